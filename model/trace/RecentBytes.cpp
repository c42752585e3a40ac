#include "model/trace/RecentBytes.h"

namespace model::trace {

namespace {

std::size_t sizeOf(const std::vector<std::uint8_t>& frame) {
    return frame.size() + sizeof frame;
}

}  // namespace

void RecentBytes::add(packet::Bytes frame) {
    m_frames.emplace_back(frame.begin(), frame.end());
    m_size += sizeOf(m_frames.back());
    for (; m_size > kMost; ++m_first) {
        m_size -= sizeOf(m_frames.front());
        m_frames.pop_front();
    }
}

const std::vector<std::uint8_t>* RecentBytes::find(std::size_t packet) const {
    if (packet < m_first || packet - m_first >= m_frames.size() || m_frames[packet - m_first].empty())
        return nullptr;
    return &m_frames[packet - m_first];
}

}  // namespace model::trace
