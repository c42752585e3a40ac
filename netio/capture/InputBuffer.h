// Bytes that have arrived and were not yet parsed, with their place in the input. Room for read() at the end; memory
// grows with what arrived, never with what a file claims. Spans are valid until the next prepare() or append().
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace netio::capture {

class InputBuffer {
public:
    [[nodiscard]] std::span<std::uint8_t> prepare(std::size_t size);
    void commit(std::size_t size) { m_end += size; }  // of what prepare() gave
    void append(std::span<const std::uint8_t> bytes);

    [[nodiscard]] std::span<const std::uint8_t> unread() const { return {m_storage.data() + m_begin, m_end - m_begin}; }
    void consume(std::size_t size) { m_begin += size; }
    [[nodiscard]] std::uint64_t offset() const { return m_dropped + m_begin; }  // of unread(), from the input's start

private:
    std::vector<std::uint8_t> m_storage;
    std::size_t m_begin = 0, m_end = 0;
    std::uint64_t m_dropped = 0;  // bytes of the input before m_storage[0]
};

}  // namespace netio::capture
