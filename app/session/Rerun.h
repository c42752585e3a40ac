// A started run on its way to a step: drives the replay of the lesson's own orders from the lab's events and their
// deadlines, on a thread of its own. The run is the GUI thread's before moveTo() and when done() has been told. Private
// to ReturnOpening.
#pragma once

#include <QObject>
#include <QTimer>
#include <optional>

#include "app/session/Opening.h"
#include "model/scenario/Replay.h"

class QThread;

namespace app::session {

class Rerun : public QObject {
    Q_OBJECT
public:
    Rerun(Run& run, std::size_t steps);

    void moveTo(QThread& thread);  // which starts

signals:
    void stepDone(double share);
    void done(const app::session::Opened& outcome);

private:
    Run& m_run;
    QThread* m_home;
    std::size_t m_steps, m_told = 0;
    QTimer m_deadline;
    std::optional<model::scenario::Replay> m_replay;  // once the lab stands

    void begin();
    void stop();  // the run goes back to the GUI thread as it is
    void goOn();
    void finish(const Opened& outcome);
};

}  // namespace app::session
