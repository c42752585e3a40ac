#include "model/layout/LadderLayout.h"

#include <algorithm>
#include <type_traits>

namespace model::layout {

using namespace trace;

namespace {
constexpr std::size_t kBlock = 256;  // items whose lowest point is known together
}

void LadderLayout::update(const Trace& trace) {
    for (; m_done < trace.size(); ++m_done)
        take(trace.events()[m_done], static_cast<std::uint32_t>(m_done), trace);
}

void LadderLayout::take(const TraceEvent& event, std::uint32_t index, const Trace& trace) {
    std::visit(
        [&](const auto& what) {
            using What = std::decay_t<decltype(what)>;
            if constexpr (std::is_same_v<What, SessionStarted>) {
                m_live = true;
            } else if constexpr (std::is_same_v<What, ActorStarted>) {
                const auto parent = m_laneOfPid.find(what.parentPid);
                const auto told = m_measures.sides.find(what.actor);
                addLane(what.actor, what.pid,
                        told != m_measures.sides.end()                   ? told->second
                        : parent != m_laneOfPid.end()                    ? m_lanes[parent->second].side
                        : what.actor.find("server") != std::string::npos ? Side::Server
                                                                         : Side::Client);
            } else if constexpr (std::is_same_v<What, ActorEnded>) {
                const auto lane = m_laneOfPid.find(what.pid);
                if (lane != m_laneOfPid.end() && !m_lanes[lane->second].hidden)
                    note({LadderNote::Kind::ActorEnded, lane->second, 0}, index);
            } else if constexpr (std::is_same_v<What, CallEntered>) {
                enter(what, index, event.time);
            } else if constexpr (std::is_same_v<What, CallReturned>) {
                leave(what, index, event.time);
            } else if constexpr (std::is_same_v<What, SocketChanged>) {
                m_live = true;
                change(what, index, trace);
            } else if constexpr (std::is_same_v<What, SocketEnded>) {
                end(what.socket, index);
            } else if constexpr (std::is_same_v<What, PacketSeen>) {
                see(what, index, event.time, trace);
            } else if constexpr (std::is_same_v<What, PacketVerdict>) {
                judge(what, index, event.time, trace);
            } else if constexpr (std::is_same_v<What, EventsLost>) {
                note({LadderNote::Kind::Lost, kNever, static_cast<std::int64_t>(what.count)}, index);
            } else if constexpr (std::is_same_v<What, LabProblem>) {
                note({LadderNote::Kind::Problem, kNever, 0}, index);
            }
        },
        event.what);
}

std::vector<std::uint32_t> LadderLayout::order() const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < m_lanes.size(); ++i)
        if (!m_lanes[i].hidden)
            out.push_back(i);
    std::stable_sort(out.begin(), out.end(),
                     [this](std::uint32_t a, std::uint32_t b) { return m_lanes[a].side < m_lanes[b].side; });
    return out;
}

std::uint32_t LadderLayout::laneOf(std::uint32_t party) const {
    return party < m_parties.size() ? m_parties[party].lane : kNever;
}

std::uint32_t LadderLayout::laneOf(Protocol protocol, const Address& address) const {
    const auto party = m_partyOf.find({protocol, address});
    return party == m_partyOf.end() ? kNever : laneOf(party->second);
}

const LadderSegment* LadderLayout::segment(PacketId packet) const {
    if (packet.value >= m_segmentOfPacket.size() || m_segmentOfPacket[packet.value] == 0)
        return nullptr;
    return &m_segments[m_segmentOfPacket[packet.value] - 1];
}

std::uint32_t LadderLayout::resent(PacketId packet, std::size_t beforeEvent) const {
    const auto found = m_absorbed.find(packet.value);
    if (found == m_absorbed.end())
        return 0;
    const auto& events = found->second;
    return static_cast<std::uint32_t>(std::lower_bound(events.begin(), events.end(), beforeEvent) - events.begin());
}

double LadderLayout::heightAt(std::size_t beforeEvent) const {
    const auto after = std::lower_bound(m_items.begin(), m_items.end(), beforeEvent,
                                        [](const LadderItem& item, std::size_t event) { return item.event < event; });
    double height = after == m_items.end() ? m_y : after->y;
    for (const Lane& lane : m_lanes) {
        for (const auto& track : lane.tracks) {
            for (auto span = track.rbegin(); span != track.rend() && span->y + m_measures.stateRow > height; ++span) {
                if (span->event < beforeEvent)
                    height = span->y + m_measures.stateRow;
            }
        }
    }
    return height;
}

void LadderLayout::visit(double top, double bottom, const std::function<void(const LadderItem&)>& see) const {
    for (std::size_t block = 0; block < m_blockBottom.size(); ++block) {
        const std::size_t first = block * kBlock, last = std::min(first + kBlock, m_items.size());
        if (m_items[first].y > bottom)
            return;
        if (m_blockBottom[block] < top)
            continue;
        for (std::size_t i = first; i < last && m_items[i].y <= bottom; ++i) {
            if (m_items[i].bottom >= top)
                see(m_items[i]);
        }
    }
}

