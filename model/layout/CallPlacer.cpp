#include "model/layout/CallPlacer.h"

#include <algorithm>

#include "model/call/CallText.h"

namespace model::layout {

namespace {

using Weight = TextStyle::Weight;

constexpr const char *kArrow = " → ", *kDots = " …";
constexpr double kFromBars = 0.9, kWaitFromBars = 0.45, kEnd = 0.9;  // in b

}  // namespace

CallPlacer::Told CallPlacer::tell(const LadderCall& call, const trace::CallEntered& entered, double width) const {
    Told told;
    told.texts = call::shorterForms(*entered.value);
    told.returned = call.returned < m_ground.position();
    if (told.returned) {
        const auto& event = m_ground.in.trace->events()[call.returned];
        const auto* back = std::get_if<trace::CallReturned>(&event.what);
        told.failed = back && back->error != 0;
        told.result = kArrow + (back ? m_ground.in.words->result(entered, *back) : std::string());
    }
    const TextStyle style = mono(1.0, told.returned ? Weight::Normal : Weight::Bold, {});
    told.waits = kDots + (" " + m_ground.in.words->in(Reason("blocked")));
    const std::string& least = told.texts[told.texts.size() - 2];
    if (m_ground.widthOf(least, style) + m_ground.widthOf(told.waits, style) > width)
        told.waits = kDots;  // its colour says that it waits
    return told;
}

// Between many, where even its name has no room, it goes over the next life lines: its row is its own.
double CallPlacer::widthOf(const LadderCall& call, const Told& told, double width) const {
    const LadderColumns& columns = m_ground.columns;
    const TextStyle style = mono(1.0, told.returned ? Weight::Normal : Weight::Bold, {});
    const std::string& least = told.texts[told.texts.size() - 2];
    const std::string& tail = told.returned ? told.result : told.waits;
    if (columns.order().size() <= 2 || m_ground.widthOf(least, style) + m_ground.widthOf(tail, style) <= width)
        return width;
    const double b = m_ground.b();
    return std::min(columns.toTheEdge(call.lane), std::max(2 * columns.reach(call.lane), 20 * b)) -
           (kFromBars + kEnd) * b;
}

Rect CallPlacer::areaOf(const LadderCall& call, double y, double width) const {
    const auto& column = m_ground.columns.of(call.lane);
    const double b = m_ground.b(), top = m_ground.y(y) + 0.1 * b;
    return {column.leftward ? column.left() - kFromBars * b - width : column.right() + kFromBars * b, top, width,
            1.7 * b};
}

double CallPlacer::inner(const LadderCall& call) const {
    const auto& column = m_ground.columns.of(call.lane);
    return column.leftward ? column.left() - kWaitFromBars * m_ground.b()
                           : column.right() + kWaitFromBars * m_ground.b();
}

void CallPlacer::write(CallRow& row, const LadderCall& call) const {
    const auto& column = m_ground.columns.of(call.lane);
    const double b = m_ground.b(), middle = row.area.centre().y;
    const Weight weight = row.running ? Weight::Bold : Weight::Normal;
    const TextStyle style = mono(1.0, weight, row.texts.front()), tail = mono(1.0, weight, row.suffix);
    row.tone = row.failed ? Tone::Bad : row.running ? Tone::Held : Tone::Secondary;
    row.tick = {{column.leftward ? column.left() : column.right(), middle}, {inner(call), middle}};
    const double suffix = m_ground.widthOf(row.suffix, tail), most = row.area.width - suffix;
    const std::string text = m_ground.in.measure->fitting(row.texts, style, most);
    const double width = std::min(most, m_ground.widthOf(text, style));
    const double left = column.leftward ? row.area.right() - width - suffix : row.area.left;
    const double top = row.area.top, height = row.area.height;
    row.taken = {left, top, width + suffix, height};
    row.ground = row.running ? Rect{left - 0.4 * b, top, width + suffix + 0.8 * b, height}
                             : Rect{left, top + 0.2 * b, width + suffix, height - 0.4 * b};
    row.text = {{left, top, width, height}, text, style, Align::Left, row.tone};
    row.result = {{left + width, top, suffix + 1, height}, row.suffix, tail, Align::Left, row.tone};
}

PlacedCall CallPlacer::place(const LadderCall& call) const {
    const auto* entered = std::get_if<trace::CallEntered>(&m_ground.in.trace->events()[call.entered].what);
    if (!entered)
        return {};
    const double b = m_ground.b(), near = m_ground.columns.reach(call.lane) - (kFromBars + kEnd) * b;
    const Told told = tell(call, *entered, near);
    const double width = widthOf(call, told, near);
    PlacedCall placed;
    const auto add = [&](double y, const std::vector<std::string>& texts, const std::string& suffix) -> CallRow& {
        return placed.rows.emplace_back(CallRow{areaOf(call, y, width), texts, suffix});
    };
    if (told.returned && call.returnY <= call.enterY) {
        add(call.enterY, told.texts, told.result).failed = told.failed;
    } else {
        add(call.enterY, told.texts, told.returned ? kDots : told.waits).running = !told.returned;
        if (told.returned) {
            CallRow& back = add(call.returnY, {told.texts.back() + "()"}, told.result);
            back.isReturn = true;
            back.failed = told.failed;
        }
        const double from = placed.rows.front().area.centre().y;
        const double to = told.returned ? placed.rows.back().area.centre().y : m_ground.heights.present() + b;
        placed.wait = Line{{inner(call), from}, {inner(call), to}};
    }
    for (CallRow& row : placed.rows)
        write(row, call);
    return placed;
}

}  // namespace model::layout
