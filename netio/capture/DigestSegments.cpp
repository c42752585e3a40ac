#include "netio/capture/DigestSegments.h"

#include <algorithm>
#include <set>

namespace netio::capture {

using namespace model;

using namespace model::trace;
using Segment = SessionDigest::Segment;
namespace flag = model::packet::flag;

namespace {

bool has(const Segment& segment, std::uint16_t flags) {
    return (segment.flags & flags) == flags;
}

bool isPureAck(const Segment& segment) {
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

void DigestSegments::seen(const Segment& segment) {
    m_ports.see(segment.from);  // ports are named in order of appearance on the wire
    m_ports.see(segment.to);
    if (segment.protocol == Protocol::Tcp)
        connectionOf(segment).segments.push_back(segment);
    else
        m_datagrams.push_back(segment);
}

void DigestSegments::settled(const PacketVerdict& verdict) {
    Fate& fate = m_fates[verdict.packet];
    if (verdict.verdict == Verdict::Kept)
        fate.kept = true;
    else
        fate.verdict = verdict.verdict;
}

// A SYN with another number begins a new connection of the same addresses.
DigestSegments::Connection& DigestSegments::connectionOf(const Segment& segment) {
    const auto found = std::find_if(m_connections.rbegin(), m_connections.rend(), [&](const Connection& connection) {
        return (connection.first == segment.from && connection.second == segment.to) ||
               (connection.first == segment.to && connection.second == segment.from);
    });
    const bool opens = has(segment, flag::Syn) && !has(segment, flag::Ack);
    const bool another =
        found == m_connections.rend() ||
        (opens && std::ranges::none_of(found->segments, [&](const Segment& earlier) {
             return earlier.from == segment.from && has(earlier, flag::Syn) && earlier.seq == segment.seq;
         }));
    return another ? m_connections.emplace_back(Connection{segment.from, segment.to, {}}) : *found;
}

bool DigestSegments::absorbed(const Segment& segment) const {
    const auto found = m_fates.find(segment.packet);
    return found != m_fates.end() && found->second.verdict == Verdict::Absorbed;
}

std::string DigestSegments::fate(const Segment& segment) const {
    const auto found = m_fates.find(segment.packet);
    if (found == m_fates.end())
        return "passed";
    std::string text = found->second.kept ? "kept, " : "";
    return text + std::string(name(found->second.verdict.value_or(Verdict::Held)));
}

// Of bare ACKs only those count whose number is not a matter of timing: the one that completes the handshake, the last
// one, and what the demo itself dropped or kept. A segment sent again says so once, however often.
void DigestSegments::addConnection(const Connection& connection, std::vector<std::string>& lines) {
    lines.push_back("connection " + m_ports.text(connection.first) + " > " + m_ports.text(connection.second));
    Relative forth, back;
    bool handshake = false;
    std::optional<std::uint32_t> finEnd[2];   // the number after each side's FIN
    std::set<std::string> sent;               // without their fate
    std::map<std::string, std::size_t> told;  // with it: index of its line
    for (const Segment& segment : connection.segments) {
        const bool reply = segment.from != connection.first;
        Relative& own = reply ? back : forth;
        Relative& other = reply ? forth : back;
        std::string text = std::string(reply ? "  < " : "  > ") +
                           model::packet::flagNames(segment.flags & ~(flag::Psh | flag::Ece | flag::Cwr)) +
                           " seq=" + own.text(segment.seq);
        if (has(segment, flag::Ack))
            text += " ack=" + other.text(segment.ack);
        text += " len=" + std::to_string(segment.length);
        const std::string end = fate(segment);
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
    std::vector<std::string> lines;
    for (Connection& connection : m_connections) {
        std::erase_if(connection.segments, [&](const Segment& segment) { return absorbed(segment); });
        addConnection(connection, lines);
    }
    for (const Segment& datagram : m_datagrams) {
        if (!absorbed(datagram))
            lines.push_back(std::string(datagram.protocol == Protocol::Udp ? "datagram " : "packet ") +
                            m_ports.text(datagram.from) + " > " + m_ports.text(datagram.to) +
                            " len=" + std::to_string(datagram.length) + " " + fate(datagram));
    }
    return lines;
}

}  // namespace netio::capture
