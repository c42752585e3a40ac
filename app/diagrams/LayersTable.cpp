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
        case Protocol::Tcp: return QStringLiteral("TCP");
        case Protocol::Udp: return QStringLiteral("UDP");
        case Protocol::Icmp: return QStringLiteral("ICMP");
        case Protocol::Other: return QStringLiteral("IP");
    }
    return {};
}

}  // namespace

std::vector<LayersDiagram::Column> LayersDiagram::columns() const {
    std::vector<Column> out{{{tr("protocol")}, 0, 6.6}, {{tr("local (destination)"), tr("local")}, 0, 11.6}, {{tr("remote (source)"), tr("remote")}, 0, 11.6},
                            {{tr("state")}, 0, 9.6},    {{QStringLiteral("fd")}, 0, 4.6},                       {{tr("process")}, 0, 10.5}};
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

void LayersDiagram::paintTable(Canvas& canvas) const {
    const auto& theme = m_in.theme;
    const auto& packet = *m_in.trace->packet(*m_packet);
    const auto heads = columns();
    const QString question = tr("Whose packet is it? The kernel looks in its table of sockets:");
    canvas.text({0.6 * b(), m_tableTop, m_size.width() - 1.2 * b(), 1.8 * b()}, Qt::AlignLeft | Qt::AlignVCenter, question, theme.font(1.2, QFont::Bold, question), theme.text);
    auto cell = [&](std::size_t column, double top, const QString& text, QFont font, const QColor& ink) {
        if (Canvas::widthOf(text, font) > heads[column].width - 0.5 * b())
            font.setPixelSize(static_cast<int>(0.85 * b()));  // small rather than cut off
        canvas.text({heads[column].x, top, heads[column].width - 0.5 * b(), m_tableRow}, Qt::AlignLeft | Qt::AlignVCenter, text, font, ink);
    };
    double y = m_tableTop + 1.9 * b();
    // What the packet says, in the columns it is compared with.
    canvas.pill({0.6 * b(), y, m_size.width() - 1.2 * b(), m_tableRow - 0.2 * b()}, theme.held.tint, theme.held.ink, theme.line * 0.75, 4);
    const QString says[] = {protocolName(packet.protocol), QString::fromStdString(packet.to.text()), QString::fromStdString(packet.from.text())};
    for (std::size_t i = 0; i < 3; ++i)
        cell(i, y - 0.1 * b(), says[i], theme.mono(1.0, QFont::Bold), theme.text);
    const QString what = tr("← the packet");
    cell(3, y - 0.1 * b(), what, theme.font(1.0, QFont::DemiBold, what), theme.held.ink);
    if (m_in.scene->session) {
        QString verdict;
        if (m_demultiplexing.chosen) {
            const auto& row = m_demultiplexing.rows[*m_demultiplexing.chosen];
            verdict = row.connected ? tr("Protocol and both addresses fit: the 4-tuple names this one connection.")
                                    : tr("No socket has the whole 4-tuple: the one that waits on the port takes it.");
        } else {
            verdict = packet.protocol == Protocol::Tcp ? tr("Nobody: the kernel answers with RST.") : tr("Nobody: the kernel answers with ICMP port unreachable.");
        }
        const double room = m_size.width() - 1.2 * b();
        QFont font = theme.font(1.1, QFont::DemiBold, verdict);
        if (Canvas::widthOf(verdict, font) > room)
            font = theme.font(1.0, QFont::DemiBold, verdict);
        canvas.text({0.6 * b(), y + m_tableRow + 0.2 * b(), room, 1.8 * b()}, Qt::AlignLeft | Qt::AlignVCenter, verdict, font, m_demultiplexing.chosen ? theme.good.ink : theme.bad.ink);
    }
    y = m_tableTop + kTableHead * b() - 1.6 * b();
    for (const Column& column : heads) {
        const QFont font = theme.font(1.0, QFont::DemiBold, column.heads.front());
        const double room = column.width - 0.4 * b();
        canvas.text({column.x, y, room, 1.4 * b()}, Qt::AlignLeft | Qt::AlignVCenter, Canvas::fitting(column.heads, font, room), font, theme.secondary);
    }
    y = m_tableTop + kTableHead * b();
    canvas.line({0.6 * b(), y}, {m_size.width() - 0.6 * b(), y}, theme.rule, theme.line);

    const auto& rows = m_demultiplexing.rows;
    if (rows.empty()) {
        const QString none = m_in.scene->session ? tr("no socket at all") : tr("a capture does not tell of sockets");
        canvas.text({1.6 * b(), y, m_size.width(), m_tableRow}, Qt::AlignLeft | Qt::AlignVCenter, none, theme.font(1.0, QFont::Normal, none), theme.secondary);
        return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const DemultiplexingRow& row = rows[i];
        const double top = y + m_tableRow * static_cast<double>(i);
        const bool chosen = m_demultiplexing.chosen == i;
        if (chosen)
            canvas.pill({0.6 * b(), top + 0.1 * b(), m_size.width() - 1.2 * b(), m_tableRow - 0.2 * b()}, theme.good.tint, theme.good.ink, theme.line, 4);
        // What fits is bold, what does not is struck out.
        auto compared = [&](std::size_t column, const QString& text, bool fits) {
            const QFont font = theme.mono(1.0, fits ? QFont::Bold : QFont::Normal);
            cell(column, top, text, font, fits ? (chosen ? theme.good.ink : theme.text) : theme.secondary);
            if (!fits) {
                const double width = std::min(Canvas::widthOf(text, font), heads[column].width - 0.5 * b());
                canvas.line({heads[column].x, top + m_tableRow / 2}, {heads[column].x + width, top + m_tableRow / 2}, theme.bad.ink, 1.2);
            }
        };
        compared(0, protocolName(row.protocol), row.protocolFits);
        compared(1, QString::fromStdString(row.local.text()), row.localFits);
        compared(2, row.connected ? QString::fromStdString(row.remote.text()) : QStringLiteral("*"), row.remoteFits);
        const QColor ink = chosen ? theme.good.ink : theme.secondary;
        cell(3, top, row.protocol == Protocol::Tcp ? stateName(row.state) : QStringLiteral("–"), theme.font(1.0, chosen ? QFont::Bold : QFont::Normal), ink);
        QStringList fds, pids;
        for (const auto& owner : row.owners) {
            fds += QString::number(owner.fd);
            pids += QString::number(owner.pid);
        }
        cell(4, top, fds.isEmpty() ? QStringLiteral("–") : tr("fd %1").arg(fds.join(QStringLiteral(", "))), theme.font(1.0, chosen ? QFont::Bold : QFont::Normal), ink);
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
