#include "model/layout/SegmentPlacer.h"

#include <algorithm>
#include <cmath>

namespace model::layout {

namespace {

using Fate = PlacedSegment::Fate;
using Weight = TextStyle::Weight;

Tone toneFor(const PlacedSegment& placed, Side side) {
    switch (placed.fate) {
        case Fate::Moving:
        case Fate::Held:
            return Tone::Held;
        case Fate::Dropped:
            return Tone::Bad;
        case Fate::Delivered:
            break;
    }
    if (placed.stroke == Stroke::Rst || placed.stroke == Stroke::Icmp)
        return Tone::Bad;
    return toneOf(side);
}

}  // namespace

std::optional<PlacedSegment> SegmentPlacer::place(const LadderItem& item) const {
    return place(m_ground.layout().segments().all()[item.index]);
}

std::optional<PlacedSegment> SegmentPlacer::place(const LadderSegment& segment) const {
    const LadderLayout& layout = m_ground.layout();
    const LadderColumns& columns = m_ground.columns;
    const double b = m_ground.b();
    const std::uint32_t from = layout.laneOf(segment.fromParty), to = layout.laneOf(segment.toParty);
    if (columns.order().empty() || (from == kNever && to == kNever))
        return std::nullopt;
    PlacedSegment p;
    p.segment = &segment;
    p.record = &m_ground.in.trace->packets()[segment.packet];
    const Side side = from == kNever ? other(layout.lanes()[to].side) : layout.lanes()[from].side;
    // No process has that address: it goes to the edge of the stage, or comes from there, and to nobody's life line.
    LadderColumns::Column nobody;
    nobody.x = (from == kNever) == (side == Side::Client) ? 0.5 * b : m_ground.width() - 0.5 * b;
    const auto& a = from == kNever ? nobody : columns.of(from);
    const auto& z = to == kNever ? nobody : columns.of(to);
    const double way = z.x >= a.x ? 1 : -1;
    p.from = {a.x + way * (a.half + 1), m_ground.y(segment.start)};
    p.in = {from == to ? a.x + a.half : z.x - way * (z.half + 1), m_ground.y(segment.door)};
    p.door = {p.in.x - way * (1.7 + 1.3 * segment.slot) * b, p.in.y};
    const bool settled = settle(p);
    p.tone = toneFor(p, side);
    p.label = segmentLabel(m_ground, *p.record, p.from, p.door, p.in);
    p.label.name.tone = p.held() ? Tone::Text : p.tone;
    if (settled && layout.waitedFar(segment))
        nameAgain(p, way);
    if (p.fate == Fate::Held) {
        if (m_ground.in.pressable)
            placeButtons(p, way);
        tellWhere(p);
    }
    return p;
}

bool SegmentPlacer::settle(PlacedSegment& p) const {
    const bool settled = p.segment->settled < m_ground.position();
    // What the kernel discards reaches nobody, as what was dropped.
    const bool lost =
        p.segment->verdict == trace::Verdict::Dropped || m_ground.in.scene->discarded.contains(p.record->seen.packet);
    p.fate = settled && lost                               ? Fate::Dropped
             : settled                                     ? Fate::Delivered
             : m_ground.in.moving == p.record->seen.packet ? Fate::Moving
                                                           : Fate::Held;
    p.waitEnd = settled && p.segment->end > p.segment->door + 0.01 ? m_ground.y(p.segment->end) : p.door.y;
    p.stroke = strokeOf(*p.record);
    p.copy =
        p.record->segment && static_cast<tcp::SegmentKind>(p.record->segment->kind) == tcp::SegmentKind::Retransmission;
    return settled;
}

// Where it is let in far below its door.
void SegmentPlacer::nameAgain(PlacedSegment& p, double way) const {
    const double b = m_ground.b();
    const TextStyle style = styled(1.0, Weight::DemiBold, p.label.length + p.label.remark);
    p.again.text = m_ground.in.measure->fitting(arrivalForms(p.label), style, std::abs(p.door.x - p.from.x) - 2.4 * b);
    const double width = m_ground.widthOf(p.again.text, style) + 1.2 * b;
    p.again.area = {way > 0 ? p.door.x - 0.7 * b - width : p.door.x + 0.7 * b, p.waitEnd - 0.85 * b, width, 1.7 * b};
    p.again.style = styled(1.0, Weight::DemiBold, p.again.text);
    p.again.align = Align::Centre;
    p.again.tone = p.tone;
}

void SegmentPlacer::placeButtons(PlacedSegment& p, double way) const {
    const double b = m_ground.b();
    double words = 0;
    for (auto [button, word] : {std::pair{&p.deliver, Reason("Deliver")}, {&p.drop, Reason("Drop")}}) {
        button->text = m_ground.in.words->in(word);
        button->style = styled(1.1, Weight::DemiBold, button->text);
        button->align = Align::Centre;
        button->area.width = m_ground.widthOf(button->text, button->style);
        words += button->area.width;
    }
    // Between near life lines the words stand closer to their frames.
    const double frame = std::clamp((std::abs(p.in.x - p.from.x) - words - 2.4 * b) / 2, 0.8 * b, 2.2 * b);
    for (Written* button : {&p.deliver, &p.drop}) {
        button->area.width += frame;
        button->area.top = p.door.y + 0.5 * b;
        button->area.height = 2.3 * b;
    }
    const double gap = 0.6 * b, deliver = p.deliver.area.width, drop = p.drop.area.width;
    p.drop.area.left = (way > 0 ? p.in.x - 1.3 * b : p.in.x + 1.3 * b + deliver + drop + gap) - drop;
    p.deliver.area.left = p.drop.area.left - gap - deliver;
}

void SegmentPlacer::tellWhere(PlacedSegment& p) const {
    const double b = m_ground.b();
    const LadderWords& words = *m_ground.in.words;
    const Rect area{std::min(p.from.x, p.in.x) + 1.3 * b,
                    p.deliver.area.empty() ? p.door.y + 0.5 * b : p.deliver.area.bottom() + 0.2 * b,
                    std::abs(p.in.x - p.from.x) - 2.6 * b, 1.5 * b};
    const std::uint32_t lane = m_ground.layout().laneOf(p.segment->toParty);
    const std::string whole =
        words.in(m_ground.in.trace->fate(p.record->seen.packet, m_ground.position()).kept ? Reason("kept on the wire")
                 : lane == kNever                                                         ? Reason("held on the wire")
                                  : Reason("held at the door of %1", m_ground.nameOf(lane)));
    const std::string text =
        m_ground.in.measure->fitting({whole, words.in(Reason("held"))}, styled(1.0, Weight::Normal, whole), area.width);
    const TextStyle style = styled(1.0, Weight::Normal, text);
    const double width = std::min(area.width, m_ground.widthOf(text, style)) + 0.6 * b;
    p.where = {area, text, style, p.toRight() ? Align::Right : Align::Left, Tone::Held};
    p.whereGround = {p.toRight() ? area.right() - width + 0.3 * b : area.left - 0.3 * b, area.top, width, area.height};
}

}  // namespace model::layout
