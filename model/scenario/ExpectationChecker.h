// Whether an expectation is true in a scene, and if not, what is there instead. Pure: scene and trace in, a reason out.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "model/scenario/ActorSockets.h"
#include "model/scenario/Scenario.h"
#include "model/scenario/SelectedPackets.h"
#include "model/trace/Scene.h"

namespace model::scenario {

// When the kernel's timers of that kind run out, by socket; a restart moves the instant on.
using TimerExpiries = std::map<SocketId, Timestamp>;

struct CheckContext {
    const trace::Scene& scene;
    const trace::Trace& trace;
    std::size_t firstPacketOfStep = 0;  // index in trace.packets()
    const TimerExpiries* expiriesBefore = nullptr;
    // Exact: the state now. PassedThrough: the user went ahead by hand, so it counts to have been there.
    enum class Strictness : std::uint8_t { Exact, PassedThrough } strictness = Strictness::Exact;
    const std::map<std::string, std::uint64_t>* countersBefore = nullptr;
    SelectedPackets* selected = nullptr;  // of who checks again; else all packets are looked at
};

// nullopt: it is true. Else "server should be SYN-RECEIVED but is LISTEN".
[[nodiscard]] std::optional<Reason> unmet(const Expectation& expectation, const CheckContext& context);

[[nodiscard]] TimerExpiries timerExpiries(const trace::Scene& scene);

}  // namespace model::scenario
