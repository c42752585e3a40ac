#include "app/diagrams/ProjectedPainter.h"

#include <cmath>
#include <numbers>

#include "app/diagrams/FontMeasure.h"
#include "app/diagrams/Geometry.h"
#include "app/diagrams/HeaderRole.h"
#include "app/diagrams/Tones.h"

namespace app::diagrams {

using namespace model::layout;
using Fate = LaneArrow::Fate;

namespace {
constexpr double kLine = 6, kHeldLine = 8, kHead = 44, kCorner = 12;  // of the large screen
}

QColor ProjectedPainter::ink(Tone tone) const {
    return inkOf(m_theme, tone);
}

void ProjectedPainter::write(const Written& text, TextRole role, const QColor& colour) {
    if (text.text.empty())
        return;
    const Drawing drawing(role);
    m_canvas.text(qt(text.area), alignmentOf(text.align) | Qt::AlignVCenter, QString::fromStdString(text.text),
                  fontOf(m_theme, text.style), colour);
}

void ProjectedPainter::write(const Written& text, TextRole role) {
    write(text, role, ink(text.tone));
}

void ProjectedPainter::paint(const PlacedSteps& steps) {
    const double u = this->u();
    m_canvas.line(qt(steps.ahead.from), qt(steps.ahead.to), m_theme.rule, 4 * u);
    m_canvas.line(qt(steps.played.from), qt(steps.played.to), m_theme.text, 5 * u);
    for (const PlacedSteps::Mark& mark : steps.marks) {
        const double r = (mark.now ? 12 : 8) * u;
        const QRectF dot(mark.at.x - r, mark.at.y - r, 2 * r, 2 * r);
        m_canvas.pill(dot, mark.passed ? m_theme.secondary : m_theme.background,
                      mark.passed ? m_theme.text : m_theme.rule, 3 * u, r);
    }
    for (const PlacedSteps::Name& name : steps.names) {
        m_canvas.pill(qt(name.area), ink(name.tone), {}, 0, name.area.height / 2);
        write(name.text, TextRole::Time, m_theme.background);
    }
}

void ProjectedPainter::paint(const PlacedGiant::Row& row) {
    write(row.text, TextRole::Code);
    write(row.result, TextRole::Code);
}

void ProjectedPainter::paint(const PlacedStack& layers) {
    const double u = this->u();
    for (const PlacedStack::Box& box : layers.boxes) {
        const theme::Role& role = box.kind ? headerRole(m_theme, *box.kind) : m_theme.quiet;
        const bool bare = box.faint || !box.kind;
        m_canvas.pill(qt(box.area), bare ? m_theme.background : role.tint, bare ? m_theme.rule : role.ink,
                      (box.faint ? 1 : 3) * u, 6 * u);
        write(box.text, TextRole::Code, box.faint ? m_theme.secondary : box.kind ? role.ink : m_theme.text);
    }
    for (const Line& way : layers.ways)
        m_canvas.arrow(qt(way.from), qt(way.to), Stroke::Syn, false, m_theme.text, 4 * u, 16 * u);
}

// An hourglass: it waits.
void ProjectedPainter::paintGlass(const Rect& area) {
    if (area.empty())
        return;
    QPainter& painter = m_canvas.painter();
    const QRectF glass = qt(area);
    const double cap = glass.height() * 0.12;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.held.ink);
    painter.drawPolygon(QPolygonF{glass.topLeft(), glass.topRight(), glass.center()});
    painter.drawPolygon(QPolygonF{glass.bottomLeft(), glass.bottomRight(), glass.center()});
    painter.drawRect(QRectF(glass.left(), glass.top() - cap / 2, glass.width(), cap));
    painter.drawRect(QRectF(glass.left(), glass.bottom() - cap / 2, glass.width(), cap));
    painter.setBrush(Qt::NoBrush);
}

