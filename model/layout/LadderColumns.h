// Where the life lines of a ladder stand from left to right, and how they share the room: names in the margins where
// there is some, between the life lines where there are many. Pixels.
#pragma once

#include <vector>

#include "model/layout/LadderInputs.h"
#include "model/layout/LadderLayout.h"

namespace model::layout {

// How so many life lines share the width.
struct LadderRoom {
    double width = 0;   // of the whole ladder, at least
    double margin = 0;  // for names, at the left and the right
    double gap = 0;     // between two life lines, at least
    bool narrow = false, crowded = false;

    LadderRoom(std::size_t lanes, const LadderInputs& in);
};

class LadderColumns {
public:
    static constexpr double kBarGap = 0.25;  // in b

    struct Column {
        double x = 0;     // centre of its bars
        double half = 0;  // half the bars' width
        double bar = 0;   // width of one
        bool first = false, last = false;
        bool leftward = false;  // its calls stand to the left of it
        bool outside = false;   // its names stand beside it in the margin, not between life lines
        [[nodiscard]] double left() const { return x - half; }
        [[nodiscard]] double right() const { return x + half; }
    };

    LadderColumns() = default;
    LadderColumns(const LadderLayout& layout, const LadderRoom& room, double b);

    [[nodiscard]] const std::vector<std::uint32_t>& order() const { return m_order; }  // lanes from left to right
    [[nodiscard]] const Column& of(std::uint32_t lane) const { return m_columns[lane]; }
    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] double margin() const { return m_margin; }
    [[nodiscard]] bool narrow() const { return m_narrow; }
    // Of a state bar.
    [[nodiscard]] double leftOf(std::uint32_t lane, std::size_t track) const;
    // From the life line's calls to the bars of its neighbour, or to the edge.
    [[nodiscard]] double reach(std::uint32_t lane) const;
    [[nodiscard]] double toTheEdge(std::uint32_t lane) const;

private:
    std::vector<std::uint32_t> m_order;
    std::vector<Column> m_columns;  // by lane
    double m_b = 0, m_width = 0, m_margin = 0;
    bool m_narrow = false;

    void spread();
};

}  // namespace model::layout
