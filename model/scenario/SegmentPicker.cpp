#include "model/scenario/SegmentPicker.h"

#include <algorithm>

namespace model::scenario {
namespace {

using trace::Verdict;
using trace::Whereabouts;

bool contains(const std::vector<PacketId>& ids, PacketId id) {
    return std::ranges::find(ids, id) != ids.end();
}

bool sameDirection(const trace::PacketRecord& a, const trace::PacketRecord& b) {
    return a.segment && b.segment && a.segment->connection == b.segment->connection &&
           a.segment->from == b.segment->from;
}

// The user, or the open gate, has brought it to where the judgement would.
bool isThere(const trace::PacketRecord& packet, Whereabouts aim, trace::GateMode gate, std::optional<Verdict> verdict) {
    if (aim == Whereabouts::Arrived && !packet.seen.gated && gate == trace::GateMode::Pass)
        return true;
    return aim != Whereabouts::AtGate && verdict && whereabouts(*verdict) == aim;
}

}  // namespace

const std::vector<std::size_t>& SegmentPicker::candidates(const PacketSelector& selector,
                                                          const trace::Trace& trace) const {
    if (m_search.looked == 0 || m_search.selector != selector)
        m_search = {selector, 0, {}};
    std::erase_if(m_search.candidates, [&](std::size_t index) {
        const PacketId id = trace.packets()[index].seen.packet;
        return consumed(index, id) || trace.fate(id, trace.size()).verdict == Verdict::Absorbed;
    });
    for (std::size_t& i = m_search.looked; i < trace.packets().size(); ++i) {
        const trace::PacketRecord& packet = trace.packets()[i];
        if (!consumed(i, packet.seen.packet) && carries(selector, packet, trace))
            m_search.candidates.push_back(i);
    }
    return m_search.candidates;
}

bool SegmentPicker::consumed(std::size_t index, PacketId packet) const {
    return m_consumed.contains(packet) || (index < m_past && !m_spared.contains(packet));
}

SegmentPicker::Pick SegmentPicker::pick(const PacketSelector& selector, Whereabouts aim,
                                        const std::vector<PacketSelector>& later, const trace::Scene& scene,
                                        const trace::Trace& trace) const {
    Pick pick;
    PacketId kept;
    for (const std::size_t index : candidates(selector, trace)) {
        const trace::PacketRecord& packet = trace.packets()[index];
        const PacketId id = packet.seen.packet;
        const trace::PacketFate fate = trace.fate(id, scene.position);
        if (fate.verdict == Verdict::Absorbed || fate.verdict == Verdict::Injected ||
            !isFrom(selector, packet, scene, trace))
            continue;
        if (contains(scene.held, id)) {
            if (fate.kept) {
                kept = kept ? kept : id;
                continue;
            }
            pick.chosen.push_back(id);
        } else {
            if (!isThere(packet, aim, scene.gate, fate.verdict) || !pick.chosen.empty())
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
    if (!pick.found() && kept && aim != Whereabouts::AtGate)
        pick.chosen.push_back(kept);
    if (!pick.byHand && !pick.chosen.empty() && aim == Whereabouts::Arrived && !selector.pureAck())
        pick.first = olderAcks(*trace.packet(pick.chosen.front()), later, scene, trace);
    return pick;
}

std::vector<PacketId> SegmentPicker::olderAcks(const trace::PacketRecord& chosen,
                                               const std::vector<PacketSelector>& later, const trace::Scene& scene,
                                               const trace::Trace& trace) const {
    std::vector<PacketId> older;
    for (const PacketId id : scene.held) {
        const trace::PacketRecord* packet = trace.packet(id);
        if (!packet || packet->event >= chosen.event || trace.fate(id, scene.position).kept || !isPureAck(*packet) ||
            !sameDirection(*packet, chosen))
            continue;
        if (std::ranges::none_of(later,
                                 [&](const PacketSelector& next) { return matches(next, *packet, scene, trace); }))
            older.push_back(id);
    }
    return older;
}

std::vector<PacketId> SegmentPicker::provokers(const PacketSelector& ack, const trace::Scene& scene,
                                               const trace::Trace& trace) const {
    std::vector<PacketId> found;
    for (const PacketId id : scene.held) {
        const trace::PacketRecord* packet = trace.packet(id);
        if (!packet || !packet->segment || trace.fate(id, scene.position).kept || m_consumed.contains(id) ||
            static_cast<tcp::SegmentKind>(packet->segment->kind) != tcp::SegmentKind::Retransmission ||
            (!ack.from.empty() && senderOf(*packet, scene, trace) == ack.from))
            continue;
        const bool hadArrived = std::ranges::any_of(trace.packets(), [&](const trace::PacketRecord& earlier) {
            return &earlier != packet && sameDirection(earlier, *packet) &&
                   earlier.segment->seq == packet->segment->seq && earlier.payloadLength == packet->payloadLength &&
                   arrived(trace.fate(earlier.seen.packet, scene.position).verdict);
        });
        if (hadArrived)
            found.push_back(id);
    }
    return found;
}

PacketId SegmentPicker::spare(const PacketSelector& selector, const trace::Scene& scene,
                              const trace::Trace& trace) const {
    const auto found = std::ranges::find_if(m_spare, [&](PacketId id) {
        const trace::PacketRecord* packet = trace.packet(id);
        return packet && matches(selector, *packet, scene, trace);
    });
    return found == m_spare.end() ? PacketId{} : *found;
}

bool SegmentPicker::hasSpare(const PacketSelector& selector, const trace::Scene& scene,
                             const trace::Trace& trace) const {
    return static_cast<bool>(spare(selector, scene, trace));
}

void SegmentPicker::takeSpare(const PacketSelector& selector, const trace::Scene& scene, const trace::Trace& trace) {
    m_spare.erase(spare(selector, scene, trace));
}

void SegmentPicker::consume(const Pick& pick) {
    m_consumed.insert(pick.first.begin(), pick.first.end());
    m_consumed.insert(pick.chosen.begin(), pick.chosen.end());
    std::vector<PacketId> together = pick.first;
    together.insert(together.end(), pick.chosen.begin(), pick.chosen.end());
    // The one that the step names is the first of those that were done by hand, or of those that are left.
    const std::size_t named = pick.byHand ? 0 : pick.first.size();
    for (std::size_t i = 0; i < together.size(); ++i)
        if (i != named)
            m_spare.insert(together[i]);
}

void SegmentPicker::consumeAllBut(const std::vector<PacketId>& spared, const trace::Trace& trace) {
    std::set<PacketId> still;
    for (const PacketId id : spared) {
        if (!m_consumed.contains(id))
            still.insert(id);
    }
    m_spared = std::move(still);
    m_past = trace.packets().size();
}

}  // namespace model::scenario
