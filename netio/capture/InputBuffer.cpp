#include "netio/capture/InputBuffer.h"

#include <algorithm>
#include <cstring>

namespace netio::capture {

std::span<std::uint8_t> InputBuffer::prepare(std::size_t size) {
    if (m_begin > 0) {
        std::memmove(m_storage.data(), m_storage.data() + m_begin, m_end - m_begin);
        m_dropped += m_begin;
        m_end -= m_begin;
        m_begin = 0;
    }
    if (m_storage.size() < m_end + size)
        m_storage.resize(m_end + size);
    return {m_storage.data() + m_end, size};
}

void InputBuffer::append(std::span<const std::uint8_t> bytes) {
    std::ranges::copy(bytes, prepare(bytes.size()).begin());
    commit(bytes.size());
}

}  // namespace netio::capture
