#include "model/layout/LadderLayout.h"

#include <algorithm>
#include <type_traits>

namespace model::layout {

using namespace trace;

LadderLayout::LadderLayout(LadderMeasures measures)
    : m_measures(std::move(measures)),
      m_parties(m_measures.sides),
      m_rows(m_measures.top),
      m_states(m_measures.top, m_measures.stateRow) {}

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
                m_parties.start(what);
                growLanes();
            } else if constexpr (std::is_same_v<What, ActorEnded>) {
                const std::uint32_t lane = m_parties.laneOfPid(what.pid);
                if (lane != kNever)
                    note({LadderNote::Kind::ActorEnded, lane, 0}, index);
            } else if constexpr (std::is_same_v<What, CallEntered>) {
                enter(what, index, event.time);
            } else if constexpr (std::is_same_v<What, CallReturned>) {
                leave(what, index, event.time);
            } else if constexpr (std::is_same_v<What, SocketChanged>) {
                m_live = true;
                const std::uint32_t lane = m_parties.place(what);
                if (what.protocol == Protocol::Tcp && lane != kNever)
                    m_states.change(what, lane, index, m_segments, trace);
            } else if constexpr (std::is_same_v<What, SocketEnded>) {
                if (const std::uint32_t lane = m_parties.laneOf(what.socket); lane != kNever)
                    m_states.end(what.socket, lane, index);
            } else if constexpr (std::is_same_v<What, PacketSeen>) {
                see(what, index, event.time, trace);
            } else if constexpr (std::is_same_v<What, PacketVerdict>) {
                judge(what, index, event.time, trace);
            } else if constexpr (std::is_same_v<What, StepMarked>) {
                // Between two steps it is the person before the class who waits.
                if (what.phase == StepPhase::Began)
                    m_lastTime = event.time;
            } else if constexpr (std::is_same_v<What, EventsLost>) {
                note({LadderNote::Kind::Lost, kNever, static_cast<std::int64_t>(what.count)}, index);
            } else if constexpr (std::is_same_v<What, LabProblem>) {
                note({LadderNote::Kind::Problem, kNever, 0}, index);
            }
        },
        event.what);
}

void LadderLayout::growLanes() {
    m_states.addLanes(lanes().size(), m_rows.height());
    m_waiting.resize(lanes().size());
}

void LadderLayout::fold(std::uint32_t event, Timestamp time) {
    // While a segment is held it is the person at the gate who waits, not the network.
    if (!m_rows.items().empty() && time.ns - m_lastTime.ns >= m_measures.foldAfterNs && m_openSegments.empty())
        note({LadderNote::Kind::Gap, kNever, time.ns - m_lastTime.ns}, event);
    m_lastTime = time;
}

void LadderLayout::note(LadderNote what, std::uint32_t event) {
    m_states.moveTo(what.lane, m_rows.height());
    m_rows.add(LadderItem::Kind::Note, static_cast<std::uint32_t>(m_notes.size()), event, m_measures.foldRow);
    m_notes.push_back(what);
}

void LadderLayout::enter(const CallEntered& call, std::uint32_t event, Timestamp time) {
    const std::uint32_t lane = m_parties.laneOfPid(call.pid);
    if (lane == kNever)
        return;
    m_parties.entered(lane, event);
    fold(event, time);
    m_states.moveTo(lane, m_rows.height());
    m_calls.push_back({lane, event, kNever, m_rows.height(), m_rows.height()});
    const auto index = static_cast<std::uint32_t>(m_calls.size() - 1);
    m_openCalls[call.call.value] = m_rows.add(LadderItem::Kind::Call, index, event, m_measures.callRow);
}

