#include "model/layout/LaneTexts.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace model::layout {

namespace {

using P = Projection;

constexpr double kRow = 1.3, kAbove = 5, kBase = 0.346, kBeside = 14, kHead = 50;

// One after another, centred on 0, above the line.
void lineUp(std::vector<Written>& parts, const LaneGround& ground) {
    double width = 0, height = 0;
    for (const Written& part : parts) {
        width += ground.widthOf(part.text, part.style);
        height = std::max(height, part.style.size * ground.u() * kRow);
    }
    double x = -width / 2, largest = 0;
    for (const Written& part : parts)
        largest = std::max(largest, part.style.size);
    for (Written& part : parts) {
        part.area = {x, -height - kAbove * ground.u(), ground.widthOf(part.text, part.style) + 1, height};
        part.area.top += (largest - part.style.size) * ground.u() * kBase;  // on one base line
        x += part.area.width - 1;
    }
}

}  // namespace

Rect TurnedText::line() const {
    Rect area;
    for (const Written& part : parts)
        area = area.with(part.area);
    return area;
}

Rect TurnedText::bounds() const {
    const Rect area = line();
    const double c = std::cos(angle), s = std::sin(angle);
    double left = 1e9, right = -1e9, top = 1e9, low = -1e9;
    for (const double x : {area.left, area.right()})
        for (const double y : {area.top, area.bottom()}) {
            const double px = about.x + x * c - y * s, py = about.y + x * s + y * c;
            left = std::min(left, px);
            right = std::max(right, px);
            top = std::min(top, py);
            low = std::max(low, py);
        }
    return {left, top, right - left, low - top};
}

bool TurnedText::crossedBy(const Line& stroke) const {
    const double c = std::cos(-angle), s = std::sin(-angle);
    const auto back = [&](Point p) {
        const double x = p.x - about.x, y = p.y - about.y;
        return Point{x * c - y * s, x * s + y * c};
    };
    return crosses(line(), Line{back(stroke.from), back(stroke.to)});
}

void LaneTexts::take(const LaneCard& card) {
    for (const Rect& area : {card.area, card.deliver.area, card.drop.area, card.where.area})
        if (!area.empty())
            take(area);
    take(Rect{card.door.from.x - 10 * m_ground.u(), card.door.from.y, 20 * m_ground.u(),
              card.door.to.y - card.door.from.y});
}

void LaneTexts::take(const LaneArrow& arrow) {
    m_strokes.push_back({arrow.from, arrow.tip});
    const Point neck = arrow.at(1 - std::min(1.0, kHead * m_ground.u() / std::max(1.0, arrow.length())));
    take(between(neck, arrow.tip).inset(-2 * m_ground.u(), -20 * m_ground.u()));
}

bool LaneTexts::free(const TurnedText& text, const Line* own) const {
    const Rect area = text.bounds(), lane = m_ground.places.lane;
    if (area.top < lane.top - 1 || area.bottom() > lane.bottom() + 1 || area.left < lane.left ||
        area.right() > lane.right())
        return false;
    return (text.across ? !onLifeLines(text, own) : !onLifeLines(text, nullptr)) &&
           std::ranges::none_of(m_taken, [&](const Rect& taken) { return meets(taken, area); }) &&
           std::ranges::none_of(m_strokes, [&](const Line& stroke) {
               const bool same = own && stroke.from == own->from && stroke.to == own->to;
               return !same && text.crossedBy(stroke);
           });
}

// own: only on those that the arrow goes between.
bool LaneTexts::onLifeLines(const TurnedText& text, const Line* own) const {
    const Rect area = text.bounds();
    const auto near = [&](const Rect& line, double x) {
        return std::abs(line.centre().x - x) < m_ground.gap / 2 + 2 * m_ground.half();
    };
    return std::ranges::any_of(m_lifeLines, [&](const Rect& line) {
        return meets(line, area) && (!own || near(line, own->from.x) || near(line, own->to.x));
    });
}

