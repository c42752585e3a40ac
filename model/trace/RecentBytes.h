// The bytes of the newest packets, kept in memory so that who looks at one does not wait for a file: a session of a
// lesson whole, of a large capture its end. Bounded; the oldest go first. Owned by the Trace, on its thread.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "model/packet/Packet.h"

namespace model::trace {

class RecentBytes {
public:
    static constexpr std::size_t kMost = 1 << 20;  // bytes, the books about them too

    // Of the next packet: they are counted from 0.
    void add(packet::Bytes frame);
    // nullptr: gone, or never given.
    [[nodiscard]] const std::vector<std::uint8_t>* find(std::size_t packet) const;

private:
    std::deque<std::vector<std::uint8_t>> m_frames;
    std::size_t m_first = 0;  // the packet of m_frames.front()
    std::size_t m_size = 0;
};

}  // namespace model::trace
