// Who gives a lab its orders: a scenario's script (Runner), the user in free play. What the user orders by mouse goes
// through the director too, so that all orders stand in one journal. Event driven: time and events arrive as arguments.
#pragma once

#include <optional>

#include "model/scenario/Command.h"
#include "model/trace/Scene.h"

namespace model::scenario {

class Journal;

// The live scene, at the trace's end, and the time.
struct Now {
    const trace::Scene& scene;
    const trace::Trace& trace;
    Timestamp time;
};

class Director {
public:
    virtual ~Director() = default;
    // The orders before the first one of the lesson: settings, the gate, processes.
    virtual void prepare(Timestamp now) = 0;
    // The user's own order; it is carried out at once.
    virtual void order(const Command& command, const Now& now) = 0;
    // After an order, after the scene took new events, and when time passes.
    virtual void update(const Now& now) = 0;
    // The next instant at which update must be called even without an event.
    [[nodiscard]] virtual std::optional<Timestamp> deadline() const = 0;
    [[nodiscard]] virtual const Journal& journal() const = 0;
};

}  // namespace model::scenario
