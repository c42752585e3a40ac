#include "model/layout/LaneSegments.h"

#include <algorithm>
#include <cmath>

namespace model::layout {

namespace {

using P = Projection;
using Fate = LaneArrow::Fate;

constexpr double kDoorGap = 40, kSlot = 34, kOffBar = 4;                // of the large screen
constexpr double kHead = 84, kCardPad = 20, kButton = 66, kUnder = 22;  // the arrow's head stays free of its card
constexpr double kPinned = 0.62;                                        // of the way between two life lines
constexpr double kBeside = 70;                                          // buttons and the receiver's bar

}  // namespace

double LaneArrow::length() const {
    return std::hypot(tip.x - from.x, tip.y - from.y);
}

LaneCard LaneCard::at(double share) const {
    LaneCard out = *this;
    out.arrow.tip = arrow.at(share);
    const double by = (1 - share) * std::abs(arrow.tip.x - arrow.from.x);
    const double x = arrow.way() > 0 ? std::max(area.left - by, arrow.from.x - area.width / 2)
                                     : std::min(area.left + by, arrow.from.x - area.width / 2);
    const double slope = (arrow.tip.y - arrow.from.y) / (arrow.tip.x - arrow.from.x);
    const double dx = x - area.left, dy = dx * slope;
    for (Rect* rect : {&out.area, &out.name.area, &out.numbers.area})
        *rect = rect->moved(dx, dy);
    out.deliver = out.drop = out.where = {};
    return out;
}

LaneArrow LaneSegments::describe(const LadderSegment& segment) const {
    const trace::PacketRecord& record = m_ground.in.trace->packets()[segment.packet];
    const LadderLayout& layout = *m_ground.layout;
    LaneArrow arrow;
    arrow.packet = record.seen.packet;
    arrow.stroke = strokeOf(record);
    arrow.copy =
        record.segment && static_cast<tcp::SegmentKind>(record.segment->kind) == tcp::SegmentKind::Retransmission;
    const bool held = m_ground.held(segment);
    arrow.words = segmentWords(m_ground.in, record, 0);
    arrow.fate = held ? (m_ground.in.moving == record.seen.packet ? Fate::Moving : Fate::Held)
                 : segment.verdict == trace::Verdict::Dropped || !arrow.words.discarded.empty() ? Fate::Dropped
                                                                                                : Fate::Delivered;
    const std::uint32_t from = layout.laneOf(segment.fromParty), to = layout.laneOf(segment.toParty);
    const Side side = from == kNever ? other(layout.lanes()[to].side) : layout.lanes()[from].side;
    const bool bad = arrow.fate == Fate::Dropped || arrow.stroke == Stroke::Rst || arrow.stroke == Stroke::Icmp;
    arrow.tone = bad ? Tone::Bad : toneOf(side);
    return arrow;
}

std::optional<LaneArrow> LaneSegments::arrow(const LadderSegment& segment) const {
    const LadderLayout& layout = *m_ground.layout;
    if (layout.laneOf(segment.fromParty) == kNever && layout.laneOf(segment.toParty) == kNever)
        return std::nullopt;
    LaneArrow arrow = describe(segment);
    const auto [from, to] = m_ground.ends(segment);
    const double u = m_ground.u(), way = to >= from ? 1 : -1, off = m_ground.half() + kOffBar * u;
    const bool arrived = arrow.fate == Fate::Delivered;
    arrow.from = {from + way * off, m_ground.y(segment.start)};
    arrow.tip = {to - way * (off + (arrived ? 0 : kDoorGap + kSlot * segment.slot) * u),
                 m_ground.y(arrived ? segment.end : segment.door)};
    const Rect& lane = m_ground.places.lane;
    // Only its end may lie above the view.
    if (arrow.tip.y < m_ground.camera.top + 20 * u || arrow.from.y > lane.bottom())
        return std::nullopt;
    if (arrow.from.y < m_ground.camera.top) {
        if (!arrived)
            return std::nullopt;
        const double share = (m_ground.camera.top - arrow.from.y) / (arrow.tip.y - arrow.from.y);
        arrow.from = arrow.at(share);
    }
    return arrow;
}

double LaneSegments::room(const LaneArrow& arrow) const {
    const double way = std::abs(arrow.tip.x - arrow.from.x);
    return (m_ground.narrow() ? std::min(way, m_ground.gap - 2 * m_ground.half() - kDoorGap * m_ground.u()) : way);
}

void LaneSegments::write(LaneCard& card, double most) const {
    const double u = m_ground.u(), inner = most - 2 * kCardPad * u;
    const auto largest = [&](const std::string& text, double size, bool bold) {
        Written out{{}, text, {}, Align::Centre, Tone::Text};
        for (;; size -= 2) {
            out.style = bold ? m_ground.places.bold(size, text) : m_ground.places.plain(size, text);
            if (size <= P::kSmall || m_ground.widthOf(text, out.style) <= inner)
                return out;
        }
    };
    const std::string mark = card.arrow.words.remark.empty() ? std::string() : " · " + card.arrow.words.remark;
    card.name = largest(card.arrow.words.flags + mark, P::kCard, true);
    if (m_ground.widthOf(card.name.text, card.name.style) > inner)
        card.name = largest(card.arrow.words.flags, P::kCard, true);
    const std::string& numbers = card.arrow.words.numbers.empty() ? card.arrow.words.length : card.arrow.words.numbers;
    card.numbers = largest(numbers, P::kNumbers, false);
    if (m_ground.widthOf(numbers, card.numbers.style) > inner)
        card.numbers.text.clear();
    const double width = std::max(m_ground.widthOf(card.name.text, card.name.style),
                                  m_ground.widthOf(card.numbers.text, card.numbers.style));
    card.area.width = width + 2 * kCardPad * u;
    card.area.height = (card.numbers.text.empty() ? 76 : 116) * u;
}

namespace {

void settle(LaneCard& card, double u) {
    const double name = card.numbers.text.empty() ? card.area.height : 64 * u;
    card.name.area = {card.area.left, card.area.top + (card.numbers.text.empty() ? 0 : 6 * u), card.area.width, name};
    card.numbers.area = {card.area.left, card.area.top + 64 * u, card.area.width, 44 * u};
}

}  // namespace

LaneCard LaneSegments::card(const LaneArrow& arrow, bool pressable) const {
    const double u = m_ground.u(), way = arrow.way();
    LaneCard card;
    card.packet = arrow.packet;
    card.arrow = arrow;
    card.said = arrow.words.said;
    write(card, room(arrow) - (m_ground.narrow() ? 0 : kHead * u));
    const double head = (m_ground.narrow() ? 16 : kHead) * u;
    const double near = arrow.tip.x - way * head;
    card.area.left = way > 0 ? near - card.area.width : near;
    const double share = (card.area.centre().x - arrow.from.x) / (arrow.tip.x - arrow.from.x);
    card.area.top = arrow.at(share).y - card.area.height - (m_ground.narrow() ? 14 * u : 0);
    card.area.top = std::max(card.area.top, m_ground.places.lane.top + 3 * u);
    settle(card, u);
    const double door = arrow.tip.x + way * 14 * u;
    card.door = {{door, arrow.tip.y - 44 * u}, {door, arrow.tip.y + m_ground.heldRoom() - 16 * u}};
    const double beside = door - way * (m_ground.narrow() ? 14 : kBeside) * u;
    double top = arrow.tip.y + kUnder * u;
    if (pressable) {
        placeButtons(card, top, beside);
        top = std::max(card.deliver.area.bottom(), card.drop.area.bottom()) + 4 * u;
    }
    tellWhere(card, top, beside);
    return card;
}

void LaneSegments::placeButtons(LaneCard& card, double top, double beside) const {
    const double u = m_ground.u(), size = m_ground.narrow() ? P::kSmall : P::kCode;
    for (auto [button, word] : {std::pair{&card.deliver, Reason("Deliver")}, {&card.drop, Reason("Drop")}}) {
        button->text = m_ground.in.words->in(word);
        button->style = m_ground.places.bold(size, button->text);
        button->align = Align::Centre;
        const double wide = m_ground.widthOf(button->text, button->style);
        const double frame = m_ground.narrow() ? std::clamp(room(card.arrow) - wide, 8 * u, 28 * u) : 60 * u;
        button->area = {0, top, wide + frame, std::max(kButton * u, m_ground.narrow() ? 0.0 : 44.0)};
    }
    Rect &deliver = card.deliver.area, &drop = card.drop.area;
    if (m_ground.narrow()) {
        deliver.width = drop.width = std::max(deliver.width, drop.width);
        drop.top = deliver.bottom() + 8 * u;
        deliver.left = drop.left = card.arrow.way() > 0 ? beside - deliver.width : beside;
        return;
    }
    const double gap = 16 * u;
    deliver.left = card.arrow.way() > 0 ? beside - drop.width - gap - deliver.width : beside;
    drop.left = deliver.right() + gap;
}

void LaneSegments::tellWhere(LaneCard& card, double top, double beside) const {
    const double u = m_ground.u();
    const LadderWords& words = *m_ground.in.words;
    const LadderSegment* segment = m_ground.layout->segments().find(card.packet);
    const std::uint32_t lane = segment ? m_ground.layout->laneOf(segment->toParty) : kNever;
    std::vector<std::string> forms;
    if (m_ground.in.trace->fate(card.packet, m_ground.position()).kept)
        forms = {words.in(Reason("kept on the wire"))};
    else if (lane == kNever)
        forms = {words.in(Reason("held on the wire")), words.in(Reason("held"))};
    else
        forms = {words.in(Reason("held at the door of %1", words.title(m_ground.layout->lanes()[lane].name))),
                 words.in(Reason("held"))};
    if (const std::uint32_t resent = m_ground.layout->segments().resent(card.packet, m_ground.position()); resent > 0)
        forms.insert(forms.begin(), forms.front() + " · " + words.in(Reason("kernel resent it %1×", resent)));
    const double most = room(card.arrow) - kBeside * u;
    const std::string text = m_ground.in.measure->fitting(forms, m_ground.places.plain(P::kSmall, forms[0]), most);
    const TextStyle style = m_ground.places.plain(P::kSmall, text);
    const double width = m_ground.widthOf(text, style) + 2;
    card.where = {
        {card.arrow.way() > 0 ? beside - width : beside, top, width, 38 * u}, text, style, Align::Left, Tone::Held};
}

LaneCard LaneSegments::pinned(const LadderSegment& segment, std::size_t before) const {
    const double u = m_ground.u();
    LaneArrow arrow = describe(segment);
    const auto [from, to] = m_ground.ends(segment);
    const double way = to >= from ? 1 : -1, off = m_ground.half() + kOffBar * u;
    arrow.tip = {to - way * (off + kDoorGap * u), m_ground.places.lane.top};
    arrow.from = {from + way * off, m_ground.places.lane.top};
    LaneCard card;
    card.packet = arrow.packet;
    card.arrow = arrow;
    card.said = arrow.words.said;
    card.pinned = true;
    write(card, room(arrow) * (before == 0 ? kPinned : 1 - kPinned));
    const double beside = arrow.tip.x - way * 14 * u, by = static_cast<double>(before) * (card.area.width + 24 * u);
    card.area.left = way > 0 ? beside - card.area.width - by : beside + by;
    card.area.top = m_ground.places.lane.top;
    settle(card, u);
    const double door = arrow.tip.x + way * 14 * u;
    card.door = {{door, card.area.top}, {door, card.area.top + m_ground.pinnedRoom() - 14 * u}};
    if (m_ground.in.pressable)
        placeButtons(card, card.area.bottom() + 10 * u, way > 0 ? card.area.right() : card.area.left);
    return card;
}

}  // namespace model::layout
