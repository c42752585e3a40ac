// A 32-bit sequence number that wraps; comparisons as in RFC 9293 section 3.4 (valid within half the space).
#pragma once

#include <cstdint>

namespace model {

class SequenceNumber {
public:
    constexpr SequenceNumber() = default;
    constexpr explicit SequenceNumber(std::uint32_t raw) : m_raw(raw) {}
    [[nodiscard]] constexpr std::uint32_t raw() const { return m_raw; }

    friend constexpr bool operator==(SequenceNumber, SequenceNumber) = default;
    friend constexpr SequenceNumber operator+(SequenceNumber a, std::uint32_t n) { return SequenceNumber(a.m_raw + n); }
    friend constexpr SequenceNumber operator-(SequenceNumber a, std::uint32_t n) { return SequenceNumber(a.m_raw - n); }
    // Signed distance a - b.
    friend constexpr std::int32_t operator-(SequenceNumber a, SequenceNumber b) {
        return static_cast<std::int32_t>(a.m_raw - b.m_raw);
    }
    friend constexpr bool operator<(SequenceNumber a, SequenceNumber b) { return a - b < 0; }
    friend constexpr bool operator>(SequenceNumber a, SequenceNumber b) { return b < a; }
    friend constexpr bool operator<=(SequenceNumber a, SequenceNumber b) { return !(b < a); }
    friend constexpr bool operator>=(SequenceNumber a, SequenceNumber b) { return !(a < b); }
    friend constexpr SequenceNumber earlier(SequenceNumber a, SequenceNumber b) { return b < a ? b : a; }
    friend constexpr SequenceNumber later(SequenceNumber a, SequenceNumber b) { return a < b ? b : a; }

private:
    std::uint32_t m_raw = 0;
};

}  // namespace model
