// What every view follows: a playhead over the one run there is, live when its lab runs. Opens what comes next, and
// gives the orders to the run. Lives on the GUI thread. Views read scene() and trace(), call the slots, and repaint on
// changed().
#pragma once

#include <QObject>
#include <QString>
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "app/session/DemoOpening.h"
#include "app/session/Playhead.h"
#include "model/scenario/Runner.h"

namespace app::session {

class Stage : public Playhead {
    Q_OBJECT
public:
    explicit Stage(QObject* parent = nullptr);
    ~Stage() override;

    // A demo by id or scenario file; a saved session or a capture. It comes onto the stage when it stands, opened()
    // tells; until then, and when it fails, the stage shows what it showed. Another one under way is let go.
    void openDemo(const QString& idOrFile, Insist insist = Insist::NotAtAll);
    void openFile(const QString& path);
    void cancelOpening();
    [[nodiscard]] const Opening* opening() const;  // nullptr: nothing is under way
    // A recorded session given as bytes: plays step by step from its beginning.
    [[nodiscard]] QString replay(model::scenario::Scenario scenario, const QByteArray& session);

    [[nodiscard]] bool live() const;      // a kernel is running behind it
    [[nodiscard]] bool busy() const;      // a step was begun and is not done
    [[nodiscard]] bool finished() const;  // nothing for next() to do
    [[nodiscard]] std::vector<model::scenario::FailedExpectation> failed() const;
    [[nodiscard]] std::size_t disagreements() const;
    [[nodiscard]] const model::scenario::Runner* runner() const;  // nullptr: nothing is run
    [[nodiscard]] QString sessionPath() const;                    // file that holds the session's bytes
    // Live: now; looking back or replaying: the position's time. A TIME-WAIT countdown counts from here.
    [[nodiscard]] model::Timestamp now() const;

public slots:
    void next();  // looking back: one step forward; at the end of a live demo: the kernel's next step
    // The user's own order. What the lesson does next is its next step, whoever does it.
    void order(const model::scenario::Command& command);
    void judge(model::PacketId packet, model::trace::Judgement judgement);
    // Runs the demo again on a fresh kernel, silently, to the step on the stage. One that failed, or hangs, is begun
    // there anew.
    void bringBack();
    void restart();  // the demo, or the file as it is now, anew

signals:
    void advanced();        // at once, after every batch of events and every step: for who drives the stage
    void tick();            // when what is said of the kernel's running timers changes, at most 5 a second
    void openingChanged();  // begun, gone on, ended
    void opened(const app::session::Opened& outcome);
    void problem(const QString& sentence);

protected:
    void announce() override;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;

    void open(std::unique_ptr<Opening> opening);
    void endOpening(const Opened& outcome);
    void enter(std::unique_ptr<Run> run);
    void count();    // tick() when it is time
    void advance();  // lets the runner look at what is new
};

}  // namespace app::session
