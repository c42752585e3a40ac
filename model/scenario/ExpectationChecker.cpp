#include "model/scenario/ExpectationChecker.h"

#include <algorithm>

#include "model/base/ErrnoName.h"
#include "model/call/CallTable.h"
#include "model/scenario/PacketSelector.h"

namespace model::scenario {
namespace {
using trace::EndpointView;
using trace::Scene;
using trace::SocketView;

// Timers of the kernel count in ticks; a restart by less cannot be told from rounding.
constexpr std::int64_t kTimerToleranceNs = 50'000'000;

const trace::CallView* lastCall(const Scene& scene, std::string_view actor, call::Name name) {
    const trace::ActorView* view = scene.actor(actor);
    if (!view)
        return nullptr;
    const auto call = std::find_if(view->calls.rbegin(), view->calls.rend(),
                                   [&](const trace::CallView& c) { return c.entered.value->name == name; });
    return call == view->calls.rend() ? nullptr : &*call;
}

Reason describe(const EndpointView& end) {
    const std::string_view inferred = name(end.inferred.to);
    if (!end.kernel)
        return Reason("%1 (inferred; the kernel has not told)", inferred);
    const std::string_view kernel = name(*end.kernel);
    return end.disagrees() ? Reason("%1 (kernel) and %2 (inferred)", kernel, inferred) : Reason::text(kernel);
}

class Checker {
public:
    explicit Checker(const CheckContext& context)
        : m_context(context), m_scene(context.scene), m_moment(context.trace, context.scene.position) {}

    using Answer = std::optional<Reason>;

    Answer operator()(const StateExpectation& e) const {
        const std::string_view wanted = name(e.state);
        const auto ends = endsOf(m_scene, e.actor);
        if (e.count) {
            const auto count =
                std::count_if(ends.begin(), ends.end(), [&](const EndpointView* end) { return is(*end, e); });
            if (e.count->holds(count))
                return {};
            return Reason("%1 should be %2 in %3 connections but is in %4", e.actor, wanted, e.count->said(), count);
        }
        if (e.connection > 0)
            return stateOfConnection(e);
        if (e.state == State::Listen) {
            if (listenerOf(m_scene, e.actor))
                return {};
            return Reason("%1 should be %2 but has no listening socket", e.actor, wanted);
        }
        if (!ends.empty())
            return is(*ends.front(), e) ? Answer() : otherState(e, describe(*ends.front()));
        for (const SocketView* socket : socketsOf(m_scene, e.actor)) {
            if (socket->now.protocol != trace::Protocol::Tcp || socket->now.state == State::Listen)
                continue;
            return socket->now.state == e.state ? Answer() : otherState(e, Reason::text(name(socket->now.state)));
        }
        return Reason("%1 should be %2 but has no connection", e.actor, wanted);
    }

    Answer operator()(const HeldExpectation& e) const {
        const bool ahead = m_context.strictness == CheckContext::Strictness::PassedThrough;
        for (const std::uint32_t index : selected(e.packet)) {
            const PacketId id = m_context.trace.packets()[index].seen.packet;
            const trace::PacketFate fate = m_moment.fate(id);
            const bool held = fate.held && !fate.verdict;
            if ((held || (ahead && fate.verdict != trace::Verdict::Absorbed)) &&
                (!fate.kept || !e.packet.payload.empty()) && fits(e.packet, id))
                return {};
        }
        return Reason("no %1 is held", e.packet.said());
    }

    Answer operator()(const ReturnExpectation& e) const {
        const std::string_view name = call::row(e.call).spelled();
        const trace::CallView* call = lastCall(m_scene, e.actor, e.call);
        if (!call)
            return Reason("%1() of %2 was never called", name, e.actor);
        if (!call->returned)
            return Reason("%1() of %2 should have returned but is still running", name, e.actor);
        const trace::CallReturned& returned = *call->returned;
        const std::string error = errnoName(returned.error);
        if (error != e.error) {
            if (e.error.empty())
                return Reason("%1() of %2 should succeed but failed with %3", name, e.actor, error);
            if (error.empty())
                return Reason("%1() of %2 should fail with %3 but returned %4", name, e.actor, e.error,
                              returned.result);
            return Reason("%1() of %2 should fail with %3 but failed with %4", name, e.actor, e.error, error);
        }
        if (e.result && !e.result->holds(returned.result))
            return Reason("%1() of %2 should return %3 but returned %4", name, e.actor, e.result->said(),
                          returned.result);
        if (!e.data.empty() && e.data != returned.data)
            return Reason("%1() of %2 should bring \"%3\" but brought \"%4\"", name, e.actor, e.data, returned.data);
        return {};
    }

