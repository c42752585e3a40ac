#include "model/layout/LayersLayout.h"

#include <algorithm>
#include <cmath>

namespace model::layout {

namespace {

constexpr double kMargin = 0.6, kNarrow = 49, kWide = 62, kLow = 37.5;  // in base sizes
constexpr std::size_t kLongTable = 4;
constexpr double kColumnWidths[] = {6.6, 11.6, 11.6, 9.6, 4.6, 10.5};
constexpr double kCompactWidths[] = {5.4, 9.9, 10, 9.2, 3.6, 12.5};

}  // namespace

LayersLayout::LayersLayout(const DiagramRoom& room, std::size_t blocks, std::size_t rows)
    : m_base(room.base), m_blocks(std::max<std::size_t>(1, blocks)) {
    const double b = m_base;
    // Where it is narrow the layers' names stand above their rows instead of between the sides.
    m_narrow = room.width > 0 && room.width < kNarrow * b;
    m_compact = !m_narrow && room.width > 0 && room.width < kWide * b;
    m_size.width = m_compact ? room.width : std::max(room.width, (m_narrow ? kNarrow : kWide) * b);
    // A long table is what is spoken of: then the segment's page shows the bytes, and where the page is low too.
    const bool low = room.height > 0 && room.height < kLow * b;
    m_hexLines = !m_compact ? 2 : low || rows > kLongTable ? 0 : 1;
    const double names = (m_narrow ? 1.4 : m_compact ? 9.4 : 12.5) * b;
    m_wing = (m_size.width - names) / 2 - kMargin * b;
    m_middle = m_size.width / 2 - names / 2;
    m_gap = (m_narrow ? 2.5 : m_compact ? 1.0 : 1.2) * b;
    m_row = (2.8 + 1.25 * static_cast<double>(m_hexLines)) * b + m_gap;
    m_lowSocket = (m_compact ? 0.7 * static_cast<double>(m_hexLines) : 2) * b;
    m_head = (m_narrow ? 4.4 : 4) * b;
    m_tableTop = m_head + m_row * static_cast<double>(std::size(kLayers)) - m_lowSocket + (m_compact ? 1 : 2) * b;
    m_tableRow = (m_compact ? 1.9 : 2) * b;
    m_rowsTop = m_tableTop + (m_compact ? 5.6 : 7.8) * b;
    const auto count = static_cast<double>(std::max<std::size_t>(1, rows));
    // Of a table that is longer than the page whole rows are seen.
    if (const double left = room.height - m_rowsTop; left > m_tableRow && count * m_tableRow > left)
        m_tableRow = left / std::floor(left / (0.88 * m_tableRow));
    m_size.height = m_rowsTop + count * m_tableRow + 0.4 * b;
    placeColumns();
}

void LayersLayout::placeColumns() {
    const auto& widths = m_compact ? kCompactWidths : kColumnWidths;
    double sum = 0;
    for (const double width : widths)
        sum += width;
    const double unit = (m_size.width - 2.4 * m_base) / sum;
    m_columns[0] = 1.6 * m_base;
    for (std::size_t i = 0; i < kColumns; ++i)
        m_columns[i + 1] = m_columns[i] + widths[i] * unit;
}

Rect LayersLayout::layer(Layer layer, Way way) const {
    const double left = way == Way::Down ? kMargin * m_base : m_size.width - kMargin * m_base - m_wing;
    const double above = layer > Layer::Socket ? m_lowSocket : 0, low = layer == Layer::Socket ? m_lowSocket : 0;
    return {left, m_head + (m_narrow ? m_gap - 1.2 * m_base : 0) + m_row * static_cast<double>(layer) - above, m_wing,
            m_row - m_gap - low};
}

Rect LayersLayout::endName(Way way) const {
    const Rect first = layer(Layer::Application, way);
    return {first.left, 0.4 * m_base, first.width, 2 * m_base};
}

Rect LayersLayout::endTask(Way way) const {
    const Rect first = layer(Layer::Application, way);
    return {first.left, 2.3 * m_base, first.width, 1.5 * m_base};
}

Rect LayersLayout::layerName(Layer layer) const {
    const Rect left = this->layer(layer, Way::Down);
    if (m_narrow)
        return {left.left, left.top - 1.7 * m_base, left.width, 1.5 * m_base};
    return {m_middle, left.centre().y - 1.6 * m_base, m_size.width - 2 * m_middle, 1.7 * m_base};
}

Rect LayersLayout::layerTask(Layer layer, double nameWidth) const {
    const Rect left = this->layer(layer, Way::Down);
    if (!m_narrow)
        return {m_middle, left.centre().y + 0.1 * m_base, m_size.width - 2 * m_middle, 1.4 * m_base};
    const double x = left.left + nameWidth + 0.7 * m_base;
    return {x, left.top - 1.7 * m_base, messageX(Way::Down) - 0.7 * m_base - x, 1.5 * m_base};
}

double LayersLayout::ruleBelow(Layer layer) const {
    return this->layer(layer, Way::Down).bottom() + std::min(0.6 * m_base, m_gap / 2);
}

Rect LayersLayout::block(Layer layer, Way way, std::size_t index) const {
    const Rect area = this->layer(layer, way);
    const double width = area.width / static_cast<double>(m_blocks);
    return {area.left + width * static_cast<double>(index), area.top, width - 2, area.height};
}

Rect LayersLayout::blockInner(const Rect& block) const {
    return block.inset((m_compact ? 0.1 : 0.25) * m_base, 0);
}

Rect LayersLayout::byteLine(const Rect& block, std::size_t line) const {
    const Rect inner = blockInner(block);
    return {inner.left, block.top + (2.65 + 1.25 * static_cast<double>(line)) * m_base, inner.width, 1.3 * m_base};
}

double LayersLayout::messageX(Way way) const {
    const Rect area = layer(Layer::Device, way);
    return area.right() - area.width / static_cast<double>(m_blocks) / 2;
}

double LayersLayout::wireY() const {
    return layer(Layer::Device, Way::Down).bottom() + 0.9 * m_base;
}

Rect LayersLayout::wireWords() const {
    return {layer(Layer::Device, Way::Up).left + 1.2 * m_base, wireY() - 0.8 * m_base, m_wing, 1.6 * m_base};
}

Rect LayersLayout::answer() const {
    return line(m_compact ? m_tableTop : packetTop() + m_tableRow + 0.2 * m_base, 1.8);
}

Rect LayersLayout::tableRow(std::size_t index) const {
    return row(m_rowsTop + m_tableRow * static_cast<double>(index));
}

Rect LayersLayout::cell(std::size_t column, const Rect& row) const {
    return {m_columns[column], row.top, m_columns[column + 1] - m_columns[column] - 0.5 * m_base, m_tableRow};
}

Rect LayersLayout::columnHead(std::size_t column) const {
    const double top = m_compact ? m_tableTop + 1.9 * m_base : m_rowsTop - 1.6 * m_base;
    return {m_columns[column], top, m_columns[column + 1] - m_columns[column] - 0.4 * m_base, 1.4 * m_base};
}

}  // namespace model::layout
