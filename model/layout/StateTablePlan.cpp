#include "model/layout/StateTablePlan.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace model::layout {

StateTablePlan::StateTablePlan(const DiagramRoom& room, const Texts& texts, std::size_t rows)
    : m_base(room.base), m_rows(rows) {
    const double b = m_base, pad = 1.0 * b;
    std::array<double, kColumns> width{2.4 * b,
                                       std::max(4.4 * b, texts.segmentHead + 0.7 * b),
                                       std::max(6 * b, texts.flags) + pad,
                                       std::max(4 * b, texts.seq) + pad,
                                       std::max(4 * b, texts.ack) + pad,
                                       texts.state + 2 * pad,
                                       texts.state + 2 * pad};
    const auto sum = [&] { return std::accumulate(width.begin(), width.end(), 0.0); };
    const auto of = [&](TableColumn column) -> double& { return width[static_cast<std::size_t>(column)]; };
    m_tight = room.width > 0 && sum() > room.width;
    if (m_tight) {
        of(TableColumn::Step) = 1.7 * b;
        for (const TableColumn column : {TableColumn::Flags, TableColumn::Seq, TableColumn::Ack})
            of(column) -= 0.4 * b;
        of(TableColumn::StateA) = of(TableColumn::StateB) = texts.halfState + 0.8 * b;
    }
    const double spare = room.width > sum() ? (room.width - sum()) / static_cast<double>(kColumns) : 0;
    for (std::size_t i = 0; i < kColumns; ++i)
        m_x[i + 1] = m_x[i] + width[i] + spare;
    m_rowHeight = (m_tight ? 3.2 : 2.6) * b;
}

Size StateTablePlan::size() const {
    return {m_x[kColumns], headHeight() + m_rowHeight * static_cast<double>(std::max<std::size_t>(1, m_rows))};
}

Rect StateTablePlan::row(std::size_t index) const {
    return {0, headHeight() + m_rowHeight * static_cast<double>(index), m_x[kColumns], m_rowHeight};
}

std::pair<std::size_t, std::size_t> StateTablePlan::range(double top, double bottom) const {
    const auto first = static_cast<std::size_t>(std::max(0.0, std::floor((top - headHeight()) / m_rowHeight)));
    const auto last = static_cast<std::size_t>(std::max(0.0, std::ceil((bottom - headHeight()) / m_rowHeight)));
    return {std::min(first, m_rows), std::min(last, m_rows)};
}

Rect StateTablePlan::cell(TableColumn column, const Rect& row) const {
    const auto i = static_cast<std::size_t>(column);
    return {m_x[i], row.top, m_x[i + 1] - m_x[i], row.height};
}

Rect StateTablePlan::textCell(TableColumn column, const Rect& row) const {
    const Rect all = cell(column, row);
    return {all.left + 0.5 * m_base, all.top, all.width - 0.5 * m_base, all.height};
}

Rect StateTablePlan::focus(std::size_t index) const {
    const Rect place = row(index);
    return {0, place.top - headHeight(), place.width, place.height + headHeight()};
}

}  // namespace model::layout
