// A run and where it is looked at: a position in its trace, and the scene there, which every view follows. Moves the
// view, never the kernel. GUI thread.
#pragma once

#include <QObject>
#include <QString>
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "app/session/Held.h"
#include "model/trace/Moment.h"

namespace app::session {

struct Run;

class Playhead : public QObject {
    Q_OBJECT
public:
    enum class Mode { Full, Observe, Replay, Capture };  // Replay: a recorded session; Capture: a foreign file
    Q_ENUM(Mode)

    ~Playhead() override;

    [[nodiscard]] Mode mode() const;
    [[nodiscard]] QString source() const;  // what is shown: the demo's id, or the file; "" for nothing
    [[nodiscard]] const model::scenario::Scenario* scenario() const;  // nullptr: a capture
    [[nodiscard]] const model::trace::Trace& trace() const;
    [[nodiscard]] Held hold() const;                         // trace and scenario, for another thread
    [[nodiscard]] const model::trace::Scene& scene() const;  // at position(), until it changes
    [[nodiscard]] model::trace::Moment moment() const { return {trace(), position()}; }
    [[nodiscard]] std::size_t position() const;                       // events applied
    [[nodiscard]] std::size_t end() const;                            // events in the trace
    [[nodiscard]] bool atEnd() const { return position() == end(); }  // not looking back
    // The step on the stage at position(): -1 before the first. nextStep() == stepCount(): none left.
    [[nodiscard]] int step() const;
    [[nodiscard]] int nextStep() const;
    [[nodiscard]] int stepCount() const;
    // Positions at which steps were done, for the time line; [i] is step i. A failed one counts, nothing comes after
    // it.
    [[nodiscard]] const std::vector<std::size_t>& stepPositions() const;

public slots:
    void back();  // the view goes one step back, the kernel does not
    void first();
    void last();
    void seek(std::size_t position);
    void seekStep(int step);

signals:
    void changed();     // position or trace changed; what comes fast is told together, the last change is never lost
    void sceneReset();  // another demo, file or run

protected:
    explicit Playhead(QObject* parent);

    [[nodiscard]] Run& run() const { return *m_run; }
    // Another run: a session of ours from its beginning, what is live or foreign at its end.
    void load(std::shared_ptr<Run> run);
    void forward();               // to the end of the next step, else to the end
    virtual void announce() = 0;  // it has moved: changed() in a moment

private:
    std::shared_ptr<Run> m_run;
    std::optional<std::size_t> m_lookedAt;  // an earlier position; nullopt: at the end
    mutable std::shared_ptr<const model::trace::Scene> m_shown;

    [[nodiscard]] std::size_t firstPosition() const;
};

}  // namespace app::session
