#include "model/trace/SceneTracker.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace model::trace {
namespace {

bool connected(const SocketChanged& socket) {
    return socket.remote.port != 0;
}

// The kernel is looked at as soon as a judgement has let a packet in: what it counts then, it counts of that packet.
constexpr std::int64_t kSoonNs = 50'000'000;

bool tellsOfADiscard(std::string_view counter) {
    constexpr auto kDiscards = std::to_array<std::string_view>(
        {"ListenOverflows", "TCPReqQFullDrop", "TCPDeferAcceptDrop", "SyncookiesFailed", "PAWSActive", "PAWSEstab",
         "PAWSOldAck", "TSEcrRejected", "TCPZeroWindowDrop", "TCPRcvQDrop", "TCPOFODrop", "TCPBacklogDrop",
         "OutOfWindowIcmps", "NoPorts", "InCsumErrors"});
    return std::ranges::find(kDiscards, counter) != kDiscards.end();
}

// A timer that was running is over: what follows is the kernel's own doing.
bool timerRanOut(const SocketView& socket, Timestamp now) {
    constexpr std::int64_t kTickNs = 50'000'000;  // the kernel rounds its timers
    const TimerKind timer = socket.now.timer;
    const bool givesUp =
        timer == TimerKind::Retransmit || timer == TimerKind::ZeroWindowProbe || timer == TimerKind::Keepalive;
    return givesUp && now.ns >= socket.reported.ns + std::int64_t{socket.now.timerMs} * 1'000'000 - kTickNs;
}

// Whether a connection to the address is the listener's: one of IPv6 takes IPv4 too, but for IPV6_V6ONLY (ipv6(7)).
bool takes(const SocketChanged& listener, const Address& address) {
    const IpAddress local = listener.local.ip.unmapped();
    if (listener.local.port != address.port)
        return false;
    if (local == address.ip)
        return true;
    if (!listener.local.ip.isAny())
        return false;
    return listener.local.ip.v6 == address.ip.v6 ||
           (listener.local.ip.v6 && std::ranges::find(listener.options, "IPV6_V6ONLY") == listener.options.end());
}

void noteState(SocketView& view, State state, Timestamp time, std::size_t event) {
    if (view.states.empty() || view.states.back().state != state)
        view.states.push_back({state, time, event});
}

}  // namespace

std::shared_ptr<const Scene> SceneTracker::scene(const Trace& trace) {
    if (m_inferredAt == m_scene->position && m_inferredOf == trace.size())
        return m_scene;
    m_inferredAt = m_scene->position;
    m_inferredOf = trace.size();
    for (std::size_t i = 0; i < m_scene->connections.size(); ++i) {
        const tcp::Connection& connection = *trace.tracker().find(m_scene->connections[i].id);
        for (const Side side : {Side::Client, Side::Server}) {
            auto now = trace.inferences().lookBack(connection, side, m_scene->position, m_latest);
            const auto& end = m_scene->connections[i].ends[static_cast<std::size_t>(side)];
            if (end.unshown == Unshown::AckIgnored && now.to == State::Established) {
                now.to = State::SynReceived;
                now.certainty = Certainty::Likely;
            }
            if (m_scene->connections[i].ends[static_cast<std::size_t>(side)].inferred == now)
                continue;
            own();
            m_scene->connections[i].ends[static_cast<std::size_t>(side)].inferred = now;
        }
    }
    return m_scene;
}

void SceneTracker::own() {
    if (m_scene.use_count() > 1)
        m_scene = std::make_shared<Scene>(*m_scene);
}

void SceneTracker::apply(const TraceEvent& event, const Trace& trace) {
    own();
    m_scene->time = event.time;
    m_latest = std::max(m_latest, event.time);
    std::visit([&](const auto& what) { apply(what, trace); }, event.what);
    ++m_scene->position;
}

void SceneTracker::apply(const SessionStarted& event, const Trace&) {
    m_scene->session = event;
}

void SceneTracker::apply(const GateModeChanged& event, const Trace&) {
    m_scene->gate = event.mode;
}

void SceneTracker::apply(const StepMarked& event, const Trace&) {
    m_scene->step = event.step;
    m_scene->stepPhase = event.phase;
}

void SceneTracker::apply(const Synced&, const Trace&) {}

void SceneTracker::apply(const LabProblem& event, const Trace&) {
    m_scene->problems.push_back(event);
}

void SceneTracker::apply(const EventsLost& event, const Trace&) {
    m_scene->lost += event.count;
}

