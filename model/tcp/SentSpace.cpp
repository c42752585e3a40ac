#include "model/tcp/SentSpace.h"

#include <algorithm>

namespace model::tcp {

std::uint32_t SentSpace::add(SequenceNumber begin, SequenceNumber end) {
    if (!m_next)
        m_first = m_next = begin;
    m_first = earlier(*m_first, begin);
    std::uint32_t fresh = 0;
    if (!m_gaps.empty() && begin < *m_next) {
        std::vector<Gap> left;
        for (const Gap& gap : m_gaps) {
            const SequenceNumber from = later(gap.begin, begin);
            const SequenceNumber to = earlier(gap.end, end);
            if (to <= from) {
                left.push_back(gap);
                continue;
            }
            fresh += static_cast<std::uint32_t>(to - from);
            if (gap.begin < from)
                left.push_back({gap.begin, from});
            if (to < gap.end)
                left.push_back({to, gap.end});
        }
        m_gaps = std::move(left);
        m_missing -= std::min<std::uint64_t>(fresh, m_missing);
    }
    if (end > *m_next) {
        if (begin > *m_next) {
            if (m_gaps.size() >= kMostGaps)
                m_gaps.erase(m_gaps.begin());
            m_gaps.push_back({*m_next, begin});
            m_missing += static_cast<std::uint32_t>(begin - *m_next);
        }
        const SequenceNumber from = later(begin, *m_next);
        fresh += static_cast<std::uint32_t>(end - from);
        m_next = end;
    }
    return fresh;
}

bool SentSpace::wholeFrom(SequenceNumber begin) const {
    return std::ranges::none_of(
        m_gaps, [&](SequenceNumber gapEnd) { return gapEnd > begin; }, &Gap::end);
}

}  // namespace model::tcp