void LadderLayout::leave(const CallReturned& call, std::uint32_t event, Timestamp time) {
    const auto open = m_openCalls.find(call.call.value);
    if (open == m_openCalls.end())
        return;
    const std::uint32_t item = open->second, index = m_rows.items()[item].index;
    m_openCalls.erase(open);
    LadderCall& placed = m_calls[index];
    placed.returned = event;
    m_parties.returned(placed.lane, placed.entered);
    if (m_rows.isLast(item)) {
        placed.returnY = placed.enterY;
        m_lastTime = time;
        return;
    }
    fold(event, time);
    placed.returnY = m_rows.height();
    m_states.moveTo(placed.lane, placed.returnY);
    // A row of its own, so that what comes next stands below it.
    m_rows.add(LadderItem::Kind::Taken, index, event, m_measures.callRow);
    m_rows.stretch(item, m_rows.height());
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
    settle(placeSegment(packet, event, time, trace), Verdict::Delivered, event);
}

void LadderLayout::hold(PacketId packet, std::uint32_t index, std::uint32_t event, Timestamp time, const Trace& trace) {
    const std::uint32_t item = placeSegment(index, event, time, trace);
    m_openSegments[packet.value] = item;
    if (const std::uint32_t lane = laneOf(segmentOf(item).toParty); lane != kNever)
        segmentOf(item).slot = static_cast<std::uint8_t>(std::min(3u, m_waiting[lane]++));
}

void LadderLayout::judge(const PacketVerdict& verdict, std::uint32_t event, Timestamp time, const Trace& trace) {
    const std::uint64_t id = verdict.packet.value;
    const auto pending = m_pending.extract(id);
    if (verdict.verdict == Verdict::Absorbed) {
        m_segments.absorb(verdict.original, event);
        return;
    }
    if (pending)
        hold(verdict.packet, pending.mapped(), event, time, trace);
    if (whereabouts(verdict.verdict) == Whereabouts::AtGate)
        return;
    const auto open = m_openSegments.extract(id);
    if (!open)
        return;
    m_lastTime = time;
    if (const std::uint32_t lane = laneOf(segmentOf(open.mapped()).toParty); lane != kNever && m_waiting[lane] > 0)
        --m_waiting[lane];
    settle(open.mapped(), verdict.verdict, event);
}

std::uint32_t LadderLayout::placeSegment(std::uint32_t packet, std::uint32_t event, Timestamp time,
                                         const Trace& trace) {
    const PacketRecord& record = trace.packets()[packet];
    const auto parties = m_parties.meet(trace.ends(record), record, trace);
    growLanes();
    const std::uint32_t from = laneOf(parties.from), to = laneOf(parties.to);
    fold(event, time);
    LadderSegment segment{packet, parties.from, parties.to};
    segment.start = m_rows.height() + 0.4 + (m_segments.all().empty() ? m_measures.lead : 0);
    segment.door = segment.end = segment.start + m_measures.slant;
    const std::uint32_t index = m_segments.add(segment, record.seen.packet);
    m_states.moveTo(from, segment.start);
    const bool calls =
        record.segment && (record.segment->flags & (packet::flag::Syn | packet::flag::Ack)) == packet::flag::Syn;
    if (to != kNever && calls)
        m_states.called(to, segment.start, event);
    const std::uint32_t item =
        m_rows.add(LadderItem::Kind::Segment, index, event, segment.door + m_measures.afterSegment - m_rows.height());
    if (!m_live)
        m_states.infer(record, segment, event, m_parties, trace);
    return item;
}

void LadderLayout::settle(std::uint32_t item, Verdict verdict, std::uint32_t event) {
    LadderSegment& segment = segmentOf(item);
    segment.verdict = verdict;
    segment.settled = event;
    if (!m_rows.isLast(item)) {  // it waited while other things happened
        segment.end = m_rows.height();
        const double row = waitedFar(segment) ? m_measures.farArrival : 1.2;
        segment.end += row / 2;
        // Nothing later may share its row: it counts as the last item from now on.
        m_rows.add(LadderItem::Kind::Taken, m_rows.items()[item].index, event, row, row / 2);
        m_rows.stretch(item, m_rows.height());
    }
    if (arrived(verdict))
        m_states.moveTo(laneOf(segment.toParty), segment.end);
}

}  // namespace model::layout