ActorView* SceneTracker::actorOf(int pid) {
    const auto found = std::find_if(m_scene->actors.rbegin(), m_scene->actors.rend(),
                                    [&](const ActorView& a) { return a.pid == pid; });
    return found == m_scene->actors.rend() ? nullptr : &*found;
}

void SceneTracker::apply(const ActorStarted& event, const Trace&) {
    ActorView actor;
    actor.name = event.actor;
    actor.pid = event.pid;
    if (event.parentPid != 0)
        actor.parent = m_scene->actorOfPid(event.parentPid);
    m_scene->actors.push_back(std::move(actor));
}

void SceneTracker::apply(const ActorEnded& event, const Trace&) {
    if (ActorView* actor = actorOf(event.pid)) {
        actor->alive = false;
        actor->ended = event;
    }
}

void SceneTracker::apply(const CallEntered& event, const Trace&) {
    if (ActorView* actor = actorOf(event.pid))
        actor->calls.push_back({event, m_scene->time, std::nullopt, {}});
}

void SceneTracker::apply(const CallReturned& event, const Trace&) {
    ActorView* actor = actorOf(event.pid);
    if (!actor)
        return;
    const auto call = std::find_if(actor->calls.rbegin(), actor->calls.rend(),
                                   [&](const CallView& c) { return c.entered.call == event.call; });
    if (call == actor->calls.rend())
        return;
    call->returned = event;
    call->returnTime = m_scene->time;
    m_datagrams.returned(*call, *m_scene);
}

void SceneTracker::apply(const SocketChanged& event, const Trace& trace) {
    SocketView& view = m_scene->sockets[event.socket];
    view.gaveUp = view.gaveUp || (event.state == State::Closed && timerRanOut(view, m_scene->time));
    view.now = event;
    m_datagrams.reported(view);
    view.reported = m_scene->time;
    view.ended = false;
    if (!event.owners.empty())
        view.lastOwners = event.owners;
    noteState(view, event.state, m_scene->time, m_scene->position);
    if (event.protocol != Protocol::Tcp)
        return;
    if (event.state == State::Listen) {
        for (ConnectionView& connection : m_scene->connections)
            refreshKernel(connection, trace);
        return;
    }
    if (const auto attached = m_attached.find(event.socket); attached != m_attached.end()) {
        refreshKernel(m_scene->connections[attached->second.connection.value - 1], trace);
    } else if (connected(event) && !attach(event.socket, trace)) {
        if (std::find(m_waiting.begin(), m_waiting.end(), event.socket) == m_waiting.end())
            m_waiting.push_back(event.socket);
    }
}

void SceneTracker::apply(const SocketEnded& event, const Trace& trace) {
    const auto found = m_scene->sockets.find(event.socket);
    if (found == m_scene->sockets.end())
        return;
    SocketView& view = found->second;
    view.gaveUp = view.gaveUp || timerRanOut(view, m_scene->time);
    view.ended = true;
    view.reported = m_scene->time;
    view.now.timer = TimerKind::None;
    view.now.owners.clear();
    if (view.now.protocol == Protocol::Tcp) {
        view.now.state = State::Closed;
        noteState(view, State::Closed, m_scene->time, m_scene->position);
    }
    if (const auto attached = m_attached.find(event.socket); attached != m_attached.end())
        refreshKernel(m_scene->connections[attached->second.connection.value - 1], trace);
    std::erase(m_waiting, event.socket);
}

void SceneTracker::apply(const PacketSeen& event, const Trace& trace) {
    const PacketRecord* record = trace.packet(event.packet);
    if (record && record->segment)
        begin(ConnectionId{record->segment->connection}, trace);
    if (record && !event.gated)
        m_datagrams.arrive(*record, trace, *m_scene);
}

void SceneTracker::apply(const KernelCounted& event, const Trace& trace) {
    m_scene->counters[event.counter] += event.by;
    if (event.counter == "RcvbufErrors")
        m_datagrams.discard(event.by, event.counter, *m_scene);
    else if (m_letIn && tellsOfADiscard(event.counter) && m_scene->time.ns - m_letInAt.ns < kSoonNs)
        m_scene->discarded.try_emplace(m_letIn, event.counter);
    for (ConnectionView& connection : m_scene->connections)
        refreshKernel(connection, trace);
}

