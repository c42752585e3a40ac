// What the gate says became of a packet, and where that leaves it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/base/Names.h"

namespace model::trace {

enum class Verdict : std::uint8_t {
    Held,       // it waits at the receiver's door
    Delivered,  // after a hold
    Dropped,
    Absorbed,    // a copy of a segment that is held or was delivered: counted, never shown as a segment
    Kept,        // stays held, but copies of it are no longer absorbed
    Duplicated,  // delivered, and a copy of it sent behind it
    Delayed,     // delivered when the time was up that it was to travel
    Injected,    // a copy that the gate sent, no end's own; delivered at once
};

constexpr auto namesOf(Verdict) {
    return std::to_array<std::string_view>(
        {"held", "delivered", "dropped", "absorbed", "kept", "duplicated", "delayed", "injected"});
}

// Lost: nobody receives it, as nobody receives an absorbed copy.
enum class Whereabouts : std::uint8_t { AtGate, Arrived, Lost };

[[nodiscard]] constexpr Whereabouts whereabouts(Verdict verdict) {
    switch (verdict) {
        case Verdict::Held:
        case Verdict::Kept:
            return Whereabouts::AtGate;
        case Verdict::Delivered:
        case Verdict::Duplicated:
        case Verdict::Delayed:
        case Verdict::Injected:
            return Whereabouts::Arrived;
        case Verdict::Dropped:
        case Verdict::Absorbed:
            return Whereabouts::Lost;
    }
    return Whereabouts::AtGate;
}
[[nodiscard]] constexpr bool arrived(std::optional<Verdict> verdict) {
    return verdict && whereabouts(*verdict) == Whereabouts::Arrived;
}

}  // namespace model::trace
