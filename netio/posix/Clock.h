// CLOCK_REALTIME, the clock packet sockets stamp with: one axis for packets, calls and verdicts.
#pragma once

#include <ctime>

#include "model/base/Timestamp.h"

namespace netio::posix {

[[nodiscard]] inline model::Timestamp now() {
    timespec time{};
    ::clock_gettime(CLOCK_REALTIME, &time);
    return {static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec};
}

// On the same axis, but nobody can set it: the time when the program began to ask, and what has passed since then.
// For deadlines.
[[nodiscard]] inline model::Timestamp steadyNow() {
    const auto passed = [] {
        timespec time{};
        ::clock_gettime(CLOCK_MONOTONIC, &time);
        return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
    };
    static const std::int64_t offset = now().ns - passed();
    return {offset + passed()};
}

[[nodiscard]] inline model::Timestamp after(model::Timestamp time, std::int64_t milliseconds) {
    return {time.ns + milliseconds * 1'000'000};
}

}  // namespace netio::posix
