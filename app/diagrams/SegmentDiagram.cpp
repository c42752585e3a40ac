#include "app/diagrams/SegmentDiagram.h"

#include <algorithm>
#include <cmath>

#include "app/diagrams/FieldNames.h"
#include "app/diagrams/FlagNames.h"
#include "model/layout/SequenceSymbols.h"

namespace app::diagrams {

using namespace model::layout;
using Kind = HeaderBlock::Kind;

namespace {

constexpr std::size_t kMostBytes = 512;
const QString kDot = QStringLiteral("  ·  ");

}  // namespace

SegmentDiagram::SegmentDiagram(const DiagramInputs& inputs) : m_in(inputs) {
    choose();
    arrange();
}

void SegmentDiagram::choose() {
    const auto& packets = m_in.trace->packets();
    m_packet = m_in.packet;
    for (auto packet = packets.rbegin(); !m_packet && packet != packets.rend(); ++packet) {
        const bool absorbed = m_in.trace->fate(packet->seen.packet).verdict == model::trace::Verdict::Absorbed;
        const bool other =
            m_in.connection && (!packet->segment || packet->segment->connection != m_in.connection->value);
        if (packet->event < m_in.scene->position && !absorbed && !other)
            m_packet = packet->seen.packet;
    }
    if (!m_packet || !m_in.trace->packet(*m_packet))
        return;
    const auto& record = *m_in.trace->packet(*m_packet);
    m_bytes = m_in.trace->bytes(*m_packet);
    m_decoded = model::packet::decode(record.seen.linkType, m_bytes, record.seen.originalLength);
    m_blocks = headerBlocks(m_decoded, m_bytes);
    m_in.symbols = symbolsOf(m_in);
    const SequenceSymbols& symbols = *m_in.symbols;
    QStringList parts;
    if (record.segment) {
        parts += flagsDrawn(record.segment->flags);
        parts += QString::fromStdString(symbols.label(record, m_in.labels.numbers));
        // The number and what the lesson calls it.
        for (HeaderBlock& block : m_blocks) {
            for (HeaderField& field : block.fields) {
                using Meaning = HeaderField::Meaning;
                const std::string symbol =
                    field.meaning == Meaning::SequenceNumber         ? symbols.seq(record, m_in.labels.numbers)
                    : field.meaning == Meaning::AcknowledgmentNumber ? symbols.ack(record, m_in.labels.numbers)
                                                                     : std::string();
                if (!symbol.empty() && symbol != field.value)
                    field.value = symbol + "  =  " + field.value;
            }
        }
    } else {
        parts += m_decoded.udp ? QStringLiteral("UDP") : m_decoded.icmp ? QStringLiteral("ICMP") : tr("packet");
    }
    parts +=
        QString::fromStdString(record.from.text()) + QStringLiteral(" → ") + QString::fromStdString(record.to.text());
    m_head = parts;
}

QString SegmentDiagram::title() const {
    return m_packet ? tr("Segment: %1").arg(m_head.join(kDot)) : tr("No segment yet");
}

QRectF SegmentDiagram::transport() const {
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        if (m_blocks[i].kind != Kind::Transport)
            continue;
        const double bottom = i + 1 < m_areas.size() ? m_areas[i + 1].head.top() : m_hexTop;
        return {0, m_areas[i].head.top(), m_size.width(), bottom - m_areas[i].head.top()};
    }
    return {};
}

const theme::Role& SegmentDiagram::role(Kind kind) const {
    switch (kind) {
        case Kind::Link:
            return m_in.theme.quiet;
        case Kind::Ip:
            return m_in.theme.timeWait;
        case Kind::Transport:
            return m_in.theme.client;
        case Kind::Payload:
            return m_in.theme.good;
    }
    return m_in.theme.quiet;
}

