// Events of the lesson: what was asked of the lab, how far the scenario is, and what went wrong on the way.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/base/Names.h"
#include "model/base/Reason.h"

namespace model::trace {

// First event of a session of ours; a foreign capture has none.
struct SessionStarted {
    static constexpr std::string_view kName = "session";
    std::string scenario;  // the scenario file's JSON text, so that a session tells its own lesson; may be empty
    std::string mode;      // "full", "observe"
    std::string kernel;    // uname -r
    bool operator==(const SessionStarted&) const = default;

    static void fields(auto& self, auto& io) {
        io("scenario", self.scenario);
        io("mode", self.mode);
        io("kernel", self.kernel);
    }
};

enum class GateMode : std::uint8_t { Pass, Hold, Slow };
constexpr auto namesOf(GateMode) {
    return std::to_array<std::string_view>({"pass", "hold", "slow"});
}

struct GateModeChanged {
    static constexpr std::string_view kName = "gate";
    GateMode mode = GateMode::Pass;
    std::uint32_t slowMs = 0;
    bool operator==(const GateModeChanged&) const = default;

    static void fields(auto& self, auto& io) {
        io("mode", self.mode);
        io("slowMs", self.slowMs);
    }
};

enum class StepPhase : std::uint8_t { Began, Done, Failed };
constexpr auto namesOf(StepPhase) {
    return std::to_array<std::string_view>({"began", "done", "failed"});
}

// Written by who runs the scenario, so that a session plays again step by step.
struct StepMarked {
    static constexpr std::string_view kName = "step";
    std::uint32_t step = 0;  // from 0
    StepPhase phase = StepPhase::Began;
    std::string reason;  // Failed: which expectation was not met
    bool operator==(const StepMarked&) const = default;

    static void fields(auto& self, auto& io) {
        io("step", self.step);
        io("phase", self.phase);
        io("reason", self.reason);
    }
};

// The lab has drained all its sources and read the kernel's tables anew since it was asked.
struct Synced {
    static constexpr std::string_view kName = "synced";
    std::uint64_t token = 0;
    bool operator==(const Synced&) const = default;

    static void fields(auto& self, auto& io) { io("token", self.token); }
};

// Something the lab was told to do failed, or it noticed a fault.
struct LabProblem {
    static constexpr std::string_view kName = "problem";
    std::string operation;  // "setsockopt TCP_CONGESTION"
    int error = 0;          // errno, 0 where there is none
    Reason detail;
    bool operator==(const LabProblem&) const = default;

    static void fields(auto& self, auto& io) {
        io("operation", self.operation);
        io("errno", self.error);
        io("detail", self.detail);
    }
};

struct EventsLost {
    static constexpr std::string_view kName = "lost";
    std::uint64_t count = 0;
    std::string source;  // "tap", "gate", "probe", "bridge"
    bool operator==(const EventsLost&) const = default;

    static void fields(auto& self, auto& io) {
        io("count", self.count);
        io("source", self.source);
    }
};

}  // namespace model::trace
