// The lower half of the layers diagram: which socket takes the packet, beside the kernel's table.
#include <algorithm>

#include "app/diagrams/Geometry.h"
#include "app/diagrams/LayersDiagram.h"
#include "app/diagrams/StateNames.h"

namespace app::diagrams {

using namespace model::layout;
using model::trace::Protocol;

namespace {

QString protocolName(Protocol protocol) {
    switch (protocol) {
        case Protocol::Tcp:
            return QStringLiteral("TCP");
        case Protocol::Udp:
            return QStringLiteral("UDP");
        case Protocol::Icmp:
            return QStringLiteral("ICMP");
        case Protocol::Other:
            return QStringLiteral("IP");
    }
    return {};
}

}  // namespace

QString LayersDiagram::verdict() const {
    if (m_message.demultiplexing().chosen)
        return m_message.demultiplexing().rows[*m_message.demultiplexing().chosen].connected
                   ? tr("Protocol and both addresses fit: the 4-tuple names this one connection.")
                   : tr("No socket has the whole 4-tuple: the one that waits on the port takes it.");
    const auto& packet = m_message.record();
    if (packet.protocol == Protocol::Icmp)
        return tr("The kernel itself: ICMP has no ports.");
    if (packet.segment && (packet.segment->flags & model::packet::flag::Rst))
        return tr("Nobody: the kernel discards it, for an RST is never answered.");
    return packet.protocol == Protocol::Tcp ? tr("Nobody: the kernel answers with RST.")
                                            : tr("Nobody: the kernel answers with ICMP port unreachable.");
}

void LayersDiagram::paintCell(Canvas& canvas, std::size_t column, const Rect& row, const QString& text, QFont font,
                              const QColor& ink) const {
    const QRectF area = qt(m_layout.cell(column, row));
    if (Canvas::widthOf(text, font) > area.width())
        font.setPixelSize(static_cast<int>(smallest(0.85) * b()));  // small rather than cut off
    canvas.text(area, Qt::AlignLeft | Qt::AlignVCenter, text, font, ink);
}

void LayersDiagram::paintSentence(Canvas& canvas, const QRectF& area, const QString& text, double size,
                                  const QColor& ink) const {
    QFont font = m_in.theme.font(size, QFont::DemiBold, text);
    if (Canvas::widthOf(text, font) > area.width())
        font = m_in.theme.font(1.0, QFont::DemiBold, text);
    canvas.text(area, Qt::AlignLeft | Qt::AlignVCenter, text, font, ink);
}

void LayersDiagram::paintTable(Canvas& canvas) const {
    const auto& theme = m_in.theme;
    if (!m_layout.compact() || !m_in.scene->session)
        paintSentence(canvas, qt(m_layout.question()),
                      tr("Whose packet is it? The kernel looks in its table of sockets:"), 1.2, theme.text);
    if (m_in.scene->session)
        paintSentence(canvas, qt(m_layout.answer()), verdict(), 1.1,
                      m_message.demultiplexing().chosen ? theme.good.ink : theme.bad.ink);
    paintHeads(canvas);
    if (m_message.demultiplexing().rows.empty()) {
        const QString none = m_in.scene->session ? tr("no socket at all") : tr("a capture does not tell of sockets");
        const Rect row = m_layout.tableRow(0);
        canvas.text({m_layout.cell(0, row).left, row.top, size().width(), row.height}, Qt::AlignLeft | Qt::AlignVCenter,
                    none, theme.font(1.0, QFont::Normal, none), theme.secondary);
    }
    for (std::size_t i = 0; i < m_message.demultiplexing().rows.size(); ++i)
        paintRow(canvas, i);
}

// What the packet says, in the columns it is compared with, and what they are called.
void LayersDiagram::paintHeads(Canvas& canvas) const {
    const auto& theme = m_in.theme;
    const auto& packet = m_message.record();
    const Rect place = m_layout.packetRow(), words = place.moved(0, -0.1 * b());
    canvas.pill({place.left, place.top, place.width, place.height - 0.2 * b()}, theme.held.tint, theme.held.ink,
                theme.line * 0.75, 4);
    const QString says[] = {protocolName(packet.protocol), QString::fromStdString(packet.to.text()),
                            QString::fromStdString(packet.from.text())};
    for (std::size_t i = 0; i < 3; ++i)
        paintCell(canvas, i, words, says[i], theme.mono(1.0, QFont::Bold), theme.text);
    const QString what = tr("← the packet");
    paintCell(canvas, 3, words, what, theme.font(1.0, QFont::DemiBold, what), theme.held.ink);
    const QStringList heads[LayersLayout::kColumns] = {{tr("protocol")},
                                                       {tr("local (destination)"), tr("local")},
                                                       {tr("remote (source)"), tr("remote")},
                                                       {tr("state")},
                                                       {QStringLiteral("fd")},
                                                       {tr("process")}};
    for (std::size_t i = 0; i < LayersLayout::kColumns; ++i) {
        const QRectF area = qt(m_layout.columnHead(i));
        const QFont font = theme.font(1.0, QFont::DemiBold, heads[i].front());
        canvas.text(area, Qt::AlignLeft | Qt::AlignVCenter, Canvas::fitting(heads[i], font, area.width()), font,
                    theme.secondary);
    }
    const double y = m_layout.rowsTop();
    canvas.line({0.6 * b(), y}, {size().width() - 0.6 * b(), y}, theme.rule, theme.line);
}

void LayersDiagram::paintRow(Canvas& canvas, std::size_t index) const {
    const auto& theme = m_in.theme;
    const DemultiplexingRow& row = m_message.demultiplexing().rows[index];
    const Rect place = m_layout.tableRow(index);
    const bool chosen = m_message.demultiplexing().chosen == index;
    if (chosen)
        canvas.pill({place.left, place.top + 0.1 * b(), place.width, place.height - 0.2 * b()}, theme.good.tint,
                    theme.good.ink, theme.line, 4);
    // What fits is bold, what does not is struck out.
    const auto compared = [&](std::size_t column, const QString& text, bool fits) {
        const QFont font = theme.mono(1.0, fits ? QFont::Bold : QFont::Normal);
        paintCell(canvas, column, place, text, font, fits ? (chosen ? theme.good.ink : theme.text) : theme.secondary);
        if (fits)
            return;
        const Rect cell = m_layout.cell(column, place);
        const double width = std::min(Canvas::widthOf(text, font), cell.width), y = place.top + place.height / 2;
        canvas.line({cell.left, y}, {cell.left + width, y}, theme.bad.ink, 1.2);
    };
    compared(0, protocolName(row.protocol), row.protocolFits);
    compared(1, QString::fromStdString(row.local.text()), row.localFits);
    compared(2, row.connected ? QString::fromStdString(row.remote.text()) : QStringLiteral("*"), row.remoteFits);
    const QColor ink = chosen ? theme.good.ink : theme.secondary;
    const QFont::Weight weight = chosen ? QFont::Bold : QFont::Normal;
    const QString none = QStringLiteral("–");
    paintCell(canvas, 3, place, row.protocol == Protocol::Tcp ? stateName(row.state) : none, theme.font(1.0, weight),
              ink);
    QStringList fds, pids;
    for (const auto& owner : row.owners) {
        fds += QString::number(owner.fd);
        pids += QString::number(owner.pid);
    }
    paintCell(canvas, 4, place, fds.isEmpty() ? none : tr("fd %1").arg(fds.join(QStringLiteral(", "))),
              theme.font(1.0, weight), ink);
    QStringList process{tr("kernel only")};
    if (!row.owners.empty()) {
        const QString name = actorTitle(m_in, row.actor);
        process = {QStringLiteral("%1 (%2)").arg(name, pids.join(QStringLiteral(", "))), name};
    }
    const QFont font = theme.font(1.0, weight, process.front());
    paintCell(canvas, 5, place, Canvas::fitting(process, font, m_layout.cell(5, place).width), font, ink);
}

}  // namespace app::diagrams
