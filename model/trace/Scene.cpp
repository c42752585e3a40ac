#include "model/trace/Scene.h"

#include <algorithm>
#include <type_traits>

namespace model::trace {
namespace {

bool connected(const SocketChanged& socket) {
    return socket.remote.port != 0;
}

State onTheWireBeforeItsFin(State kernel) {
    if (kernel == State::FinWait1)
        return State::Established;
    return kernel == State::Closing || kernel == State::LastAck ? State::CloseWait : kernel;
}

void noteState(SocketView& view, State state, Timestamp time, std::size_t event) {
    if (view.states.empty() || view.states.back().state != state)
        view.states.push_back({state, time, event});
}

}  // namespace

bool EndpointView::disagrees() const {
    if (!kernel || inferred.certainty != Certainty::Certain || *kernel == inferred.to)
        return false;
    if (unsent && onTheWireBeforeItsFin(*kernel) == inferred.to)
        return false;
    if (*kernel != State::Closed)
        return true;
    switch (inferred.to) {
        case State::TimeWait:
        case State::FinWait2:
        case State::SynSent:
        case State::SynReceived:
            return false;
        case State::Closed:
        case State::Listen:
        case State::Established:
        case State::FinWait1:
        case State::CloseWait:
        case State::Closing:
        case State::LastAck:
            return true;
    }
    return true;
}

const ActorView* Scene::actor(std::string_view name) const {
    const auto found = std::find_if(actors.begin(), actors.end(), [&](const ActorView& a) { return a.name == name; });
    return found == actors.end() ? nullptr : &*found;
}

std::string Scene::actorOfPid(int pid) const {
    const auto found = std::find_if(actors.rbegin(), actors.rend(), [&](const ActorView& a) { return a.pid == pid; });
    return found == actors.rend() ? std::string() : found->name;
}

std::string Scene::senderOf(const PacketRecord& packet) const {
    if (packet.segment) {
        const std::size_t index = packet.segment->connection - 1;
        return index < connections.size() ? connections[index].ends[packet.segment->from].actor : std::string();
    }
    // The newest socket on the port: an earlier one may have had it before.
    for (auto it = sockets.rbegin(); it != sockets.rend(); ++it) {
        const SocketView& socket = it->second;
        const bool sameIp = socket.now.local.ip == packet.from.ip || socket.now.local.ip.isAny();
        if (socket.now.protocol == packet.protocol && socket.now.local.port == packet.from.port && sameIp &&
            !socket.lastOwners.empty())
            return actorOfPid(socket.lastOwners.front().pid);
    }
    return {};
}

Scene SceneTracker::at(const Trace& trace, std::size_t position) {
    SceneTracker tracker;
    for (std::size_t i = 0; i < position && i < trace.size(); ++i)
        tracker.apply(trace.events()[i], trace);
    return tracker.m_scene;
}

void SceneTracker::apply(const TraceEvent& event, const Trace& trace) {
    m_scene.time = event.time;
    std::visit(
        [&](const auto& what) {
            using What = std::decay_t<decltype(what)>;
            if constexpr (std::is_same_v<What, PacketSeen> || std::is_same_v<What, PacketVerdict>)
                apply(what, trace);
            else if constexpr (std::is_same_v<What, SessionStarted>)
                m_scene.session = what;
            else if constexpr (std::is_same_v<What, GateModeChanged>)
                m_scene.gate = what.mode;
            else if constexpr (std::is_same_v<What, StepMarked>) {
                m_scene.step = what.step;
                m_scene.stepPhase = what.phase;
            } else if constexpr (std::is_same_v<What, LabProblem>)
                m_scene.problems.push_back(what);
            else if constexpr (std::is_same_v<What, EventsLost>)
                m_scene.lost += what.count;
            else if constexpr (!std::is_same_v<What, Synced>)
                apply(what);
        },
        event.what);
    ++m_scene.position;
}

ActorView* SceneTracker::actorOf(int pid) {
    const auto found =
        std::find_if(m_scene.actors.rbegin(), m_scene.actors.rend(), [&](const ActorView& a) { return a.pid == pid; });
    return found == m_scene.actors.rend() ? nullptr : &*found;
}

void SceneTracker::apply(const ActorStarted& event) {
    ActorView actor;
    actor.name = event.actor;
    actor.pid = event.pid;
    if (event.parentPid != 0)
        actor.parent = m_scene.actorOfPid(event.parentPid);
    m_scene.actors.push_back(std::move(actor));
}

void SceneTracker::apply(const ActorEnded& event) {
    if (ActorView* actor = actorOf(event.pid)) {
        actor->alive = false;
        actor->ended = event;
    }
}

void SceneTracker::apply(const CallEntered& event) {
    if (ActorView* actor = actorOf(event.pid))
        actor->calls.push_back({event, m_scene.time, std::nullopt, {}});
}

void SceneTracker::apply(const CallReturned& event) {
    ActorView* actor = actorOf(event.pid);
    if (!actor)
        return;
    const auto call = std::find_if(actor->calls.rbegin(), actor->calls.rend(),
                                   [&](const CallView& c) { return c.entered.call == event.call; });
    if (call == actor->calls.rend())
        return;
    call->returned = event;
    call->returnTime = m_scene.time;
}

void SceneTracker::apply(const SocketChanged& event) {
    SocketView& view = m_scene.sockets[event.socket];
    view.now = event;
    view.reported = m_scene.time;
    view.ended = false;
    if (!event.owners.empty())
        view.lastOwners = event.owners;
    noteState(view, event.state, m_scene.time, m_scene.position);
    if (event.protocol != Protocol::Tcp)
        return;
    if (event.state == State::Listen) {
        for (ConnectionView& connection : m_scene.connections)
            refreshKernel(connection);
        return;
    }
    if (const auto attached = m_attached.find(event.socket); attached != m_attached.end()) {
        refreshKernel(m_scene.connections[attached->second.connection.value - 1]);
    } else if (connected(event) && !attach(event.socket)) {
        if (std::find(m_waiting.begin(), m_waiting.end(), event.socket) == m_waiting.end())
            m_waiting.push_back(event.socket);
    }
}

void SceneTracker::apply(const SocketEnded& event) {
    const auto found = m_scene.sockets.find(event.socket);
    if (found == m_scene.sockets.end())
        return;
    SocketView& view = found->second;
    view.ended = true;
    view.reported = m_scene.time;
    view.now.timer = TimerKind::None;
    view.now.owners.clear();
    if (view.now.protocol == Protocol::Tcp) {
        view.now.state = State::Closed;
        noteState(view, State::Closed, m_scene.time, m_scene.position);
    }
    if (const auto attached = m_attached.find(event.socket); attached != m_attached.end())
        refreshKernel(m_scene.connections[attached->second.connection.value - 1]);
    std::erase(m_waiting, event.socket);
}

void SceneTracker::apply(const PacketSeen& event, const Trace& trace) {
    const PacketRecord* record = trace.packet(event.packet);
    if (!record || !record->segment)
        return;
    refresh(ConnectionId{record->segment->connection}, trace);
}

void SceneTracker::apply(const PacketVerdict& event, const Trace& trace) {
    if (event.verdict == Verdict::Held)
        m_scene.held.push_back(event.packet);
    else if (whereabouts(event.verdict) != Whereabouts::AtGate)
        std::erase(m_scene.held, event.packet);
    const PacketRecord* record = trace.packet(event.packet);
    if (record && record->segment)
        refresh(ConnectionId{record->segment->connection}, trace);
}

// A socket belongs to the newest connection of its 4-tuple whose end has no socket yet; an earlier connection of the
// same 4-tuple keeps the socket it had.
bool SceneTracker::attach(SocketId socket) {
    const SocketView& view = m_scene.sockets.at(socket);
    for (const Side side : {Side::Client, Side::Server}) {
        const auto key = side == Side::Client ? std::pair(view.now.local, view.now.remote)
                                              : std::pair(view.now.remote, view.now.local);
        const auto latest = m_latest.find(key);
        if (latest == m_latest.end())
            continue;
        ConnectionView& connection = m_scene.connections[latest->second.value - 1];
        EndpointView& end = connection.ends[static_cast<std::size_t>(side)];
        if (end.socket)
            continue;
        end.socket = socket;
        m_attached[socket] = {latest->second, side};
        refreshKernel(connection);
        return true;
    }
    return false;
}

void SceneTracker::refresh(ConnectionId id, const Trace& trace) {
    if (!trace.tracker().find(id))
        return;
    while (m_scene.connections.size() < id.value) {
        ConnectionView view;
        view.id = ConnectionId{m_scene.connections.size() + 1};
        const tcp::Connection* added = trace.tracker().find(view.id);
        view.ends[0].address = added->client().address;
        view.ends[1].address = added->server().address;
        infer(view, *added);
        m_latest[{view.ends[0].address, view.ends[1].address}] = view.id;
        m_scene.connections.push_back(std::move(view));
        refreshKernel(m_scene.connections.back());
    }
    infer(m_scene.connections[id.value - 1], *trace.tracker().find(id));
    if (!m_waiting.empty())
        std::erase_if(m_waiting, [&](SocketId socket) { return attach(socket); });
}

// The tracker knows the whole trace; this scene only what lies before its position.
void SceneTracker::infer(ConnectionView& view, const tcp::Connection& connection) {
    for (std::size_t i = 0; i < 2; ++i) {
        const auto& states = connection.ends[i].states;
        std::size_t last = states.size() - 1;
        while (last > 0 && states[last].time > m_scene.time)
            --last;
        view.ends[i].inferred = states[last];
    }
}

const SocketView* SceneTracker::listenerOf(const Address& address) const {
    for (const auto& [id, socket] : m_scene.sockets) {
        const bool sameIp = socket.now.local.ip == address.ip || socket.now.local.ip.isAny();
        if (socket.now.protocol == Protocol::Tcp && !socket.ended && socket.now.state == State::Listen &&
            socket.now.local.port == address.port && sameIp)
            return &socket;
    }
    return nullptr;
}

void SceneTracker::refreshKernel(ConnectionView& view) {
    for (EndpointView& end : view.ends) {
        const SocketView* own = end.socket ? &m_scene.sockets.at(end.socket) : nullptr;
        const bool server = &end == &view.ends[1];
        // Who refuses had none; one that listens there later has nothing to do with this connection.
        const bool refused = end.inferred.to == State::Closed && !end.kernel;
        const SocketView* listener = server && !refused ? listenerOf(end.address) : nullptr;
        const SocketView* holder = own && !own->lastOwners.empty() ? own : listener;
        if (holder && !holder->lastOwners.empty()) {
            const FdOwner& owner = holder->lastOwners.front();
            end.actor = m_scene.actorOfPid(owner.pid);
            end.pid = owner.pid;
            end.fd = holder == own ? std::optional(owner.fd) : std::nullopt;
        }
        if (own) {
            end.kernel = own->now.state;
            end.unsent = own->now.info && own->now.info->notSentBytes > 0;
            std::vector<State> states;
            const bool passive = server && !own->states.empty() && own->states.front().state != State::Closed &&
                                 own->states.front().state != State::SynSent;
            if (passive)
                states.push_back(State::Listen);
            for (const SocketView::StateChange& change : own->states)
                states.push_back(change.state);
            end.kernelStates = std::move(states);
        } else if (listener) {
            end.kernel = State::Listen;
            end.kernelStates = {State::Listen};
        }
    }
}

}  // namespace model::trace
