// An instant of a trace.
#pragma once

#include <compare>
#include <cstdint>

namespace model {

// Nanoseconds since the Unix epoch (CLOCK_REALTIME: the clock packet sockets stamp with).
struct Timestamp {
    std::int64_t ns = 0;
    auto operator<=>(const Timestamp&) const = default;
    [[nodiscard]] double seconds() const { return static_cast<double>(ns) / 1e9; }
};

}  // namespace model
