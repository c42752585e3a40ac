// The state table in pixels: how wide its columns are, whether states stand on two lines, which rows are in sight. Rows
// of one height under a head that stays.
#pragma once

#include <array>
#include <cstdint>
#include <utility>

#include "model/layout/DiagramRoom.h"
#include "model/layout/Rect.h"

namespace model::layout {

enum class TableColumn : std::uint8_t { Step, Segment, Flags, Seq, Ack, StateA, StateB };

class StateTablePlan {
public:
    // Widths of what is written, in pixels.
    struct Texts {
        double segmentHead = 0, flags = 0, seq = 0, ack = 0;
        double state = 0, halfState = 0;  // the longest name, and the longer of its two lines
    };
    StateTablePlan() = default;
    StateTablePlan(const DiagramRoom& room, const Texts& texts, std::size_t rows);

    [[nodiscard]] Size size() const;
    [[nodiscard]] bool tight() const { return m_tight; }  // states on two lines
    [[nodiscard]] double headHeight() const { return 3.2 * m_base; }
    [[nodiscard]] Rect row(std::size_t index) const;
    // The rows that touch [top, bottom]: the first, and one past the last.
    [[nodiscard]] std::pair<std::size_t, std::size_t> range(double top, double bottom) const;
    // A column's part of a row or of the head.
    [[nodiscard]] Rect cell(TableColumn column, const Rect& row) const;
    // The same for a text that begins at its left.
    [[nodiscard]] Rect textCell(TableColumn column, const Rect& row) const;
    // A row with the head above it.
    [[nodiscard]] Rect focus(std::size_t row) const;

    static constexpr std::size_t kColumns = 7;

private:
    double m_base = 14, m_rowHeight = 0;
    std::array<double, kColumns + 1> m_x{};  // left edges, and the right end
    bool m_tight = false;
    std::size_t m_rows = 0;
};

}  // namespace model::layout
