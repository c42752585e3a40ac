// The lower half of the layers diagram: which socket takes the packet, beside the kernel's table.
#include <algorithm>

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

std::vector<LayersDiagram::Column> LayersDiagram::columns() const {
    std::vector<Column> out{{{tr("protocol")}, 0, 6.6},
                            {{tr("local (destination)"), tr("local")}, 0, 11.6},
                            {{tr("remote (source)"), tr("remote")}, 0, 11.6},
                            {{tr("state")}, 0, 9.6},
                            {{QStringLiteral("fd")}, 0, 4.6},
                            {{tr("process")}, 0, 10.5}};
    if (m_compact) {
        constexpr double widths[] = {5.4, 9.9, 10, 9.2, 3.6, 12.5};
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i].width = widths[i];
    }
    double sum = 0;
    for (const Column& column : out)
        sum += column.width;
    const double unit = (m_size.width() - 2.4 * b()) / sum;
    double x = 1.6 * b();
    for (Column& column : out) {
        column.x = x;
        column.width *= unit;
        x += column.width;
    }
    return out;
}

QString LayersDiagram::verdict() const {
    if (m_demultiplexing.chosen)
        return m_demultiplexing.rows[*m_demultiplexing.chosen].connected
                   ? tr("Protocol and both addresses fit: the 4-tuple names this one connection.")
                   : tr("No socket has the whole 4-tuple: the one that waits on the port takes it.");
    const auto& packet = *m_in.trace->packet(*m_packet);
    if (packet.protocol == Protocol::Icmp)
        return tr("The kernel itself: ICMP has no ports.");
    if (packet.segment && (packet.segment->flags & model::packet::flag::Rst))
        return tr("Nobody: the kernel discards it, for an RST is never answered.");
    return packet.protocol == Protocol::Tcp ? tr("Nobody: the kernel answers with RST.")
                                            : tr("Nobody: the kernel answers with ICMP port unreachable.");
}

