#include "model/tcp/Copies.h"

#include <algorithm>

namespace model::tcp {
namespace {

constexpr std::int64_t kSoonestAgainNs = 200'000'000;

}

bool Copies::isCopy(const Segment& segment) {
    const bool identified = segment.identification != 0;
    if (!identified && !segment.syn())
        return false;
    const Mark mark{segment.identification, segment.flags, segment.seq, segment.ack, segment.length, segment.time};
    const auto end = m_recent.begin() + static_cast<std::ptrdiff_t>(std::min(m_count, m_recent.size()));
    const auto first = std::find_if(m_recent.begin(), end, [&](const Mark& one) { return one.same(mark); });
    if (first != end)
        return identified && m_count > 1 ? tellsApart() : segment.time.ns - first->time.ns < kSoonestAgainNs;
    m_recent[m_count++ % m_recent.size()] = mark;
    return false;
}

bool Copies::Mark::same(const Mark& other) const {
    return identification == other.identification && flags == other.flags && seq == other.seq && ack == other.ack &&
           length == other.length;
}

bool Copies::tellsApart() const {
    const std::size_t count = std::min(m_count, m_recent.size());
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (m_recent[i].identification == m_recent[j].identification)
                return false;
    return true;
}

}  // namespace model::tcp
