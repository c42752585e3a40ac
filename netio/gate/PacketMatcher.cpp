#include "netio/gate/PacketMatcher.h"

#include <netinet/in.h>

#include <algorithm>
#include <string_view>

namespace netio::gate {
namespace {

using model::Timestamp;
using model::packet::Packet;

constexpr std::uint16_t kRawIp = 101;  // LINKTYPE_RAW

void mask(std::string& key, std::size_t at) {
    if (at + 2 <= key.size())
        key[at] = key[at + 1] = '\0';
}

// What two views of one packet share.
std::string keyOf(std::span<const std::uint8_t> bytes, std::uint32_t length, const Packet& packet,
                  std::uint32_t ipOffset) {
    std::string key(reinterpret_cast<const char*>(bytes.data()), std::min<std::size_t>(bytes.size(), NfQueue::kCopied));
    if (!packet.ip->v6)
        mask(key, 10);
    if (packet.tcp)
        mask(key, packet.tcp->range.offset - ipOffset + 16);
    if (packet.udp)
        mask(key, packet.udp->range.offset - ipOffset + 6);
    return key + std::to_string(length);
}

}  // namespace

bool PacketMatcher::canBeQueued(const SeenPacket& packet) {
    const Packet& p = packet.decoded;
    if (!p.ip)
        return false;
    switch (p.ip->protocol) {
        case IPPROTO_TCP:
        case IPPROTO_UDP:
        case IPPROTO_ICMP:
        case IPPROTO_ICMPV6:
            return true;
    }
    return false;
}

void PacketMatcher::seen(SeenPacket packet) {
    const std::uint32_t ip = packet.decoded.ip->range.offset;
    const std::span<const std::uint8_t> bytes = std::span(packet.frame).subspan(ip);
    std::string key = keyOf(bytes, packet.originalLength - ip, packet.decoded, ip);
    Seen seen{std::move(packet), std::move(key), std::nullopt};
    const auto half = std::ranges::find(m_queued, seen.key, &Queued::key);
    if (half != m_queued.end()) {
        seen.queueId = half->queueId;
        m_queued.erase(half);
    }
    m_seen.push_back(std::move(seen));
}

void PacketMatcher::queued(const QueuedPacket& packet, Timestamp time) {
    const Packet decoded = model::packet::decode(kRawIp, packet.bytes, packet.length);
    std::string key = decoded.ip ? keyOf(packet.bytes, packet.length, decoded, 0) : std::string();
    const auto half = std::ranges::find_if(m_seen, [&](const Seen& seen) { return !seen.queueId && seen.key == key; });
    if (half != m_seen.end())
        half->queueId = packet.queueId;
    else
        m_queued.push_back({packet.queueId, std::move(key), time});
}

std::optional<PacketMatcher::Pair> PacketMatcher::next() {
    if (m_seen.empty() || !m_seen.front().queueId)
        return std::nullopt;
    Pair pair{std::move(m_seen.front().packet), *m_seen.front().queueId};
    m_seen.pop_front();
    return pair;
}

std::optional<SeenPacket> PacketMatcher::takeSeen(Timestamp time) {
    if (m_seen.empty() || m_seen.front().queueId || m_seen.front().packet.time > time)
        return std::nullopt;
    SeenPacket packet = std::move(m_seen.front().packet);
    m_seen.pop_front();
    return packet;
}

std::optional<std::uint32_t> PacketMatcher::takeQueued(Timestamp time) {
    if (m_queued.empty() || m_queued.front().time > time)
        return std::nullopt;
    const std::uint32_t id = m_queued.front().queueId;
    m_queued.pop_front();
    return id;
}

std::optional<Timestamp> PacketMatcher::oldestSeen() const {
    return m_seen.empty() ? std::nullopt : std::optional(m_seen.front().packet.time);
}

}  // namespace netio::gate
