// What an actor has on the stage: its ends of connections and its sockets.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/trace/Scene.h"

namespace model::scenario {

using trace::EndpointView;
using trace::Scene;
using trace::SocketView;

// Its ends of connections, newest first.
[[nodiscard]] std::vector<const EndpointView*> endsOf(const Scene& scene, std::string_view actor);
// It was in TIME-WAIT and stayed there until its time had run out (which destroying it does not give it).
[[nodiscard]] bool waitedOut(const Scene& scene, const EndpointView& end);
// The actor's socket that is or last was in the state; the newest. 0: none.
[[nodiscard]] SocketId socketInState(const Scene& scene, std::string_view actor, State state);

// Newest first.
[[nodiscard]] std::vector<const SocketView*> socketsOf(const Scene& scene, std::string_view actor);
[[nodiscard]] const SocketView* listenerOf(const Scene& scene, std::string_view actor);
// Of its newest connection, unless one is named by its number; nullptr: none.
[[nodiscard]] const SocketView* connectedSocketOf(const Scene& scene, std::string_view actor, std::uint32_t connection);
// The same, or its UDP socket.
[[nodiscard]] const SocketView* dataSocketOf(const Scene& scene, std::string_view actor, std::uint32_t connection);

}  // namespace model::scenario
