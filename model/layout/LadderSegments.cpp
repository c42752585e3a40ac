#include "model/layout/LadderSegments.h"

#include <algorithm>

namespace model::layout {

std::uint32_t LadderSegments::add(const LadderSegment& segment, PacketId packet) {
    m_segments.push_back(segment);
    if (packet.value >= m_ofPacket.size())
        m_ofPacket.resize(packet.value + 1);
    m_ofPacket[packet.value] = static_cast<std::uint32_t>(m_segments.size());
    return m_ofPacket[packet.value] - 1;
}

const LadderSegment* LadderSegments::find(PacketId packet) const {
    if (packet.value >= m_ofPacket.size() || m_ofPacket[packet.value] == 0)
        return nullptr;
    return &m_segments[m_ofPacket[packet.value] - 1];
}

std::uint32_t LadderSegments::resent(PacketId packet, std::size_t beforeEvent) const {
    const auto found = m_absorbed.find(packet.value);
    if (found == m_absorbed.end())
        return 0;
    const auto& events = found->second;
    return static_cast<std::uint32_t>(std::ranges::lower_bound(events, beforeEvent) - events.begin());
}

}  // namespace model::layout
