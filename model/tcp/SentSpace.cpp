#include "model/tcp/SentSpace.h"

#include <algorithm>

namespace model::tcp {

std::uint32_t SentSpace::add(SequenceNumber begin, SequenceNumber end) {
    if (!m_next)
        m_next = begin;
    std::uint32_t fresh = 0;
    if (!m_gaps.empty() && begin < *m_next) {
        std::vector<Gap> left;
        for (const Gap& gap : m_gaps) {
            const SequenceNumber from = std::max(gap.begin, begin, [](auto a, auto b) { return a < b; });
            const SequenceNumber to = std::min(gap.end, end, [](auto a, auto b) { return a < b; });
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
    }
    if (end > *m_next) {
        if (begin > *m_next) {
            if (m_gaps.size() >= kMostGaps)
                m_gaps.erase(m_gaps.begin());
            m_gaps.push_back({*m_next, begin});
        }
        const SequenceNumber from = begin > *m_next ? begin : *m_next;
        fresh += static_cast<std::uint32_t>(end - from);
        m_next = end;
    }
    return fresh;
}

bool SentSpace::wholeFrom(SequenceNumber begin) const {
    return std::none_of(m_gaps.begin(), m_gaps.end(), [&](const Gap& gap) { return gap.end > begin; });
}

}  // namespace model::tcp