void SegmentDiagram::arrange() {
    const double width = m_in.width > 0 ? std::max(m_in.width, 37 * b()) : 47 * b(), side = 0.6 * b();
    m_bytesInRow = width < 47 * b() ? 8 : 16;
    m_bit = (width - 2 * side) / 32;
    // Flags and numbers, and the addresses beside or below them.
    const QString whole = m_head.join(kDot);
    if (Canvas::widthOf(whole, m_in.theme.font(1.2, QFont::Bold)) <= width - 2 * side)
        m_head = {whole};
    else if (m_head.size() > 1)
        m_head = {QStringList(m_head.mid(0, m_head.size() - 1)).join(kDot), m_head.back()};
    double y = (1.5 + 1.7 * static_cast<double>(m_head.size())) * b();
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        const HeaderBlock& block = m_blocks[i];
        BlockArea area;
        area.head = QRectF(side, y, 32 * m_bit, 1.9 * b());
        y += (block.fields.empty() ? 2.0 : 3.1) * b();
        area.rowsTop = y;
        m_areas.push_back(area);
        // Rows: a row with single-bit flags is taller, as in the RFC.
        std::vector<double> top{y};
        std::uint32_t bits = 0;
        for (const HeaderField& field : block.fields)
            bits = std::max(bits, field.bit + field.bits);
        for (std::uint32_t row = 0; row * 32 < bits; ++row) {
            const bool flags = std::any_of(block.fields.begin(), block.fields.end(),
                                           [row](const HeaderField& f) { return f.flag && f.bit / 32 == row; });
            top.push_back(top.back() + (flags ? 5.4 : 3.1) * b());
        }
        for (std::size_t f = 0; f < block.fields.size(); ++f) {
            const HeaderField& field = block.fields[f];
            Cell cell{
                i,  f, fieldName(QString::fromStdString(field.name)), QString::fromStdString(field.value), false, {},
                {}, 0};
            for (std::uint32_t bit = field.bit; bit < field.bit + field.bits;) {
                const std::uint32_t row = bit / 32, end = std::min((row + 1) * 32, field.bit + field.bits);
                cell.areas.emplace_back(side + (bit % 32) * m_bit, top[row], (end - bit) * m_bit,
                                        top[row + 1] - top[row]);
                if (cell.areas.back().width() > cell.areas[cell.main].width())
                    cell.main = cell.areas.size() - 1;
                bit = end;
            }
            m_cells.push_back(std::move(cell));
        }
        y = top.back() + 0.6 * b();
    }
    markChanges();
    m_hexTop = y + 0.4 * b();
    m_hexRow = 1.6 * b();
    m_hexBytes = std::min(m_bytes.size(), kMostBytes);
    const double rows =
        std::ceil(static_cast<double>(m_hexBytes) / m_bytesInRow) + (m_bytes.size() > m_hexBytes ? 1 : 0);
    m_size = QSizeF(width, m_packet ? m_hexTop + rows * m_hexRow + b() : 6 * b());
}

void SegmentDiagram::markChanges() {
    const auto* record = m_packet ? m_in.trace->packet(*m_packet) : nullptr;
    if (!record || !record->segment)
        return;
    const auto& packets = m_in.trace->packets();
    const auto here =
        std::find_if(packets.rbegin(), packets.rend(), [&](const auto& p) { return p.seen.packet == *m_packet; });
    const auto before = std::find_if(here == packets.rend() ? here : here + 1, packets.rend(), [&](const auto& p) {
        return p.segment && p.segment->connection == record->segment->connection &&
               p.segment->from == record->segment->from &&
               m_in.trace->fate(p.seen.packet).verdict != model::trace::Verdict::Absorbed;
    });
    if (before == packets.rend())
        return;
    const auto bytes = m_in.trace->bytes(before->seen.packet);
    const auto old =
        headerBlocks(model::packet::decode(before->seen.linkType, bytes, before->seen.originalLength), bytes);
    const auto now = headerBlocks(m_decoded, m_bytes);  // without symbols
    for (Cell& cell : m_cells) {
        const HeaderField& field = now[cell.block].fields[cell.field];
        if (field.meaning == HeaderField::Meaning::Filler)
            continue;
        const HeaderField* was = nullptr;
        for (const HeaderBlock& block : old) {
            if (block.title != now[cell.block].title)
                continue;
            for (const HeaderField& other : block.fields) {
                if (other.name == field.name)
                    was = &other;
            }
        }
        cell.changed = !was || was->value != field.value;
        if (was)
            cell.before = QString::fromStdString(was->value);
    }
}

QRectF SegmentDiagram::byteArea(std::size_t byte) const {
    const double unit = Canvas::widthOf(QStringLiteral("0"), m_in.theme.mono(1.0));
    const double left = 0.6 * b() + unit * 6 + unit * 3 * static_cast<double>(byte % m_bytesInRow) +
                        (byte % m_bytesInRow >= 8 ? unit : 0);
    return {left - unit * 0.5, m_hexTop + m_hexRow * static_cast<double>(byte / m_bytesInRow), unit * 3, m_hexRow};
}

QRectF SegmentDiagram::asciiArea(std::size_t byte) const {
    const double unit = Canvas::widthOf(QStringLiteral("0"), m_in.theme.mono(1.0));
    const double left =
        0.6 * b() + unit * static_cast<double>(3 * m_bytesInRow + 9) + unit * static_cast<double>(byte % m_bytesInRow);
    return {left, m_hexTop + m_hexRow * static_cast<double>(byte / m_bytesInRow), unit, m_hexRow};
}

