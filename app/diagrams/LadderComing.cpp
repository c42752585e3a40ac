// What comes next, by the scenario: faint arrows below the present.
#include <algorithm>

#include "app/diagrams/FlagNames.h"
#include "app/diagrams/LadderDiagram.h"
#include "model/scenario/Coming.h"
#include "model/scenario/PacketSelector.h"

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

QString textOf(const PacketSelector& packet, QString (*flags)(std::uint16_t)) {
    if (!packet.payload.empty())
        return QStringLiteral("\"%1\"").arg(QString::fromStdString(packet.payload));
    if (packet.protocol == Protocol::Udp)
        return QStringLiteral("UDP");
    if (packet.flags != 0)
        return flags(packet.flags);
    return packet.data.value_or(false) ? LadderDiagram::tr("data") : QString();
}

// Held segments that no step so far has waited for: what is to come is there already.
std::vector<const model::trace::PacketRecord*> early(const DiagramInputs& in) {
    const auto matches = [&](const PacketSelector& selector, const model::trace::PacketRecord* packet) {
        return model::scenario::matches(selector, *packet, *in.scene, *in.trace);
    };
    std::vector<const model::trace::PacketRecord*> out;
    for (const model::PacketId id : in.scene->held)
        if (!in.trace->fate(id, in.scene->position).kept)
            out.push_back(in.trace->packet(id));
    if (in.scene->step && *in.scene->step < in.scenario->steps.size())
        for (const auto& expected : in.scenario->steps[*in.scene->step].expect)
            if (const auto* held = std::get_if<model::scenario::HeldExpectation>(&expected))
                std::erase_if(out, [&](const auto* packet) { return matches(held->packet, packet); });
    return out;
}

}  // namespace

void LadderDiagram::findComing() {
    if (!m_in.scenario || m_in.coming == 0)
        return;
    const auto laneOf = [this](const std::string& actor) -> const Column* {
        for (std::size_t lane = 0; lane < m_columns.size(); ++lane)
            if (shown().lanes()[lane].name == actor && !shown().lanes()[lane].hidden)
                return &m_columns[lane];
        return nullptr;
    };
    double top = y(bottom()) + kAfterPresent * b();
    auto there = early(m_in);
    for (const auto& next :
         model::scenario::comingSegments(*m_in.scenario, m_in.scene->step, m_in.coming + there.size())) {
        if (m_coming.empty() && std::erase_if(there, [&](const auto* packet) {
                                    return model::scenario::matches(*next.packet, *packet, *m_in.scene, *m_in.trace);
                                }) > 0)
            continue;
        if (m_coming.size() == m_in.coming)
            return;
        const Column *from = laneOf(next.from), *to = laneOf(next.to);
        const QString text = textOf(*next.packet, flagsDrawn);
        if (!m_coming.empty() && m_coming.back().text == text && from && to &&
            (m_coming.back().to.x() > m_coming.back().from.x()) == (to->x > from->x))
            continue;  // the same once more
        if (!from || !to || from == to || text.isEmpty())
            return;
        const double way = to->x > from->x ? 1 : -1;
        m_coming.push_back(
            {{from->x + way * from->half, top},
             {to->x - way * to->half, top + kSlant * b()},
             strokeOf(*next.packet),
             text,
             tr("To come: %1 from %2").arg(textOf(*next.packet, flagsSaid), actorTitle(m_in, next.from))});
        top += kRow * b();
    }
}

void LadderDiagram::paintComing(Canvas& canvas, const QRectF& visible) const {
    const auto& theme = m_in.theme;
    if (m_coming.empty() || visible.bottom() < m_coming.front().from.y())
        return;
    for (const std::uint32_t lane : m_order)
        canvas.line({m_columns[lane].x, y(bottom()) + 2 * b()}, {m_columns[lane].x, m_size.height()}, theme.rule, 1,
                    Qt::DotLine);
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