    Answer operator()(const BlockedExpectation& e) const {
        const std::string_view name = call::row(e.call).spelled();
        const trace::CallView* call = lastCall(m_scene, e.actor, e.call);
        if (!call)
            return Reason("%1() of %2 was never called", name, e.actor);
        if (call->returned && m_context.strictness == CheckContext::Strictness::Exact)
            return Reason("%1() of %2 should be blocked but has returned", name, e.actor);
        return {};
    }

    Answer operator()(const TimerExpectation& e) const {
        static constexpr const char* kTimers[] = {"", reasonFormat("retransmission"), reasonFormat("keepalive"), "2MSL",
                                                  reasonFormat("zero-window probe")};
        const Reason timer(kTimers[static_cast<std::size_t>(e.kind)]);
        Reason reason = Reason("the %1 timer of %2 should run but does not", timer, e.actor);
        for (const SocketView* socket : socketsOf(m_scene, e.actor)) {
            if (socket->ended || socket->now.timer != e.kind)
                continue;
            if (!e.restarted)
                return {};
            reason = Reason("the %1 timer of %2 should have started anew but runs on", timer, e.actor);
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
                return Reason("%1 has no listening socket", e.actor);
            const auto embryos = std::count_if(m_scene.sockets.begin(), m_scene.sockets.end(), [&](const auto& entry) {
                const SocketView& socket = entry.second;
                return !socket.ended && socket.now.state == State::SynReceived &&
                       socket.now.local.port == listener->now.local.port;
            });
            if (auto answer = length(Reason("accept queue"), e.actor, e.accept, listener->now.recvQueue))
                return answer;
            if (auto answer = length(Reason("SYN queue"), e.actor, e.syn, static_cast<std::uint32_t>(embryos)))
                return answer;
        }
        if (!e.recv && !e.send)
            return {};
        const SocketView* socket = dataSocketOf(m_scene, e.actor, e.connection);
        if (!socket)
            return Reason("%1 has no connected socket", e.actor);
        if (auto answer = length(Reason("receive queue"), e.actor, e.recv, socket->now.recvQueue))
            return answer;
        return length(Reason("send queue"), e.actor, e.send, socket->now.sendQueue);
    }

    Answer operator()(const GoneExpectation& e) const {
        const trace::ActorView* view = m_scene.actor(e.actor);
        if (view && !view->alive)
            return {};
        return Reason("the process %1 should have ended but has not", e.actor);
    }

    Answer operator()(const SegmentExpectation& e) const {
        const auto& found = selected(e.packet);
        const std::size_t first = e.thisStep ? m_context.firstPacketOfStep : 0;
        std::uint32_t count = 0;
        std::optional<Timestamp> last;
        std::optional<std::int64_t> apartMs;
        for (auto at = std::ranges::lower_bound(found, first); at != found.end(); ++at) {
            const trace::PacketRecord& packet = m_context.trace.packets()[*at];
            const PacketId id = packet.seen.packet;
            if (m_moment.fate(id).verdict == trace::Verdict::Absorbed || !fits(e.packet, id) || !hasIn(e, packet))
                continue;
            ++count;
            if (last)
                apartMs = (packet.time.ns - last->ns) / 1'000'000;
            last = packet.time;
        }
        const Reason segment = e.packet.said();
        if (e.apartMs && !apartMs)
            return Reason("%1 should be sent again", segment);
        if (e.apartMs && !e.apartMs->holds(*apartMs))
            return Reason("%1 should be sent again after %2 ms but was after %3 ms", segment, e.apartMs->said(),
                          *apartMs);
        if (count < e.atLeast)
            return Reason("at least %1 of %2 should be sent but there were %3", e.atLeast, segment, count);
        if (e.atMost && count > *e.atMost)
            return Reason("at most %1 of %2 should be sent but there were %3", *e.atMost, segment, count);
        return {};
    }

