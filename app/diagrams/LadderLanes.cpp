// The life lines of the ladder: state bars with their names, calls, folds of time.
#include <algorithm>
#include <cmath>

#include "app/diagrams/LadderDiagram.h"
#include "app/diagrams/StateNames.h"
#include "app/session/Reasons.h"
#include "model/report/CallResult.h"
#include "model/trace/Failure.h"

namespace app::diagrams {

using namespace model::layout;
using model::Side;
using model::State;

namespace {

bool crosses(const QRectF& area, const QLineF& line) {
    if (area.contains(line.p1()) || area.contains(line.p2()))
        return true;
    const QLineF sides[] = {{area.topLeft(), area.topRight()},
                            {area.bottomLeft(), area.bottomRight()},
                            {area.topLeft(), area.bottomLeft()},
                            {area.topRight(), area.bottomRight()}};
    return std::any_of(std::begin(sides), std::end(sides),
                       [&](const QLineF& side) { return side.intersects(line) == QLineF::BoundedIntersection; });
}

}  // namespace

void LadderDiagram::paintLane(Canvas& canvas, std::uint32_t lane, Part part, const QRectF& visible,
                              Taken& taken) const {
    const Lane& l = shown().lanes()[lane];
    const Column& column = m_columns[lane];
    const double end = y(bottom()) + 2 * b();
    const double top = std::max(visible.top(), m_header), low = std::min(visible.bottom(), end);
    if (low > top && part == Part::Bars)
        canvas.line({column.x, top}, {column.x, low}, m_in.theme.rule, 1);
    visitBars(lane, visible, [&](std::size_t track, const StateSpan& span, const QRectF& bar) {
        if (part == Part::Bars)
            paintBar(canvas, lane, span, bar, visible);
        else if (!namedBeside(l, track, span))
            paintName(canvas, lane, span, bar, visible, taken);
    });
}

void LadderDiagram::visitBars(std::uint32_t lane, const QRectF& visible, const SeeBar& see) const {
    const Lane& l = shown().lanes()[lane];
    const Column& column = m_columns[lane];
    for (std::size_t t = 0; t < l.tracks.size(); ++t) {
        const auto& spans = l.tracks[t];
        // Only what is on the screen: spans are in order of y.
        const auto begin = std::upper_bound(spans.begin(), spans.end(), visible.top(),
                                            [this](double v, const StateSpan& s) { return v < y(s.y); });
        auto first = static_cast<std::size_t>(begin == spans.begin() ? 0 : begin - spans.begin() - 1);
        for (std::size_t i = first; i < spans.size() && spans[i].event < position() && y(spans[i].y) < visible.bottom();
             ++i) {
            const auto ends = shown().endOf(l, t, i, position());
            const double left = column.x - column.half + static_cast<double>(t) * (column.bar + kBarGap * b());
            const double from = y(spans[i].y), to = ends ? y(*ends) : y(bottom()) + 2 * b();
            see(t, spans[i], QRectF(left, from, column.bar, to - from));
        }
    }
}

// A socket that is no more, beside one that has the same state: one name is enough.
bool LadderDiagram::namedBeside(const Lane& lane, std::size_t track, const StateSpan& span) const {
    if (span.ended >= position())
        return false;
    for (std::size_t other = 0; other < lane.tracks.size(); ++other) {
        const auto& spans = lane.tracks[other];
        const auto next =
            std::upper_bound(spans.begin(), spans.end(), span.y, [](double v, const StateSpan& s) { return v < s.y; });
        if (other != track && next != spans.begin() && std::prev(next)->state == span.state &&
            std::prev(next)->ended >= position())
            return true;
    }
    return false;
}

void LadderDiagram::paintBar(Canvas& canvas, std::uint32_t lane, const StateSpan& span, const QRectF& bar,
                             const QRectF& visible) const {
    const auto& theme = m_in.theme;
    const Lane& l = shown().lanes()[lane];
    const theme::Role& role = theme.state(span.state, l.side);
    const QRectF shown = bar.intersected(visible.adjusted(-1e6, -4, 1e6, 4));
    if (shown.isEmpty())
        return;
    canvas.painter().fillRect(shown, role.tint);
    if (l.side == Side::Client) {
        QColor solid = role.ink;
        if (span.state == State::Closed)
            solid.setAlphaF(0.25f);
        canvas.painter().fillRect(shown.adjusted(bar.width() * 0.18, 0, -bar.width() * 0.18, 0), solid);
    } else {
        canvas.hatch(shown, role.ink, std::max(1.2, b() * 0.09), 0.55 * b());
    }
    canvas.painter().setPen(QPen(role.ink, 1));
    canvas.painter().setBrush(Qt::NoBrush);
    canvas.painter().drawRect(shown);
}

// Beside the visible part of its bar. In the margin there is room; between life lines it goes where nothing else is
// written, behind the back of its own segments first.
void LadderDiagram::paintName(Canvas& canvas, std::uint32_t lane, const StateSpan& span, const QRectF& bar,
                              const QRectF& visible, Taken& taken) const {
    const auto& theme = m_in.theme;
    const Lane& l = shown().lanes()[lane];
    const Column& column = m_columns[lane];
    const theme::Role& role = theme.state(span.state, l.side);
    QStringList lines = m_narrow ? stateNameLines(span.state) : QStringList{stateName(span.state)};
    QFont font = theme.font(m_narrow ? 1.0 : 1.1, QFont::Bold);
    font.setItalic(!span.kernel);
    const double row = 1.25 * b(), top = std::max(bar.top(), visible.top() + m_header),
                 low = std::min(bar.bottom(), visible.bottom());
    // Beside a short bar on one line, if that has room.
    if (const QString whole = stateName(span.state); low - top < 0.9 * row * static_cast<double>(lines.size()) &&
                                                     column.outside &&
                                                     Canvas::widthOf(whole, font) <= m_margin - 0.45 * b())
        lines = {whole};
    const double height = row * static_cast<double>(lines.size());
    const double full = height + (span.state == State::TimeWait || !span.kernel ? row * 1.6 : 0.2 * b());
    if (low - top < height * 0.9)
        return;
    double wanted = std::clamp(bar.top() + 0.3 * b(), top, std::max(top, low - height));
    if (bar.bottom() - bar.top() > 5 * b())
        wanted = std::clamp((top + low) / 2 - height / 2, top, std::max(top, low - height));
    const QString inferred = tr("inferred");
    const QFont small = theme.font(1.0, QFont::Normal, inferred);
    double width = m_margin - 0.45 * b();
    if (!column.outside) {
        width = 0;
        for (const QString& line : lines)
            width = std::max(width, Canvas::widthOf(line, font));
        if (!span.kernel)
            width = std::max(width, Canvas::widthOf(inferred, small));
    }
    const double gap = (column.outside ? 0.45 : 1.4) * b();
    const double behind = column.x - column.half - gap - width, before = column.x + column.half + gap;
    const auto overBar = [&](const QRectF& place) {
        return std::any_of(m_order.begin(), m_order.end(), [&](std::uint32_t other) {
            const Column& bars = m_columns[other];
            return other != lane && place.right() > bars.x - bars.half && place.left() < bars.x + bars.half;
        });
    };
    const auto free = [&](const QRectF& place, bool offStrokes) {
        return place.left() >= -0.1 && place.right() <= m_size.width() + 0.1 && !overBar(place) &&
               std::none_of(taken.areas.begin(), taken.areas.end(),
                            [&](const QRectF& other) { return place.intersects(other); }) &&
               (!offStrokes || std::none_of(taken.strokes.begin(), taken.strokes.end(),
                                            [&](const QLineF& line) { return crosses(place, line); }));
    };
    std::optional<QRectF> found;
    bool right = column.last;
    const std::vector<bool> sides = column.outside ? std::vector{right} : std::vector{false, true};
    // Rather alone than not at all.
    for (const auto& [tall, offStrokes] : {std::pair{full, true}, {full, false}, {height, false}}) {
        for (const bool side : sides) {
            for (double off = 0; !found && off < low - top; off += row / 2) {
                for (const double at : {wanted + off, wanted - off}) {
                    const QRectF place(side ? before : behind, at, width, tall);
                    if (at >= top && at + height <= low + 0.1 * height && free(place, offStrokes)) {
                        found = place;
                        right = side;
                        break;
                    }
                }
            }
        }
    }
    if (!found)
        return;
    taken.areas.push_back(*found);
    const bool roomBelow = found->height() > full - 0.1 && low - found->top() > height + row;
    const QRectF area(found->left(), found->top(), found->width(), row);
    const Qt::Alignment side = right ? Qt::AlignLeft : Qt::AlignRight;
    const QColor ink = span.state == State::Closed ? theme.secondary : role.ink;
    if (!column.outside)
        canvas.painter().fillRect(QRectF(area.left(), area.top(), width, height).adjusted(-0.1 * b(), 0, 0.1 * b(), 0),
                                  theme.background);
    for (int i = 0; i < lines.size(); ++i)
        canvas.text(area.translated(0, row * i), side | Qt::AlignVCenter, lines[i], font, ink);
    if (const double middle = area.top() + height / 2; hasOthersAt(l, span, middle))
        paintLeader(canvas, {right ? area.left() : area.right(), middle}, {bar.center().x(), middle}, role.ink);
    QRectF below = area.translated(0, height);
    if (!span.kernel && roomBelow)
        canvas.text(below, side | Qt::AlignVCenter, inferred, small, theme.secondary);
    if (span.state == State::TimeWait && roomBelow)
        paintCountdown(canvas, span, below, side);
}

// Whether another socket's bar stands beside this one at that height.
bool LadderDiagram::hasOthersAt(const Lane& lane, const StateSpan& span, double at) const {
    for (std::size_t t = 0; t < lane.tracks.size(); ++t) {
        const auto& spans = lane.tracks[t];
        const auto next = std::upper_bound(spans.begin(), spans.end(), at,
                                           [this](double v, const StateSpan& s) { return v < y(s.y); });
        if (next == spans.begin() || &*std::prev(next) == &span || std::prev(next)->event >= position())
            continue;
        const auto ends = shown().endOf(lane, t, static_cast<std::size_t>(next - spans.begin() - 1), position());
        if (!ends || y(*ends) > at)
            return true;
    }
    return false;
}

// From a name to its own bar among several.
void LadderDiagram::paintLeader(Canvas& canvas, QPointF name, QPointF bar, const QColor& ink) const {
    const auto& theme = m_in.theme;
    const double dot = 0.22 * b(), away = bar.x() > name.x() ? 0.1 * b() : -0.1 * b();
    canvas.line({name.x() + away, name.y()}, bar, theme.background, theme.line + 0.2 * b());
    canvas.pill(
        QRectF(bar.x() - dot, bar.y() - dot, 2 * dot, 2 * dot).adjusted(-0.1 * b(), -0.1 * b(), 0.1 * b(), 0.1 * b()),
        theme.background, {}, 0);
    canvas.line({name.x() + away, name.y()}, bar, ink, theme.line);
    canvas.pill({bar.x() - dot, bar.y() - dot, 2 * dot, 2 * dot}, ink, {}, 0);
}

void LadderDiagram::paintCountdown(Canvas& canvas, const StateSpan& span, const QRectF& area,
                                   Qt::Alignment side) const {
    const auto socket = m_in.scene->sockets.find(model::SocketId{span.socket});
    if (socket == m_in.scene->sockets.end() || socket->second.ended ||
        socket->second.now.timer != model::trace::TimerKind::TimeWait)
        return;
    const auto now = m_in.now.ns ? m_in.now : m_in.scene->time;
    const double left = std::max(
        0.0, socket->second.now.timerMs / 1000.0 - static_cast<double>(now.ns - socket->second.reported.ns) / 1e9);
    const QString seconds = tr("%1 s").arg(std::ceil(left), 0, 'f', 0), whole2Msl = tr("2MSL: %1").arg(seconds);
    const QFont font = m_in.theme.font(1.0, QFont::DemiBold, whole2Msl);
    canvas.text(area, side | Qt::AlignVCenter, Canvas::fitting({whole2Msl, seconds}, font, area.width()), font,
                m_in.theme.timeWait.ink);
    const double whole = std::max(60.0, left), length = std::min(area.width(), 6 * b());
    const QRectF track((side & Qt::AlignRight) ? area.right() - length : area.left(), area.bottom() + 0.15 * b(),
                       length, 0.4 * b());
    canvas.pill(track, m_in.theme.timeWait.tint, m_in.theme.timeWait.ink, 1);
    canvas.pill({track.left(), track.top(), track.width() * left / whole, track.height()}, m_in.theme.timeWait.ink, {},
                0);
}

std::vector<LadderDiagram::CallRow> LadderDiagram::rowsOf(const LadderCall& call) const {
    std::vector<CallRow> rows;
    const auto& events = m_in.trace->events();
    const auto* entered = std::get_if<model::trace::CallEntered>(&events[call.entered].what);
    if (!entered)
        return rows;
    const Column& column = m_columns[call.lane];
    const double most = column.leftward ? column.x - column.half : m_size.width() - column.x - column.half;
    double reach = most - 0.6 * b();  // to the state bars of the neighbour
    for (const std::uint32_t lane : m_order) {
        const double between = (m_columns[lane].x - column.x) * (column.leftward ? -1 : 1);
        if (between > 0)
            reach = std::min(reach, between - column.half - m_columns[lane].half);
    }
    double width = reach - 1.8 * b();
    auto area = [&](double at) {
        const double top = y(at) + 0.1 * b();
        return column.leftward ? QRectF(column.x - column.half - 0.9 * b() - width, top, width, 1.7 * b())
                               : QRectF(column.x + column.half + 0.9 * b(), top, width, 1.7 * b());
    };
    const bool returned = call.returned < position();
    QString result;
    bool failed = false;
    if (returned) {
        const auto* back = std::get_if<model::trace::CallReturned>(&events[call.returned].what);
        failed = back && back->error != 0;
        result = back ? QString::fromStdString(model::report::callResult(*entered, *back)) : QString();
    }
    const QStringList texts = callForms(*entered);
    const QFont font = m_in.theme.mono(1.0, returned ? QFont::Normal : QFont::Bold);
    QString waits = QStringLiteral(" … ") + tr("blocked");
    const QString least = texts[std::max<qsizetype>(0, texts.size() - 2)];
    if (Canvas::widthOf(least, font) + Canvas::widthOf(waits, font) > width)
        waits = QStringLiteral(" …");  // its colour says that it waits
    // Between many, where even its name has no room, it goes over the next life lines: its row is its own.
    const QString tail = returned ? QStringLiteral(" → ") + result : waits;
    if (m_order.size() > 2 && Canvas::widthOf(least, font) + Canvas::widthOf(tail, font) > width)
        width = std::min(most, std::max(2 * reach, 20 * b())) - 1.8 * b();
    if (returned && call.returnY <= call.enterY) {
        rows.push_back({area(call.enterY), texts, QStringLiteral(" → ") + result, false, false, failed});
        return rows;
    }
    rows.push_back({area(call.enterY), texts, returned ? QStringLiteral(" …") : waits, !returned, false, false});
    if (returned)
        rows.push_back({area(call.returnY),
                        {texts.back() + QStringLiteral("()")},
                        QStringLiteral(" → ") + result,
                        false,
                        true,
                        failed});
    return rows;
}

void LadderDiagram::paintCall(Canvas& canvas, const LadderCall& call, Part part, Taken& taken) const {
    const auto& theme = m_in.theme;
    const Column& column = m_columns[call.lane];
    const double inner = column.leftward ? column.x - column.half - 0.45 * b() : column.x + column.half + 0.45 * b();
    const auto rows = rowsOf(call);
    if (rows.empty())
        return;
    const bool spans = rows.size() > 1 || rows.front().running;
    if (spans && part == Part::Bars) {  // from its enter to its return, or to now
        const double to = rows.size() > 1 ? rows.back().area.center().y() : y(bottom()) + b();
        canvas.line({inner, rows.front().area.center().y()}, {inner, to}, theme.held.ink, theme.line * 1.5);
    }
    for (const CallRow& row : rows) {
        if (part == Part::Bars)
            break;
        const QColor ink = row.failed ? theme.bad.ink : row.running ? theme.held.ink : theme.secondary;
        const QFont font = theme.mono(1.0, row.running ? QFont::Bold : QFont::Normal, row.texts.front());
        const double outer = column.leftward ? column.x - column.half : column.x + column.half;
        canvas.line({outer, row.area.center().y()}, {inner, row.area.center().y()}, ink, theme.line);
        // What came of it is never cut off; a call that does not fit is told by its name.
        const QFont tail = theme.mono(1.0, row.running ? QFont::Bold : QFont::Normal, row.suffix);
        const double suffix = Canvas::widthOf(row.suffix, tail);
        const double most = row.area.width() - suffix;
        const QString text = Canvas::fitting(row.texts, font, most);
        const double width = std::min(most, Canvas::widthOf(text, font));
        const double left = column.leftward ? row.area.right() - width - suffix : row.area.left();
        taken.areas.emplace_back(left, row.area.top(), width + suffix, row.area.height());
        if (row.running)
            canvas.pill({left - 0.4 * b(), row.area.top(), width + suffix + 0.8 * b(), row.area.height()},
                        theme.held.tint, theme.held.ink, 0, 4);
        else
            canvas.painter().fillRect(
                QRectF(left, row.area.top() + 0.2 * b(), width + suffix, row.area.height() - 0.4 * b()),
                theme.background);
        canvas.text({left, row.area.top(), width, row.area.height()}, Qt::AlignLeft | Qt::AlignVCenter, text, font,
                    ink);
        canvas.text({left + width, row.area.top(), suffix + 1, row.area.height()}, Qt::AlignLeft | Qt::AlignVCenter,
                    row.suffix, tail, ink);
    }
}

void LadderDiagram::paintNote(Canvas& canvas, const LadderItem& item) const {
    const LadderNote& note = shown().notes()[item.index];
    const auto& theme = m_in.theme;
    QString text;
    switch (note.kind) {
        case LadderNote::Kind::Gap: {
            const double s = static_cast<double>(note.ns) / 1e9;
            text = s < 1 ? tr("%1 ms later").arg(s * 1000, 0, 'f', 0) : tr("%1 s later").arg(s, 0, 'f', s < 10 ? 1 : 0);
            break;
        }
        case LadderNote::Kind::ActorEnded: {
            const auto* ended = std::get_if<model::trace::ActorEnded>(&m_in.trace->events()[item.event].what);
            text = ended && ended->signal ? tr("process killed by signal %1").arg(ended->signal) : tr("process ended");
            break;
        }
        case LadderNote::Kind::Lost:
            text = tr("%1 events were lost").arg(note.ns);
            break;
        case LadderNote::Kind::Problem: {
            const auto* problem = std::get_if<model::trace::LabProblem>(&m_in.trace->events()[item.event].what);
            text = problem ? session::reasonText(model::trace::failure(*problem)) : QString();
            break;
        }
    }
    const double middle = y(item.y) + b();
    const QFont font = theme.font(1.0, QFont::Normal, text);
    const QColor ink = note.kind == LadderNote::Kind::Gap ? theme.secondary : theme.bad.ink;
    if (note.lane != kNever) {
        const Column& column = m_columns[note.lane];
        const double width = m_size.width() / 2;
        const QRectF area = column.leftward
                                ? QRectF(column.x - column.half - 0.9 * b() - width, middle - b(), width, 2 * b())
                                : QRectF(column.x + column.half + 0.9 * b(), middle - b(), width, 2 * b());
        canvas.text(area, (column.leftward ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, text, font,
                    theme.secondary);
        return;
    }
    // A break in every life line: paper-white between two short waves.
    for (const std::uint32_t lane : m_order) {
        const Column& column = m_columns[lane];
        const double half = column.half + 0.5 * b();
        canvas.painter().fillRect(QRectF(column.x - half, middle - 0.3 * b(), 2 * half, 0.6 * b()), theme.background);
        for (const double at : {-0.3, 0.3})
            canvas.line({column.x - half, middle + (at + 0.2) * b()}, {column.x + half, middle + (at - 0.2) * b()},
                        theme.rule, theme.line);
    }
    canvas.text({0, middle - b(), m_size.width(), 2 * b()}, Qt::AlignCenter, text, font, ink);
}

}  // namespace app::diagrams