void LayersDiagram::paintTable(Canvas& canvas) const {
    const auto& theme = m_in.theme;
    const auto& packet = *m_in.trace->packet(*m_packet);
    const auto heads = columns();
    auto cell = [&](std::size_t column, double top, const QString& text, QFont font, const QColor& ink) {
        if (Canvas::widthOf(text, font) > heads[column].width - 0.5 * b())
            font.setPixelSize(static_cast<int>(smallest(0.85) * b()));  // small rather than cut off
        canvas.text({heads[column].x, top, heads[column].width - 0.5 * b(), m_tableRow},
                    Qt::AlignLeft | Qt::AlignVCenter, text, font, ink);
    };
    const auto said = [&](double top, const QString& text, double size, const QColor& ink) {
        const double room = m_size.width() - 1.2 * b();
        QFont font = theme.font(size, QFont::DemiBold, text);
        if (Canvas::widthOf(text, font) > room)
            font = theme.font(1.0, QFont::DemiBold, text);
        canvas.text({0.6 * b(), top, room, 1.8 * b()}, Qt::AlignLeft | Qt::AlignVCenter, text, font, ink);
    };
    // Question, packet, answer, columns; where there is little room the answer takes the question's place.
    const double packetTop = m_tableTop + (m_compact ? 3.5 : 1.9) * b(),
                 headsTop = m_compact ? m_tableTop + 1.9 * b() : m_rowsTop - 1.6 * b();
    if (!m_compact || !m_in.scene->session)
        said(m_tableTop, tr("Whose packet is it? The kernel looks in its table of sockets:"), 1.2, theme.text);
    if (m_in.scene->session)
        said(m_compact ? m_tableTop : packetTop + m_tableRow + 0.2 * b(), verdict(), 1.1,
             m_demultiplexing.chosen ? theme.good.ink : theme.bad.ink);
    // What the packet says, in the columns it is compared with.
    canvas.pill({0.6 * b(), packetTop, m_size.width() - 1.2 * b(), m_tableRow - 0.2 * b()}, theme.held.tint,
                theme.held.ink, theme.line * 0.75, 4);
    const QString says[] = {protocolName(packet.protocol), QString::fromStdString(packet.to.text()),
                            QString::fromStdString(packet.from.text())};
    for (std::size_t i = 0; i < 3; ++i)
        cell(i, packetTop - 0.1 * b(), says[i], theme.mono(1.0, QFont::Bold), theme.text);
    const QString what = tr("← the packet");
    cell(3, packetTop - 0.1 * b(), what, theme.font(1.0, QFont::DemiBold, what), theme.held.ink);
    for (const Column& column : heads) {
        const QFont font = theme.font(1.0, QFont::DemiBold, column.heads.front());
        const double room = column.width - 0.4 * b();
        canvas.text({column.x, headsTop, room, 1.4 * b()}, Qt::AlignLeft | Qt::AlignVCenter,
                    Canvas::fitting(column.heads, font, room), font, theme.secondary);
    }
    const double y = m_rowsTop;
    canvas.line({0.6 * b(), y}, {m_size.width() - 0.6 * b(), y}, theme.rule, theme.line);

    const auto& rows = m_demultiplexing.rows;
    if (rows.empty()) {
        const QString none = m_in.scene->session ? tr("no socket at all") : tr("a capture does not tell of sockets");
        canvas.text({1.6 * b(), y, m_size.width(), m_tableRow}, Qt::AlignLeft | Qt::AlignVCenter, none,
                    theme.font(1.0, QFont::Normal, none), theme.secondary);
        return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const DemultiplexingRow& row = rows[i];
        const double top = y + m_tableRow * static_cast<double>(i);
        const bool chosen = m_demultiplexing.chosen == i;
        if (chosen)
            canvas.pill({0.6 * b(), top + 0.1 * b(), m_size.width() - 1.2 * b(), m_tableRow - 0.2 * b()},
                        theme.good.tint, theme.good.ink, theme.line, 4);
        // What fits is bold, what does not is struck out.
        auto compared = [&](std::size_t column, const QString& text, bool fits) {
            const QFont font = theme.mono(1.0, fits ? QFont::Bold : QFont::Normal);
            cell(column, top, text, font, fits ? (chosen ? theme.good.ink : theme.text) : theme.secondary);
            if (!fits) {
                const double width = std::min(Canvas::widthOf(text, font), heads[column].width - 0.5 * b());
                canvas.line({heads[column].x, top + m_tableRow / 2}, {heads[column].x + width, top + m_tableRow / 2},
                            theme.bad.ink, 1.2);
            }
        };
        compared(0, protocolName(row.protocol), row.protocolFits);
        compared(1, QString::fromStdString(row.local.text()), row.localFits);
        compared(2, row.connected ? QString::fromStdString(row.remote.text()) : QStringLiteral("*"), row.remoteFits);
        const QColor ink = chosen ? theme.good.ink : theme.secondary;
        cell(3, top, row.protocol == Protocol::Tcp ? stateName(row.state) : QStringLiteral("–"),
             theme.font(1.0, chosen ? QFont::Bold : QFont::Normal), ink);
        QStringList fds, pids;
        for (const auto& owner : row.owners) {
            fds += QString::number(owner.fd);
            pids += QString::number(owner.pid);
        }
        cell(4, top, fds.isEmpty() ? QStringLiteral("–") : tr("fd %1").arg(fds.join(QStringLiteral(", "))),
             theme.font(1.0, chosen ? QFont::Bold : QFont::Normal), ink);
        QStringList process{tr("kernel only")};
        if (!row.owners.empty()) {
            const QString name = actorTitle(m_in, row.actor);
            process = {QStringLiteral("%1 (%2)").arg(name, pids.join(QStringLiteral(", "))), name};
        }
        const QFont font = theme.font(1.0, chosen ? QFont::Bold : QFont::Normal, process.front());
        cell(5, top, Canvas::fitting(process, font, heads[5].width - 0.5 * b()), font, ink);
    }
}

}  // namespace app::diagrams
