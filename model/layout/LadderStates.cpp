// The state bars of the ladder, and which life line each end of a segment belongs to.
#include <algorithm>

#include "model/layout/LadderLayout.h"

namespace model::layout {

using namespace trace;

std::uint32_t LadderLayout::partyOf(Protocol protocol, const Address& address) {
    const auto [it, added] = m_partyOf.try_emplace({protocol, address}, static_cast<std::uint32_t>(m_parties.size()));
    if (added)
        m_parties.emplace_back();
    return it->second;
}

// A capture has no processes: its addresses get the life lines. In a session the kernel's table names the owner, as a
// rule before the first segment; a client's SYN may come first, then the caller of connect() is the one.
void LadderLayout::guessParties(const PacketEnds& ends, Side sender, std::uint32_t from, std::uint32_t to,
                                const Trace& trace) {
    if (m_laneOfPid.empty()) {
        const bool oneHost = ends.from.ip == ends.to.ip;
        auto give = [&](std::uint32_t party, const Address& address, Side side) {
            if (m_parties[party].lane != kNever)
                return;
            const std::string name = oneHost && address.port != 0 ? address.text() : address.ip.text();
            for (std::uint32_t lane = 0; lane < m_lanes.size(); ++lane) {
                if (m_lanes[lane].name == name) {
                    m_parties[party].lane = lane;
                    return;
                }
            }
            m_parties[party].lane = addLane(name, 0, side);
        };
        give(from, ends.from, sender);
        give(to, ends.to, other(sender));
        return;
    }
    auto guess = [&](std::uint32_t party, const Address& peer) {
        if (m_parties[party].lane != kNever)
            return;
        for (std::uint32_t lane = 0; lane < m_lanes.size(); ++lane) {
            for (const std::uint32_t call : m_anchors[lane].running) {
                const auto* entered = std::get_if<CallEntered>(&trace.events()[call].what);
                if (entered && entered->value->names(peer)) {
                    m_parties[party].lane = lane;
                    return;
                }
            }
        }
    };
    guess(from, ends.to);
}

// The end of the newest connection that has a segment on the ladder: another one may come with the same addresses.
std::optional<LadderLayout::ConnectionEnd> LadderLayout::endOf(const SocketChanged& socket, const Trace& trace) const {
    const auto& connections = trace.tracker().connections();
    constexpr int kLookedAt = 64;  // the newest: a capture of many has no sockets
    int looked = 0;
    for (auto connection = connections.rbegin(); connection != connections.rend() && looked < kLookedAt;
         ++connection, ++looked) {
        const bool begun =
            std::any_of(connection->ends.begin(), connection->ends.end(), [this](const tcp::Endpoint& end) {
                return std::any_of(end.states.begin(), end.states.end(),
                                   [this](const tcp::Transition& t) { return segment(t.cause); });
            });
        for (const Side side : {Side::Client, Side::Server}) {
            if (begun && connection->end(side).address == socket.local &&
                connection->end(other(side)).address == socket.remote)
                return ConnectionEnd{&connection->end(side), side};
        }
    }
    return std::nullopt;
}

// Where the segment left or was let in that caused it: nullopt where that is not known (yet).
std::optional<LadderLayout::Moment> LadderLayout::momentOf(const tcp::Transition& transition, Side side,
                                                           const Trace& trace) const {
    const LadderSegment* cause = segment(transition.cause);
    if (!cause)
        return std::nullopt;
    const PacketRecord& packet = trace.packets()[cause->packet];
    if (packet.segment && packet.segment->from == static_cast<std::uint8_t>(side))
        return Moment{cause->start, static_cast<std::uint32_t>(packet.event)};
    if (cause->settled == kNever || !arrived(cause->verdict))
        return std::nullopt;
    return Moment{cause->end, cause->settled};
}

// The kernel tells of a change after the fact, at times after the call it ended has returned. The bar changes where its
// segment did. What lay between, too short for the kernel to be asked, is inferred.
void LadderLayout::show(const SocketChanged& socket, std::uint32_t lane, std::size_t track, std::uint32_t event,
                        const Trace& trace) {
    const auto& spans = m_lanes[lane].tracks[track];
    const double anchor = m_anchors[lane].last;
    if (const auto end = endOf(socket, trace); end && (spans.empty() || spans.back().state != socket.state)) {
        const auto& states = end->endpoint->states;
        auto now = states.size();
        std::optional<Moment> moment;
        while (now > 0 && !moment) {
            if (states[--now].to == socket.state)
                moment = momentOf(states[now], end->side, trace);
        }
        auto first = now;
        while (moment && first > 0 && (spans.empty() || states[first - 1].to != spans.back().state))
            --first;
        for (; moment && first < now; ++first) {
            const tcp::Transition& passed = states[first];
            const auto begun = momentOf(passed, end->side, trace), over = momentOf(states[first + 1], end->side, trace);
            if (!begun || !over || over->y - begun->y < m_measures.stateRow || passed.certainty != Certainty::Certain)
                continue;
            m_anchors[lane].last = begun->y;
            const std::uint32_t since = spans.empty() ? 0 : spans.back().event;
            push(lane, track, {0, std::clamp(begun->event, since, event), passed.to, false, socket.socket.value});
        }
        m_anchors[lane].last = moment ? moment->y : anchor;
    }
    push(lane, track, {0, event, socket.state, true, socket.socket.value});
    m_anchors[lane].last = anchor;
}

void LadderLayout::change(const SocketChanged& socket, std::uint32_t event, const Trace& trace) {
    std::uint32_t lane = kNever;
    for (const FdOwner& owner : socket.owners) {
        if (const auto found = m_laneOfPid.find(owner.pid); found != m_laneOfPid.end()) {
            lane = found->second;
            break;
        }
    }
    const std::uint32_t party = partyOf(socket.protocol, socket.local);
    if (const auto known = m_laneOfSocket.find(socket.socket); known != m_laneOfSocket.end())
        lane = known->second;
    else if (lane == kNever)
        lane = m_parties[party].lane;
    if (lane == kNever)
        return;
    m_laneOfSocket[socket.socket] = lane;
    if (socket.local.port != 0 && (m_parties[party].lane == kNever || !socket.owners.empty()))
        m_parties[party].lane = lane;
    if (socket.protocol != Protocol::Tcp || m_lanes[lane].hidden)
        return;
    if (socket.state == State::Listen) {
        m_lanes[lane].side = Side::Server;
        m_anchors[lane].listener = socket.socket.value;
        if (m_lanes[lane].tracks.empty() || m_anchors[lane].holder[0] == 0 ||
            m_anchors[lane].holder[0] == socket.socket.value) {
            if (const auto track = trackFor(lane, socket.socket.value))
                push(lane, *track, {0, event, socket.state, true, socket.socket.value});
            m_anchors[lane].holder[0] = 0;  // a connection may take its place
        }
        return;
    }
    if (const auto track = trackFor(lane, socket.socket.value))
        show(socket, lane, *track, event, trace);
}

void LadderLayout::end(SocketId socket, std::uint32_t event) {
    const auto known = m_laneOfSocket.find(socket);
    if (known == m_laneOfSocket.end())
        return;
    Anchors& anchors = m_anchors[known->second];
    for (std::size_t track = 0; track < anchors.holder.size(); ++track) {
        const auto& spans = m_lanes[known->second].tracks[track];
        const bool listening = anchors.listener == socket.value && anchors.holder[track] == 0 && !spans.empty() &&
                               spans.back().socket == socket.value;
        if (anchors.holder[track] != socket.value && !listening)
            continue;
        push(known->second, track, {0, event, State::Closed, true, socket.value, event});
        anchors.holder[track] = 0;
    }
    if (anchors.listener == socket.value)
        anchors.listener = 0;
}

std::optional<double> LadderLayout::endOf(const Lane& lane, std::size_t track, std::size_t span,
                                          std::size_t beforeEvent) const {
    const auto& spans = lane.tracks[track];
    if (span + 1 < spans.size() && spans[span + 1].event < beforeEvent)
        return spans[span + 1].y;
    if (spans[span].ended >= beforeEvent)
        return std::nullopt;
    std::optional<double> end;
    for (std::size_t other = 0; other < lane.tracks.size(); ++other) {
        if (other == track)
            continue;
        const auto& others = lane.tracks[other];
        const auto next = std::upper_bound(others.begin(), others.end(), spans[span].y,
                                           [](double y, const StateSpan& later) { return y < later.y; });
        const bool lives =
            next != others.begin() && std::prev(next)->event < beforeEvent && std::prev(next)->ended >= beforeEvent;
        if (lives)
            return spans[span].y + m_measures.stateRow;
        if (next != others.end() && next->event < beforeEvent && (!end || next->y < *end))
            end = next->y;
    }
    return end ? std::optional(std::max(*end, spans[span].y + m_measures.stateRow)) : std::nullopt;
}

std::optional<std::size_t> LadderLayout::trackFor(std::uint32_t lane, std::uint64_t holder) {
    Anchors& anchors = m_anchors[lane];
    for (std::size_t i = 0; i < anchors.holder.size(); ++i) {
        if (anchors.holder[i] == holder)
            return i;
    }
    for (std::size_t i = 0; i < anchors.holder.size(); ++i) {
        if (anchors.holder[i] == 0) {
            anchors.holder[i] = holder;
            return i;
        }
    }
    if (anchors.holder.size() >= Lane::kMaxTracks)
        return std::nullopt;
    anchors.holder.push_back(holder);
    m_lanes[lane].tracks.emplace_back();
    return anchors.holder.size() - 1;
}

void LadderLayout::push(std::uint32_t lane, std::size_t track, StateSpan span) {
    auto& spans = m_lanes[lane].tracks[track];
    if (!spans.empty() && spans.back().state == span.state) {
        spans.back().socket = span.socket;
        spans.back().ended = span.ended;
        return;
    }
    span.y = m_anchors[lane].last;
    if (!spans.empty())
        span.y = std::max(span.y, spans.back().y + m_measures.stateRow);
    spans.push_back(span);
}

void LadderLayout::infer(const PacketRecord& packet, ConnectionId id, const LadderSegment& placed, std::uint32_t event,
                         const Trace& trace) {
    const tcp::Connection* connection = trace.tracker().find(id);
    if (!connection)
        return;
    auto show = [&](std::uint32_t party, std::uint8_t state, double y, Side side) {
        const std::uint32_t lane = laneOf(party);
        if (lane == kNever || state >= kStateCount)
            return;
        const auto track = trackFor(lane, id.value);
        if (!track)
            return;
        m_anchors[lane].last = placed.start - 0.4;
        const State first = connection->end(side).states.front().to;
        if (m_lanes[lane].tracks[*track].empty() && placed.start <= m_measures.top + 0.5)
            push(lane, *track, {0, event, first, false, 0});
        m_anchors[lane].last = y;
        const bool closed = static_cast<State>(state) == State::Closed;
        push(lane, *track, {0, event, static_cast<State>(state), false, 0, closed ? event : kNever});
        if (closed)
            m_anchors[lane].holder[*track] = 0;
    };
    if (const auto& segment = packet.segment) {
        const auto from = static_cast<Side>(segment->from);
        show(placed.fromParty, segment->senderState, placed.start, from);
        show(placed.toParty, segment->receiverState, placed.door, other(from));
        return;
    }
    for (const Side side : {Side::Client, Side::Server}) {
        for (const tcp::Transition& transition : connection->end(side).states) {
            if (transition.cause == packet.seen.packet)
                show(placed.toParty, static_cast<std::uint8_t>(transition.to), placed.door, side);
        }
    }
}

}  // namespace model::layout
