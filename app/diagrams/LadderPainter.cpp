#include "app/diagrams/LadderPainter.h"

#include <algorithm>

#include "app/diagrams/FontMeasure.h"
#include "app/diagrams/Geometry.h"
#include "app/diagrams/Tones.h"

namespace app::diagrams {

using namespace model::layout;
using Fate = PlacedSegment::Fate;

QColor LadderPainter::ink(Tone tone) const {
    return inkOf(m_theme, tone);
}

void LadderPainter::write(const Written& written, const QColor& colour) {
    if (!written.text.empty())
        m_canvas.text(qt(written.area), alignmentOf(written.align) | Qt::AlignVCenter,
                      QString::fromStdString(written.text), fontOf(m_theme, written.style), colour);
}

void LadderPainter::write(const Written& written) {
    write(written, ink(written.tone));
}

void LadderPainter::line(const Line& line, const QColor& colour, double width, Qt::PenStyle style) {
    m_canvas.line(qt(line.from), qt(line.to), colour, width, style);
}

void LadderPainter::fill(const Rect& area) {
    m_canvas.painter().fillRect(qt(area), m_theme.background);
}

void LadderPainter::paint(const LadderPicture& picture, const QRectF& visible) {
    m_canvas.painter().fillRect(visible, m_theme.background);
    for (const auto& lifeLine : picture.lifeLines) {
        if (lifeLine.line)
            line(*lifeLine.line, m_theme.rule, 1);
        for (const BarBox& bar : lifeLine.bars)
            paint(bar, visible);
    }
    for (const PlacedNote& note : picture.notes)
        paint(note);
    for (const PlacedCall& call : picture.calls)
        if (call.wait)
            line(*call.wait, m_theme.held.ink, m_theme.line * 1.5);
    for (const PlacedSegment& segment : picture.segments)
        paint(segment);
    for (const PlacedCall& call : picture.calls)
        for (const CallRow& row : call.rows)
            paint(row);
    for (const PlacedSegment& segment : picture.segments)
        paintLabel(segment);
    for (const Line& below : picture.comingLines)
        line(below, m_theme.rule, 1, Qt::DotLine);
    for (const ComingArrow& arrow : picture.coming)
        paint(arrow);
    for (const BarName& name : picture.names)
        paint(name);
    paintHeader(picture, visible);
}

void LadderPainter::paint(const BarBox& bar, const QRectF& visible) {
    const QRectF shown = qt(bar.area).intersected(visible.adjusted(-1e6, -4, 1e6, 4));
    m_canvas.stateBar(shown, bar.span->state, bar.side, 0.55 * m_theme.b);
}

void LadderPainter::paint(const BarName& name) {
    const Drawing drawing(TextRole::Bar);
    if (!name.ground.empty())
        fill(name.ground);
    for (const Written& each : name.lines)
        write(each);
    if (name.leader)
        paintLeader(*name.leader, ink(name.tone));
    for (const Written& each : name.below)
        write(each);
    if (!name.countdown)
        return;
    m_canvas.pill(qt(name.countdown->track), m_theme.timeWait.tint, m_theme.timeWait.ink, 1);
    m_canvas.pill(qt(name.countdown->left), m_theme.timeWait.ink, {}, 0);
}

// From a name to its own bar among several.
void LadderPainter::paintLeader(const Line& leader, const QColor& colour) {
    const double b = m_theme.b, dot = 0.22 * b, away = leader.to.x > leader.from.x ? 0.1 * b : -0.1 * b;
    const Line way{{leader.from.x + away, leader.from.y}, leader.to};
    const QRectF end(leader.to.x - dot, leader.to.y - dot, 2 * dot, 2 * dot);
    line(way, m_theme.background, m_theme.line + 0.2 * b);
    m_canvas.pill(end.adjusted(-0.1 * b, -0.1 * b, 0.1 * b, 0.1 * b), m_theme.background, {}, 0);
    line(way, colour, m_theme.line);
    m_canvas.pill(end, colour, {}, 0);
}

// A break is paper-white between two short waves.
void LadderPainter::paint(const PlacedNote& note) {
    const double b = m_theme.b;
    for (const auto& [left, right] : note.breaks) {
        fill({left, note.middle - 0.3 * b, right - left, 0.6 * b});
        for (const double at : {-0.3, 0.3})
            line({{left, note.middle + (at + 0.2) * b}, {right, note.middle + (at - 0.2) * b}}, m_theme.rule,
                 m_theme.line);
    }
    write(note.text);
}

void LadderPainter::paint(const CallRow& row) {
    const Drawing drawing(TextRole::Code);
    line(row.tick, ink(row.tone), m_theme.line);
    if (row.running)
        m_canvas.pill(qt(row.ground), m_theme.held.tint, m_theme.held.ink, 0, 4);
    else
        fill(row.ground);
    write(row.text);
    write(row.result);
}

void LadderPainter::paint(const PlacedSegment& p) {
    const QColor colour = ink(p.tone);
    const QPointF from = qt(p.from), door = qt(p.door), in = qt(p.in), end(p.door.x, p.waitEnd);
    const bool straight = p.fate == Fate::Delivered && !p.waited();
    PaintRecord::tellArrow(m_canvas.painter(), p.record->seen.packet, from, straight ? in : door);
    const double width = m_theme.line;
    switch (p.fate) {
        case Fate::Moving: {
            const QPointF at = from + (door - from) * m_travel;
            m_canvas.line(at, door, m_theme.rule, width, Qt::DashLine);
            m_canvas.arrow(from, at, p.stroke, p.copy, colour, m_theme.heldLine);
            break;
        }
        case Fate::Held:
            paintHeld(p);
            break;
        case Fate::Delivered:
            if (!p.waited()) {
                m_canvas.arrow(from, in, p.stroke, p.copy, colour, width);
                break;
            }
            m_canvas.shaft(from, door, p.stroke, p.copy, colour, width);
            m_canvas.line(door, end, colour, width, Qt::DotLine);
            m_canvas.arrow(end, {in.x(), p.waitEnd}, p.stroke, p.copy, colour, width);
            break;
        case Fate::Dropped:
            m_canvas.arrow(from, door, p.stroke, p.copy, colour, width);
            if (p.waited())
                m_canvas.line(door, end, colour, width, Qt::DotLine);
            m_canvas.cross(end, 0.7 * m_theme.b, colour, width * 1.6);
            break;
    }
}

void LadderPainter::paintHeld(const PlacedSegment& p) {
    const QColor colour = ink(p.tone);
    m_canvas.line(qt(p.door), qt(p.in), colour, m_theme.line, Qt::DotLine);
    if (m_glow > 0) {
        QColor halo = m_theme.held.ink;
        halo.setAlphaF(static_cast<float>(0.35 * m_glow));
        m_canvas.line(qt(p.from), qt(p.door), halo, m_theme.heldLine * 3);
    }
    m_canvas.arrow(qt(p.from), qt(p.door), p.stroke, p.copy, colour, m_theme.heldLine);
    if (!p.deliver.area.empty()) {
        m_canvas.pill(qt(p.deliver.area), m_theme.good.ink, m_theme.good.ink, m_theme.line, 6);
        write(p.deliver, m_theme.background);
        m_canvas.pill(qt(p.drop.area), m_theme.background, m_theme.bad.ink, m_theme.line, 6);
        write(p.drop, m_theme.bad.ink);
    }
    fill(p.whereGround);
    write(p.where);
}

void LadderPainter::tellCard(const PlacedSegment& p) {
    PaintRecord::Card card{p.record->seen.packet, qt(p.label.area), {}};
    for (const Written* button : {&p.deliver, &p.drop})
        if (!button->area.empty())
            card.buttons.push_back({QString::fromStdString(button->text), qt(button->area)});
    PaintRecord::tellCard(m_canvas.painter(), card);
}

void LadderPainter::paintLabel(const PlacedSegment& p) {
    const QColor colour = ink(p.tone);
    if (p.held())
        tellCard(p);
    const Drawing drawing(p.held() ? TextRole::Card : TextRole::Label);
    const QColor ground = p.fate == Fate::Dropped ? m_theme.bad.tint : m_theme.background;
    const double thin = m_theme.line * 0.75;
    if (!p.again.area.empty()) {
        m_canvas.pill(qt(p.again.area), ground, colour, thin);
        write(p.again);
    }
    if (p.label.area.empty())
        return;
    m_canvas.pill(qt(p.label.area), p.held() ? m_theme.held.tint : ground, colour, p.held() ? m_theme.line : thin);
    write(p.label.name);
    write(p.label.more);
    write(p.label.below);
}

void LadderPainter::paint(const ComingArrow& arrow) {
    m_canvas.line(qt(arrow.from), qt(arrow.to), m_theme.rule, m_theme.line * 0.75, Qt::DotLine);
    m_canvas.head(qt(arrow.to), qt(arrow.from), Stroke::Ack, m_theme.rule, 0.8 * m_theme.b);
    fill(arrow.text.area);
    write(arrow.text);
}

void LadderPainter::paintHeader(const LadderPicture& picture, const QRectF& visible) {
    fill(picture.strip);
    const QRectF strip = qt(picture.strip);
    if (visible.top() > 0)
        m_canvas.line(strip.bottomLeft(), strip.bottomRight(), m_theme.rule, 1);
    for (const auto& head : picture.heads) {
        PaintRecord::tellProcess(m_canvas.painter(), QString::fromStdString(head.name.text), qt(head.name.area));
        const Drawing drawing(TextRole::Title);
        write(head.name);
        write(head.pid);
    }
}

}  // namespace app::diagrams
