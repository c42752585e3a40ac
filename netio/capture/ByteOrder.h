// Numbers of a capture file, which is written in the byte order of the machine that made it. The caller checks bounds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace netio::capture {

class ByteOrder {
public:
    constexpr explicit ByteOrder(bool swapped = false) : m_swapped(swapped) {}

    [[nodiscard]] std::uint16_t u16(std::span<const std::uint8_t> bytes, std::size_t at) const {
        const auto value = load<std::uint16_t>(bytes, at);
        return m_swapped ? __builtin_bswap16(value) : value;
    }
    [[nodiscard]] std::uint32_t u32(std::span<const std::uint8_t> bytes, std::size_t at) const {
        const auto value = load<std::uint32_t>(bytes, at);
        return m_swapped ? __builtin_bswap32(value) : value;
    }
    [[nodiscard]] std::uint64_t u64(std::span<const std::uint8_t> bytes, std::size_t at) const {
        const auto value = load<std::uint64_t>(bytes, at);
        return m_swapped ? __builtin_bswap64(value) : value;
    }

private:
    bool m_swapped;

    template <class T>
    static T load(std::span<const std::uint8_t> bytes, std::size_t at) {
        T value;
        std::memcpy(&value, bytes.data() + at, sizeof value);
        return value;
    }
};

}  // namespace netio::capture
