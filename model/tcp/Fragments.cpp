#include "model/tcp/Fragments.h"

namespace model::tcp {

Fragmented& Fragments::of(const packet::IpHeader& ip, Timestamp time) {
    constexpr std::size_t kMost = 256;                   // others are waited for no longer
    constexpr std::int64_t kLongestNs = 30'000'000'000;  // as Linux waits: the same identification comes again
    const std::tuple key{ip.source, ip.destination, ip.identification};
    if (m_all.size() >= kMost && !m_all.contains(key))
        m_all.clear();
    const auto [found, added] = m_all.try_emplace(key);
    if (added || time.ns - found->second.since.ns > kLongestNs) {
        found->second = {};
        found->second.since = time;
    }
    return found->second;
}

void Fragments::begin(Fragmented& all, std::uint32_t part, Segment& segment) {
    if (all.total && *all.total > part) {
        segment.length += *all.total - part;
        return;
    }
    all.rest = segment;
    all.rest->seq = segment.dataEnd();
    all.rest->flags &= static_cast<std::uint16_t>(~packet::flag::Syn);
    segment.flags &= static_cast<std::uint16_t>(~packet::flag::Fin);
}

bool Fragments::complete(Fragmented& all, const packet::Packet& last) {
    all.total = last.ip->fragmentOffset + last.payloadLength;
    if (!all.rest || *all.total < all.before)
        return false;
    all.rest->length = *all.total - all.before;
    return true;
}

}  // namespace model::tcp
