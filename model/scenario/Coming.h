// What a demo has still to send: the segments that its later steps wait for at the gate, in order. Only what the
// scenario itself says, never what a trace knows.
#pragma once

#include <optional>
#include <vector>

#include "model/scenario/Scenario.h"

namespace model::scenario {

struct ComingSegment {
    std::string from, to;          // actors
    const PacketSelector* packet;  // the scenario's own
    bool operator==(const ComingSegment&) const = default;
};

// After `step`; nullopt: from the beginning. Ends before the first whose receiver cannot be told, where several actors
// play the other part; and where the gate changes, for while it is open segments pass that no step waits for.
[[nodiscard]] std::vector<ComingSegment> comingSegments(const Scenario& scenario, std::optional<std::uint32_t> step,
                                                        std::size_t most);

}  // namespace model::scenario