    Answer operator()(const CounterExpectation& e) const {
        const auto count = [&](const std::map<std::string, std::uint64_t>& counters) {
            const auto found = counters.find(e.counter);
            return found == counters.end() ? 0 : static_cast<std::int64_t>(found->second);
        };
        const bool since = e.thisStep && m_context.countersBefore;
        const std::int64_t rose = count(m_scene.counters) - (since ? count(*m_context.countersBefore) : 0);
        if (e.rose.holds(rose))
            return {};
        return Reason("the kernel's counter %1 should have risen by %2 but rose by %3", e.counter, e.rose.said(), rose);
    }

    Answer operator()(const TcpExpectation& e) const {
        const SocketView* socket = connectedSocketOf(m_scene, e.actor, e.connection);
        if (!socket || !socket->now.info)
            return Reason("%1 has no connected socket", e.actor);
        for (const auto& [field, wanted] : e.fields) {
            const std::int64_t found = valueOf(field, *socket->now.info);
            if (!wanted.holds(found))
                return Reason("%1 of %2 should be %3 but is %4", field, e.actor, wanted.said(), found);
        }
        return {};
    }

private:
    const CheckContext& m_context;
    const Scene& m_scene;
    trace::Moment m_moment;
    mutable SelectedPackets m_own;

    const std::vector<std::uint32_t>& selected(const PacketSelector& selector) const {
        return (m_context.selected ? *m_context.selected : m_own).of(selector, m_context.trace);
    }

    bool fits(const PacketSelector& selector, PacketId id) const {
        return (selector.from.empty() || m_moment.origin(id).actor == selector.from) &&
               (selector.to.empty() || receiverOf(*m_context.trace.packet(id), m_scene) == selector.to);
    }

    bool hasIn(const SegmentExpectation& e, const trace::PacketRecord& packet) const {
        if ((e.length && !e.length->holds(packet.payloadLength)) ||
            (e.window && (!packet.segment || !e.window->holds(packet.segment->window))))
            return false;
        if (e.options.empty())
            return true;
        const packet::Packet decoded = m_context.trace.decoded(packet.seen.packet);
        return decoded.tcp && std::ranges::all_of(e.options, [&](std::uint8_t kind) {
                   return std::ranges::find(decoded.tcp->options, kind, &packet::TcpOption::kind) !=
                          decoded.tcp->options.end();
               });
    }

    static std::int64_t valueOf(const std::string& field, const trace::TcpInfo& info) {
        if (field == "cwnd")
            return info.sndCwnd;
        if (field == "ssthresh")
            return info.sndSsthresh;
        if (field == "rto")
            return info.rtoUs / 1000;
        if (field == "rtt")
            return info.rttUs / 1000;
        return field == "mss" ? info.sndMss : info.retransmits;
    }

    bool is(const EndpointView& end, const StateExpectation& e) const {
        const State state = e.state;
        if (end.shown() == state && (e.kernelAlone ? end.kernel.has_value() : !end.disagrees()))
            return true;
        // The class may talk longer than the kernel waits.
        if (state == State::TimeWait && waitedOut(m_scene, end))
            return true;
        return m_context.strictness == CheckContext::Strictness::PassedThrough &&
               std::find(end.kernelStates.begin(), end.kernelStates.end(), state) != end.kernelStates.end();
    }

    static Reason otherState(const StateExpectation& e, const Reason& found) {
        return Reason("%1 should be %2 but is %3", e.actor, name(e.state), found);
    }

    Answer stateOfConnection(const StateExpectation& e) const {
        const std::string_view wanted = name(e.state);
        if (e.connection > m_scene.connections.size())
            return Reason("%1 should be %2 in connection %3 but there is no such connection", e.actor, wanted,
                          e.connection);
        for (const EndpointView& end : m_scene.connections[e.connection - 1].ends) {
            if (end.actor != e.actor)
                continue;
            if (is(end, e))
                return {};
            return Reason("%1 should be %2 in connection %3 but is %4", e.actor, wanted, e.connection, describe(end));
        }
        return Reason("%1 should be %2 in connection %3 but has no end of it", e.actor, wanted, e.connection);
    }

    static Answer length(const Reason& queue, const std::string& actor, const std::optional<Range>& wanted,
                         std::uint32_t found) {
        if (!wanted || wanted->holds(found))
            return {};
        return Reason("the %1 of %2 should hold %3 but holds %4", queue, actor, wanted->said(), found);
    }
};

}  // namespace

std::optional<Reason> unmet(const Expectation& expectation, const CheckContext& context) {
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

}  // namespace model::scenario
