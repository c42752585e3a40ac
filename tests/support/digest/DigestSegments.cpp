#include "tests/support/digest/DigestSegments.h"

#include <optional>
#include <set>

namespace tests::support {

using namespace model;

using namespace model::trace;
namespace flag = model::packet::flag;

namespace {

bool has(const tcp::SegmentRecord& segment, std::uint16_t flags) {
    return (segment.flags & flags) == flags;
}

bool isPureAck(const tcp::SegmentRecord& segment) {
    return segment.length == 0 && (segment.flags & (flag::Syn | flag::Fin | flag::Rst)) == 0;
}

// Numbers of one direction from its first; far ones belong to another connection's space and differ each time.
class Relative {
public:
    std::string text(std::uint32_t number) {
        if (!m_first)
            m_first = number;
        const std::uint32_t distance = number - *m_first;
        constexpr std::uint32_t kFar = 1u << 26;
        return distance < kFar ? std::to_string(distance) : "far";
    }

private:
    std::optional<std::uint32_t> m_first;
};

}  // namespace

std::string DigestSegments::fate(const PacketRecord& packet) const {
    const PacketFate fate = m_moment.fate(packet.seen.packet);
    if (!fate.held && !fate.verdict && !fate.kept)
        return "passed";
    return (fate.kept ? "kept, " : "") + std::string(name(fate.verdict.value_or(Verdict::Held)));
}

// Of bare ACKs only those count whose number is not a matter of timing: the one that completes the handshake, the last
// one, and what the demo itself dropped or kept. A segment sent again says so once, however often.
void DigestSegments::addConnection(const Packets& packets, std::vector<std::string>& lines) {
    const Address& first = packets.front()->from;
    lines.push_back("connection " + m_ports.text(first) + " > " + m_ports.text(packets.front()->to));
    Relative forth, back;
    bool handshake = false;
    std::optional<std::uint32_t> finEnd[2];   // the number after each side's FIN
    std::set<std::string> sent;               // without their fate
    std::map<std::string, std::size_t> told;  // with it: index of its line
    for (const PacketRecord* packet : packets) {
        const tcp::SegmentRecord& segment = *packet->segment;
        const bool reply = packet->from != first;
        Relative& own = reply ? back : forth;
        Relative& other = reply ? forth : back;
        std::string text = std::string(reply ? "  < " : "  > ") +
                           model::packet::flagNames(segment.flags & ~(flag::Psh | flag::Ece | flag::Cwr)) +
                           " seq=" + own.text(segment.seq);
        if (has(segment, flag::Ack))
            text += " ack=" + other.text(segment.ack);
        text += " len=" + std::to_string(segment.length);
        const std::string end = fate(*packet);
        const bool lastAck = finEnd[reply] && finEnd[!reply] == segment.ack;
        const bool telling = handshake || lastAck || end.ends_with("dropped") || end.starts_with("kept");
        const bool again = !sent.insert(text).second;
        if (has(segment, flag::Fin))
            finEnd[reply] = segment.seq + segment.length + 1;
        if (isPureAck(segment) && !telling)
            continue;
        handshake = has(segment, flag::Syn | flag::Ack);
        if (again && end == "held")  // the kernel goes on resending after the last step
            continue;
        text += " " + end;
        if (const auto [line, isNew] = told.try_emplace(text, lines.size()); isNew)
            lines.push_back(text);
        else if (!lines[line->second].ends_with(", again"))
            lines[line->second] += ", again";
    }
}

std::vector<std::string> DigestSegments::lines() {
    std::map<std::uint32_t, Packets> connections;
    Packets datagrams;
    for (const PacketRecord& packet : m_moment.trace().packets()) {
        if (!m_moment.happened(packet))
            break;
        m_ports.see(packet.from);  // ports are named in order of appearance on the wire
        m_ports.see(packet.to);
        if (m_moment.fate(packet.seen.packet).verdict != Verdict::Absorbed)
            (packet.segment ? connections[packet.segment->connection] : datagrams).push_back(&packet);
    }
    std::vector<std::string> lines;
    for (const auto& [id, packets] : connections)
        addConnection(packets, lines);
    for (const PacketRecord* datagram : datagrams)
        lines.push_back(std::string(datagram->protocol == Protocol::Udp ? "datagram " : "packet ") +
                        m_ports.text(datagram->from) + " > " + m_ports.text(datagram->to) +
                        " len=" + std::to_string(datagram->payloadLength) + " " + fate(*datagram));
    return lines;
}

}  // namespace tests::support
