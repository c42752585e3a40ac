// A segment at the gate by what a person says of it, which holds in every run: ids, ports and sequence numbers do not.
#pragma once

#include <cstddef>
#include <optional>

#include "model/scenario/PacketSelector.h"

namespace model::scenario {

struct HeldSegment {
    PacketSelector selector;  // "data "hello" from client"
    std::size_t before = 0;   // how many others that fit were held before it
    bool operator==(const HeldSegment&) const = default;
};

// nullopt: the packet is not held.
[[nodiscard]] std::optional<HeldSegment> describeHeld(PacketId packet, const trace::Scene& scene,
                                                      const trace::Trace& trace);
// Held now; nullopt: not (yet).
[[nodiscard]] std::optional<PacketId> findHeld(const HeldSegment& segment, const trace::Scene& scene,
                                               const trace::Trace& trace);

}  // namespace model::scenario
