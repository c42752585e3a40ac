#include "model/scenario/SegmentPicker.h"

#include <algorithm>

namespace model::scenario {
namespace {

bool contains(const std::vector<PacketId>& ids, PacketId id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool isPureAck(const trace::PacketRecord& packet) {
    static const PacketSelector ack = parseSelector("ACK").take();
    return packet.segment && packet.payloadLength == 0 && (packet.segment->flags & ack.mask) == ack.flags;
}

bool sameDirection(const trace::PacketRecord& a, const trace::PacketRecord& b) {
    return a.segment && b.segment && a.segment->connection == b.segment->connection &&
           a.segment->from == b.segment->from;
}

}  // namespace

SegmentPicker::Pick SegmentPicker::pick(const PacketSelector& selector, Purpose purpose,
                                        const std::vector<PacketSelector>& later, const trace::Scene& scene,
                                        const trace::Trace& trace) const {
    Pick pick;
    PacketId kept;
    for (const trace::PacketRecord& packet : trace.packets()) {
        const PacketId id = packet.seen.packet;
        const trace::PacketFate& fate = trace.fate(id);
        if (m_consumed.contains(id) || fate.verdict == trace::Verdict::Absorbed ||
            !matches(selector, packet, scene, trace))
            continue;
        if (contains(scene.held, id)) {
            if (fate.kept) {
                kept = kept ? kept : id;
                continue;
            }
            pick.chosen.push_back(id);
        } else {
            const bool passed = !packet.seen.gated && scene.gate == trace::GateMode::Pass;
            const bool done = purpose == Purpose::Deliver
                                  ? passed || fate.verdict == trace::Verdict::Delivered
                                  : purpose == Purpose::Drop && fate.verdict == trace::Verdict::Dropped;
            if (!done || !pick.chosen.empty())
                continue;
            pick.byHand = true;
            pick.first.push_back(id);  // to be consumed only
        }
        if (!selector.pureAck())
            break;
    }
    if (!pick.chosen.empty() && pick.byHand) {
        pick.byHand = false;  // some ACKs by hand, some still held: these are what is left to do
        pick.first.clear();
    }
    if (!pick.found() && kept && purpose != Purpose::Keep)
        pick.chosen.push_back(kept);
    if (pick.byHand || pick.chosen.empty() || purpose != Purpose::Deliver || selector.pureAck())
        return pick;

    const trace::PacketRecord* chosen = trace.packet(pick.chosen.front());
    for (const trace::PacketRecord& older : trace.packets()) {
        if (&older == chosen)
            break;
        const PacketId id = older.seen.packet;
        const bool named = std::any_of(later.begin(), later.end(),
                                       [&](const PacketSelector& next) { return matches(next, older, scene, trace); });
        if (!named && contains(scene.held, id) && !trace.fate(id).kept && isPureAck(older) &&
            sameDirection(older, *chosen))
            pick.first.push_back(id);
    }
    return pick;
}

std::vector<PacketId> SegmentPicker::provokers(const PacketSelector& ack, const trace::Scene& scene,
                                               const trace::Trace& trace) const {
    std::vector<PacketId> found;
    for (PacketId id : scene.held) {
        const trace::PacketRecord* packet = trace.packet(id);
        if (!packet || !packet->segment || trace.fate(id).kept || m_consumed.contains(id))
            continue;
        const bool hadArrived = std::any_of(trace.packets().begin(), trace.packets().end(), [&](const auto& earlier) {
            return &earlier != packet && sameDirection(earlier, *packet) &&
                   earlier.segment->seq == packet->segment->seq && earlier.payloadLength == packet->payloadLength &&
                   trace.fate(earlier.seen.packet).verdict == trace::Verdict::Delivered;
        });
        const auto kind = static_cast<tcp::SegmentKind>(packet->segment->kind);
        if (hadArrived && kind == tcp::SegmentKind::Retransmission &&
            (ack.from.empty() || senderOf(*packet, scene) != ack.from))
            found.push_back(id);
    }
    return found;
}

bool SegmentPicker::newestWasDelivered(const PacketSelector& selector, const trace::Scene& scene,
                                       const trace::Trace& trace) const {
    const auto& packets = trace.packets();
    for (auto packet = packets.rbegin(); packet != packets.rend(); ++packet) {
        const trace::PacketFate& fate = trace.fate(packet->seen.packet);
        if (fate.verdict != trace::Verdict::Absorbed && matches(selector, *packet, scene, trace))
            return fate.verdict == trace::Verdict::Delivered;
    }
    return false;
}

void SegmentPicker::consume(const Pick& pick) {
    m_consumed.insert(pick.first.begin(), pick.first.end());
    m_consumed.insert(pick.chosen.begin(), pick.chosen.end());
}

void SegmentPicker::consumeAllBut(const std::vector<PacketId>& kept, const trace::Trace& trace) {
    for (const trace::PacketRecord& packet : trace.packets()) {
        if (!contains(kept, packet.seen.packet))
            m_consumed.insert(packet.seen.packet);
    }
}

}  // namespace model::scenario
