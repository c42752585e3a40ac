#include "app/diagrams/SegmentDiagram.h"

#include <algorithm>

#include "app/diagrams/FieldNames.h"
#include "app/diagrams/FlagNames.h"
#include "app/diagrams/Geometry.h"
#include "app/diagrams/HeaderRole.h"
#include "model/layout/ByteText.h"

namespace app::diagrams {

using namespace model::layout;

namespace {

const QString kDot = QStringLiteral("  ·  ");

const model::trace::PacketRecord* shownPacket(const DiagramInputs& in, const model::trace::Moment& moment) {
    return in.packet ? in.trace->packet(*in.packet) : newestPacket(moment, in.connection);
}

QString nameOf(const HeaderField& field) {
    return fieldName(QString::fromStdString(field.name));
}

}  // namespace

SegmentDiagram::SegmentDiagram(const DiagramInputs& inputs)
    : m_theme(inputs.theme), m_width(SegmentLayout::widthFor(inputs.width, inputs.theme.b)) {
    const auto symbols = symbolsOf(inputs);
    const model::trace::Moment moment(*inputs.trace, inputs.scene->position);
    m_content = segmentContent(moment, shownPacket(inputs, moment), *symbols, inputs.labels.numbers);
    if (!m_content.record)
        return;
    // Flags and numbers, and the addresses beside or below them.
    const QStringList parts = headParts(inputs, *symbols);
    const QString whole = parts.join(kDot);
    if (Canvas::widthOf(whole, m_theme.font(1.2, QFont::Bold)) <= m_width - 1.2 * b() || parts.size() == 1)
        m_head = {whole};
    else
        m_head = {QStringList(parts.mid(0, parts.size() - 1)).join(kDot), parts.back()};
    m_layout = SegmentLayout(m_content.blocks, m_content.bytes.size(),
                             {inputs.width, b(), Canvas::widthOf(QStringLiteral("0"), m_theme.mono(1.0)),
                              static_cast<std::size_t>(m_head.size())});
}

QStringList SegmentDiagram::headParts(const DiagramInputs& inputs, const SequenceSymbols& symbols) const {
    const auto& record = *m_content.record;
    QStringList parts;
    if (record.segment) {
        parts += flagsDrawn(record.segment->flags);
        parts += QString::fromStdString(symbols.label(record, inputs.labels.numbers));
    } else {
        const auto& decoded = m_content.decoded;
        parts += decoded.udp ? QStringLiteral("UDP") : decoded.icmp ? QStringLiteral("ICMP") : tr("packet");
    }
    return parts << QString::fromStdString(record.from.text()) + QStringLiteral(" → ") +
                        QString::fromStdString(record.to.text());
}

std::optional<model::PacketId> SegmentDiagram::packet() const {
    return m_content.record ? std::optional(m_content.record->seen.packet) : std::nullopt;
}

QSizeF SegmentDiagram::size() const {
    return m_content.record ? qt(m_layout.size()) : QSizeF(m_width, 6 * b());
}

QString SegmentDiagram::title() const {
    return m_content.record ? tr("Segment: %1").arg(m_head.join(kDot)) : tr("No segment yet");
}

QRectF SegmentDiagram::transport() const {
    for (std::size_t i = 0; i < m_content.blocks.size(); ++i)
        if (m_content.blocks[i].kind == HeaderBlock::Kind::Transport)
            return qt(m_layout.blockArea(i));
    return {};
}

void SegmentDiagram::paint(QPainter& painter, const QRectF& visible) const {
    Canvas canvas(painter, m_theme);
    painter.fillRect(visible, m_theme.background);
    if (!m_content.record) {
        const QString none = tr("No segment yet");
        canvas.text({QPointF(0, 0), size()}, Qt::AlignCenter, none, m_theme.font(1.1, QFont::Normal, none),
                    m_theme.secondary);
        return;
    }
    for (int i = 0; i < m_head.size(); ++i)
        canvas.text(qt(m_layout.headLine(static_cast<std::size_t>(i))), Qt::AlignLeft | Qt::AlignVCenter, m_head[i],
                    m_theme.font(1.2, QFont::Bold), m_theme.text);
    paintHeads(canvas);
    for (std::size_t i = 0; i < m_layout.cells().size(); ++i)
        paintCell(canvas, i);
    paintHex(canvas, visible);
}

void SegmentDiagram::paintHeads(Canvas& canvas) const {
    for (std::size_t i = 0; i < m_content.blocks.size(); ++i) {
        const HeaderBlock& block = m_content.blocks[i];
        const QRectF head = qt(m_layout.blockHead(i));
        const QColor ink = headerRole(m_theme, block.kind).ink;
        canvas.painter().fillRect(QRectF(head.left(), head.top() + 0.25 * b(), 0.5 * b(), head.height() - 0.5 * b()),
                                  ink);
        const QString title = fieldName(QString::fromStdString(block.title));
        const QFont bold = m_theme.font(1.1, QFont::Bold, title);
        canvas.text(head.adjusted(0.9 * b(), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, title, bold, ink);
        QString rest = tr("%1 bytes").arg(block.range.length);
        if (!block.source.empty())
            rest += kDot + QString::fromStdString(block.source);
        canvas.text(head.adjusted(1.6 * b() + Canvas::widthOf(title, bold), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                    rest, m_theme.font(1.0, QFont::Normal, rest), m_theme.secondary);
    }
    for (std::size_t i = 0; i < m_content.blocks.size(); ++i)
        for (const int bit : {0, 8, 16, 24, 31})  // the ruler of the RFCs
            if (!m_content.blocks[i].fields.empty())
                canvas.text(qt(m_layout.bitMark(i, bit)), Qt::AlignCenter, QString::number(bit), m_theme.font(1.0),
                            m_theme.secondary);
}

void SegmentDiagram::paintCell(Canvas& canvas, std::size_t index) const {
    const FieldCell& cell = m_layout.cells()[index];
    const HeaderField& field = fieldOf(cell);
    const theme::Role& role = headerRole(m_theme, m_content.blocks[cell.block].kind);
    const bool lit = m_highlight == spot::Field{index}, changed = historyOf(cell).changed;
    QPainter& painter = canvas.painter();
    for (const Rect& area : cell.areas) {
        painter.fillRect(qt(area), lit ? m_theme.held.tint : changed ? role.tint : m_theme.background);
        painter.setPen(QPen(lit ? m_theme.held.ink : m_theme.rule, lit ? m_theme.line * 1.5 : 1));
        painter.drawRect(qt(area));
    }
    const QRectF area = qt(cell.areas[cell.main]);
    if (changed) {  // a mark that is not a colour: a filled corner
        painter.setPen(Qt::NoPen);
        painter.setBrush(role.ink);
        painter.drawPolygon(QPolygonF{area.topRight(), area.topRight() - QPointF(0.6 * b(), 0),
                                      area.topRight() + QPointF(0, 0.6 * b())});
        painter.setBrush(Qt::NoBrush);
    }
    const QString name = nameOf(field), value = QString::fromStdString(field.value);
    if (field.flag)
        return paintFlag(canvas, area, name, value, role);
    const double pad = std::min(0.3 * b(), area.width() * 0.06), middle = area.center().y();
    const QRectF inner = area.adjusted(pad, 0, -pad, 0);
    const QRectF above(inner.left(), middle - 1.35 * b(), inner.width(), 1.3 * b());
    canvas.text(value.isEmpty() ? inner : above, Qt::AlignCenter, name, m_theme.font(1.0, QFont::Normal, name),
                m_theme.secondary);
    if (!value.isEmpty())
        canvas.text({inner.left(), middle, inner.width(), 1.4 * b()}, Qt::AlignCenter, value,
                    m_theme.font(1.05, changed ? QFont::Bold : QFont::DemiBold), m_theme.text);
}

// Upright letters, as in the RFC.
void SegmentDiagram::paintFlag(Canvas& canvas, const QRectF& area, const QString& name, const QString& value,
                               const theme::Role& role) const {
    const bool set = value == QLatin1String("1");
    const QFont font = m_theme.font(1.0, set ? QFont::Bold : QFont::Normal);
    const double row = 1.2 * b();
    for (int i = 0; i < name.size(); ++i)
        canvas.text({area.left(), area.top() + 0.15 * b() + row * i, area.width(), row}, Qt::AlignCenter,
                    name.mid(i, 1), font, set ? role.ink : m_theme.secondary);
    canvas.text({area.left(), area.bottom() - 1.5 * b(), area.width(), 1.4 * b()}, Qt::AlignCenter, value,
                m_theme.mono(1.1, set ? QFont::Bold : QFont::Normal), set ? m_theme.text : m_theme.secondary);
}

bool SegmentDiagram::lit(std::size_t byte) const {
    if (!m_highlight || m_highlight->index >= m_layout.cells().size())
        return false;
    const auto& range = fieldOf(m_layout.cells()[m_highlight->index]).bytes;
    return byte >= range.offset && byte < range.offset + range.length;
}

void SegmentDiagram::paintByte(Canvas& canvas, std::size_t byte, const QFont& mono) const {
    const HeaderBlock* block = blockOfByte(m_content.blocks, byte);
    const theme::Role& role = block ? headerRole(m_theme, block->kind) : m_theme.quiet;
    const bool lit = this->lit(byte);
    const QRectF area = qt(m_layout.byteArea(byte));
    canvas.painter().fillRect(area, lit ? m_theme.held.tint : block ? role.tint : m_theme.background);
    if (lit)
        canvas.line(area.bottomLeft() - QPointF(0, 1), area.bottomRight() - QPointF(0, 1), m_theme.held.ink,
                    m_theme.line);
    canvas.text(area, Qt::AlignCenter, QString::fromStdString(hexByte(m_content.bytes[byte])), mono,
                lit ? m_theme.text : role.ink);
    const char letter = dumpCharacter(m_content.bytes[byte]);
    canvas.text(qt(m_layout.characterArea(byte)), Qt::AlignCenter, QString(QLatin1Char(letter)), mono,
                letter == '.' ? m_theme.secondary : m_theme.text);
}

void SegmentDiagram::paintHex(Canvas& canvas, const QRectF& visible) const {
    const QFont mono = m_theme.mono(1.0);
    const std::size_t inRow = m_layout.bytesInRow(), shown = m_layout.shownBytes();
    for (std::size_t first = 0; first < shown; first += inRow) {
        const QRectF offset = qt(m_layout.offsetArea(first));
        if (offset.bottom() < visible.top() || offset.top() > visible.bottom())
            continue;
        canvas.text(offset, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("%1").arg(first, 4, 16, QLatin1Char('0')),
                    mono, m_theme.secondary);
        for (std::size_t byte = first; byte < std::min(first + inRow, shown); ++byte)
            paintByte(canvas, byte, mono);
    }
    if (m_content.bytes.size() > shown) {
        const QString more = tr("… and %1 bytes more").arg(m_content.bytes.size() - shown);
        canvas.text(qt(m_layout.restLine()), Qt::AlignLeft | Qt::AlignVCenter, more,
                    m_theme.font(1.0, QFont::Normal, more), m_theme.secondary);
    }
}

std::vector<Spot> SegmentDiagram::spots() const {
    std::vector<Spot> out;
    for (std::size_t i = 0; i < m_layout.cells().size(); ++i) {
        const FieldCell& cell = m_layout.cells()[i];
        const HeaderField& field = fieldOf(cell);
        const FieldHistory& history = historyOf(cell);
        QString name = nameOf(field);
        if (!field.value.empty())
            name = tr("%1: %2").arg(name, QString::fromStdString(field.value));
        if (history.changed && !history.before.empty())
            name += tr(", before: %1").arg(QString::fromStdString(history.before));
        for (const Rect& area : cell.areas)
            out.push_back({qt(area), name, spot::Field{i}});
        for (const Rect& area : m_layout.areasOf(field.bytes))
            out.push_back({qt(area), name, spot::Field{i}});
    }
    return out;
}

}  // namespace app::diagrams
