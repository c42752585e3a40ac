// Where the two ends of one connection stand on the state diagram, and the way that each has walked to there: the
// kernel's states; where it went faster than anybody looked, or nobody asked it, those that the segments tell.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "model/scenario/Scenario.h"
#include "model/trace/Scene.h"

namespace model::layout {

struct StateWalker {
    bool present = false, inferred = false;
    bool reset = false;  // the last step came by an RST
    std::string name;
    std::vector<State> path;    // the last is where it stands
    std::string event, action;  // of the last transition; "" where nobody told

    [[nodiscard]] bool stands() const { return present && !path.empty(); }
    [[nodiscard]] State here() const { return path.back(); }
    // Where it stood before the last step.
    [[nodiscard]] std::optional<State> before() const {
        return path.size() < 2 ? std::nullopt : std::optional(path[path.size() - 2]);
    }
    // At the CLOSED where a connection ends; one that never came about is back at the first.
    [[nodiscard]] bool atEnd() const;
    [[nodiscard]] bool walked(State from, State to) const;
    // end: of the two CLOSED that where a connection ends.
    [[nodiscard]] bool visited(State state, bool end) const;
};

using StateWalkers = std::array<StateWalker, 2>;  // [Side]

// scenario: nullptr for a capture. connection: nullopt for the newest; before the first segment, of the sockets.
[[nodiscard]] StateWalkers stateWalkers(const trace::Trace& trace, const trace::Scene& scene,
                                        const scenario::Scenario* scenario, std::optional<ConnectionId> connection);

}  // namespace model::layout
