// What comes next, by the scenario: faint arrows below the present.
#include "app/diagrams/LadderDiagram.h"
#include "model/scenario/Coming.h"

namespace app::diagrams {

namespace flag = model::packet::flag;
using model::scenario::PacketSelector;
using model::trace::Protocol;

namespace {

constexpr double kAfterPresent = 3, kSlant = 2.6, kRow = 4;

Stroke strokeOf(const PacketSelector& packet) {
    if (packet.protocol == Protocol::Udp)
        return Stroke::Datagram;
    if (packet.flags & flag::Rst)
        return Stroke::Rst;
    if (packet.flags & flag::Syn)
        return Stroke::Syn;
    if (packet.flags & flag::Fin)
        return Stroke::Fin;
    return packet.data.value_or(!packet.payload.empty()) ? Stroke::Data : Stroke::Ack;
}

QString textOf(const PacketSelector& packet) {
    if (!packet.payload.empty())
        return QStringLiteral("\"%1\"").arg(QString::fromStdString(packet.payload));
    if (packet.protocol == Protocol::Udp)
        return QStringLiteral("UDP");
    if (packet.flags != 0)
        return QString::fromStdString(model::packet::flagNames(packet.flags)).replace(",", " + ");
    return packet.data.value_or(false) ? LadderDiagram::tr("data") : QString();
}

}  // namespace

void LadderDiagram::findComing() {
    if (!m_in.scenario || m_in.coming == 0)
        return;
    const auto laneOf = [this](const std::string& actor) -> const Column* {
        for (std::size_t lane = 0; lane < m_columns.size(); ++lane)
            if (m_memory->layout.lanes()[lane].name == actor)
                return &m_columns[lane];
        return nullptr;
    };
    double top = y(bottom()) + kAfterPresent * b();
    for (const auto& next : model::scenario::comingSegments(*m_in.scenario, m_in.scene->step, m_in.coming)) {
        const Column *from = laneOf(next.from), *to = laneOf(next.to);
        const QString text = textOf(*next.packet);
        if (!from || !to || from == to || text.isEmpty())
            return;
        const double way = to->x > from->x ? 1 : -1;
        m_coming.push_back({{from->x + way * from->half, top}, {to->x - way * to->half, top + kSlant * b()}, strokeOf(*next.packet), text,
                            tr("To come: %1 from %2").arg(text, actorTitle(m_in, next.from))});
        top += kRow * b();
    }
}

void LadderDiagram::paintComing(Canvas& canvas, const QRectF& visible) const {
    const auto& theme = m_in.theme;
    if (m_coming.empty() || visible.bottom() < m_coming.front().from.y())
        return;
    for (const std::uint32_t lane : m_order)
        canvas.line({m_columns[lane].x, y(bottom()) + 2 * b()}, {m_columns[lane].x, m_size.height()}, theme.rule, 1, Qt::DotLine);
    for (const Coming& coming : m_coming) {
        canvas.line(coming.from, coming.to, theme.rule, theme.line * 0.75, Qt::DotLine);
        canvas.head(coming.to, coming.from, Stroke::Ack, theme.rule, 0.8 * b());
        const QFont font = theme.font(1.05, QFont::Normal, coming.text);
        const double width = Canvas::widthOf(coming.text, font) + b();
        const QPointF middle = (coming.from + coming.to) / 2;
        const QRectF area(middle.x() - width / 2, middle.y() - 0.8 * b(), width, 1.6 * b());
        canvas.painter().fillRect(area, theme.background);
        canvas.text(area, Qt::AlignCenter, coming.text, font, theme.secondary);
    }
}

}  // namespace app::diagrams