std::vector<std::vector<Written>> LaneTexts::forms(const LaneArrow& arrow, Words words) const {
    const SegmentWords& said = arrow.words;
    const bool faint = arrow.fate == LaneArrow::Fate::Coming;
    const auto name = [&](double size) {
        return Written{
            {}, said.flags, m_ground.places.bold(size, said.flags), Align::Left, faint ? Tone::Secondary : arrow.tone};
    };
    const auto more = [&](const std::string& text) {
        return Written{{}, text, m_ground.places.plain(P::kNumbers, text), Align::Left, Tone::Text};
    };
    std::vector<std::vector<Written>> out;
    if (faint)
        return {{name(P::kNumbers)}, {name(P::kSmall)}};
    const std::string remark = said.remark.empty() ? std::string() : "  " + said.remark;
    const std::string numbers = said.numbers.empty() ? said.length : said.numbers;
    if (words == Words::All && !numbers.empty())
        out.push_back({name(P::kPast), more("  " + numbers + (remark.empty() ? remark : " ·" + remark.substr(1)))});
    if (words == Words::All && !numbers.empty() && !remark.empty())
        out.push_back({name(P::kPast), more(remark)});
    else if (!remark.empty())
        out.push_back({name(P::kPast), more(remark)});
    for (const double size : {P::kPast, P::kNumbers, P::kSmall})
        out.push_back({name(size)});
    return out;
}

std::optional<TurnedText> LaneTexts::label(const LaneArrow& arrow, Words words) {
    const Line own{arrow.from, arrow.tip};
    const bool right = arrow.way() > 0;
    const Point a = right ? arrow.from : arrow.tip, z = right ? arrow.tip : arrow.from;
    // Between many life lines it stands over those of others, rather than nowhere.
    for (const bool across : {false, true})
        for (auto& parts : forms(arrow, words)) {
            lineUp(parts, m_ground);
            for (const double share :
                 {0.46, 0.5, 0.42, 0.54, 0.38, 0.58, 0.34, 0.3, 0.62, 0.26, 0.66, 0.22, 0.7, 0.18}) {
                TurnedText text{arrow.packet,
                                arrow.at(share),
                                std::atan2(z.y - a.y, z.x - a.x),
                                parts,
                                arrow.fate == LaneArrow::Fate::Coming,
                                across};
                if ((across && !m_ground.narrow()) || !free(text, &own))
                    continue;
                take(text.bounds());
                return text;
            }
        }
    return std::nullopt;
}

// On one line beside its bar, as high as there is room.
std::optional<TurnedText> LaneTexts::besides(const LaneBar& bar, bool right) const {
    const double u = m_ground.u();
    const std::string whole(model::name(bar.state));
    const TextStyle style = m_ground.places.bold(P::kBarName, whole);
    const double width = m_ground.widthOf(whole, style) + 1, height = style.size * u * kRow;
    const double left = right ? bar.area.right() + kBeside * u : bar.area.left - kBeside * u - width;
    for (double top = bar.area.top + 4 * u; top + height <= bar.area.bottom() + 4 * u; top += 6 * u) {
        TurnedText text{
            {}, {left, top}, 0, {{{0, 0, width, height}, whole, style, Align::Left, toneOf(bar.state, bar.side)}}};
        if (free(text, nullptr))
            return text;
    }
    return std::nullopt;
}

// Upwards beside its bar, between near life lines.
std::optional<TurnedText> LaneTexts::along(const LaneBar& bar) const {
    const double u = m_ground.u();
    const std::string whole(model::name(bar.state));
    const TextStyle style = m_ground.places.bold(P::kSmall, whole);
    const double width = m_ground.widthOf(whole, style) + 1, height = style.size * u * kRow;
    for (const bool right : {true, false})
        for (double low = bar.area.top + width + 6 * u; low <= bar.area.bottom() + 4 * u; low += 8 * u) {
            const double x = right ? bar.area.right() + 6 * u : bar.area.left - 6 * u - height;
            TurnedText text{{},
                            {x, low},
                            -std::numbers::pi / 2,
                            {{{0, 0, width, height}, whole, style, Align::Left, toneOf(bar.state, bar.side)}}};
            if (free(text, nullptr))
                return text;
        }
    return std::nullopt;
}

std::optional<TurnedText> LaneTexts::name(const LaneBar& bar) {
    const bool last = m_ground.order.size() > 1 ? bar.lane == m_ground.order.back() : bar.side == Side::Server;
    const bool first = bar.lane == m_ground.order.front() && !last;
    auto text = besides(bar, !last);
    if (!text && !first && !last)
        text = besides(bar, false);
    if (!text && m_ground.narrow())
        text = along(bar);
    if (text)
        take(text->bounds());
    return text;
}

}  // namespace model::layout