const HeaderBlock* SegmentDiagram::blockOf(std::size_t byte) const {
    for (const HeaderBlock& block : m_blocks) {
        if (byte >= block.range.offset && byte < block.range.offset + block.range.length)
            return &block;
    }
    return nullptr;
}

void SegmentDiagram::paint(QPainter& painter, const QRectF& visible) const {
    const auto& theme = m_in.theme;
    Canvas canvas(painter, theme);
    painter.fillRect(visible, theme.background);
    if (!m_packet) {
        const QString none = tr("No segment yet");
        canvas.text({0, 0, m_size.width(), m_size.height()}, Qt::AlignCenter, none,
                    theme.font(1.1, QFont::Normal, none), theme.secondary);
        return;
    }
    for (int i = 0; i < m_head.size(); ++i)
        canvas.text({0.6 * b(), (0.4 + 1.7 * i) * b(), m_size.width() - 1.2 * b(), 2 * b()},
                    Qt::AlignLeft | Qt::AlignVCenter, m_head[i], theme.font(1.2, QFont::Bold), theme.text);
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        const HeaderBlock& block = m_blocks[i];
        const QRectF& head = m_areas[i].head;
        canvas.painter().fillRect(QRectF(head.left(), head.top() + 0.25 * b(), 0.5 * b(), head.height() - 0.5 * b()),
                                  role(block.kind).ink);
        const QString title = fieldName(QString::fromStdString(block.title));
        const QFont bold = theme.font(1.1, QFont::Bold, title);
        canvas.text(head.adjusted(0.9 * b(), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, title, bold,
                    role(block.kind).ink);
        QString rest = tr("%1 bytes").arg(block.range.length);
        if (!block.source.empty())
            rest += QStringLiteral("  ·  ") + QString::fromStdString(block.source);
        canvas.text(head.adjusted(1.6 * b() + Canvas::widthOf(title, bold), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                    rest, theme.font(1.0, QFont::Normal, rest), theme.secondary);
    }
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        if (m_blocks[i].fields.empty())
            continue;
        for (const int bit : {0, 8, 16, 24, 31}) {  // the ruler of the RFCs
            const QRectF place(m_areas[i].head.left() + bit * m_bit - b(), m_areas[i].rowsTop - 1.2 * b(),
                               m_bit + 2 * b(), 1.2 * b());
            canvas.text(place, Qt::AlignCenter, QString::number(bit), theme.font(1.0), theme.secondary);
        }
    }
    for (std::size_t i = 0; i < m_cells.size(); ++i)
        paintCell(canvas, i);
    paintHex(canvas, visible);
}

void SegmentDiagram::paintCell(Canvas& canvas, std::size_t index) const {
    const auto& theme = m_in.theme;
    const Cell& cell = m_cells[index];
    const HeaderField& field = m_blocks[cell.block].fields[cell.field];
    const theme::Role& shade = role(m_blocks[cell.block].kind);
    const bool lit = m_highlight == spot::Field{index};
    for (const QRectF& area : cell.areas) {
        canvas.painter().fillRect(area, lit ? theme.held.tint : cell.changed ? shade.tint : theme.background);
        canvas.painter().setPen(QPen(lit ? theme.held.ink : theme.rule, lit ? theme.line * 1.5 : 1));
        canvas.painter().drawRect(area);
    }
    const QRectF& area = cell.areas[cell.main];
    if (cell.changed)  // a mark that is not a colour: a filled corner
        canvas.painter().setPen(Qt::NoPen), canvas.painter().setBrush(shade.ink),
            canvas.painter().drawPolygon(QPolygonF{area.topRight(), area.topRight() - QPointF(0.6 * b(), 0),
                                                   area.topRight() + QPointF(0, 0.6 * b())}),
            canvas.painter().setBrush(Qt::NoBrush);
    if (field.flag) {
        const bool set = cell.value == QLatin1String("1");
        const QFont font = theme.font(1.0, set ? QFont::Bold : QFont::Normal);
        const double row = 1.2 * b();
        for (int i = 0; i < cell.name.size(); ++i)  // upright letters, as in the RFC
            canvas.text({area.left(), area.top() + 0.15 * b() + row * i, area.width(), row}, Qt::AlignCenter,
                        cell.name.mid(i, 1), font, set ? shade.ink : theme.secondary);
        canvas.text({area.left(), area.bottom() - 1.5 * b(), area.width(), 1.4 * b()}, Qt::AlignCenter, cell.value,
                    theme.mono(1.1, set ? QFont::Bold : QFont::Normal), set ? theme.text : theme.secondary);
        return;
    }
    const double pad = std::min(0.3 * b(), area.width() * 0.06);
    const QRectF inner = area.adjusted(pad, 0, -pad, 0);
    const double middle = area.center().y();
    if (cell.value.isEmpty()) {
        canvas.text(inner, Qt::AlignCenter, cell.name, theme.font(1.0, QFont::Normal, cell.name), theme.secondary);
        return;
    }
    canvas.text({inner.left(), middle - 1.35 * b(), inner.width(), 1.3 * b()}, Qt::AlignCenter, cell.name,
                theme.font(1.0, QFont::Normal, cell.name), theme.secondary);
    canvas.text({inner.left(), middle, inner.width(), 1.4 * b()}, Qt::AlignCenter, cell.value,
                theme.font(1.05, cell.changed ? QFont::Bold : QFont::DemiBold), theme.text);
}

