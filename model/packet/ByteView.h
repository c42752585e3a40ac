// Big-endian reads from captured bytes, never past their end: the one place where a frame's bytes are indexed.
// Offsets are from the frame's start. A read that does not fit gives 0; ask has() first where that matters.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "model/packet/Packet.h"

namespace model::packet {

class ByteView {
public:
    explicit ByteView(Bytes bytes) : m_bytes(bytes) {}

    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }
    [[nodiscard]] bool has(std::size_t offset, std::size_t length) const {
        return offset <= m_bytes.size() && length <= m_bytes.size() - offset;
    }
    [[nodiscard]] std::uint8_t u8(std::size_t offset) const { return has(offset, 1) ? m_bytes[offset] : 0; }
    [[nodiscard]] std::uint16_t u16(std::size_t offset) const {
        if (!has(offset, 2))
            return 0;
        return static_cast<std::uint16_t>(m_bytes[offset] << 8 | m_bytes[offset + 1]);
    }
    [[nodiscard]] std::uint32_t u32(std::size_t offset) const {
        if (!has(offset, 4))
            return 0;
        return std::uint32_t{m_bytes[offset]} << 24 | std::uint32_t{m_bytes[offset + 1]} << 16 |
               std::uint32_t{m_bytes[offset + 2]} << 8 | m_bytes[offset + 3];
    }
    [[nodiscard]] IpAddress address(std::size_t offset, bool v6) const {
        IpAddress out;
        out.v6 = v6;
        const std::size_t length = v6 ? 16 : 4;
        if (has(offset, length))
            std::copy_n(m_bytes.begin() + static_cast<std::ptrdiff_t>(offset), length, out.bytes.begin());
        return out;
    }
    // The part of [offset, offset + length) that was captured.
    [[nodiscard]] Range clip(std::size_t offset, std::size_t length) const {
        const std::size_t begin = std::min(offset, m_bytes.size());
        return {static_cast<std::uint32_t>(begin),
                static_cast<std::uint32_t>(std::min(length, m_bytes.size() - begin))};
    }

private:
    Bytes m_bytes;
};

}  // namespace model::packet
