#include "model/layout/BarNames.h"

#include <algorithm>
#include <cmath>

#include "model/layout/Naming.h"

namespace model::layout {

namespace {

using Weight = TextStyle::Weight;
using Fate = PlacedSegment::Fate;

constexpr double kBeside = 0.45, kAmong = 1.4;  // between bar and name, in b

}  // namespace

void BarNames::take(const PlacedSegment& p) {
    const double b = m_ground.b();
    for (const Rect& area : {p.label.area, p.again.area, p.deliver.area, p.drop.area, p.where.area})
        if (!area.empty())
            take(area);
    const bool waits = p.waited(), straightIn = p.fate == Fate::Delivered && !waits;
    avoid({p.from, straightIn ? p.in : p.door});
    // Its head is always seen, and where it waits.
    const double way = p.toRight() ? 1 : -1, tipY = waits ? p.waitEnd : p.door.y;
    const double left = p.door.x - way * (straightIn ? -0.4 : 1) * b;
    take(between({left, tipY - 0.7 * b}, {p.in.x, tipY + 0.7 * b}));
    if (waits)
        avoid({p.door, {p.door.x, p.waitEnd}});
}

std::optional<BarNames::Wish> BarNames::wishOf(const BarBox& bar, const Rect& visible) const {
    const double b = m_ground.b();
    const auto& column = m_ground.columns.of(bar.lane);
    const StateSpan& span = *bar.span;
    const bool narrow = m_ground.columns.narrow();
    const std::string whole(name(span.state));
    Wish wish;
    wish.lines = narrow ? nameLines(span.state) : std::vector{whole};
    wish.style = styled(narrow ? 1.0 : 1.1, Weight::Bold, {});
    wish.style.italic = !span.kernel;
    wish.row = 1.25 * b;
    wish.top = std::max(bar.area.top, visible.top + m_ground.heights.header());
    wish.low = std::min(bar.area.bottom(), visible.bottom());
    wish.width = m_ground.columns.margin() - kBeside * b;
    // Beside a short bar on one line, if that has room.
    const double seen = wish.low - wish.top;
    if (seen < 0.9 * wish.row * static_cast<double>(wish.lines.size()) && column.outside &&
        m_ground.widthOf(whole, wish.style) <= wish.width)
        wish.lines = {whole};
    wish.height = wish.row * static_cast<double>(wish.lines.size());
    wish.full = wish.height + (span.state == State::TimeWait || !span.kernel ? wish.row * 1.6 : 0.2 * b);
    if (seen < wish.height * 0.9)
        return std::nullopt;
    const double least = wish.top, most = std::max(wish.top, wish.low - wish.height);
    const bool tall = bar.area.bottom() - bar.area.top > 5 * b;
    wish.at = std::clamp(tall ? (wish.top + wish.low) / 2 - wish.height / 2 : bar.area.top + 0.3 * b, least, most);
    if (column.outside)
        return wish;
    wish.width = 0;
    for (const std::string& line : wish.lines)
        wish.width = std::max(wish.width, m_ground.widthOf(line, wish.style));
    if (!span.kernel) {
        const std::string inferred = m_ground.in.words->in(Reason("inferred"));
        wish.width = std::max(wish.width, m_ground.widthOf(inferred, styled(1.0, Weight::Normal, inferred)));
    }
    return wish;
}

bool BarNames::free(const Rect& place, std::uint32_t lane, bool offStrokes) const {
    const auto overBar = [&](std::uint32_t other) {
        const auto& bars = m_ground.columns.of(other);
        return other != lane && place.right() > bars.left() && place.left < bars.right();
    };
    return place.left >= -0.1 && place.right() <= m_ground.width() + 0.1 &&
           std::ranges::none_of(m_ground.columns.order(), overBar) &&
           m_areas.none(place.top, place.bottom(), [&](const Rect& area) { return meets(place, area); }) &&
           (!offStrokes ||
            m_strokes.none(place.top, place.bottom(), [&](const Line& line) { return crosses(place, line); }));
}

std::optional<BarNames::Found> BarNames::find(const Wish& wish, std::uint32_t lane) const {
    const auto& column = m_ground.columns.of(lane);
    const double gap = (column.outside ? kBeside : kAmong) * m_ground.b();
    const double behind = column.left() - gap - wish.width, before = column.right() + gap;
    const std::vector<bool> sides = column.outside ? std::vector{column.last} : std::vector{false, true};
    // Rather alone than not at all.
    for (const auto& [tall, offStrokes] : {std::pair{wish.full, true}, {wish.full, false}, {wish.height, false}})
        for (const bool right : sides)
            for (double off = 0; off < wish.low - wish.top; off += wish.row / 2)
                for (const double at : {wish.at + off, wish.at - off}) {
                    const Rect place{right ? before : behind, at, wish.width, tall};
                    if (at >= wish.top && at + wish.height <= wish.low + 0.1 * wish.height &&
                        free(place, lane, offStrokes))
                        return Found{place, right};
                }
    return std::nullopt;
}

std::optional<BarName> BarNames::place(const BarBox& bar, const Rect& visible) {
    const StateSpan& span = *bar.span;
    if (m_ground.layout().bars().namedBeside(bar.lane, bar.track, span, m_ground.position()))
        return std::nullopt;
    const auto wish = wishOf(bar, visible);
    const auto found = wish ? find(*wish, bar.lane) : std::nullopt;
    if (!found)
        return std::nullopt;
    take(found->area);
    const double b = m_ground.b();
    const Rect area{found->area.left, found->area.top, found->area.width, wish->row};
    const Align side = found->right ? Align::Left : Align::Right;
    BarName name;
    name.tone = toneOf(span.state, m_ground.layout().lanes()[bar.lane].side);
    if (!m_ground.columns.of(bar.lane).outside)
        name.ground = {area.left - 0.1 * b, area.top, wish->width + 0.2 * b, wish->height};
    for (std::size_t i = 0; i < wish->lines.size(); ++i)
        name.lines.push_back(
            {area.moved(0, wish->row * static_cast<double>(i)), wish->lines[i], wish->style, side, name.tone});
    if (const double middle = area.top + wish->height / 2; hasOthersAt(m_ground, bar, middle))
        name.leader = Line{{found->right ? area.left : area.right(), middle}, {bar.area.centre().x, middle}};
    if (found->area.height > wish->full - 0.1 && wish->low - found->area.top > wish->height + wish->row)
        tellBelow(name, bar, area.moved(0, wish->height), side);
    return name;
}

void BarNames::tellBelow(BarName& name, const BarBox& bar, const Rect& below, Align side) const {
    if (!bar.span->kernel) {
        const std::string inferred = m_ground.in.words->in(Reason("inferred"));
        name.below.push_back({below, inferred, styled(1.0, Weight::Normal, inferred), side, Tone::Secondary});
    }
    if (bar.span->state == State::TimeWait)
        countDown(name, *bar.span, below, side);
}

void BarNames::countDown(BarName& name, const StateSpan& span, const Rect& area, Align side) const {
    const auto& scene = *m_ground.in.scene;
    const auto socket = scene.sockets.find(SocketId{span.socket});
    if (socket == scene.sockets.end() || socket->second.ended || socket->second.now.timer != trace::TimerKind::TimeWait)
        return;
    const Timestamp now = m_ground.in.now.ns ? m_ground.in.now : scene.time;
    const double left = std::max(
        0.0, socket->second.now.timerMs / 1000.0 - static_cast<double>(now.ns - socket->second.reported.ns) / 1e9);
    const Reason count("%1 s", static_cast<std::int64_t>(std::ceil(left)));
    const std::string seconds = m_ground.in.words->in(count),
                      whole2Msl = m_ground.in.words->in(Reason("2MSL: %1", count));
    const TextStyle style = styled(1.0, Weight::DemiBold, whole2Msl);
    name.below.push_back(
        {area, m_ground.in.measure->fitting({whole2Msl, seconds}, style, area.width), style, side, Tone::TimeWait});
    const double b = m_ground.b(), whole = std::max(60.0, left), length = std::min(area.width, 6 * b);
    const Rect track{side == Align::Right ? area.right() - length : area.left, area.bottom() + 0.15 * b, length,
                     0.4 * b};
    name.countdown = BarName::Countdown{track, {track.left, track.top, track.width * left / whole, track.height}};
}

}  // namespace model::layout
