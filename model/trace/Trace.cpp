#include "model/trace/Trace.h"

#include <utility>

namespace model::trace {
namespace {

Protocol protocolOf(const packet::Packet& decoded) {
    if (decoded.tcp)
        return Protocol::Tcp;
    if (decoded.udp)
        return Protocol::Udp;
    if (decoded.icmp)
        return Protocol::Icmp;
    return Protocol::Other;
}

PacketEnds endsOf(const packet::QuotedPacket& about, const Address& sender, const tcp::ConnectionTracker& tracker) {
    const Address& from = sender.ip == about.destination.ip ? about.destination : sender;
    if (!about.seq)
        return {Protocol::Udp, from, about.source, {}};
    return {Protocol::Tcp, from, about.source, tracker.newest(about.source, about.destination)};
}

const PacketFate kNoFate;

}  // namespace

void applyVerdict(tcp::ConnectionTracker& tracker, const PacketVerdict& verdict, Timestamp time) {
    if (verdict.verdict == Verdict::Absorbed)
        return tracker.absorbed(verdict.packet, time);
    switch (whereabouts(verdict.verdict)) {
        case Whereabouts::AtGate:
            break;
        case Whereabouts::Arrived:
            tracker.delivered(verdict.packet, time);
            break;
        case Whereabouts::Lost:
            tracker.dropped(verdict.packet, time);
            break;
    }
}

void Trace::append(TraceEvent event, packet::Bytes frame) {
    if (const auto* seen = std::get_if<PacketSeen>(&event.what))
        appendPacket(*seen, event.time, frame);
    else if (const auto* verdict = std::get_if<PacketVerdict>(&event.what))
        settle(*verdict, event.time);
    m_events.push_back(std::move(event));
}

void Trace::appendPacket(const PacketSeen& seen, Timestamp time, packet::Bytes frame) {
    const packet::Packet decoded = packet::decode(seen.linkType, frame, seen.originalLength);
    PacketRecord record;
    record.seen = seen;
    record.time = time;
    record.protocol = protocolOf(decoded);
    record.from = decoded.source();
    record.to = decoded.destination();
    record.payloadLength = decoded.payloadLength;
    record.event = m_events.size();
    using Receive = tcp::ConnectionTracker::Receive;
    record.segment = m_tracker.sent(seen.packet, time, decoded, seen.gated ? Receive::AtVerdict : Receive::AtOnce);
    if (record.segment)
        record.segment->fileOffset = seen.fileOffset;
    if (decoded.icmp && decoded.icmp->about)
        m_errorEnds.insert_or_assign(seen.packet, endsOf(*decoded.icmp->about, record.from, m_tracker));
    if (seen.packet.value != m_packets.size() + 1)
        m_indexOfPacket.try_emplace(seen.packet, m_packets.size());
    m_packets.push_back(std::move(record));
    m_recent.add(frame);
}

std::optional<std::size_t> Trace::indexOf(PacketId id) const {
    if (id.value - 1 < m_packets.size() && m_packets[id.value - 1].seen.packet == id)
        return id.value - 1;
    const auto found = m_indexOfPacket.find(id);
    return found == m_indexOfPacket.end() ? std::nullopt : std::optional(found->second);
}

void Trace::settle(const PacketVerdict& verdict, Timestamp time) {
    applyVerdict(m_tracker, verdict, time);
    if (verdict.verdict == Verdict::Absorbed) {
        if (const auto original = indexOf(verdict.original))
            ++fateOf(*original).resent;
    }
    const auto index = indexOf(verdict.packet);
    if (!index)
        return;
    PacketFate& fate = fateOf(*index);
    if (whereabouts(verdict.verdict) == Whereabouts::AtGate) {
        if (verdict.verdict == Verdict::Held)
            fate.held = time;
        else
            fate.kept = true;
    } else {
        fate.settled = time;
        fate.verdict = verdict.verdict;
        fate.original = verdict.original;
    }
}

const PacketRecord* Trace::packet(PacketId id) const {
    const auto index = indexOf(id);
    return index ? &m_packets[*index] : nullptr;
}

PacketEnds Trace::ends(const PacketRecord& packet) const {
    const auto told = packet.protocol == Protocol::Icmp ? m_errorEnds.find(packet.seen.packet) : m_errorEnds.end();
    if (told != m_errorEnds.end())
        return told->second;
    const ConnectionId connection{packet.segment ? packet.segment->connection : 0};
    return {packet.protocol, packet.from, packet.to, connection};
}

const PacketFate& Trace::fate(PacketId id) const {
    const auto index = indexOf(id);
    return index && *index < m_fates.size() ? m_fates[*index] : kNoFate;
}

PacketFate& Trace::fateOf(std::size_t index) {
    if (index >= m_fates.size())
        m_fates.resize(m_packets.size());
    return m_fates[index];
}

std::vector<std::uint8_t> Trace::bytes(PacketId id) const {
    const auto index = indexOf(id);
    if (!index)
        return {};
    if (const auto* recent = m_recent.find(*index))
        return *recent;
    const PacketSeen& seen = m_packets[*index].seen;
    return m_bytes ? m_bytes(seen.fileOffset, seen.capturedLength) : std::vector<std::uint8_t>();
}

packet::Packet Trace::decoded(PacketId id) const {
    const PacketRecord* record = packet(id);
    if (!record)
        return {};
    const std::vector<std::uint8_t> frame = bytes(id);
    return packet::decode(record->seen.linkType, frame, record->seen.originalLength);
}

}  // namespace model::trace
