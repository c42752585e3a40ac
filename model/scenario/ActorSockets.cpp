#include "model/scenario/ActorSockets.h"

#include <algorithm>

namespace model::scenario {
namespace {

// Linux waits 60 s; the report may come a little early or late.
constexpr std::int64_t kShortestTimeWaitNs = 58'000'000'000;

bool holds(const Scene& scene, const SocketView& socket, std::string_view actor) {
    const trace::ActorView* view = scene.actor(actor);
    const auto& owners = socket.now.owners.empty() ? socket.lastOwners : socket.now.owners;
    return view && std::any_of(owners.begin(), owners.end(), [&](const auto& o) { return o.pid == view->pid; });
}

}  // namespace

std::vector<const SocketView*> socketsOf(const Scene& scene, std::string_view actor) {
    std::vector<const SocketView*> found;
    for (auto it = scene.sockets.rbegin(); it != scene.sockets.rend(); ++it) {
        if (holds(scene, it->second, actor))
            found.push_back(&it->second);
    }
    return found;
}

const SocketView* listenerOf(const Scene& scene, std::string_view actor) {
    for (const SocketView* socket : socketsOf(scene, actor)) {
        if (!socket->ended && socket->now.protocol == trace::Protocol::Tcp && socket->now.state == State::Listen)
            return socket;
    }
    return nullptr;
}

std::vector<const EndpointView*> endsOf(const Scene& scene, std::string_view actor) {
    std::vector<const EndpointView*> ends;
    for (auto it = scene.connections.rbegin(); it != scene.connections.rend(); ++it) {
        for (const EndpointView& end : it->ends) {
            if (end.actor == actor)
                ends.push_back(&end);
        }
    }
    return ends;
}

bool waitedOut(const Scene& scene, const EndpointView& end) {
    const auto socket = scene.sockets.find(end.socket);
    if (socket == scene.sockets.end() || end.kernel != State::Closed)
        return false;
    const auto& states = socket->second.states;
    const auto waiting = std::find_if(states.rbegin(), states.rend(),
                                      [](const SocketView::StateChange& s) { return s.state == State::TimeWait; });
    return waiting != states.rend() && states.back().time.ns - waiting->time.ns > kShortestTimeWaitNs;
}

SocketId socketInState(const Scene& scene, std::string_view actor, State state) {
    for (const EndpointView* end : endsOf(scene, actor)) {
        if (end->socket && end->kernel == state)
            return end->socket;
    }
    for (const SocketView* socket : socketsOf(scene, actor)) {
        if (!socket->ended && socket->now.state == state)
            return socket->now.socket;
    }
    return {};
}

const SocketView* connectedSocketOf(const Scene& scene, std::string_view actor, std::uint32_t connection) {
    for (const EndpointView* end : endsOf(scene, actor)) {
        const bool named =
            connection == 0 ||
            (connection <= scene.connections.size() &&
             (end == &scene.connections[connection - 1].ends[0] || end == &scene.connections[connection - 1].ends[1]));
        if (!named)
            continue;
        if (const auto socket = scene.sockets.find(end->socket); socket != scene.sockets.end())
            return &socket->second;
    }
    return nullptr;
}

const SocketView* dataSocketOf(const Scene& scene, std::string_view actor, std::uint32_t connection) {
    if (const SocketView* connected = connectedSocketOf(scene, actor, connection))
        return connected;
    for (const SocketView* socket : socketsOf(scene, actor)) {
        if (!socket->ended && socket->now.protocol == trace::Protocol::Udp)
            return socket;
    }
    return nullptr;
}

}  // namespace model::scenario
