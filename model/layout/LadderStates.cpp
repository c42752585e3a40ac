#include "model/layout/LadderStates.h"

#include <algorithm>

namespace model::layout {

using namespace trace;

void LadderStates::addLanes(std::size_t count, double y) {
    m_bars.addLanes(count, y);
    m_listener.resize(count);
}

void LadderStates::moveTo(std::uint32_t lane, double y) {
    if (lane != kNever)
        m_bars.moveTo(lane, y);
}

// The end of the newest connection that has a segment on the ladder: another one may come with the same addresses.
std::optional<LadderStates::ConnectionEnd> LadderStates::endOf(const SocketChanged& socket,
                                                               const LadderSegments& segments, const Trace& trace) {
    const auto& connections = trace.tracker().connections();
    constexpr int kLookedAt = 64;  // the newest: a capture of many has no sockets
    int looked = 0;
    const auto begun = [&](const tcp::Endpoint& end) {
        return std::ranges::any_of(end.states,
                                   [&](const tcp::Transition& t) { return segments.find(t.cause) != nullptr; });
    };
    for (auto connection = connections.rbegin(); connection != connections.rend() && looked < kLookedAt;
         ++connection, ++looked) {
        if (!std::ranges::any_of(connection->ends, begun))
            continue;
        for (const Side side : {Side::Client, Side::Server})
            if (connection->end(side).address == socket.local && connection->end(other(side)).address == socket.remote)
                return ConnectionEnd{&connection->end(side), side};
    }
    return std::nullopt;
}

// Where the segment left or was let in that caused the state: nullopt where that is not known (yet).
std::optional<LadderStates::Begin> LadderStates::beginOf(const tcp::Transition& transition, Side side,
                                                         const LadderSegments& segments, const Trace& trace) {
    const LadderSegment* cause = segments.find(transition.cause);
    if (!cause)
        return std::nullopt;
    const PacketRecord& packet = trace.packets()[cause->packet];
    if (packet.segment && packet.segment->from == static_cast<std::uint8_t>(side))
        return Begin{cause->start, static_cast<std::uint32_t>(packet.event)};
    if (cause->settled == kNever || !arrived(cause->verdict))
        return std::nullopt;
    return Begin{cause->end, cause->settled};
}

// The kernel tells of a change after the fact, at times after the call it ended has returned. What lay between, too
// short for the kernel to be asked, is inferred.
void LadderStates::show(const SocketChanged& socket, std::uint32_t lane, std::size_t track, std::uint32_t event,
                        const LadderSegments& segments, const Trace& trace) {
    const StateTrack& spans = m_bars.tracks(lane)[track];
    const double told = m_bars.next(lane);
    if (const auto end = endOf(socket, segments, trace); end && (spans.empty() || spans.back().state != socket.state)) {
        const auto& states = end->endpoint->states;
        const auto begin = [&](std::size_t state) { return beginOf(states[state], end->side, segments, trace); };
        auto now = states.size();
        std::optional<Begin> begun;
        while (now > 0 && !begun)
            if (states[--now].to == socket.state)
                begun = begin(now);
        auto first = now;
        while (begun && first > 0 && (spans.empty() || states[first - 1].to != spans.back().state))
            --first;
        for (; begun && first < now; ++first) {
            const auto passed = begin(first), over = begin(first + 1);
            if (!passed || !over || over->y - passed->y < m_bars.stateRow() ||
                states[first].certainty != Certainty::Certain)
                continue;
            m_bars.moveTo(lane, passed->y);
            const std::uint32_t since = spans.empty() ? 0 : spans.back().event;
            m_bars.push(lane, track,
                        {0, std::clamp(passed->event, since, event), states[first].to, false, socket.socket.value});
        }
        m_bars.moveTo(lane, begun ? begun->y : told);
    }
    m_bars.push(lane, track, {0, event, socket.state, true, socket.socket.value});
    m_bars.moveTo(lane, told);
}

void LadderStates::listen(const SocketChanged& socket, std::uint32_t lane, std::uint32_t event) {
    const std::uint64_t id = socket.socket.value;
    m_listener[lane] = id;
    if (m_bars.holder(lane, 0) != 0 && m_bars.holder(lane, 0) != id)
        return;
    if (const auto track = m_bars.trackFor(lane, id))
        m_bars.push(lane, *track, {0, event, socket.state, true, id});
    m_bars.release(lane, 0);  // a connection may take its place
}

void LadderStates::change(const SocketChanged& socket, std::uint32_t lane, std::uint32_t event,
                          const LadderSegments& segments, const Trace& trace) {
    if (socket.state == State::Listen)
        listen(socket, lane, event);
    else if (const auto track = m_bars.trackFor(lane, socket.socket.value))
        show(socket, lane, *track, event, segments, trace);
}

void LadderStates::end(SocketId socket, std::uint32_t lane, std::uint32_t event) {
    for (std::size_t track = 0; track < m_bars.tracks(lane).size(); ++track) {
        const StateTrack& spans = m_bars.tracks(lane)[track];
        const std::uint64_t holder = m_bars.holder(lane, track);
        const bool listening =
            m_listener[lane] == socket.value && holder == 0 && !spans.empty() && spans.back().socket == socket.value;
        if (holder != socket.value && !listening)
            continue;
        m_bars.push(lane, track, {0, event, State::Closed, true, socket.value, event});
        m_bars.release(lane, track);
    }
    if (m_listener[lane] == socket.value)
        m_listener[lane] = 0;
}

void LadderStates::called(std::uint32_t lane, double y, std::uint32_t event) {
    if (m_listener[lane] == 0 || m_bars.holder(lane, 0) != 0)
        return;
    m_bars.moveTo(lane, std::max(m_bars.next(lane), y));
    m_bars.push(lane, 0, {0, event, State::Listen, true, m_listener[lane]});
}

void LadderStates::show(const Inferred& inferred, const LadderSegment& placed, std::uint32_t event) {
    const std::uint32_t lane = inferred.lane;
    if (lane == kNever)
        return;
    const auto track = m_bars.trackFor(lane, inferred.connection);
    if (!track)
        return;
    m_bars.moveTo(lane, placed.start - 0.4);
    if (m_bars.tracks(lane)[*track].empty() && placed.start <= m_top + 0.5)
        m_bars.push(lane, *track, {0, event, inferred.first, false, 0});
    m_bars.moveTo(lane, inferred.y);
    const bool closed = inferred.state == State::Closed;
    m_bars.push(lane, *track, {0, event, inferred.state, false, 0, closed ? event : kNever});
    if (closed)
        m_bars.release(lane, *track);
}

void LadderStates::infer(const PacketRecord& packet, const LadderSegment& placed, std::uint32_t event,
                         const LadderParties& parties, const Trace& trace) {
    const ConnectionId id = trace.ends(packet).connection;
    const tcp::Connection* connection = id ? trace.tracker().find(id) : nullptr;
    if (!connection)
        return;
    const auto tell = [&](std::uint32_t party, std::uint8_t state, double y, Side side) {
        if (state < kStateCount)
            show({parties.laneOf(party), id.value, connection->end(side).states.front().to, static_cast<State>(state),
                  y},
                 placed, event);
    };
    if (const auto& segment = packet.segment) {
        const auto from = static_cast<Side>(segment->from);
        tell(placed.fromParty, segment->senderState, placed.start, from);
        tell(placed.toParty, segment->receiverState, placed.door, other(from));
        return;
    }
    for (const Side side : {Side::Client, Side::Server})
        for (const tcp::Transition& transition : connection->end(side).states)
            if (transition.cause == packet.seen.packet)
                tell(placed.toParty, static_cast<std::uint8_t>(transition.to), placed.door, side);
}

}  // namespace model::layout