void ProjectedPainter::paint(const PlacedGiant& giant, const QString& actor) {
    const double u = this->u();
    if (!actor.isEmpty())
        PaintRecord::tellProcess(m_canvas.painter(), actor, qt(giant.name.area.with(giant.state.area)));
    write(giant.name, TextRole::Title);
    write(giant.state, TextRole::State);
    for (const Line& line : giant.between)
        m_canvas.arrow(qt(line.from), qt(line.to), Stroke::Ack, false, m_theme.rule, 3 * u, 10 * u);
    for (const PlacedGiant::Chip& chip : giant.path) {
        const QColor here = ink(chip.text.tone);
        const theme::Role& side = m_theme.side(giant.side);
        m_canvas.pill(qt(chip.area), chip.here ? side.tint : m_theme.chrome, chip.here ? here : m_theme.chrome,
                      (chip.here ? 3 : 1) * u, chip.area.height / 2);
        write(chip.text, TextRole::State);
    }
    write(giant.word, TextRole::Other);
    if (!giant.running.empty()) {
        const QRectF ground = qt(giant.running);
        m_canvas.pill(ground, m_theme.held.tint, {}, 0, 8 * u);
        m_canvas.painter().fillRect(QRectF(ground.left(), ground.top(), 8 * u, ground.height()), m_theme.held.ink);
    }
    for (const PlacedGiant::Row* row : {&giant.before, &giant.now, &giant.after})
        paint(*row);
    paintGlass(giant.glass);
    for (const Written& line : giant.waits)
        write(line, TextRole::Waits);
    for (const Written& line : giant.queued)
        write(line, TextRole::Other);
    paint(giant.layers);
}

void ProjectedPainter::paint(const LaneArrow& arrow) {
    const double u = this->u();
    const QPointF from = qt(arrow.from), tip = qt(arrow.tip);
    if (arrow.fate == Fate::Coming) {
        m_canvas.line(from, tip, m_theme.rule, 3 * u, Qt::DotLine);
        m_canvas.head(tip, from, Stroke::Ack, m_theme.rule, 26 * u);
        return;
    }
    const bool held = arrow.fate == Fate::Held || arrow.fate == Fate::Moving;
    PaintRecord::tellArrow(m_canvas.painter(), arrow.packet, from, tip);
    m_canvas.arrow(from, tip, arrow.stroke, arrow.copy, ink(arrow.tone), (held ? kHeldLine : kLine) * u, kHead * u);
    if (arrow.fate == Fate::Dropped)
        m_canvas.cross(tip + QPointF(arrow.way() * 10 * u, 0), 24 * u, m_theme.bad.ink, 8 * u);
}

void ProjectedPainter::paint(const TurnedText& text, TextRole role) {
    QPainter& painter = m_canvas.painter();
    painter.save();
    painter.translate(qt(text.about));
    painter.rotate(text.angle * 180 / std::numbers::pi);
    if (text.across)
        painter.fillRect(qt(text.line()), m_theme.background);
    for (const Written& part : text.parts)
        write(part, role);
    painter.restore();
}

// A post that closes the way into the bar.
void ProjectedPainter::paintDoor(const LaneCard& card, bool open) {
    const double u = this->u(), x = card.door.from.x, top = card.door.from.y;
    const QColor colour = open ? m_theme.good.ink : m_theme.held.ink;
    m_canvas.pill(QRectF(x - 6 * u, top, 12 * u, card.door.to.y - top), colour, {}, 0, 5 * u);
    m_canvas.pill(QRectF(x - 15 * u, top - 8 * u, 30 * u, 18 * u), colour, {}, 0, 5 * u);
}

void ProjectedPainter::paintFace(const LaneCard& card) {
    m_canvas.pill(qt(card.area), m_theme.held.tint, m_theme.held.ink, 5 * u(), kCorner * u());
    write(card.name, TextRole::Card);
    write(card.numbers, TextRole::Card);
}

void ProjectedPainter::paint(const LaneCard& card, double glow) {
    const double u = this->u();
    PaintRecord::Card told{card.packet, qt(card.area), {}};
    for (const Written* button : {&card.deliver, &card.drop})
        if (!button->area.empty())
            told.buttons.push_back({QString::fromStdString(button->text), qt(button->area)});
    PaintRecord::tellCard(m_canvas.painter(), told);
    paintDoor(card);
    if (glow > 0) {
        QColor halo = m_theme.held.ink;
        halo.setAlphaF(static_cast<float>(0.3 * glow));
        m_canvas.pill(qt(card.area).adjusted(-9 * u, -9 * u, 9 * u, 9 * u), halo, {}, 0, (kCorner + 9) * u);
    }
    paintFace(card);
    if (!card.deliver.area.empty()) {
        m_canvas.pill(qt(card.deliver.area), m_theme.good.ink, m_theme.good.ink, 4 * u, kCorner * u);
        write(card.deliver, TextRole::Button, m_theme.background);
        m_canvas.pill(qt(card.drop.area), m_theme.background, m_theme.bad.ink, 4 * u, kCorner * u);
        write(card.drop, TextRole::Button, m_theme.bad.ink);
    }
    write(card.where, TextRole::Other);
}

