#include "model/scenario/ExpectationChecker.h"

#include <algorithm>

#include "model/scenario/PacketSelector.h"
#include "model/scenario/ScenarioKeys.h"
#include "model/text/ErrnoName.h"

namespace model::scenario {
namespace {

using trace::EndpointView;
using trace::Scene;
using trace::SocketView;

// Timers of the kernel count in ticks; a restart by less cannot be told from rounding.
constexpr std::int64_t kTimerToleranceNs = 50'000'000;

// Linux waits 60 s; the report may come a little early or late.
constexpr std::int64_t kShortestTimeWaitNs = 58'000'000'000;

std::string_view nameOf(tcp::State state) {
    return keys::kStates[static_cast<std::size_t>(state)];
}

bool holds(const Scene& scene, const SocketView& socket, std::string_view actor) {
    const trace::ActorView* view = scene.actor(actor);
    const auto& owners = socket.now.owners.empty() ? socket.lastOwners : socket.now.owners;
    return view && std::any_of(owners.begin(), owners.end(), [&](const auto& o) { return o.pid == view->pid; });
}

// Newest first.
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
        if (!socket->ended && socket->now.protocol == trace::Protocol::Tcp && socket->now.state == tcp::State::Listen)
            return socket;
    }
    return nullptr;
}

const trace::CallView* lastCall(const Scene& scene, std::string_view actor, std::string_view name) {
    const trace::ActorView* view = scene.actor(actor);
    if (!view)
        return nullptr;
    const auto call = std::find_if(view->calls.rbegin(), view->calls.rend(),
                                   [&](const trace::CallView& c) { return c.entered.name == name; });
    return call == view->calls.rend() ? nullptr : &*call;
}

std::string describe(const EndpointView& end) {
    const std::string inferred(nameOf(end.inferred.to));
    if (!end.kernel)
        return inferred + " (inferred; the kernel has not told)";
    const std::string kernel(nameOf(*end.kernel));
    return end.disagrees() ? kernel + " (kernel) and " + inferred + " (inferred)" : kernel;
}

class Checker {
public:
    explicit Checker(const CheckContext& context) : m_context(context), m_scene(context.scene) {}

    using Answer = std::optional<std::string>;

    Answer operator()(const StateExpectation& e) const {
        const std::string wanted = e.actor + " should be " + std::string(nameOf(e.state));
        const auto ends = endsOf(m_scene, e.actor);
        if (e.count > 0) {
            const auto count =
                std::count_if(ends.begin(), ends.end(), [&](const EndpointView* end) { return is(*end, e.state); });
            return count == e.count
                       ? Answer()
                       : wanted + " in " + std::to_string(e.count) + " connections but is in " + std::to_string(count);
        }
        if (e.connection > 0)
            return stateOfConnection(e, wanted);
        if (e.state == tcp::State::Listen)
            return listenerOf(m_scene, e.actor) ? Answer() : wanted + " but has no listening socket";
        if (!ends.empty())
            return is(*ends.front(), e.state) ? Answer() : wanted + " but is " + describe(*ends.front());
        for (const SocketView* socket : socketsOf(m_scene, e.actor)) {
            if (socket->now.protocol != trace::Protocol::Tcp || socket->now.state == tcp::State::Listen)
                continue;
            if (socket->now.state == e.state)
                return {};
            return wanted + " but is " + std::string(nameOf(socket->now.state));
        }
        return wanted + " but has no connection";
    }

    Answer operator()(const HeldExpectation& e) const {
        const bool ahead = m_context.strictness == CheckContext::Strictness::PassedThrough;
        for (const trace::PacketRecord& packet : m_context.trace.packets()) {
            const trace::PacketId id = packet.seen.packet;
            const bool held = std::find(m_scene.held.begin(), m_scene.held.end(), id) != m_scene.held.end();
            const trace::PacketFate& fate = m_context.trace.fate(id);
            if ((held || (ahead && fate.verdict != trace::Verdict::Absorbed)) &&
                (!fate.kept || !e.packet.payload.empty()) && matches(e.packet, packet, m_scene, m_context.trace))
                return {};
        }
        return "no " + e.packet.text + " is held";
    }

