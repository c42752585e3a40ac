#include "model/layout/CallFlowPlan.h"

#include <algorithm>
#include <cmath>

namespace model::layout {

namespace {
// Columns and the ways between them, in base sizes.
constexpr double kTightWay = 3, kEasy = 17, kEasyWay = 6.3, kAmple = 25, kAmpleWay = 9, kMostWay = 16;
}  // namespace

CallFlowPlan::CallFlowPlan(const DiagramRoom& room, const std::vector<std::uint32_t>& order, std::uint32_t rows,
                           double narrowest)
    : m_base(room.base) {
    const double b = m_base, count = std::max<double>(1, static_cast<double>(order.size()));
    const auto wide = [&](double column, double way) { return count * column * b + (count - 1) * way * b + b; };
    const double least = narrowest / b;
    const double tight = wide(least, kTightWay), easy = wide(std::max(kEasy, least), kEasyWay);
    const double width = std::max(room.width > 0 ? room.width : wide(kAmple, kAmpleWay) - b, tight);
    m_between = width < easy
                    ? std::lerp(kTightWay * b, kEasyWay * b, (width - tight) / (easy - tight))
                    : std::clamp((width - count * kAmple * b) / std::max(1.0, count - 1), kEasyWay * b, kMostWay * b);
    m_inset = width < easy ? 0.45 * b : 0.8 * b;
    m_column = (width - b - m_between * (count - 1)) / count;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (order[i] >= m_left.size())
            m_left.resize(order[i] + 1);
        m_left[order[i]] = 0.5 * b + static_cast<double>(i) * (m_column + m_between);
    }
    m_head = 3.8 * b;
    m_row = 2.9 * b;
    m_size = {width, m_head + std::max<double>(1, rows) * m_row + b};
}

Rect CallFlowPlan::box(const FlowCall& call) const {
    return {left(call.lane), m_head + call.row * m_row, m_column, (call.lastRow - call.row + 1) * m_row - 0.5 * m_base};
}

Rect CallFlowPlan::callLine(const FlowCall& call) const {
    const Rect all = box(call);
    return {all.left + m_inset, all.top, all.width - 2 * m_inset, std::min(all.height, lineHeight())};
}

Rect CallFlowPlan::resultLine(const FlowCall& call) const {
    const Rect first = callLine(call);
    return {first.left, box(call).bottom() - first.height, first.width, first.height};
}

Rect CallFlowPlan::sleep(const FlowCall& call) const {
    const Rect first = callLine(call), last = resultLine(call);
    return {box(call).left + 1, first.bottom() - 0.2 * m_base, 0.7 * m_base,
            last.top - first.bottom() + 0.4 * m_base + (call.running ? first.height : 0)};
}

Rect CallFlowPlan::sleepWord(const FlowCall& call) const {
    if (call.lastRow <= call.row + 1)
        return {};
    const Rect first = callLine(call);
    return {first.left + 0.6 * m_base, first.bottom(), first.width,
            std::min(1.6 * m_base, resultLine(call).top - first.bottom())};
}

CallFlowPlan::Arrow CallFlowPlan::arrow(const FlowCall& from, const FlowCall& to) const {
    const Rect a = box(from), z = box(to);
    const bool right = z.left > a.left;
    return {{right ? a.right() : a.left, a.top + lineHeight() / 2},
            {right ? z.left : z.right(), z.bottom() - lineHeight() / 2}};
}

Rect CallFlowPlan::headName(std::uint32_t lane, double top) const {
    const double above = 0.4 * m_between;  // on either side of the column
    return {left(lane) - above, top + 0.3 * m_base, m_column + 2 * above, 1.9 * m_base};
}

Rect CallFlowPlan::headPid(std::uint32_t lane, double top) const {
    return {left(lane), top + 1.9 * m_base, m_column, 1.4 * m_base};
}

Rect CallFlowPlan::focus(const FlowCall& call) const {
    const Rect last = box(call);
    return {last.left - m_base, last.top - m_head, last.width + 2 * m_base, last.height + m_head + m_base};
}

}  // namespace model::layout
