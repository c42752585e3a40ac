#include "app/diagrams/LayersDiagram.h"

#include <algorithm>
#include <cmath>

#include "app/diagrams/FieldNames.h"

namespace app::diagrams {

using namespace model::layout;
using Kind = HeaderBlock::Kind;

namespace {

// The text of a message in quotes, as far as it can be read and has room.
QString readable(const std::vector<std::uint8_t>& bytes, const model::packet::Range& range, const QFont& font,
                 double room) {
    constexpr std::size_t kMost = 24;
    QString text;
    for (std::size_t i = range.offset; i < std::min<std::size_t>(range.offset + range.length, range.offset + kMost);
         ++i)
        text += i < bytes.size() && bytes[i] >= 32 && bytes[i] < 127 ? QChar(QLatin1Char(static_cast<char>(bytes[i])))
                                                                     : QChar('.');
    QString shown = QStringLiteral("\"%1%2\"").arg(text, range.length > kMost ? QStringLiteral("…") : QString());
    while (text.size() > 1 && Canvas::widthOf(shown, font) > room) {
        text.chop(1);
        shown = QStringLiteral("\"%1…\"").arg(text);
    }
    return shown;
}

}  // namespace

LayersDiagram::LayersDiagram(const DiagramInputs& inputs) : m_in(inputs) {
    choose();
    // Where it is narrow the layers' names stand above their rows instead of between the sides.
    m_narrow = inputs.width > 0 && inputs.width < 49 * b();
    m_compact = !m_narrow && inputs.width > 0 && inputs.width < 62 * b();
    const double width = m_compact ? inputs.width : std::max(inputs.width, (m_narrow ? 49 : 62) * b());
    // A long table is what is spoken of: then the segment's page shows the bytes, and where the page is low too.
    constexpr std::size_t kLongTable = 4;
    const bool low = inputs.height > 0 && inputs.height < 37.5 * b();
    m_hexLines = !m_compact ? 2 : low || m_demultiplexing.rows.size() > kLongTable ? 0 : 1;
    const double names = (m_narrow ? 1.4 : m_compact ? 9.4 : 12.5) * b();
    m_wing = (width - names) / 2 - 0.6 * b();
    m_middle = width / 2 - names / 2;
    m_gap = (m_narrow ? 2.5 : m_compact ? 1.0 : 1.2) * b();
    m_row = (2.8 + 1.25 * static_cast<double>(m_hexLines)) * b() + m_gap;
    m_lowSocket = (m_compact ? 0.7 * static_cast<double>(m_hexLines) : 2) * b();
    m_head = (m_narrow ? 4.4 : 4) * b();
    m_tableTop = m_head + m_row * static_cast<int>(kLayers) - m_lowSocket + (m_compact ? 1 : 2) * b();
    m_tableRow = (m_compact ? 1.9 : 2) * b();
    m_rowsTop = m_tableTop + (m_compact ? 5.6 : 7.8) * b();
    const auto rows = static_cast<double>(std::max<std::size_t>(1, m_demultiplexing.rows.size()));
    // Of a table that is longer than the page whole rows are seen.
    if (const double room = inputs.height - m_rowsTop; room > m_tableRow && rows * m_tableRow > room)
        m_tableRow = room / std::floor(room / (0.88 * m_tableRow));
    m_size = QSizeF(width, m_packet ? m_rowsTop + rows * m_tableRow + 0.4 * b() : 6 * b());
}

QString LayersDiagram::title() const {
    return tr("Layers and the way to the socket");
}

const theme::Role& LayersDiagram::role(Kind kind) const {
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

QString LayersDiagram::layerName(Layer layer) const {
    switch (layer) {
        case kApplication:
            return tr("application");
        case kSocket:
            return tr("socket");
        case kTransport:
            for (const HeaderBlock& block : m_blocks) {
                if (block.kind == Kind::Transport)
                    return QString::fromStdString(block.title);
            }
            return QStringLiteral("TCP / UDP");
        case kNetwork:
            return QStringLiteral("IP");
        case kDevice:
            return tr("device (lo)");
        case kLayers:
            break;
    }
    return {};
}

QString LayersDiagram::layerTask(Layer layer) const {
    const auto* packet = m_packet ? m_in.trace->packet(*m_packet) : nullptr;
    const bool tcp = packet && packet->protocol == model::trace::Protocol::Tcp;
    switch (layer) {
        case kApplication:
            return tr("what is to be said");
        case kSocket:
            return m_compact ? tr("the kernel's door") : tr("the door of the kernel");
        case kTransport:
            return tcp ? (m_compact ? tr("order, ports") : tr("order, resending, ports")) : tr("ports and a length");
        case kNetwork:
            return tr("from host to host");
        case kDevice:
            return tr("over the wire");
        case kLayers:
            break;
    }
    return {};
}

QRectF LayersDiagram::layerArea(Layer layer, Side side) const {
    const double left = side == Side::Down ? 0.6 * b() : m_size.width() - 0.6 * b() - m_wing;
    const double above = layer > kSocket ? m_lowSocket : 0, low = layer == kSocket ? m_lowSocket : 0;
    return {left, m_head + (m_narrow ? m_gap - 1.2 * b() : 0) + m_row * static_cast<int>(layer) - above, m_wing,
            m_row - m_gap - low};
}

// Middle of the innermost block: the message's own way, straight down and up.
double LayersDiagram::messageX(Side side) const {
    const QRectF area = layerArea(kDevice, side);
    return area.right() - area.width() / static_cast<double>(std::max<std::size_t>(1, m_blocks.size())) / 2;
}

// Outermost first, as the bytes lie.
std::vector<const HeaderBlock*> LayersDiagram::blocksAt(Layer layer) const {
    std::vector<const HeaderBlock*> out;
    for (const HeaderBlock& block : m_blocks) {
        const bool there = block.kind == Kind::Payload || (block.kind == Kind::Transport && layer >= kTransport) ||
                           (block.kind == Kind::Ip && layer >= kNetwork) ||
                           (block.kind == Kind::Link && layer >= kDevice);
        if (there)
            out.push_back(&block);
    }
    return out;
}

void LayersDiagram::paint(QPainter& painter, const QRectF& visible) const {
    const auto& theme = m_in.theme;
    Canvas canvas(painter, theme);
    painter.fillRect(visible, theme.background);
    if (!m_packet) {
        const QString none = tr("No message yet");
        canvas.text({0, 0, m_size.width(), m_size.height()}, Qt::AlignCenter, none,
                    theme.font(1.1, QFont::Normal, none), theme.secondary);
        return;
    }
    for (int i = 0; i < kLayers; ++i) {
        const auto layer = static_cast<Layer>(i);
        const QRectF left = layerArea(layer, Side::Down),
                     area(m_middle, left.top(), m_size.width() - 2 * m_middle, left.height());
        const QString name = layerName(layer), task = layerTask(layer);
        const QFont bold = theme.font(1.2, QFont::Bold, name), plain = theme.font(1.0, QFont::Normal, task);
        if (m_narrow) {
            const double x = left.left() + Canvas::widthOf(name, bold) + 0.7 * b(),
                         room = messageX(Side::Down) - 0.7 * b() - x;
            canvas.text({left.left(), left.top() - 1.7 * b(), left.width(), 1.5 * b()},
                        Qt::AlignLeft | Qt::AlignVCenter, name, bold, theme.text);
            canvas.text({x, left.top() - 1.7 * b(), room, 1.5 * b()}, Qt::AlignLeft | Qt::AlignVCenter,
                        Canvas::fitting({task, QString()}, plain, room), plain, theme.secondary);
        } else {
            canvas.text({area.left(), area.center().y() - 1.6 * b(), area.width(), 1.7 * b()}, Qt::AlignCenter, name,
                        bold, theme.text);
            canvas.text({area.left(), area.center().y() + 0.1 * b(), area.width(), 1.4 * b()}, Qt::AlignCenter, task,
                        plain, theme.secondary);
        }
        if (i + 1 < kLayers)
            canvas.line({0.6 * b(), area.bottom() + std::min(0.6 * b(), m_gap / 2)},
                        {m_size.width() - 0.6 * b(), area.bottom() + std::min(0.6 * b(), m_gap / 2)}, theme.rule,
                        i == kApplication || i == kSocket ? 1.5 : 0.75,
                        i == kApplication ? Qt::DashLine : Qt::SolidLine);
    }
    paintSide(canvas, Side::Down);
    paintSide(canvas, Side::Up);
    // Across the wire.
    const QRectF a = layerArea(kDevice, Side::Down), z = layerArea(kDevice, Side::Up);
    const double y = a.bottom() + 0.9 * b();
    const QColor ink = m_dropped ? theme.bad.ink : m_arrived ? theme.good.ink : theme.held.ink;
    const double from = messageX(Side::Down), to = messageX(Side::Up);
    canvas.line({from, a.bottom()}, {from, y}, ink, theme.line);
    if (m_arrived) {
        canvas.line({from, y}, {to, y}, ink, theme.line);
        canvas.arrow({to, y}, {to, z.bottom()}, Stroke::Syn, false, ink, theme.line);
    } else {
        canvas.line({from, y}, {z.left(), y}, ink, theme.line, Qt::DashLine);
        if (m_dropped)
            canvas.cross({z.left(), y}, 0.6 * b(), ink, theme.line * 1.5);
        const QString text = m_dropped ? tr("dropped") : tr("held at the door");
        canvas.text({z.left() + 1.2 * b(), y - 0.8 * b(), m_wing, 1.6 * b()}, Qt::AlignLeft | Qt::AlignVCenter, text,
                    theme.font(1.0, QFont::DemiBold, text), ink);
    }
    paintTable(canvas);
}

void LayersDiagram::paintSide(Canvas& canvas, Side side) const {
    const auto& theme = m_in.theme;
    const End& end = side == Side::Down ? m_from : m_to;
    const theme::Role& role = theme.side(end.side);
    const QRectF first = layerArea(kApplication, side);
    canvas.text({first.left(), 0.4 * b(), first.width(), 2 * b()}, Qt::AlignCenter, end.name,
                theme.font(1.4, QFont::Bold, end.name), role.ink);
    const QString way =
        side == Side::Down ? tr("sends: each layer adds a header") : tr("receives: each layer takes one off");
    canvas.text({first.left(), 2.3 * b(), first.width(), 1.5 * b()}, Qt::AlignCenter, way,
                theme.font(1.0, QFont::Normal, way), theme.secondary);
    const bool faint = side == Side::Up && !m_arrived;
    for (int i = 0; i < kLayers; ++i) {
        const auto layer = static_cast<Layer>(i);
        const QRectF area = layerArea(layer, side);
        if (layer == kSocket) {
            const bool passive = faint || layer < end.top;
            const QStringList texts = socketTexts(side);
            const QFont mono = end.top > kSocket ? theme.font(1.0, QFont::Normal, texts.front())
                                                 : theme.mono(1.0, QFont::DemiBold, texts.front());
            const QString text = Canvas::fitting(texts, mono, area.width() - 1.2 * b());
            canvas.pill(area, passive ? theme.background : role.tint, passive ? theme.rule : role.ink,
                        theme.line * 0.75);
            canvas.text(area.adjusted(0.6 * b(), 0, -0.6 * b(), 0), Qt::AlignCenter, text, mono,
                        passive ? theme.secondary : theme.text);
        } else {
            paintBlocks(canvas, layer, side, area, faint || layer < end.top);
        }
        if (i + 1 == kLayers || faint || layer < end.top)
            continue;
        const double x = messageX(side), upper = area.bottom(), lower = upper + m_gap;
        if (side == Side::Down)
            canvas.arrow({x, upper}, {x, lower}, Stroke::Syn, false, role.ink, theme.line);
        else
            canvas.arrow({x, lower}, {x, upper}, Stroke::Syn, false, role.ink, theme.line);
    }
}

void LayersDiagram::paintBlocks(Canvas& canvas, Layer layer, Side side, const QRectF& area, bool faint) const {
    const auto& theme = m_in.theme;
    const auto blocks = blocksAt(layer);
    if (blocks.empty()) {
        const QString none = withoutData(side);
        canvas.text(area, Qt::AlignCenter, none, theme.font(1.0, QFont::Normal, none), theme.secondary);
        return;
    }
    // All layers share the device's columns, so that each header is seen to come on top of what was there.
    const auto whole = blocksAt(kDevice);
    const double width = area.width() / static_cast<double>(whole.size());
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const HeaderBlock& block = *whole[i];
        if (std::find(blocks.begin(), blocks.end(), &block) == blocks.end())
            continue;
        const QRectF box(area.left() + width * static_cast<double>(i), area.top(), width - 2, area.height());
        const bool fresh = &block == blocks.front();  // the header this layer put on
        canvas.pill(box, faint ? theme.background : role(block.kind).tint, faint ? theme.rule : role(block.kind).ink,
                    fresh ? theme.line : 1, 4);
        const QRectF inner = box.adjusted((m_compact ? 0.1 : 0.25) * b(), 0, (m_compact ? -0.1 : -0.25) * b(), 0);
        // Where it may have no room for its own name, it is called by its layer's, beside few blocks as beside many.
        const QString title = fieldName(m_compact && block.kind == Kind::Link ? QStringLiteral("Link")
                                                                              : QString::fromStdString(block.title));
        QFont bold = block.kind == Kind::Payload ? theme.mono(1.0, QFont::Bold) : theme.font(1.05, QFont::Bold, title);
        const QString name = block.kind == Kind::Payload ? readable(m_bytes, block.range, bold, inner.width()) : title;
        if (Canvas::widthOf(name, bold) > inner.width())
            bold.setPixelSize(static_cast<int>(smallest(0.88) * b()));  // small rather than cut off
        canvas.text({inner.left(), box.top() + 0.15 * b(), inner.width(), 1.4 * b()}, Qt::AlignCenter, name, bold,
                    faint ? theme.secondary : role(block.kind).ink);
        const QString length = tr("%1 bytes").arg(block.range.length);
        canvas.text({inner.left(), box.top() + 1.45 * b(), inner.width(), 1.3 * b()}, Qt::AlignCenter, length,
                    theme.font(1.0, QFont::Normal, length), faint ? theme.secondary : theme.text);
        // As many bytes as the lines hold.
        const QFont mono = theme.mono(1.0);
        const auto inLine =
            static_cast<std::size_t>(std::max(1.0, (inner.width() + Canvas::widthOf(QStringLiteral(" "), mono)) /
                                                       Canvas::widthOf(QStringLiteral("00 "), mono)));
        const std::size_t end = std::min<std::size_t>(block.range.offset + block.range.length, m_bytes.size());
        for (std::size_t line = 0; line < m_hexLines; ++line) {
            QString hex;
            const std::size_t first = block.range.offset + line * inLine;
            for (std::size_t byte = first; byte < std::min(first + inLine, end); ++byte) {
                const bool cut = line + 1 == m_hexLines && byte + 1 == first + inLine && byte + 1 < end;
                hex += cut ? QStringLiteral("… ") : QStringLiteral("%1 ").arg(m_bytes[byte], 2, 16, QLatin1Char('0'));
            }
            canvas.text(
                {inner.left(), box.top() + (2.65 + 1.25 * static_cast<double>(line)) * b(), inner.width(), 1.3 * b()},
                Qt::AlignCenter, hex.trimmed(), mono, faint ? theme.secondary : theme.text);
        }
    }
}

std::vector<Spot> LayersDiagram::spots() const {
    std::vector<Spot> out;
    if (!m_packet)
        return out;
    for (int i = 0; i < kLayers; ++i) {
        const auto layer = static_cast<Layer>(i);
        for (const Side side : {Side::Down, Side::Up}) {
            std::uint32_t bytes = 0;
            for (const HeaderBlock* block : blocksAt(layer))
                bytes += block->range.length;
            out.push_back(
                {layerArea(layer, side),
                 tr("%1, %2: %3 bytes").arg(side == Side::Down ? m_from.name : m_to.name, layerName(layer)).arg(bytes),
                 spot::Told{}});
        }
    }
    for (std::size_t i = 0; i < m_demultiplexing.rows.size(); ++i) {
        const auto& row = m_demultiplexing.rows[i];
        const QString socket = QString::fromStdString(row.local.text());
        out.push_back(
            {QRectF(0.6 * b(), m_rowsTop + m_tableRow * static_cast<double>(i), m_size.width() - 1.2 * b(), m_tableRow),
             m_demultiplexing.chosen == i ? tr("socket %1 takes the packet").arg(socket)
                                          : tr("socket %1 does not fit").arg(socket),
             row.socket});
    }
    return out;
}

}  // namespace app::diagrams
