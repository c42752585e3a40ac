// What a scenario may ask of the machine: each has its sentence where it is exceeded.
#pragma once

#include <cstddef>
#include <cstdint>

namespace model::scenario::limits {

inline constexpr std::size_t kFileBytes = 4 << 20;  // of the file
inline constexpr std::size_t kDepth = 64;           // of brackets in brackets
inline constexpr std::size_t kSteps = 10'000;
inline constexpr std::size_t kActors = 200;                // processes, forked ones among them
inline constexpr std::size_t kCalls = 20'000;              // of all steps
inline constexpr std::uint64_t kWrittenBytes = 256 << 20;  // by all calls of all steps

}  // namespace model::scenario::limits