void SceneTracker::apply(const PacketVerdict& event, const Trace& trace) {
    const PacketRecord* record = arrived(event.verdict) ? trace.packet(event.packet) : nullptr;
    if (record) {
        m_datagrams.arrive(*record, trace, *m_scene);
        m_letIn = event.packet;
        m_letInAt = m_scene->time;
    }
    if (event.verdict == Verdict::Held)
        m_scene->held.push_back(event.packet);
    else if (whereabouts(event.verdict) != Whereabouts::AtGate)
        std::erase(m_scene->held, event.packet);
}

// A socket belongs to the newest connection of its 4-tuple whose end has no socket yet; an earlier connection of the
// same 4-tuple keeps the socket it had.
bool SceneTracker::attach(SocketId socket, const Trace& trace) {
    const SocketView& view = m_scene->sockets.at(socket);
    for (const Side side : {Side::Client, Side::Server}) {
        // A connection has the addresses of its packets.
        const Address local = view.now.local.unmapped(), remote = view.now.remote.unmapped();
        const auto key = side == Side::Client ? std::pair(local, remote) : std::pair(remote, local);
        const auto newest = m_newest.find(key);
        if (newest == m_newest.end())
            continue;
        ConnectionView& connection = m_scene->connections[newest->second.value - 1];
        EndpointView& end = connection.ends[static_cast<std::size_t>(side)];
        if (end.socket)
            continue;
        end.socket = socket;
        m_attached[socket] = {newest->second, side};
        refreshKernel(connection, trace);
        return true;
    }
    return false;
}

void SceneTracker::begin(ConnectionId id, const Trace& trace) {
    while (m_scene->connections.size() < id.value) {
        ConnectionView view;
        view.id = ConnectionId{m_scene->connections.size() + 1};
        const tcp::Connection* added = trace.tracker().find(view.id);
        view.ends[0].address = added->client().address;
        view.ends[1].address = added->server().address;
        m_newest[{view.ends[0].address, view.ends[1].address}] = view.id;
        m_scene->connections.push_back(std::move(view));
        refreshKernel(m_scene->connections.back(), trace);
    }
    if (!m_waiting.empty())
        std::erase_if(m_waiting, [&](SocketId socket) { return attach(socket, trace); });
}

const SocketView* SceneTracker::listenerOf(const Address& address) const {
    for (const auto& [id, socket] : m_scene->sockets) {
        if (socket.now.protocol == Protocol::Tcp && !socket.ended && socket.now.state == State::Listen &&
            takes(socket.now, address))
            return &socket;
    }
    return nullptr;
}

Unshown SceneTracker::unshown(const EndpointView& end, const SocketView* own, const SocketView* listener) const {
    const auto counted = [&](const char* counter) { return m_scene->counters.contains(counter); };
    if (!own)
        return listener && end.kernel == State::Listen && counted("SyncookiesSent") ? Unshown::Cookie
                                                                                    : Unshown::Nothing;
    if (own->gaveUp)
        return Unshown::GaveUp;
    if (own->now.info && own->now.info->notSentBytes > 0)
        return Unshown::Unsent;
    if (own->now.state != State::SynReceived || !listener)
        return Unshown::Nothing;
    const auto& options = listener->now.options;
    const bool deferred = std::ranges::find(options, "TCP_DEFER_ACCEPT") != options.end();
    const bool full = listener->now.recvQueue > listener->now.sendQueue;
    const bool ignored = (deferred && counted("TCPDeferAcceptDrop")) || (full && counted("ListenOverflows"));
    return ignored ? Unshown::AckIgnored : Unshown::Nothing;
}

void SceneTracker::refreshKernel(ConnectionView& view, const Trace& trace) {
    for (EndpointView& end : view.ends) {
        const SocketView* own = end.socket ? &m_scene->sockets.at(end.socket) : nullptr;
        const bool server = &end == &view.ends[1];
        // Who refuses had none; one that listens there later has nothing to do with this connection.
        const auto known = trace.inferences().at(view.id, server ? Side::Server : Side::Client, m_scene->position + 1);
        const bool refused = known && known->state == State::Closed && !end.kernel;
        const SocketView* listener = server && !refused ? listenerOf(end.address) : nullptr;
        const SocketView* holder = own && !own->lastOwners.empty() ? own : listener;
        if (holder && !holder->lastOwners.empty()) {
            const FdOwner& owner = holder->lastOwners.front();
            end.actor = m_scene->actorOfPid(owner.pid);
            end.pid = owner.pid;
            end.fd = holder == own ? std::optional(owner.fd) : std::nullopt;
        }
        if (own) {
            end.kernel = own->now.state;
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
        end.unshown = unshown(end, own, server ? listenerOf(end.address) : nullptr);
    }
}

}  // namespace model::trace