void ProjectedPainter::paintMoving(const LaneCard& card) {
    paint(card.arrow);
    paintFace(card);
}

// Behind the bar it is gone.
void ProjectedPainter::paintEntering(const LaneCard& card, double share) {
    QPainter& painter = m_canvas.painter();
    const double way = card.arrow.way(), u = this->u(), bar = card.arrow.tip.x + way * 44 * u;
    const QRectF face = qt(card.area);
    const double by = way > 0 ? bar - face.left() : face.right() - bar;
    paintDoor(card, true);
    painter.save();
    const QRectF before = way > 0 ? QRectF(-1e5, -1e5, 1e5 + bar, 2e5) : QRectF(bar, -1e5, 2e5, 2e5);
    painter.setClipRect(before, painter.hasClipping() ? Qt::IntersectClip : Qt::ReplaceClip);
    const double slope =
        (card.arrow.tip.y - card.arrow.from.y) / std::max(1.0, std::abs(card.arrow.tip.x - card.arrow.from.x));
    painter.translate(way * by * share, std::abs(by) * share * slope);
    paintFace(card);
    painter.restore();
}

void ProjectedPainter::paintFalling(const LaneCard& card, double share) {
    QPainter& painter = m_canvas.painter();
    const QPointF centre = qt(card.area.centre());
    painter.save();
    painter.setOpacity(1 - share);
    painter.translate(centre + QPointF(0, share * 320 * u()));
    painter.rotate(card.arrow.way() * 40 * share);
    painter.translate(-centre);
    paintFace(card);
    painter.restore();
}

void ProjectedPainter::paintDragged(const LaneCard& card, QPointF by, bool overDoor) {
    QPainter& painter = m_canvas.painter();
    paintDoor(card, overDoor);
    painter.save();
    painter.translate(by);
    paintFace(card);
    painter.restore();
}

void ProjectedPainter::paintPassed(const LaneCard& card) {
    const double u = this->u();
    m_canvas.pill(qt(card.area).adjusted(-9 * u, -9 * u, 9 * u, 9 * u), Qt::transparent, m_theme.good.ink, 6 * u,
                  (kCorner + 9) * u);
}

void ProjectedPainter::paintBin(const QRectF& area, bool under) {
    const double u = this->u(), third = area.width() / 3;
    const QColor ink = under ? m_theme.background : m_theme.bad.ink;
    m_canvas.pill(area, under ? m_theme.bad.ink : m_theme.bad.tint, m_theme.bad.ink, 4 * u, kCorner * u);
    QPainter& painter = m_canvas.painter();
    painter.setPen(QPen(ink, 5 * u));
    painter.drawLine(area.topLeft() + QPointF(third * 0.7, third * 0.8),
                     area.topRight() + QPointF(-third * 0.7, third * 0.8));
    painter.drawPolyline(
        QPolygonF{area.topLeft() + QPointF(third, third), area.bottomLeft() + QPointF(third * 1.15, -third * 0.6),
                  area.bottomRight() + QPointF(-third * 1.15, -third * 0.6), area.topRight() + QPointF(-third, third)});
}

void ProjectedPainter::paint(const LanePicture::Head& head) {
    PaintRecord::tellProcess(m_canvas.painter(), QString::fromStdString(head.actor), qt(head.area));
    paintGlass(head.glass);
    write(head.name, TextRole::Title);
    write(head.state, TextRole::State);
    paint(head.turned, TextRole::State);
}

void ProjectedPainter::paint(const LanePicture& lane) {
    for (const Line& line : lane.lifeLines)
        m_canvas.line(qt(line.from), qt(line.to), m_theme.rule, 2 * u());
    for (const LaneBar& bar : lane.bars)
        m_canvas.stateBar(qt(bar.area), bar.state, bar.side, 14 * u());
    for (const LaneArrow& arrow : lane.arrows)
        if (arrow.fate != Fate::Moving)
            paint(arrow);
    for (const TurnedText& label : lane.labels)
        paint(label, TextRole::Label);
    for (const TurnedText& name : lane.names)
        paint(name, TextRole::Bar);
    for (const LanePicture::Head& head : lane.heads)
        paint(head);
}

}  // namespace app::diagrams
