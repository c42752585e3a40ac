#include "app/diagrams/LayersDiagram.h"

#include <algorithm>

#include "app/diagrams/FieldNames.h"
#include "app/diagrams/Geometry.h"
#include "app/diagrams/HeaderRole.h"
#include "model/layout/ByteText.h"

namespace app::diagrams {

using namespace model::layout;
using Kind = HeaderBlock::Kind;

namespace {

constexpr Way kWays[] = {Way::Down, Way::Up};

// The text of a message in quotes, as far as it can be read and has room.
QString readable(const std::vector<std::uint8_t>& bytes, const model::packet::Range& range, const QFont& font,
                 double room) {
    constexpr std::size_t kMost = 24;
    QString text;
    for (std::size_t i = range.offset; i < std::min<std::size_t>(range.offset + range.length, range.offset + kMost);
         ++i)
        text += QLatin1Char(i < bytes.size() ? dumpCharacter(bytes[i]) : '.');
    QString shown = QStringLiteral("\"%1%2\"").arg(text, range.length > kMost ? QStringLiteral("…") : QString());
    while (text.size() > 1 && Canvas::widthOf(shown, font) > room) {
        text.chop(1);
        shown = QStringLiteral("\"%1…\"").arg(text);
    }
    return shown;
}

// Which line below a layer parts what: the program from the kernel, the socket from the protocols.
std::pair<double, Qt::PenStyle> ruleBelow(Layer layer) {
    const bool program = layer == Layer::Application;
    return {program || layer == Layer::Socket ? 1.5 : 0.75, program ? Qt::DashLine : Qt::SolidLine};
}

}  // namespace

LayersDiagram::LayersDiagram(const DiagramInputs& inputs)
    : m_in(inputs),
      m_message(m_in),
      m_layout({inputs.width, inputs.height, inputs.theme.b}, m_message.blocks().size(),
               m_message.demultiplexing().rows.size()) {}

QSizeF LayersDiagram::size() const {
    return {m_layout.size().width, m_message ? m_layout.size().height : 6 * b()};
}

QString LayersDiagram::title() const {
    return tr("Layers and the way to the socket");
}

QString LayersDiagram::layerName(Layer layer) const {
    switch (layer) {
        case Layer::Application:
            return tr("application");
        case Layer::Socket:
            return tr("socket");
        case Layer::Transport: {
            const auto found = std::ranges::find(m_message.blocks(), Kind::Transport, &HeaderBlock::kind);
            return found == m_message.blocks().end() ? QStringLiteral("TCP / UDP")
                                                     : QString::fromStdString(found->title);
        }
        case Layer::Network:
            return QStringLiteral("IP");
        case Layer::Device:
            return tr("device (lo)");
    }
    return {};
}

QString LayersDiagram::layerTask(Layer layer) const {
    const auto* packet = m_message ? &m_message.record() : nullptr;
    const bool tcp = packet && packet->protocol == model::trace::Protocol::Tcp, brief = m_layout.compact();
    switch (layer) {
        case Layer::Application:
            return tr("what is to be said");
        case Layer::Socket:
            return brief ? tr("the kernel's door") : tr("the door of the kernel");
        case Layer::Transport:
            return tcp ? (brief ? tr("order, ports") : tr("order, resending, ports")) : tr("ports and a length");
        case Layer::Network:
            return tr("from host to host");
        case Layer::Device:
            return tr("over the wire");
    }
    return {};
}

void LayersDiagram::paint(QPainter& painter, const QRectF& visible) const {
    const auto& theme = m_in.theme;
    Canvas canvas(painter, theme);
    painter.fillRect(visible, theme.background);
    if (!m_message) {
        const QString none = tr("No message yet");
        canvas.text({QPointF(0, 0), size()}, Qt::AlignCenter, none, theme.font(1.1, QFont::Normal, none),
                    theme.secondary);
        return;
    }
    for (const Layer layer : kLayers)
        paintLayer(canvas, layer);
    for (const Way way : kWays)
        paintSide(canvas, way);
    paintWire(canvas);
    paintTable(canvas);
}

void LayersDiagram::paintLayer(Canvas& canvas, Layer layer) const {
    const auto& theme = m_in.theme;
    const QString name = layerName(layer), task = layerTask(layer);
    const QFont bold = theme.font(1.2, QFont::Bold, name), plain = theme.font(1.0, QFont::Normal, task);
    const Qt::Alignment align = m_layout.narrow() ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignCenter;
    const QRectF taskArea = qt(m_layout.layerTask(layer, Canvas::widthOf(name, bold)));
    canvas.text(qt(m_layout.layerName(layer)), align, name, bold, theme.text);
    canvas.text(taskArea, align, m_layout.narrow() ? Canvas::fitting({task, QString()}, plain, taskArea.width()) : task,
                plain, theme.secondary);
    if (layer == Layer::Device)
        return;
    const double y = m_layout.ruleBelow(layer);
    const auto [width, style] = ruleBelow(layer);
    canvas.line({0.6 * b(), y}, {size().width() - 0.6 * b(), y}, theme.rule, width, style);
}

// Across the wire.
void LayersDiagram::paintWire(Canvas& canvas) const {
    const auto& theme = m_in.theme;
    const QRectF a = qt(m_layout.layer(Layer::Device, Way::Down)), z = qt(m_layout.layer(Layer::Device, Way::Up));
    const double y = m_layout.wireY(), from = m_layout.messageX(Way::Down), to = m_layout.messageX(Way::Up);
    const QColor ink = m_message.dropped() ? theme.bad.ink : m_message.arrived() ? theme.good.ink : theme.held.ink;
    canvas.line({from, a.bottom()}, {from, y}, ink, theme.line);
    if (m_message.arrived()) {
        canvas.line({from, y}, {to, y}, ink, theme.line);
        canvas.arrow({to, y}, {to, z.bottom()}, Stroke::Syn, false, ink, theme.line);
        return;
    }
    canvas.line({from, y}, {z.left(), y}, ink, theme.line, Qt::DashLine);
    if (m_message.dropped())
        canvas.cross({z.left(), y}, 0.6 * b(), ink, theme.line * 1.5);
    const QString text = m_message.dropped() ? tr("dropped") : tr("held at the door");
    canvas.text(qt(m_layout.wireWords()), Qt::AlignLeft | Qt::AlignVCenter, text,
                theme.font(1.0, QFont::DemiBold, text), ink);
}

void LayersDiagram::paintSide(Canvas& canvas, Way way) const {
    const auto& theme = m_in.theme;
    const LayersMessage::End& end = m_message.end(way);
    const theme::Role& role = theme.side(end.side);
    canvas.text(qt(m_layout.endName(way)), Qt::AlignCenter, end.name, theme.font(1.4, QFont::Bold, end.name), role.ink);
    const QString task =
        way == Way::Down ? tr("sends: each layer adds a header") : tr("receives: each layer takes one off");
    canvas.text(qt(m_layout.endTask(way)), Qt::AlignCenter, task, theme.font(1.0, QFont::Normal, task),
                theme.secondary);
    for (const Layer layer : kLayers) {
        const bool faint = (way == Way::Up && !m_message.arrived()) || layer < end.top;
        if (layer == Layer::Socket)
            paintSocket(canvas, way, faint);
        else
            paintBlocks(canvas, layer, way, faint);
        if (layer == Layer::Device || faint)
            continue;
        const double x = m_layout.messageX(way), upper = m_layout.layer(layer, way).bottom(),
                     lower = upper + m_layout.gap();
        canvas.arrow({x, way == Way::Down ? upper : lower}, {x, way == Way::Down ? lower : upper}, Stroke::Syn, false,
                     role.ink, theme.line);
    }
}

void LayersDiagram::paintSocket(Canvas& canvas, Way way, bool passive) const {
    const auto& theme = m_in.theme;
    const LayersMessage::End& end = m_message.end(way);
    const theme::Role& role = theme.side(end.side);
    const QRectF area = qt(m_layout.layer(Layer::Socket, way));
    const QStringList texts = m_message.socketTexts(way);
    const QFont font = end.top > Layer::Socket ? theme.font(1.0, QFont::Normal, texts.front())
                                               : theme.mono(1.0, QFont::DemiBold, texts.front());
    const QString text = Canvas::fitting(texts, font, area.width() - 1.2 * b());
    canvas.pill(area, passive ? theme.background : role.tint, passive ? theme.rule : role.ink, theme.line * 0.75);
    canvas.text(area.adjusted(0.6 * b(), 0, -0.6 * b(), 0), Qt::AlignCenter, text, font,
                passive ? theme.secondary : theme.text);
}

void LayersDiagram::paintBlocks(Canvas& canvas, Layer layer, Way way, bool faint) const {
    const auto& theme = m_in.theme;
    const auto blocks = m_message.blocksAt(layer);
    if (blocks.empty()) {
        const QString none = m_message.withoutData(way);
        canvas.text(qt(m_layout.layer(layer, way)), Qt::AlignCenter, none, theme.font(1.0, QFont::Normal, none),
                    theme.secondary);
        return;
    }
    for (std::size_t i = 0; i < m_message.blocks().size(); ++i)
        if (std::ranges::find(blocks, &m_message.blocks()[i]) != blocks.end())
            paintBlock(canvas, m_message.blocks()[i], m_layout.block(layer, way, i), faint,
                       &m_message.blocks()[i] == blocks.front());
}

// fresh: the header that this layer put on.
void LayersDiagram::paintBlock(Canvas& canvas, const HeaderBlock& block, const Rect& area, bool faint,
                               bool fresh) const {
    const auto& theme = m_in.theme;
    const theme::Role& role = headerRole(theme, block.kind);
    const QColor ink = faint ? theme.secondary : theme.text;
    const QRectF box = qt(area), inner = qt(m_layout.blockInner(area));
    canvas.pill(box, faint ? theme.background : role.tint, faint ? theme.rule : role.ink, fresh ? theme.line : 1, 4);
    // Where it may have no room for its own name, it is called by its layer's, beside few blocks as beside many.
    const QString title = fieldName(
        m_layout.compact() && block.kind == Kind::Link ? QStringLiteral("Link") : QString::fromStdString(block.title));
    QFont bold = block.kind == Kind::Payload ? theme.mono(1.0, QFont::Bold) : theme.font(1.05, QFont::Bold, title);
    const QString name =
        block.kind == Kind::Payload ? readable(m_message.bytes(), block.range, bold, inner.width()) : title;
    if (Canvas::widthOf(name, bold) > inner.width())
        bold.setPixelSize(static_cast<int>(smallest(0.88) * b()));  // small rather than cut off
    canvas.text({inner.left(), box.top() + 0.15 * b(), inner.width(), 1.4 * b()}, Qt::AlignCenter, name, bold,
                faint ? theme.secondary : role.ink);
    const QString length = tr("%1 bytes").arg(block.range.length);
    canvas.text({inner.left(), box.top() + 1.45 * b(), inner.width(), 1.3 * b()}, Qt::AlignCenter, length,
                theme.font(1.0, QFont::Normal, length), ink);
    const QFont mono = theme.mono(1.0);
    const auto inLine =
        static_cast<std::size_t>(std::max(1.0, (inner.width() + Canvas::widthOf(QStringLiteral(" "), mono)) /
                                                   Canvas::widthOf(QStringLiteral("00 "), mono)));
    const auto lines = dumpLines(m_message.bytes(), block.range, inLine, m_layout.hexLines());
    for (std::size_t i = 0; i < lines.size(); ++i)
        canvas.text(qt(m_layout.byteLine(area, i)), Qt::AlignCenter, QString::fromStdString(lines[i]), mono, ink);
}

std::vector<Spot> LayersDiagram::spots() const {
    std::vector<Spot> out;
    if (!m_message)
        return out;
    for (const Layer layer : kLayers)
        for (const Way way : kWays) {
            std::uint32_t bytes = 0;
            for (const HeaderBlock* block : m_message.blocksAt(layer))
                bytes += block->range.length;
            out.push_back({qt(m_layout.layer(layer, way)),
                           tr("%1, %2: %3 bytes")
                               .arg(way == Way::Down ? m_message.end(Way::Down).name : m_message.end(Way::Up).name,
                                    layerName(layer))
                               .arg(bytes),
                           spot::Told{}});
        }
    for (std::size_t i = 0; i < m_message.demultiplexing().rows.size(); ++i) {
        const auto& row = m_message.demultiplexing().rows[i];
        const QString socket = QString::fromStdString(row.local.text());
        out.push_back({qt(m_layout.tableRow(i)),
                       m_message.demultiplexing().chosen == i ? tr("socket %1 takes the packet").arg(socket)
                                                              : tr("socket %1 does not fit").arg(socket),
                       row.socket});
    }
    return out;
}

}  // namespace app::diagrams
