// Whether an expectation is true in a scene, and if not, what is there instead. Pure: scene and trace in, a reason out.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

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

// Its ends of connections, newest first.
[[nodiscard]] std::vector<const trace::EndpointView*> endsOf(const trace::Scene& scene, std::string_view actor);
// It was in TIME-WAIT and stayed there until its time had run out (which destroying it does not give it).
[[nodiscard]] bool waitedOut(const trace::Scene& scene, const trace::EndpointView& end);
// The actor's socket that is or last was in the state; the newest. 0: none.
[[nodiscard]] SocketId socketInState(const trace::Scene& scene, std::string_view actor, State state);

}  // namespace model::scenario