    Answer operator()(const ReturnExpectation& e) const {
        const trace::CallView* call = lastCall(m_scene, e.actor, e.call);
        const std::string subject = e.call + "() of " + e.actor;
        if (!call)
            return subject + " was never called";
        if (!call->returned)
            return subject + " should have returned but is still running";
        const trace::CallReturned& returned = *call->returned;
        const std::string error = text::errnoName(returned.error);
        if (error != e.error) {
            return subject + (e.error.empty() ? " should succeed" : " should fail with " + e.error) +
                   (error.empty() ? " but returned " + std::to_string(returned.result) : " but failed with " + error);
        }
        if (e.result && *e.result != returned.result)
            return subject + " should return " + std::to_string(*e.result) + " but returned " +
                   std::to_string(returned.result);
        if (!e.data.empty() && e.data != returned.data)
            return subject + " should bring \"" + e.data + "\" but brought \"" + returned.data + "\"";
        return {};
    }

    Answer operator()(const BlockedExpectation& e) const {
        const trace::CallView* call = lastCall(m_scene, e.actor, e.call);
        const std::string subject = e.call + "() of " + e.actor;
        if (!call)
            return subject + " was never called";
        if (call->returned && m_context.strictness == CheckContext::Strictness::Exact)
            return subject + " should be blocked but has returned";
        return {};
    }

    Answer operator()(const TimerExpectation& e) const {
        static constexpr const char* kNames[] = {"", "retransmission", "keepalive", "2MSL", "zero-window probe"};
        const std::string timer =
            std::string("the ") + kNames[static_cast<std::size_t>(e.kind)] + " timer of " + e.actor;
        std::string reason = timer + " should run but does not";
        for (const SocketView* socket : socketsOf(m_scene, e.actor)) {
            if (socket->ended || socket->now.timer != e.kind)
                continue;
            if (!e.restarted)
                return {};
            reason = timer + " should have started anew but runs on";
            const auto before = m_context.expiriesBefore ? m_context.expiriesBefore->find(socket->now.socket)
                                                         : TimerExpiries::const_iterator{};
            const std::int64_t expiry = socket->reported.ns + std::int64_t{socket->now.timerMs} * 1'000'000;
            if (!m_context.expiriesBefore || before == m_context.expiriesBefore->end() ||
                expiry > before->second.ns + kTimerToleranceNs)
                return {};
        }
        return reason;
    }

    Answer operator()(const QueueExpectation& e) const {
        if (e.accept || e.syn) {
            const SocketView* listener = listenerOf(m_scene, e.actor);
            if (!listener)
                return e.actor + " has no listening socket";
            const auto embryos = std::count_if(m_scene.sockets.begin(), m_scene.sockets.end(), [&](const auto& entry) {
                const SocketView& socket = entry.second;
                return !socket.ended && socket.now.state == tcp::State::SynReceived &&
                       socket.now.local.port == listener->now.local.port;
            });
            if (auto answer = length("accept queue", e.actor, e.accept, listener->now.recvQueue))
                return answer;
            if (auto answer = length("SYN queue", e.actor, e.syn, static_cast<std::uint32_t>(embryos)))
                return answer;
        }
        if (!e.recv && !e.send)
            return {};
        const SocketView* socket = dataSocketOf(e);
        if (!socket)
            return e.actor + " has no connected socket";
        if (auto answer = length("receive queue", e.actor, e.recv, socket->now.recvQueue))
            return answer;
        return length("send queue", e.actor, e.send, socket->now.sendQueue);
    }

    Answer operator()(const GoneExpectation& e) const {
        const trace::ActorView* view = m_scene.actor(e.actor);
        return view && !view->alive ? Answer() : "the process " + e.actor + " should have ended but has not";
    }