void SegmentDiagram::paintHex(Canvas& canvas, const QRectF& visible) const {
    const auto& theme = m_in.theme;
    const QFont mono = theme.mono(1.0);
    for (std::size_t row = 0; row * m_bytesInRow < m_hexBytes; ++row) {
        const QRectF first = byteArea(row * m_bytesInRow);
        if (first.bottom() < visible.top() || first.top() > visible.bottom())
            continue;
        canvas.text({0.6 * b(), first.top(), first.left() - 0.6 * b(), m_hexRow}, Qt::AlignLeft | Qt::AlignVCenter,
                    QStringLiteral("%1").arg(row * m_bytesInRow, 4, 16, QLatin1Char('0')), mono, theme.secondary);
        for (std::size_t byte = row * m_bytesInRow; byte < std::min((row + 1) * m_bytesInRow, m_hexBytes); ++byte) {
            const HeaderBlock* block = blockOf(byte);
            bool lit = false;
            if (m_highlight && m_highlight->index < m_cells.size()) {
                const auto& range =
                    m_blocks[m_cells[m_highlight->index].block].fields[m_cells[m_highlight->index].field].bytes;
                lit = byte >= range.offset && byte < range.offset + range.length;
            }
            const theme::Role& shade = block ? role(block->kind) : theme.quiet;
            canvas.painter().fillRect(byteArea(byte), lit ? theme.held.tint : block ? shade.tint : theme.background);
            if (lit)
                canvas.line(byteArea(byte).bottomLeft() - QPointF(0, 1), byteArea(byte).bottomRight() - QPointF(0, 1),
                            theme.held.ink, theme.line);
            canvas.text(byteArea(byte), Qt::AlignCenter,
                        QStringLiteral("%1").arg(m_bytes[byte], 2, 16, QLatin1Char('0')), mono,
                        lit ? theme.text : shade.ink);
            const char letter = m_bytes[byte] >= 32 && m_bytes[byte] < 127 ? static_cast<char>(m_bytes[byte]) : '.';
            canvas.text(asciiArea(byte), Qt::AlignCenter, QString(QLatin1Char(letter)), mono,
                        letter == '.' ? theme.secondary : theme.text);
        }
    }
    if (m_bytes.size() > m_hexBytes) {
        const QString more = tr("… and %1 bytes more").arg(m_bytes.size() - m_hexBytes);
        canvas.text({0.6 * b(), m_hexTop + m_hexRow * std::ceil(static_cast<double>(m_hexBytes) / m_bytesInRow),
                     m_size.width(), m_hexRow},
                    Qt::AlignLeft | Qt::AlignVCenter, more, theme.font(1.0, QFont::Normal, more), theme.secondary);
    }
}

std::vector<Spot> SegmentDiagram::spots() const {
    std::vector<Spot> out;
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        const Cell& cell = m_cells[i];
        QString name = cell.value.isEmpty() ? cell.name : tr("%1: %2").arg(cell.name, cell.value);
        if (cell.changed && !cell.before.isEmpty())
            name += tr(", before: %1").arg(cell.before);
        for (const QRectF& area : cell.areas)
            out.push_back({area, name, spot::Field{i}});
        const auto& range = m_blocks[cell.block].fields[cell.field].bytes;
        for (std::size_t byte = range.offset; byte < std::min<std::size_t>(range.offset + range.length, m_hexBytes);) {
            const std::size_t end = std::min<std::size_t>(
                {range.offset + range.length, (byte / m_bytesInRow + 1) * m_bytesInRow, m_hexBytes});
            out.push_back({byteArea(byte) | byteArea(end - 1), name, spot::Field{i}});
            byte = end;
        }
    }
    return out;
}

}  // namespace app::diagrams
