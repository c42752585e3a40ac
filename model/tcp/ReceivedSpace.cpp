#include "model/tcp/ReceivedSpace.h"

namespace model::tcp {

void ReceivedSpace::add(SequenceNumber begin, SequenceNumber end) {
    if (!m_next)
        m_next = begin;
    if (begin > *m_next) {
        if (end > begin && m_early.size() < kMostEarly)
            m_early.emplace_back(begin, end);
    } else if (end > *m_next) {
        m_next = end;
        takeEarly();
    }
}

void ReceivedSpace::takeEarly() {
    for (bool moved = true; moved;) {
        moved = false;
        std::erase_if(m_early, [&](const auto& range) {
            if (range.first > *m_next)
                return false;
            moved = moved || range.second > *m_next;
            m_next = later(range.second, *m_next);
            return true;
        });
    }
}

}  // namespace model::tcp