std::uint32_t LadderLayout::addItem(LadderItem item) {
    const auto index = static_cast<std::uint32_t>(m_items.size());
    m_items.push_back(item);
    if (index % kBlock == 0)
        m_blockBottom.push_back(item.bottom);
    stretch(index, item.bottom);
    return index;
}

void LadderLayout::stretch(std::uint32_t item, double bottom) {
    m_items[item].bottom = std::max(m_items[item].bottom, bottom);
    double& block = m_blockBottom[item / kBlock];
    block = std::max(block, m_items[item].bottom);
}

std::uint32_t LadderLayout::addLane(std::string name, int pid, Side side) {
    const auto lane = static_cast<std::uint32_t>(m_lanes.size());
    const bool hidden = !m_measures.actors.empty() && !m_measures.actors.contains(name);
    m_lanes.push_back({std::move(name), pid, side, hidden, {}});
    m_anchors.push_back({m_y, {}, {}, 0, 0});
    if (pid != 0)
        m_laneOfPid[pid] = lane;
    return lane;
}

void LadderLayout::fold(std::uint32_t event, Timestamp time) {
    // While a segment is held it is the person at the gate who waits, not the network.
    if (!m_items.empty() && time.ns - m_lastTime.ns >= m_measures.foldAfterNs && m_openSegments.empty() &&
        m_hiddenHeld.empty())
        note({LadderNote::Kind::Gap, kNever, time.ns - m_lastTime.ns}, event);
    m_lastTime = time;
}

void LadderLayout::note(LadderNote what, std::uint32_t event) {
    m_notes.push_back(what);
    addItem(
        {LadderItem::Kind::Note, static_cast<std::uint32_t>(m_notes.size() - 1), event, m_y, m_y + m_measures.foldRow});
    if (what.lane != kNever)
        m_anchors[what.lane].last = m_y;
    m_y += m_measures.foldRow;
}

void LadderLayout::enter(const CallEntered& call, std::uint32_t event, Timestamp time) {
    const auto lane = m_laneOfPid.find(call.pid);
    if (lane == m_laneOfPid.end())
        return;
    m_anchors[lane->second].running.push_back(event);
    if (m_lanes[lane->second].hidden) {
        m_hiddenCalls[call.call.value] = {lane->second, event};
        m_lastTime = time;
        return;
    }
    fold(event, time);
    m_calls.push_back({lane->second, event, kNever, m_y, m_y});
    const auto index = static_cast<std::uint32_t>(m_calls.size() - 1);
    m_openCalls[call.call.value] = addItem({LadderItem::Kind::Call, index, event, m_y, m_y + m_measures.callRow});
    m_anchors[lane->second].last = m_y;
    m_y += m_measures.callRow;
}

void LadderLayout::leave(const CallReturned& call, std::uint32_t event, Timestamp time) {
    if (const auto hidden = m_hiddenCalls.find(call.call.value); hidden != m_hiddenCalls.end()) {
        std::erase(m_anchors[hidden->second.first].running, hidden->second.second);
        m_hiddenCalls.erase(hidden);
        m_lastTime = time;
        return;
    }
    const auto open = m_openCalls.find(call.call.value);
    if (open == m_openCalls.end())
        return;
    const std::uint32_t item = open->second;
    m_openCalls.erase(open);
    LadderCall& placed = m_calls[m_items[item].index];
    placed.returned = event;
    Anchors& anchors = m_anchors[placed.lane];
    std::erase(anchors.running, placed.entered);
    if (item + 1 == m_items.size()) {
        placed.returnY = placed.enterY;
        m_lastTime = time;
        return;
    }
    fold(event, time);
    placed.returnY = m_y;
    anchors.last = m_y;
    m_y += m_measures.callRow;
    stretch(item, m_y);
    // A row of its own, so that what comes next stands below it.
    addItem({LadderItem::Kind::Taken, m_items[item].index, event, placed.returnY, m_y});
}

void LadderLayout::see(const PacketSeen& seen, std::uint32_t event, Timestamp time, const Trace& trace) {
    const auto packet = static_cast<std::uint32_t>(m_packetsDone++);
    if (packet >= trace.packets().size() ||
        (m_measures.connection && trace.ends(trace.packets()[packet]).connection != *m_measures.connection))
        return;
    if (seen.gated) {  // it may turn out to be a copy that the gate absorbs: it gets its band with its verdict
        m_pending[seen.packet.value] = packet;
        return;
    }
    if (const auto item = placeSegment(packet, event, time, trace))
        settle(*item, Verdict::Delivered, event);
}

