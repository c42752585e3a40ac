// The segments of the ladder: arrows, labels, the held one with its buttons.
#include <QLineF>
#include <algorithm>

#include "app/diagrams/FlagNames.h"
#include "app/diagrams/LadderDiagram.h"

namespace app::diagrams {

using namespace model::layout;
using model::Side;
using model::tcp::SegmentKind;
using model::trace::Protocol;
namespace flag = model::packet::flag;

namespace {

Stroke strokeOf(const model::trace::PacketRecord& packet) {
    switch (packet.protocol) {
        case Protocol::Udp:
        case Protocol::Other:
            return Stroke::Datagram;
        case Protocol::Icmp:
            return Stroke::Icmp;
        case Protocol::Tcp:
            break;
    }
    const std::uint16_t flags = packet.segment ? packet.segment->flags : 0;
    if (flags & flag::Rst)
        return Stroke::Rst;
    if (flags & flag::Syn)
        return Stroke::Syn;
    if (flags & flag::Fin)
        return Stroke::Fin;
    return packet.payloadLength > 0 ? Stroke::Data : Stroke::Ack;
}

QString remarkOf(SegmentKind kind) {
    switch (kind) {
        case SegmentKind::New:
            return {};
        case SegmentKind::Retransmission:
            return LadderDiagram::tr("resent");
        case SegmentKind::KeepAlive:
            return LadderDiagram::tr("keep-alive");
        case SegmentKind::WindowProbe:
            return LadderDiagram::tr("window probe");
        case SegmentKind::DuplicateAck:
            return LadderDiagram::tr("duplicate ACK");
        case SegmentKind::OutOfOrder:
            return LadderDiagram::tr("out of order");
        case SegmentKind::OutOfWindow:
            return LadderDiagram::tr("out of window: ignored");
        case SegmentKind::Stale:
            return LadderDiagram::tr("old duplicate: ignored");
    }
    return {};
}

}  // namespace

std::optional<LadderDiagram::Placed> LadderDiagram::place(const LadderItem& item) const {
    const LadderLayout& layout = shown();
    Placed p;
    p.segment = &layout.segments()[item.index];
    p.record = &m_in.trace->packets()[p.segment->packet];
    const std::uint32_t from = layout.laneOf(p.segment->fromParty), to = layout.laneOf(p.segment->toParty);
    if (m_order.empty() || (from == kNever && to == kNever))
        return std::nullopt;
    const Side side = from == kNever ? model::other(layout.lanes()[to].side) : layout.lanes()[from].side;
    // No process has that address: it goes to the edge of the stage, or comes from there, and to nobody's life line.
    Column nobody;
    nobody.x = (from == kNever) == (side == Side::Client) ? 0.5 * b() : m_size.width() - 0.5 * b();
    const Column &a = from == kNever ? nobody : m_columns[from], &z = to == kNever ? nobody : m_columns[to];
    const double dir = z.x >= a.x ? 1 : -1;
    const bool self = from == to;
    const double away = (1.7 + 1.3 * p.segment->slot) * b();
    p.from = QPointF(a.x + dir * (a.half + 1), y(p.segment->start));
    p.in = QPointF(self ? a.x + a.half : z.x - dir * (z.half + 1), y(p.segment->door));
    p.door = QPointF(p.in.x() - dir * away, p.in.y());
    const bool settled = p.segment->settled < position();
    p.fate = settled && p.segment->verdict == model::trace::Verdict::Dropped ? Fate::Dropped
             : settled                                                       ? Fate::Delivered
                                                                             : Fate::Held;
    if (m_moving == p.record->seen.packet && m_travel < 1 && p.fate == Fate::Held)
        p.fate = Fate::Moving;
    p.waitEnd = settled && p.segment->end > p.segment->door + 0.01 ? y(p.segment->end) : p.door.y();
    p.stroke = strokeOf(*p.record);
    p.copy = p.record->segment && static_cast<SegmentKind>(p.record->segment->kind) == SegmentKind::Retransmission;
    const auto& theme = m_in.theme;
    p.ink = p.fate == Fate::Held || p.fate == Fate::Moving                                   ? theme.held.ink
            : p.fate == Fate::Dropped || p.stroke == Stroke::Rst || p.stroke == Stroke::Icmp ? theme.bad.ink
                                                                                             : theme.side(side).ink;
    p.label = labelOf(p);
    if (settled && layout.waitedFar(*p.segment)) {
        const QFont font = theme.font(1.0, QFont::DemiBold, p.label.length + p.label.remark);
        const double most = std::abs(p.door.x() - p.from.x()) - 2.4 * b();
        QStringList forms{p.label.flags};
        for (const QString& part : {p.label.length, p.label.remark})
            if (!part.isEmpty())
                forms.prepend(forms.front() + QStringLiteral(" · ") + part);
        p.label.shortly = Canvas::fitting(forms, font, most);
        const double width = Canvas::widthOf(p.label.shortly, font) + 1.2 * b();
        p.label.again = QRectF(dir > 0 ? p.door.x() - 0.7 * b() - width : p.door.x() + 0.7 * b(),
                               p.waitEnd - 0.85 * b(), width, 1.7 * b());
    }
    if (p.fate == Fate::Held && m_in.pressable) {
        const double height = 2.3 * b();
        const double words = Canvas::widthOf(tr("Deliver"), theme.font(1.1, QFont::DemiBold, tr("Deliver"))) +
                             Canvas::widthOf(tr("Drop"), theme.font(1.1, QFont::DemiBold, tr("Drop")));
        // Between near life lines the words stand closer to their frames.
        const double frame =
            std::clamp((std::abs(p.in.x() - p.from.x()) - words - 2.4 * b()) / 2, 0.8 * b(), 2.2 * b());
        const double deliver = Canvas::widthOf(tr("Deliver"), theme.font(1.1, QFont::DemiBold, tr("Deliver"))) + frame;
        const double drop = Canvas::widthOf(tr("Drop"), theme.font(1.1, QFont::DemiBold, tr("Drop"))) + frame;
        const double top = p.door.y() + 0.5 * b();
        const double right = dir > 0 ? p.in.x() - 1.3 * b() : p.in.x() + 1.3 * b() + deliver + drop + 0.6 * b();
        p.drop = QRectF(right - drop, top, drop, height);
        p.deliver = QRectF(p.drop.left() - 0.6 * b() - deliver, top, deliver, height);
    }
    if (p.fate == Fate::Held)
        p.where = QRectF(std::min(p.from.x(), p.in.x()) + 1.3 * b(),
                         m_in.pressable ? p.deliver.bottom() + 0.2 * b() : p.door.y() + 0.5 * b(),
                         std::abs(p.in.x() - p.from.x()) - 2.6 * b(), 1.5 * b());
    return p;
}

LadderDiagram::Label LadderDiagram::labelOf(const Placed& p) const {
    Label label;
    const auto& record = *p.record;
    const auto& theme = m_in.theme;
    if (record.segment) {
        label.said = flagsSaid(record.segment->flags);
        label.flags = flagsDrawn(record.segment->flags);
        label.numbers = QString::fromStdString(m_in.symbols->label(record, m_in.labels.numbers));
        label.remark = remarkOf(static_cast<SegmentKind>(record.segment->kind));
    } else {
        label.flags = record.protocol == Protocol::Udp    ? QStringLiteral("UDP")
                      : record.protocol == Protocol::Icmp ? QStringLiteral("ICMP")
                                                          : QStringLiteral("IP");
        label.said = label.flags;
    }
    if (record.payloadLength > 0)
        label.length = tr("%1 bytes").arg(QString::fromStdString(grouped(record.payloadLength)));
    if (const auto resent = shown().resent(record.seen.packet, position()))
        label.remark = tr("resent %1×").arg(resent);
    // Between near life lines it says less rather than cover them: what it is, and what is remarkable, to the last.
    const double room = std::abs(p.in.x() - p.from.x()) - b();
    const QString dot = QStringLiteral(" · "), close = QString(label.flags).remove(QLatin1Char(' '));
    const auto after = [&](const QString& part) { return part.isEmpty() ? QString() : dot + part; };
    std::vector<std::pair<QString, QString>> forms{{label.flags, after(label.length) + after(label.remark)},
                                                   {close, after(label.length) + after(label.remark)},
                                                   {close, after(label.remark.isEmpty() ? label.length : label.remark)},
                                                   {close, {}}};
    if (const auto resent = shown().resent(record.seen.packet, position()))
        forms.insert(forms.begin(), {label.flags, after(label.length) + after(tr("kernel resent it %1×").arg(resent))});
    const auto widthOf = [&](const std::pair<QString, QString>& form) {
        return Canvas::widthOf(form.first, theme.font(1.2, QFont::Bold)) +
               Canvas::widthOf(form.second, theme.font(1.05, QFont::Normal, form.second));
    };
    const auto form = std::find_if(forms.begin(), forms.end() - 1,
                                   [&](const auto& each) { return widthOf(each) + 1.6 * b() <= room; });
    label.name = form->first;
    label.more = form->second;
    const double first = widthOf(*form);
    const QFont plain = theme.font(1.1);
    const QString numbers = QString(label.numbers).replace(QStringLiteral(" = "), QStringLiteral("="));
    label.below = Canvas::fitting({label.numbers, numbers}, plain, room - 1.2 * b());
    const double second = label.below.isEmpty() ? 0 : Canvas::widthOf(label.below, plain);
    const double widest = std::max(first, second), width = std::clamp(room, widest + 0.6 * b(), widest + 1.6 * b());
    const double height = (label.numbers.isEmpty() ? 2.0 : 3.5) * b();
    const QPointF middle = (p.from + p.door) / 2;
    QRectF area(middle.x() - width / 2, middle.y() - height / 2, width, height);
    const double left = std::min(p.from.x(), p.in.x()) + 0.5 * b(), right = std::max(p.from.x(), p.in.x()) - 0.5 * b();
    if (area.right() > right)
        area.moveRight(right);
    if (area.left() < left)
        area.moveLeft(left);
    if (area.right() > m_size.width())
        area.setRight(m_size.width());
    label.area = area;
    return label;
}

void LadderDiagram::take(Taken& taken, const Placed& p) const {
    for (const QRectF& area : {p.label.area, p.label.again, p.deliver, p.drop, p.where})
        if (!area.isEmpty())
            taken.areas.push_back(area);
    const bool waits = p.waitEnd > p.door.y() + 1, in = p.fate == Fate::Delivered;
    taken.strokes.emplace_back(p.from, in && !waits ? p.in : p.door);
    // Its head is always seen, and where it waits.
    const double way = p.in.x() > p.from.x() ? 1 : -1, tipY = waits ? p.waitEnd : p.door.y();
    const double left = p.door.x() - way * (in && !waits ? -0.4 : 1) * b();
    taken.areas.push_back(QRectF(QPointF(left, tipY - 0.7 * b()), QPointF(p.in.x(), tipY + 0.7 * b())).normalized());
    if (waits)
        taken.strokes.emplace_back(p.door, QPointF(p.door.x(), p.waitEnd));
}

void LadderDiagram::paintSegment(Canvas& canvas, const Placed& p) const {
    const auto& theme = m_in.theme;
    const bool waits = p.waitEnd > p.door.y() + 1;
    switch (p.fate) {
        case Fate::Moving: {
            const QPointF at = p.from + (p.door - p.from) * m_travel;
            canvas.line(at, p.door, theme.rule, theme.line, Qt::DashLine);
            canvas.arrow(p.from, at, p.stroke, p.copy, p.ink, theme.heldLine);
            break;
        }
        case Fate::Held: {
            canvas.line(p.door, p.in, p.ink, theme.line, Qt::DotLine);
            if (m_glow > 0) {
                QColor halo = theme.held.ink;
                halo.setAlphaF(static_cast<float>(0.35 * m_glow));
                canvas.line(p.from, p.door, halo, theme.heldLine * 3);
            }
            canvas.arrow(p.from, p.door, p.stroke, p.copy, p.ink, theme.heldLine);
            paintButtons(canvas, p);
            break;
        }
        case Fate::Delivered:
            if (!waits) {
                canvas.arrow(p.from, p.in, p.stroke, p.copy, p.ink, theme.line);
                break;
            }
            canvas.line(p.from, p.door, p.ink, theme.line);
            canvas.line(p.door, {p.door.x(), p.waitEnd}, p.ink, theme.line, Qt::DotLine);
            canvas.arrow({p.door.x(), p.waitEnd}, {p.in.x(), p.waitEnd}, p.stroke, p.copy, p.ink, theme.line);
            break;
        case Fate::Dropped:
            canvas.arrow(p.from, p.door, p.stroke, p.copy, p.ink, theme.line);
            if (waits)
                canvas.line(p.door, {p.door.x(), p.waitEnd}, p.ink, theme.line, Qt::DotLine);
            canvas.cross({p.door.x(), p.waitEnd}, 0.7 * b(), p.ink, theme.line * 1.6);
            break;
    }
}

void LadderDiagram::paintLabel(Canvas& canvas, const Placed& p) const {
    const auto& theme = m_in.theme;
    const bool held = p.fate == Fate::Held || p.fate == Fate::Moving;
    canvas.pill(p.label.area,
                held                      ? theme.held.tint
                : p.fate == Fate::Dropped ? theme.bad.tint
                                          : theme.background,
                p.ink, held ? theme.line : theme.line * 0.75);
    const QFont bold = theme.font(1.2, QFont::Bold);
    const QFont font = theme.font(1.05, QFont::Normal, p.label.more);
    const double name = Canvas::widthOf(p.label.name, bold), width = name + Canvas::widthOf(p.label.more, font);
    const QRectF& area = p.label.area;
    QRectF row(area.center().x() - width / 2, area.top() + 0.2 * b(), width + 1, 1.6 * b());
    canvas.text(row, Qt::AlignLeft | Qt::AlignVCenter, p.label.name, bold, held ? theme.text : p.ink);
    row.setLeft(row.left() + name);
    if (!p.label.more.isEmpty())
        canvas.text(row, Qt::AlignLeft | Qt::AlignVCenter, p.label.more, font, theme.text);
    if (!p.label.again.isEmpty()) {
        canvas.pill(p.label.again, p.fate == Fate::Dropped ? theme.bad.tint : theme.background, p.ink,
                    theme.line * 0.75);
        canvas.text(p.label.again, Qt::AlignCenter, p.label.shortly, theme.font(1.0, QFont::DemiBold, p.label.shortly),
                    p.ink);
    }
    if (!p.label.numbers.isEmpty())
        canvas.text({area.left(), area.top() + 1.75 * b(), area.width(), 1.5 * b()}, Qt::AlignCenter, p.label.below,
                    theme.font(1.1), theme.text);
}

void LadderDiagram::paintButtons(Canvas& canvas, const Placed& p) const {
    const auto& theme = m_in.theme;
    if (m_in.pressable) {
        const QString deliver = tr("Deliver"), drop = tr("Drop");
        canvas.pill(p.deliver, theme.good.ink, theme.good.ink, theme.line, 6);
        canvas.text(p.deliver, Qt::AlignCenter, deliver, theme.font(1.1, QFont::DemiBold, deliver), theme.background);
        canvas.pill(p.drop, theme.background, theme.bad.ink, theme.line, 6);
        canvas.text(p.drop, Qt::AlignCenter, drop, theme.font(1.1, QFont::DemiBold, drop), theme.bad.ink);
    }
    const bool toRight = p.in.x() > p.from.x();
    const std::uint32_t lane = shown().laneOf(p.segment->toParty);
    QString where = m_in.trace->fate(p.record->seen.packet, m_in.scene->position).kept ? tr("kept on the wire")
                    : lane == kNever                                                   ? tr("held on the wire")
                                     : tr("held at the door of %1").arg(laneName(lane));
    const QRectF& area = p.where;
    where = Canvas::fitting({where, tr("held")}, theme.font(1.0, QFont::Normal, where), area.width());
    const double width =
        std::min(area.width(), Canvas::widthOf(where, theme.font(1.0, QFont::Normal, where))) + 0.6 * b();
    canvas.painter().fillRect(
        QRectF(toRight ? area.right() - width + 0.3 * b() : area.left() - 0.3 * b(), area.top(), width, area.height()),
        theme.background);
    canvas.text(area, (toRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, where,
                theme.font(1.0, QFont::Normal, where), theme.held.ink);
}

QString LadderDiagram::sentence(const Placed& p) const {
    const LadderLayout& layout = shown();
    auto name = [&](std::uint32_t party) {
        const std::uint32_t lane = layout.laneOf(party);
        return lane == kNever ? tr("somebody") : laneName(lane);
    };
    QStringList parts{tr("%1 from %2 to %3").arg(p.label.said, name(p.segment->fromParty), name(p.segment->toParty))};
    for (const QString& part : {p.label.numbers, p.label.length, p.label.remark}) {
        if (!part.isEmpty())
            parts += part;
    }
    switch (p.fate) {
        case Fate::Moving:
            parts += tr("on its way");
            break;
        case Fate::Held:
            parts += tr("held at the receiver's door");
            break;
        case Fate::Delivered:
            break;
        case Fate::Dropped:
            parts += tr("dropped");
            break;
    }
    return parts.join(tr(", ", "between the parts of a sentence"));
}

}  // namespace app::diagrams
