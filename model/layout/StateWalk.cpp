#include "model/layout/StateWalk.h"

#include <algorithm>

namespace model::layout {

using namespace trace;

namespace {

const ConnectionView* shownOf(const Scene& scene, std::optional<ConnectionId> wanted) {
    const ConnectionView* shown = nullptr;
    for (const ConnectionView& connection : scene.connections)
        if (!wanted || connection.id == *wanted)
            shown = &connection;
    return shown;
}

// A server's socket is one before it listens.
bool serves(State state, const std::string& owner, const scenario::Scenario* scenario) {
    if (scenario)
        for (const scenario::Actor& actor : scenario->actors)
            if (actor.name == owner)
                return actor.role == "server";
    return state == State::Listen;
}

bool broughtReset(const Trace& trace, const tcp::Transition& transition, Side side) {
    const PacketRecord* cause = trace.packet(transition.cause);
    return cause && cause->segment && (cause->segment->flags & packet::flag::Rst) &&
           static_cast<Side>(cause->segment->from) != side;
}

// The kernel's states with those between them that nobody saw there and that the segments tell.
std::vector<State> completed(const std::vector<State>& kernel, const std::vector<State>& inferred) {
    std::vector<State> whole;
    auto from = inferred.begin();
    for (const State state : kernel) {
        const auto found = std::find(from, inferred.end(), state);
        if (found == inferred.end()) {
            whole.push_back(state);
            continue;
        }
        for (; from <= found; ++from)
            if (whole.empty() || whole.back() != *from)
                whole.push_back(*from);
    }
    return whole;
}

StateWalker walkerOf(const Trace& trace, const Scene& scene, const ConnectionView& shown, Side side) {
    const EndpointView& end = shown.ends[static_cast<std::size_t>(side)];
    StateWalker walker;
    walker.present = true;
    walker.name = end.actor.empty() ? end.address.text() : end.actor;
    const tcp::Connection* connection = trace.tracker().find(shown.id);
    if (!connection)
        return walker;
    std::vector<State> inferred;
    for (const tcp::Transition& transition : connection->end(side).states) {
        if (transition.time > scene.time)
            break;
        if (inferred.empty() || inferred.back() != transition.to)
            inferred.push_back(transition.to);
    }
    walker.path = end.kernelStates;
    walker.inferred = walker.path.empty();
    walker.path = walker.inferred ? inferred : completed(walker.path, inferred);
    for (const tcp::Transition& transition : connection->end(side).states)
        if (transition.time <= scene.time && !walker.path.empty() && transition.to == walker.path.back()) {
            walker.event = transition.event;
            walker.action = transition.action;
            walker.reset = broughtReset(trace, transition, side);
        }
    return walker;
}

// Before the first segment: of a socket on that side.
StateWalker walkerOf(const Scene& scene, const scenario::Scenario* scenario, Side side) {
    StateWalker walker;
    for (const auto& [id, socket] : scene.sockets) {
        if (socket.ended || socket.now.protocol != Protocol::Tcp)
            continue;
        const std::string owner =
            socket.lastOwners.empty() ? std::string() : scene.actorOfPid(socket.lastOwners.front().pid);
        if (serves(socket.now.state, owner, scenario) != (side == Side::Server))
            continue;
        walker.present = true;
        walker.path.clear();
        for (const SocketView::StateChange& change : socket.states)
            walker.path.push_back(change.state);
        walker.name = owner;
    }
    return walker;
}

}  // namespace

bool StateWalker::atEnd() const {
    const auto from = before();
    return from && here() == State::Closed && *from != State::SynSent && *from != State::Listen;
}

bool StateWalker::walked(State from, State to) const {
    for (std::size_t i = 1; i < path.size(); ++i)
        if (path[i - 1] == from && path[i] == to)
            return true;
    return false;
}

bool StateWalker::visited(State state, bool end) const {
    if (!present)
        return false;
    if (state != State::Closed)
        return std::ranges::find(path, state) != path.end();
    const auto last = path.end() - (atEnd() ? 1 : 0);
    return end ? atEnd() : std::find(path.begin(), last, state) != last;
}

StateWalkers stateWalkers(const Trace& trace, const Scene& scene, const scenario::Scenario* scenario,
                          std::optional<ConnectionId> connection) {
    const ConnectionView* shown = shownOf(scene, connection);
    StateWalkers walkers;
    for (const Side side : {Side::Client, Side::Server})
        walkers[static_cast<std::size_t>(side)] =
            shown ? walkerOf(trace, scene, *shown, side) : walkerOf(scene, scenario, side);
    return walkers;
}

}  // namespace model::layout