    Answer operator()(const SegmentExpectation& e) const {
        const auto& packets = m_context.trace.packets();
        const std::size_t first = e.thisStep ? std::min(m_context.firstPacketOfStep, packets.size()) : 0;
        std::uint32_t count = 0;
        for (std::size_t i = first; i < packets.size(); ++i) {
            if (m_context.trace.fate(packets[i].seen.packet).verdict != trace::Verdict::Absorbed &&
                matches(e.packet, packets[i], m_scene, m_context.trace))
                ++count;
        }
        const std::string seen = " but there were " + std::to_string(count);
        if (count < e.atLeast)
            return "at least " + std::to_string(e.atLeast) + " of " + e.packet.text + " should be sent" + seen;
        if (e.atMost && count > *e.atMost)
            return "at most " + std::to_string(*e.atMost) + " of " + e.packet.text + " should be sent" + seen;
        return {};
    }

private:
    const CheckContext& m_context;
    const Scene& m_scene;

    bool is(const EndpointView& end, tcp::State state) const {
        if (end.shown() == state && !end.disagrees())
            return true;
        // The class may talk longer than the kernel waits.
        if (state == tcp::State::TimeWait && waitedOut(m_scene, end))
            return true;
        return m_context.strictness == CheckContext::Strictness::PassedThrough &&
               std::find(end.kernelStates.begin(), end.kernelStates.end(), state) != end.kernelStates.end();
    }

    Answer stateOfConnection(const StateExpectation& e, const std::string& wanted) const {
        const std::string which = " in connection " + std::to_string(e.connection);
        if (e.connection > m_scene.connections.size())
            return wanted + which + " but there is no such connection";
        for (const EndpointView& end : m_scene.connections[e.connection - 1].ends) {
            if (end.actor == e.actor)
                return is(end, e.state) ? Answer() : wanted + which + " but is " + describe(end);
        }
        return wanted + which + " but has no end of it";
    }

    const SocketView* dataSocketOf(const QueueExpectation& e) const {
        for (const EndpointView* end : endsOf(m_scene, e.actor)) {
            const bool named = e.connection == 0 || (e.connection <= m_scene.connections.size() &&
                                                     (end == &m_scene.connections[e.connection - 1].ends[0] ||
                                                      end == &m_scene.connections[e.connection - 1].ends[1]));
            if (!named)
                continue;
            if (const auto socket = m_scene.sockets.find(end->socket); socket != m_scene.sockets.end())
                return &socket->second;
        }
        for (const SocketView* socket : socketsOf(m_scene, e.actor)) {
            if (!socket->ended && socket->now.protocol == trace::Protocol::Udp)
                return socket;
        }
        return nullptr;
    }

    static Answer length(const char* queue, const std::string& actor, const std::optional<std::uint32_t>& wanted,
                         std::uint32_t found) {
        if (!wanted || *wanted == found)
            return {};
        return std::string("the ") + queue + " of " + actor + " should hold " + std::to_string(*wanted) +
               " but holds " + std::to_string(found);
    }
};

}  // namespace

std::optional<std::string> unmet(const Expectation& expectation, const CheckContext& context) {
    return std::visit(Checker(context), expectation);
}

TimerExpiries timerExpiries(const Scene& scene) {
    TimerExpiries expiries;
    for (const auto& [id, socket] : scene.sockets) {
        if (!socket.ended && socket.now.timer != trace::TimerKind::None)
            expiries[id] = {socket.reported.ns + std::int64_t{socket.now.timerMs} * 1'000'000};
    }
    return expiries;
}

bool waitedOut(const Scene& scene, const EndpointView& end) {
    const auto socket = scene.sockets.find(end.socket);
    if (socket == scene.sockets.end() || end.kernel != tcp::State::Closed)
        return false;
    const auto& states = socket->second.states;
    const auto waiting = std::find_if(states.rbegin(), states.rend(),
                                      [](const SocketView::StateChange& s) { return s.state == tcp::State::TimeWait; });
    return waiting != states.rend() && states.back().time.ns - waiting->time.ns > kShortestTimeWaitNs;
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

trace::SocketId socketInState(const Scene& scene, std::string_view actor, tcp::State state) {
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

}  // namespace model::scenario
