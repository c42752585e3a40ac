// What one step of a scenario must lead to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "model/base/State.h"
#include "model/call/Call.h"
#include "model/scenario/PacketSelector.h"

namespace model::scenario {

// What a step must lead to. Each must become true before the step's deadline; all are looked at together, so the
// order does not depend on the kernel's timing.
struct StateExpectation {  // the kernel's and the inferred state
    std::string actor;
    State state;
    std::uint32_t connection = 0;  // ConnectionId; 0: the actor's newest connection (LISTEN: any listener of it)
    std::uint32_t count = 0;       // > 0: exactly so many of the actor's connection ends are in the state
};
struct HeldExpectation {
    PacketSelector packet;
};                          // such a segment waits at the gate
struct ReturnExpectation {  // the actor's last call of that name returned
    std::string actor;
    call::Name call{};
    std::optional<std::int64_t> result;  // exactly; nullopt: any that is not an error
    std::string error;                   // "ECONNREFUSED"; "" for success
    std::string data;                    // bytes read; "" for any
};
struct BlockedExpectation {
    std::string actor;
    call::Name call{};
};  // entered and not returned, the process sleeping in it
struct TimerExpectation {
    std::string actor;
    trace::TimerKind kind;
    bool restarted = false;
};
struct QueueExpectation {  // bytes, of its newest connection unless one is named; accept, syn: of its listener
    std::string actor;
    std::optional<std::uint32_t> recv, send, accept, syn;
    std::uint32_t connection = 0;
};
struct GoneExpectation {
    std::string actor;
};                           // the process has ended
struct SegmentExpectation {  // seen, held or not; copies that the gate absorbed do not count
    PacketSelector packet;
    std::uint32_t atLeast = 1;
    std::optional<std::uint32_t> atMost;
    bool thisStep = false;  // since the step began; else since the session did
};

using Expectation = std::variant<StateExpectation, HeldExpectation, ReturnExpectation, BlockedExpectation,
                                 TimerExpectation, QueueExpectation, GoneExpectation, SegmentExpectation>;

}  // namespace model::scenario
