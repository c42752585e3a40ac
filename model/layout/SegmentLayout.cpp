#include "model/layout/SegmentLayout.h"

#include <algorithm>
#include <cmath>

namespace model::layout {

namespace {

constexpr std::size_t kMostBytes = 512;
constexpr double kLeastWidth = 37, kDeskWidth = 47;  // in base sizes
constexpr std::uint32_t kRow = 32;                   // bits

// Tops of a header's rows, and the end of the last: a row with single-bit flags is taller, as in the RFC.
std::vector<double> rowTops(const HeaderBlock& block, double y, double base) {
    std::vector<double> tops{y};
    std::uint32_t bits = 0;
    for (const HeaderField& field : block.fields)
        bits = std::max(bits, field.bit + field.bits);
    for (std::uint32_t row = 0; row * kRow < bits; ++row) {
        const bool flags = std::any_of(block.fields.begin(), block.fields.end(),
                                       [row](const HeaderField& f) { return f.flag && f.bit / kRow == row; });
        tops.push_back(tops.back() + (flags ? 5.4 : 3.1) * base);
    }
    return tops;
}

}  // namespace

double SegmentLayout::widthFor(double width, double base) {
    return width > 0 ? std::max(width, kLeastWidth * base) : kDeskWidth * base;
}

SegmentLayout::SegmentLayout(const std::vector<HeaderBlock>& blocks, std::size_t bytes, const Measures& measures)
    : m_measures(measures) {
    const double base = measures.base, width = widthFor(measures.width, base);
    m_bytesInRow = width < kDeskWidth * base ? 8 : 16;
    m_bit = (width - 2 * side()) / kRow;
    double y = (1.5 + 1.7 * static_cast<double>(measures.headLines)) * base;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        y = place(blocks[i], i, y);
    m_hexTop = y + 0.4 * base;
    m_hexRow = 1.6 * base;
    m_shownBytes = std::min(bytes, kMostBytes);
    const double rows =
        std::ceil(static_cast<double>(m_shownBytes) / static_cast<double>(m_bytesInRow)) + (bytes > m_shownBytes);
    m_size = {width, m_hexTop + rows * m_hexRow + base};
}

double SegmentLayout::place(const HeaderBlock& block, std::size_t index, double y) {
    const double base = m_measures.base;
    const Rect head{side(), y, kRow * m_bit, 1.9 * base};
    y += (block.fields.empty() ? 2.0 : 3.1) * base;
    m_blocks.push_back({head, y});
    const std::vector<double> top = rowTops(block, y, base);
    for (std::size_t f = 0; f < block.fields.size(); ++f) {
        const HeaderField& field = block.fields[f];
        FieldCell cell{index, f, {}, 0};
        for (std::uint32_t bit = field.bit; bit < field.bit + field.bits;) {
            const std::uint32_t row = bit / kRow, end = std::min((row + 1) * kRow, field.bit + field.bits);
            cell.areas.push_back(
                {side() + (bit % kRow) * m_bit, top[row], (end - bit) * m_bit, top[row + 1] - top[row]});
            if (cell.areas.back().width > cell.areas[cell.main].width)
                cell.main = cell.areas.size() - 1;
            bit = end;
        }
        m_cells.push_back(std::move(cell));
    }
    return top.back() + 0.6 * base;
}

Rect SegmentLayout::headLine(std::size_t line) const {
    const double base = m_measures.base;
    return {side(), (0.4 + 1.7 * static_cast<double>(line)) * base, m_size.width - 1.2 * base, 2 * base};
}

Rect SegmentLayout::bitMark(std::size_t block, int bit) const {
    const double base = m_measures.base;
    return {m_blocks[block].head.left + bit * m_bit - base, m_blocks[block].rowsTop - 1.2 * base, m_bit + 2 * base,
            1.2 * base};
}

Rect SegmentLayout::blockArea(std::size_t block) const {
    const double top = m_blocks[block].head.top,
                 bottom = block + 1 < m_blocks.size() ? m_blocks[block + 1].head.top : m_hexTop;
    return {0, top, m_size.width, bottom - top};
}

double SegmentLayout::rowTop(std::size_t byte) const {
    return m_hexTop + m_hexRow * static_cast<double>(byte / m_bytesInRow);
}

Rect SegmentLayout::byteArea(std::size_t byte) const {
    const double unit = m_measures.digit;
    const double left =
        side() + unit * 6 + unit * 3 * static_cast<double>(byte % m_bytesInRow) + (byte % m_bytesInRow >= 8 ? unit : 0);
    return {left - unit * 0.5, rowTop(byte), unit * 3, m_hexRow};
}

Rect SegmentLayout::characterArea(std::size_t byte) const {
    const double unit = m_measures.digit;
    const double left =
        side() + unit * static_cast<double>(3 * m_bytesInRow + 9) + unit * static_cast<double>(byte % m_bytesInRow);
    return {left, rowTop(byte), unit, m_hexRow};
}

Rect SegmentLayout::offsetArea(std::size_t byte) const {
    return {side(), rowTop(byte), byteArea(0).left - side(), m_hexRow};
}

Rect SegmentLayout::restLine() const {
    const double rows = std::ceil(static_cast<double>(m_shownBytes) / static_cast<double>(m_bytesInRow));
    return {side(), m_hexTop + m_hexRow * rows, m_size.width, m_hexRow};
}

std::vector<Rect> SegmentLayout::areasOf(const packet::Range& range) const {
    std::vector<Rect> areas;
    const std::size_t last = std::min<std::size_t>(range.offset + range.length, m_shownBytes);
    for (std::size_t byte = range.offset; byte < last;) {
        const std::size_t end = std::min((byte / m_bytesInRow + 1) * m_bytesInRow, last);
        areas.push_back(byteArea(byte).with(byteArea(end - 1)));
        byte = end;
    }
    return areas;
}

}  // namespace model::layout
