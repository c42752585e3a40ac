// Plays a demo on a stage from the first step to the last without anybody clicking. Event driven on the caller's event
// loop; one use.
#pragma once

#include <QEventLoop>
#include <QObject>
#include <QTimer>
#include <functional>

#include "app/session/Stage.h"

namespace app::session {

class HeadlessRun : public QObject {
    Q_OBJECT
public:
    enum class End { Finished, Failed, Broken };  // Broken: the lab is gone; sentence() says how

    explicit HeadlessRun(Stage& stage);

    // Called when a step is done: its index.
    void setStepDone(std::function<void(int step)> stepDone) { m_stepDone = std::move(stepDone); }
    // Called when a step has been waiting for some time, and again when it waits for something else: its index, and
    // what it waits for.
    void setWaiting(std::function<void(int step, const model::Reason& what)> waiting) { m_waits = std::move(waiting); }
    // Until so many steps are done; -1: all.
    [[nodiscard]] End play(int steps = -1);
    // Goes on until every TIME-WAIT of the kernel has run out.
    [[nodiscard]] End waitForTimeWait();
    [[nodiscard]] QString sentence() const { return m_sentence; }

private:
    Stage& m_stage;
    QEventLoop m_loop;
    std::function<void(int)> m_stepDone;
    std::function<void(int, const model::Reason&)> m_waits;
    QTimer m_patience;
    int m_timed = -1;  // the step that patience runs for
    model::Reason m_waitsFor;
    QString m_sentence;
    End m_end = End::Finished;
    int m_steps = -1;
    int m_told = 0;  // steps reported as done
    bool m_waiting = false;

    void look();
    void beginPatience();
    void tellWaiting();
    void stop(End end);
    [[nodiscard]] bool timeWaitRuns() const;
};

}  // namespace app::session
