// The sequence space that one endpoint was seen to send: tells new bytes from old ones, also where segments were
// captured out of order or not at all.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/base/SequenceNumber.h"

namespace model::tcp {

class SentSpace {
public:
    // Takes [begin, end); returns how much of it had not been seen before.
    std::uint32_t add(SequenceNumber begin, SequenceNumber end);
    // Nothing is missing from `begin` on.
    [[nodiscard]] bool wholeFrom(SequenceNumber begin) const;
    // The last thing before next() is missing: only later numbers show that it was sent.
    [[nodiscard]] bool endMissing() const { return !m_gaps.empty() && m_gaps.back().end == m_next; }
    // How much below next() was not seen.
    [[nodiscard]] std::uint64_t missing() const { return m_missing; }
    // The lowest beginning seen so far.
    [[nodiscard]] std::optional<SequenceNumber> first() const { return m_first; }
    // The highest end seen so far.
    [[nodiscard]] std::optional<SequenceNumber> next() const { return m_next; }

private:
    struct Gap {
        SequenceNumber begin, end;
    };
    static constexpr std::size_t kMostGaps = 64;  // older ones are then taken as seen
    std::optional<SequenceNumber> m_first, m_next;
    std::uint64_t m_missing = 0;
    std::vector<Gap> m_gaps;
};

}  // namespace model::tcp
