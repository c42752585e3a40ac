#include "model/layout/LadderColumns.h"

#include <algorithm>

namespace model::layout {

namespace {

using Weight = TextStyle::Weight;

constexpr double kLeastGap = 17;     // between life lines
constexpr double kCallGap = 27;      // between two, so that a call is seen whole
constexpr double kCrowdedGap = 7.6;  // between many on a narrow screen: names stand between them
constexpr double kCrowdedMargin = 3.5;

}  // namespace

LadderRoom::LadderRoom(std::size_t lanes, const LadderInputs& in) {
    const auto count = static_cast<double>(lanes);
    const auto widthOf = [&](std::string_view text, double size, Weight weight) {
        return in.measure->width(text, styled(size, weight, text));
    };
    const double wide = widthOf("ESTABLISHED", 1.1, Weight::Bold) + 1.4 * in.b;
    const double gaps = std::max(1.0, count - 1);
    width = in.width > 0 ? in.width : std::max(50.0, 24.0 + count * 18) * in.b;
    // Calls need the room more where there is little.
    const std::string countdown = width < kCallGap * in.b + 3 * in.b
                                      ? std::string("2MSL: 60 s")
                                      : in.words->in(Reason("2MSL: %1", Reason("%1 s", 60)));
    narrow = width < 2 * wide + (count > 2 ? kLeastGap * gaps + 4 : kCallGap) * in.b;
    margin = wide;
    if (narrow)
        margin =
            std::max(widthOf("RECEIVED", 1.0, Weight::Bold), widthOf(countdown, 1.0, Weight::DemiBold)) + 0.9 * in.b;
    gap = kLeastGap * 0.8 * in.b;
    crowded = count > 2 && width < 2 * margin + gap * gaps;
}

LadderColumns::LadderColumns(const LadderLayout& layout, const LadderRoom& room, double b)
    : m_order(layout.parties().order()), m_b(b), m_margin(room.margin), m_narrow(room.narrow) {
    double gap = room.gap;
    if (room.crowded) {
        m_margin = kCrowdedMargin * b;
        gap = kCrowdedGap * b;
    }
    m_width = std::max(room.width, 2 * m_margin + gap * std::max(1.0, static_cast<double>(m_order.size()) - 1));
    m_columns.assign(layout.lanes().size(), {});
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        Column& column = m_columns[m_order[i]];
        const auto tracks = std::max<std::size_t>(1, layout.bars().tracks(m_order[i]).size());
        column.bar = (tracks > 3 ? 0.7 : 1.1) * b;
        column.half = (column.bar * static_cast<double>(tracks) + kBarGap * b * static_cast<double>(tracks - 1)) / 2;
        column.first = i == 0;
        column.last = i > 0 && i + 1 == m_order.size();
        column.outside = !room.crowded && (column.first || column.last);
    }
    spread();
    for (Column& column : m_columns)
        column.leftward = column.last || (room.crowded && column.x > m_width / 2);
}

void LadderColumns::spread() {
    if (m_order.empty())
        return;
    const auto count = static_cast<double>(m_order.size());
    const double left = m_margin + m_columns[m_order.front()].half;
    const double right = m_width - m_margin - m_columns[m_order.back()].half;
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        Column& column = m_columns[m_order[i]];
        column.x = count < 2 ? m_width / 2 : left + (right - left) * static_cast<double>(i) / (count - 1);
    }
}

double LadderColumns::leftOf(std::uint32_t lane, std::size_t track) const {
    const Column& column = m_columns[lane];
    return column.x - column.half + static_cast<double>(track) * (column.bar + kBarGap * m_b);
}

double LadderColumns::toTheEdge(std::uint32_t lane) const {
    const Column& column = m_columns[lane];
    return column.leftward ? column.x - column.half : m_width - column.x - column.half;
}

double LadderColumns::reach(std::uint32_t lane) const {
    const Column& column = m_columns[lane];
    double reach = toTheEdge(lane) - 0.6 * m_b;
    for (const std::uint32_t other : m_order) {
        const double between = (m_columns[other].x - column.x) * (column.leftward ? -1 : 1);
        if (between > 0)
            reach = std::min(reach, between - column.half - m_columns[other].half);
    }
    return reach;
}

}  // namespace model::layout
