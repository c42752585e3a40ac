#include "model/trace/Trace.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "model/base/Overloaded.h"
#include "model/trace/SceneHistory.h"

namespace model::trace {
namespace {

Protocol fragmentProtocol(std::uint8_t number) {
    switch (number) {
        case 17:
            return Protocol::Udp;
        case 1:
        case 58:
            return Protocol::Icmp;
    }
    return Protocol::Other;
}

Protocol protocolOf(const packet::Packet& decoded) {
    if (decoded.tcp)
        return Protocol::Tcp;
    if (decoded.udp)
        return Protocol::Udp;
    if (decoded.icmp)
        return Protocol::Icmp;
    if (decoded.ip && decoded.ip->fragmentOffset != 0)
        return fragmentProtocol(decoded.ip->protocol);
    return Protocol::Other;
}

PacketEnds endsOf(const packet::QuotedPacket& about, const Address& sender, const tcp::ConnectionTracker& tracker) {
    const Address& from = sender.ip == about.destination.ip ? about.destination : sender;
    if (!about.seq)
        return {Protocol::Udp, from, about.source, {}};
    return {Protocol::Tcp, from, about.source, tracker.newest(about.source, about.destination)};
}

}  // namespace

void applyVerdict(tcp::ConnectionTracker& tracker, const PacketVerdict& verdict, Timestamp time) {
    if (verdict.verdict == Verdict::Absorbed)
        return tracker.absorbed(verdict.packet, time);
    if (verdict.verdict == Verdict::Injected)
        return tracker.injected(verdict.packet, time);
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

Trace::Trace() : m_scenes(std::make_unique<SceneHistory>()) {}
Trace::~Trace() = default;
Trace::Trace(Trace&&) noexcept = default;
Trace& Trace::operator=(Trace&&) noexcept = default;

void Trace::append(TraceEvent event, packet::Bytes frame) {
    std::visit(Overloaded{
                   [&](const PacketSeen& seen) { appendPacket(seen, event.time, frame); },
                   [&](const PacketVerdict& verdict) { settle(verdict, event.time); },
                   [](const ActorEvent auto&) {},
                   [](const CallEvent auto&) {},
                   [](const SocketEvent auto&) {},
                   [](const LessonEvent auto&) {},
                   [](const FaultEvent auto&) {},
               },
               event.what);
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
    record.fragment = decoded.ip && decoded.ip->fragment;
    if (record.fragment)
        std::tie(record.from, record.to) = m_fragments.of(decoded);
    record.event = static_cast<std::uint32_t>(m_events.size());
    using Receive = tcp::ConnectionTracker::Receive;
    record.segment = m_tracker.sent(seen.packet, time, decoded, seen.gated ? Receive::AtVerdict : Receive::AtOnce);
    noteInferences();
    if (record.segment) {
        record.segment->fileOffset = seen.fileOffset;
        if (record.segment->connection >= m_lastOf.size())
            m_lastOf.resize(record.segment->connection + 1);
        record.before = m_lastOf[record.segment->connection];
        m_lastOf[record.segment->connection] = static_cast<std::uint32_t>(m_packets.size() + 1);
    }
    if (decoded.icmp && decoded.icmp->about)
        m_errorEnds.insert_or_assign(seen.packet, endsOf(*decoded.icmp->about, record.from, m_tracker));
    if (seen.packet.value != m_packets.size() + 1)
        m_indexOfPacket.try_emplace(seen.packet, m_packets.size());
    m_packets.push_back(std::move(record));
    m_recent.add(frame);
}

void Trace::noteInferences() {
    for (const ConnectionId id : m_tracker.touched())
        m_inferences.note(m_events.size(), *m_tracker.find(id));
}

std::optional<std::size_t> Trace::indexOf(PacketId id) const {
    if (id.value - 1 < m_packets.size() && m_packets[id.value - 1].seen.packet == id)
        return id.value - 1;
    const auto found = m_indexOfPacket.find(id);
    return found == m_indexOfPacket.end() ? std::nullopt : std::optional(found->second);
}

void Trace::settle(const PacketVerdict& verdict, Timestamp time) {
    applyVerdict(m_tracker, verdict, time);
    noteInferences();
    const auto event = static_cast<std::uint32_t>(m_events.size());
    const auto original = verdict.verdict == Verdict::Absorbed ? indexOf(verdict.original) : std::nullopt;
    const auto index = indexOf(verdict.packet);
    if (original)
        m_verdicts.add(*original, event);
    if (index && index != original)
        m_verdicts.add(*index, event);
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

PacketFate Trace::fate(PacketId id, std::size_t position) const {
    PacketFate fate;
    const auto index = indexOf(id);
    if (!index || m_packets[*index].event >= position)
        return fate;
    m_verdicts.fromNewest(*index, [&](std::uint32_t event) {
        if (event >= position)
            return true;
        const auto& verdict = std::get<PacketVerdict>(m_events[event].what);
        const Timestamp time = m_events[event].time;
        if (verdict.verdict == Verdict::Absorbed && verdict.original == id)
            ++fate.resent;
        if (verdict.packet == id)
            fate.hear(verdict, time);
        return true;
    });
    return fate;
}

void PacketFate::hear(const PacketVerdict& earlier, Timestamp time) {
    if (earlier.verdict == Verdict::Held) {
        held = held ? held : time;
    } else if (whereabouts(earlier.verdict) == Whereabouts::AtGate) {
        kept = true;
    } else if (!verdict) {
        settled = time;
        verdict = earlier.verdict;
        original = earlier.original;
    }
}

std::vector<std::uint32_t> Trace::packetsOf(ConnectionId connection, std::size_t position) const {
    std::vector<std::uint32_t> indices;
    std::uint32_t next = connection.value < m_lastOf.size() ? m_lastOf[connection.value] : 0;
    for (; next != 0; next = m_packets[next - 1].before) {
        if (m_packets[next - 1].event < position)
            indices.push_back(next - 1);
    }
    std::ranges::reverse(indices);
    return indices;
}

std::shared_ptr<const Scene> Trace::sceneAt(std::size_t position) const {
    return m_scenes->at(*this, position);
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
