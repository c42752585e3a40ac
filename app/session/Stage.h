// The one position that every view follows: owns the trace, the scenario's runner and, when live, the lab. Lives on
// the GUI thread. Views read scene() and trace(), call the slots, and repaint on changed().
#pragma once

#include <QObject>
#include <QString>
#include <cstddef>
#include <memory>
#include <vector>

#include "app/session/DemoOpening.h"
#include "model/scenario/Runner.h"
#include "model/trace/Moment.h"

namespace app::session {

struct Run;

class Stage : public QObject {
    Q_OBJECT
public:
    enum class Mode { Full, Observe, Replay, Capture };  // Replay: a recorded session; Capture: a foreign file
    Q_ENUM(Mode)

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

    [[nodiscard]] Mode mode() const;
    [[nodiscard]] QString source() const;  // what is shown: the demo's id, or the file; "" for nothing
    [[nodiscard]] const model::scenario::Scenario* scenario() const;  // nullptr: a capture
    [[nodiscard]] const model::trace::Trace& trace() const;
    [[nodiscard]] const model::trace::Scene& scene() const;           // at position(); until it changes
    [[nodiscard]] model::trace::Moment moment() const;                // at position()
    [[nodiscard]] std::size_t position() const;                       // events applied
    [[nodiscard]] std::size_t end() const;                            // events in the trace
    [[nodiscard]] bool atEnd() const { return position() == end(); }  // not looking back
    [[nodiscard]] bool live() const;                                  // a kernel is running behind it
    [[nodiscard]] bool busy() const;                                  // a step was begun and is not done
    [[nodiscard]] bool finished() const;                              // nothing for next() to do
    [[nodiscard]] bool broken() const;                                // the run stopped before its last step
    // The step on the stage at position(): -1 before the first. nextStep() == stepCount(): none left.
    [[nodiscard]] int step() const;
    [[nodiscard]] int nextStep() const;
    [[nodiscard]] int stepCount() const;
    // Positions at which steps were done, for the time line; [i] is step i.
    [[nodiscard]] const std::vector<std::size_t>& stepPositions() const;
    [[nodiscard]] std::vector<model::scenario::FailedExpectation> failed() const;
    [[nodiscard]] std::size_t disagreements() const;
    [[nodiscard]] const model::scenario::Runner* runner() const;  // nullptr: nothing is run
    [[nodiscard]] QString sessionPath() const;                    // file that holds the session's bytes
    // Live: now; looking back or replaying: the position's time. A TIME-WAIT countdown counts from here.
    [[nodiscard]] model::Timestamp now() const;

public slots:
    void next();  // looking back: one step forward; at the end of a live demo: the kernel's next step
    void back();  // the view goes one step back, the kernel does not
    void first();
    void last();
    void seek(std::size_t position);
    void seekStep(int step);
    void judge(model::PacketId packet, model::trace::Judgement judgement);
    void restart();  // the demo, or the file as it is now, anew

signals:
    void changed();     // position or trace changed; what comes fast is told together, the last change is never lost
    void advanced();    // at once, after every batch of events and every step: for who drives the stage
    void tick();        // 5 a second while a timer of the kernel is running down on the stage
    void sceneReset();  // another demo, file or run
    void openingChanged();  // begun, gone on, ended
    void opened(const app::session::Opened& outcome);
    void problem(const QString& sentence);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;

    void open(std::unique_ptr<Opening> opening);
    void endOpening(const Opened& outcome);
    void enter(std::unique_ptr<Run> run);
    void announce();  // changed() in a moment
    void advance();   // lets the runner look at what is new
};

}  // namespace app::session
