#include "model/tcp/Copies.h"

#include <algorithm>

namespace model::tcp {

bool Copies::isCopy(const Segment& segment) {
    if (segment.identification == 0)
        return false;
    const Mark mark{segment.identification, segment.flags, segment.seq, segment.ack, segment.length};
    const auto end = m_recent.begin() + static_cast<std::ptrdiff_t>(std::min(m_count, m_recent.size()));
    if (std::find(m_recent.begin(), end, mark) != end)
        return tellsApart();
    m_recent[m_count++ % m_recent.size()] = mark;
    return false;
}

bool Copies::tellsApart() const {
    const std::size_t count = std::min(m_count, m_recent.size());
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (m_recent[i].identification == m_recent[j].identification)
                return false;
    return count > 1;
}

}  // namespace model::tcp
