// One packet under the glass, in pixels: its headers as rows of 32 bits one below the other, every field a cell of one
// or several rectangles, then its bytes in rows of 8 or 16 with their characters beside them.
#pragma once

#include <vector>

#include "model/layout/HeaderLayout.h"
#include "model/layout/Rect.h"

namespace model::layout {

// Where a field stands. It may cover several rows of 32 bits: one rectangle for each.
struct FieldCell {
    std::size_t block = 0, field = 0;
    std::vector<Rect> areas;
    std::size_t main = 0;  // the area that carries the text
};

class SegmentLayout {
public:
    // In pixels; width 0: as wide as it likes.
    struct Measures {
        double width = 0;
        double base = 14;  // size of the text
        double digit = 8;  // width of one of the bytes' digits
        std::size_t headLines = 1;
    };
    SegmentLayout() = default;
    SegmentLayout(const std::vector<HeaderBlock>& blocks, std::size_t bytes, const Measures& measures);

    // Of a packet that is to be shown, whatever its headers are.
    [[nodiscard]] static double widthFor(double width, double base);
    [[nodiscard]] Size size() const { return m_size; }
    [[nodiscard]] const std::vector<FieldCell>& cells() const { return m_cells; }
    [[nodiscard]] Rect headLine(std::size_t line) const;
    // A header's name and length.
    [[nodiscard]] const Rect& blockHead(std::size_t block) const { return m_blocks[block].head; }
    // The number of a bit above the first row of a header's fields.
    [[nodiscard]] Rect bitMark(std::size_t block, int bit) const;
    // A header with its fields, up to the next one or to the bytes.
    [[nodiscard]] Rect blockArea(std::size_t block) const;

    // Shown; a long payload is cut, and says so in a line of its own.
    [[nodiscard]] std::size_t shownBytes() const { return m_shownBytes; }
    [[nodiscard]] std::size_t bytesInRow() const { return m_bytesInRow; }
    [[nodiscard]] Rect byteArea(std::size_t byte) const;
    [[nodiscard]] Rect characterArea(std::size_t byte) const;
    // The offset at the left of a byte's row.
    [[nodiscard]] Rect offsetArea(std::size_t byte) const;
    [[nodiscard]] Rect restLine() const;
    // Where the bytes of a range stand: one rectangle for each row.
    [[nodiscard]] std::vector<Rect> areasOf(const packet::Range& range) const;

private:
    struct Block {
        Rect head;
        double rowsTop = 0;
    };

    Measures m_measures;
    std::vector<Block> m_blocks;
    std::vector<FieldCell> m_cells;
    double m_bit = 0, m_hexTop = 0, m_hexRow = 0;
    std::size_t m_shownBytes = 0, m_bytesInRow = 16;
    Size m_size;

    // From `y` on; where the header ends.
    double place(const HeaderBlock& block, std::size_t index, double y);
    [[nodiscard]] double side() const { return 0.6 * m_measures.base; }
    [[nodiscard]] double rowTop(std::size_t byte) const;
};

}  // namespace model::layout
