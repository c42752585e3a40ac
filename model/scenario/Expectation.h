// What one step of a scenario must lead to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "model/base/State.h"
#include "model/call/Call.h"
#include "model/scenario/PacketSelector.h"

namespace model::scenario {

// From atLeast to atMost, both included; an end that is not there is open.
struct Range {
    std::optional<std::int64_t> atLeast, atMost;
    [[nodiscard]] static Range exactly(std::int64_t number) { return {number, number}; }
    [[nodiscard]] bool holds(std::int64_t number) const {
        return (!atLeast || number >= *atLeast) && (!atMost || number <= *atMost);
    }
    // "5", "at least 5", "at most 5", "5–7"
    [[nodiscard]] Reason said() const;
};

// What a step must lead to. Each must become true before the step's deadline; all are looked at together, so the
// order does not depend on the kernel's timing.
struct StateExpectation {  // the kernel's and the inferred state
    std::string actor;
    State state;
    std::uint32_t connection = 0;  // ConnectionId; 0: the actor's newest connection (LISTEN: any listener of it)
    std::optional<Range> count;    // so many of the actor's connection ends are in the state
    bool kernelAlone = false;      // whatever the segments show
};
struct HeldExpectation {
    PacketSelector packet;
};                          // such a segment waits at the gate
struct ReturnExpectation {  // the actor's last call of that name returned
    std::string actor;
    call::Name call{};
    std::optional<Range> result;  // nullopt: any that is not an error
    std::string error;            // "ECONNREFUSED"; "" for success
    std::string data;             // bytes read; "" for any
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
    std::optional<Range> recv, send, accept, syn;
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
    // What else such a segment has, for it to count.
    std::optional<Range> length, window;  // bytes of payload; the window as it stands in the header
    std::vector<std::uint8_t> options;    // TCP options that it carries, by kind
    std::optional<Range> apartMs;         // between the last two of those that count
};
struct CounterExpectation {  // of the kernel, in this network namespace
    std::string counter;     // "ListenOverflows"
    Range rose;
    bool thisStep = false;
};
struct TcpExpectation {  // tcp_info(7) of the actor's newest connection unless one is named
    std::string actor;
    // cwnd and ssthresh in segments, rto and rtt in milliseconds, mss in bytes, retransmits of the segment under way
    std::vector<std::pair<std::string, Range>> fields;
    std::uint32_t connection = 0;
};

using Expectation =
    std::variant<StateExpectation, HeldExpectation, ReturnExpectation, BlockedExpectation, TimerExpectation,
                 QueueExpectation, GoneExpectation, SegmentExpectation, CounterExpectation, TcpExpectation>;

}  // namespace model::scenario
