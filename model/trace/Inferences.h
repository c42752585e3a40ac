// What the segments before each position of a trace told of both ends of every connection. The tracker's own list of
// states is corrected by later segments; here every state stands as it was held for true at the time. Owned by the
// Trace, told of each event after the tracker.
#pragma once

#include <cstdint>
#include <optional>

#include "model/base/Ids.h"
#include "model/base/Side.h"
#include "model/base/State.h"
#include "model/base/Timestamp.h"
#include "model/tcp/ConnectionTracker.h"
#include "model/trace/Chains.h"

namespace model::trace {

// The one answer about a position that may look past it. The tracker knows the whole trace: it corrects a state by what
// comes later (a guess that is settled, a RST that came too late, a FIN that was missed), and a look back shows the
// corrected state. Such a state is marked as hindsight. Nothing else that is told of a position looks ahead.
struct Inference : tcp::Transition {
    bool hindsight = false;  // state or certainty are not what the segments before the position told
    bool operator==(const Inference&) const = default;
};

struct InferredState {
    State state = State::Closed;
    Certainty certainty = Certainty::Certain;
    bool operator==(const InferredState&) const = default;
};

class Inferences {
public:
    // `event`: its index in the trace. The connection is one that the event may have changed.
    void note(std::size_t event, const tcp::Connection& connection);
    // Of the events before `position`; nullopt: the connection had not begun.
    [[nodiscard]] std::optional<InferredState> at(ConnectionId connection, Side side, std::size_t position) const;

    // The tracker's state of then, and whether that is hindsight. `then`: the time at the position.
    [[nodiscard]] Inference lookBack(const tcp::Connection& connection, Side side, std::size_t position,
                                     Timestamp then) const;

private:
    struct Change {
        std::uint32_t event = 0;
        State states[2];  // [Side]
        Certainty certainties[2];
    };
    Chains<Change> m_changes;  // by connection
};

}  // namespace model::trace