void LadderLayout::judge(const PacketVerdict& verdict, std::uint32_t event, Timestamp time, const Trace& trace) {
    const auto pending = m_pending.find(verdict.packet.value);
    if (verdict.verdict == Verdict::Absorbed) {
        if (pending != m_pending.end())
            m_pending.erase(pending);
        m_absorbed[verdict.original.value].push_back(event);
        return;
    }
    if (pending != m_pending.end()) {
        const std::uint32_t packet = pending->second;
        m_pending.erase(pending);
        const auto item = placeSegment(packet, event, time, trace);
        if (!item) {
            m_hiddenHeld.insert(verdict.packet.value);
            m_lastTime = time;
        } else {
            m_openSegments[verdict.packet.value] = *item;
            LadderSegment& placed = m_segments[m_items[*item].index];
            if (const std::uint32_t lane = laneOf(placed.toParty); lane != kNever)
                placed.slot = static_cast<std::uint8_t>(std::min(3u, m_anchors[lane].waiting++));
        }
    }
    if (whereabouts(verdict.verdict) == Whereabouts::AtGate)
        return;
    if (m_hiddenHeld.erase(verdict.packet.value) > 0)
        m_lastTime = time;
    const auto open = m_openSegments.find(verdict.packet.value);
    if (open == m_openSegments.end())
        return;
    const std::uint32_t item = open->second;
    m_openSegments.erase(open);
    m_lastTime = time;
    if (const std::uint32_t lane = laneOf(m_segments[m_items[item].index].toParty);
        lane != kNever && m_anchors[lane].waiting > 0)
        --m_anchors[lane].waiting;
    settle(item, verdict.verdict, event);
}

std::optional<std::uint32_t> LadderLayout::placeSegment(std::uint32_t packet, std::uint32_t event, Timestamp time,
                                                        const Trace& trace) {
    const PacketRecord& record = trace.packets()[packet];
    LadderSegment segment;
    segment.packet = packet;
    const PacketEnds ends = trace.ends(record);
    segment.fromParty = partyOf(ends.protocol, ends.from);
    segment.toParty = partyOf(ends.protocol, ends.to);
    const bool fromClient = record.segment ? record.segment->from == 0 : ends.from.port >= ends.to.port;
    guessParties(ends, fromClient ? Side::Client : Side::Server, segment.fromParty, segment.toParty, trace);
    const auto hidden = [this](std::uint32_t lane) { return lane != kNever && m_lanes[lane].hidden; };
    if (hidden(laneOf(segment.fromParty)) || hidden(laneOf(segment.toParty)))
        return std::nullopt;
    fold(event, time);
    segment.start = m_y + 0.4;
    segment.door = segment.end = segment.start + m_measures.slant;
    m_segments.push_back(segment);
    const std::uint64_t id = record.seen.packet.value;
    if (id >= m_segmentOfPacket.size())
        m_segmentOfPacket.resize(id + 1);
    m_segmentOfPacket[id] = static_cast<std::uint32_t>(m_segments.size());
    if (const std::uint32_t lane = laneOf(segment.fromParty); lane != kNever)
        m_anchors[lane].last = segment.start;
    // A listener whose connection is over is seen to listen again when the next one calls.
    if (const std::uint32_t lane = laneOf(segment.toParty);
        lane != kNever && m_anchors[lane].listener != 0 && m_anchors[lane].holder[0] == 0 && record.segment &&
        (record.segment->flags & (packet::flag::Syn | packet::flag::Ack)) == packet::flag::Syn) {
        m_anchors[lane].last = std::max(m_anchors[lane].last, segment.start);
        push(lane, 0, {0, event, State::Listen, true, m_anchors[lane].listener});
    }
    const std::uint32_t item = addItem({LadderItem::Kind::Segment, static_cast<std::uint32_t>(m_segments.size() - 1),
                                        event, m_y, segment.door + m_measures.afterSegment});
    m_y = segment.door + m_measures.afterSegment;
    if (!m_live && ends.connection)
        infer(record, ends.connection, segment, event, trace);
    return item;
}

void LadderLayout::settle(std::uint32_t item, Verdict verdict, std::uint32_t event) {
    LadderSegment& segment = m_segments[m_items[item].index];
    segment.verdict = verdict;
    segment.settled = event;
    if (item + 1 != m_items.size()) {  // it waited while other things happened
        segment.end = m_y;
        const double row = waitedFar(segment) ? m_measures.farArrival : 1.2;
        segment.end = m_y + row / 2;
        m_y += row;
        stretch(item, m_y);
        // Nothing later may share its row: it counts as the last item from now on.
        addItem({LadderItem::Kind::Taken, m_items[item].index, event, segment.end, m_y});
    }
    if (const std::uint32_t lane = laneOf(segment.toParty); lane != kNever && arrived(verdict))
        m_anchors[lane].last = segment.end;
}

}  // namespace model::layout
