// What every part of one ladder stands on: inputs, rows, life lines, and where a row is in pixels while segments are
// held, which need more room than their rows have. One ladder owns it; its parts read it.
#pragma once

#include <memory>

#include "model/layout/LadderColumns.h"

namespace model::layout {

// Pixels for rows.
class LadderHeights {
public:
    LadderHeights() = default;
    // header: above the rows.
    LadderHeights(const LadderLayout& layout, const trace::Scene& scene, double header, double b);

    [[nodiscard]] double y(double row) const;
    // The row at that height, or one above it.
    [[nodiscard]] double rowAbove(double pixels) const;
    [[nodiscard]] double rowBelow(double pixels) const { return (pixels - m_header) / m_b; }
    [[nodiscard]] double header() const { return m_header; }
    [[nodiscard]] double present() const { return m_present; }  // where what has happened ends

private:
    std::vector<double> m_held;  // rows below which one held segment's extra room begins
    double m_header = 0, m_b = 1, m_present = 0;
};

struct LadderGround {
    LadderInputs in;
    // Outlive the ladder: the next of the same trace reads only what is new.
    std::shared_ptr<LadderLayout> rows;
    LadderColumns columns;
    LadderHeights heights;

    [[nodiscard]] const LadderLayout& layout() const { return *rows; }
    [[nodiscard]] std::size_t position() const { return in.scene->position; }
    [[nodiscard]] double b() const { return in.b; }
    [[nodiscard]] double y(double row) const { return heights.y(row); }
    [[nodiscard]] double width() const { return columns.width(); }
    [[nodiscard]] double seenAtOnce() const;  // pixels, the header too
    [[nodiscard]] std::string nameOf(std::uint32_t lane) const { return in.words->title(layout().lanes()[lane].name); }
    [[nodiscard]] double widthOf(std::string_view text, const TextStyle& style) const {
        return in.measure->width(text, style);
    }
};

}  // namespace model::layout
