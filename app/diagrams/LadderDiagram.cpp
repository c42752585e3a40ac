#include "app/diagrams/LadderDiagram.h"

#include <algorithm>
#include <cmath>

#include "app/diagrams/StateNames.h"

namespace app::diagrams {

using namespace model::layout;
using model::Side;

namespace {

constexpr double kHeldRoom = 4.6;    // buttons and a line of text under a held segment
constexpr double kLeastGap = 17;     // between life lines
constexpr double kCallGap = 27;      // between two, so that a call is seen whole
constexpr double kCrowdedGap = 7.6;  // between many on a narrow screen: names stand between them
constexpr double kSeenAtOnce = 27;   // of a ladder on a small screen
constexpr std::int64_t kFoldCapture = 150'000'000, kFoldLive = 2'000'000'000;

}  // namespace

LadderDiagram::LadderDiagram(const DiagramInputs& inputs, std::shared_ptr<LadderMemory> memory)
    : m_in(inputs), m_memory(std::move(memory)) {
    LadderMeasures measures;
    measures.connection = inputs.connection;
    measures.foldAfterNs = inputs.scene->session ? kFoldLive : kFoldCapture;
    if (inputs.scenario) {
        for (const model::scenario::Actor& actor : inputs.scenario->actors)
            measures.sides[actor.name] = actor.role == "server" ? Side::Server : Side::Client;
    }
    if (!m_memory || !(m_memory->layout.measures() == measures))
        m_memory = std::make_shared<LadderMemory>(LadderMemory{LadderLayout(measures), {}});
    m_memory->layout.update(*inputs.trace);
    m_in.symbols = symbolsOf(inputs);
    arrange();
}

void LadderDiagram::measure() {
    m_order = shown().order();
    const auto count = static_cast<double>(m_order.size());
    const auto name = QString::fromLatin1("ESTABLISHED");
    const double wide = Canvas::widthOf(name, m_in.theme.font(1.1, QFont::Bold)) + 1.4 * b();
    const double gaps = std::max(1.0, count - 1);
    const double width = m_in.width > 0 ? m_in.width : std::max(50.0, 24.0 + count * 18) * b();
    // Calls need the room more where there is little.
    const QString countdown =
        width < kCallGap * b() + 3 * b() ? QStringLiteral("2MSL: 60 s") : tr("2MSL: %1").arg(tr("%1 s").arg(60));
    m_narrow = width < 2 * wide + (count > 2 ? kLeastGap * gaps + 4 : kCallGap) * b();
    m_margin = m_narrow ? std::max(Canvas::widthOf(QStringLiteral("RECEIVED"), m_in.theme.font(1.0, QFont::Bold)),
                                   Canvas::widthOf(countdown, m_in.theme.font(1.0, QFont::DemiBold, countdown))) +
                              0.9 * b()
                        : wide;
    m_gap = kLeastGap * 0.8 * b();
    m_crowded = count > 2 && width < 2 * m_margin + m_gap * gaps;
    m_size.setWidth(width);
}

void LadderDiagram::arrange() {
    measure();
    if (m_crowded && pick())
        measure();
    const LadderLayout& layout = shown();
    if (m_crowded) {
        m_margin = 3.5 * b();
        m_gap = kCrowdedGap * b();
    }
    const auto count = static_cast<double>(m_order.size());
    const double room = std::max(m_size.width(), 2 * m_margin + m_gap * std::max(1.0, count - 1));
    m_header = (m_folded.isEmpty() ? 4 : 5.4) * b();

    m_columns.assign(layout.lanes().size(), {});
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        Column& column = m_columns[m_order[i]];
        const auto tracks = std::max<std::size_t>(1, layout.lanes()[m_order[i]].tracks.size());
        column.bar = (tracks > 3 ? 0.7 : 1.1) * b();
        column.half = (column.bar * static_cast<double>(tracks) + kBarGap * b() * static_cast<double>(tracks - 1)) / 2;
        column.first = i == 0;
        column.last =
            i + 1 == m_order.size() && (i > 0 || (m_picked && layout.lanes()[m_order[i]].side == Side::Server));
        column.outside = !m_crowded && (column.first || column.last);
    }
    if (!m_order.empty()) {
        const double left = m_margin + m_columns[m_order.front()].half;
        const double right = room - m_margin - m_columns[m_order.back()].half;
        for (std::size_t i = 0; i < m_order.size(); ++i)
            m_columns[m_order[i]].x = count < 2 ? (!m_picked                    ? room / 2
                                                   : m_columns[m_order[i]].last ? right
                                                                                : left)
                                                : left + (right - left) * static_cast<double>(i) / (count - 1);
    }
    for (Column& column : m_columns)
        column.leftward = column.last || (m_crowded && column.x > room / 2);
    for (const model::PacketId id : m_in.scene->held) {
        if (const LadderSegment* segment = layout.segment(id))
            m_heldAt.push_back(segment->door);
    }
    std::sort(m_heldAt.begin(), m_heldAt.end());
    m_size.setWidth(room);
    m_size.setHeight(y(bottom()) + kFoot * b());
    findComing();
    // Only what is seen whole beside what happens now.
    const double top = focus().top();
    while (!m_coming.empty() && m_coming.back().to.y() + kUnderComing * b() - top > seenAtOnce())
        m_coming.pop_back();
    if (!m_coming.empty())
        m_size.setHeight(m_coming.back().to.y() + kUnderComing * b());
}

double LadderDiagram::seenAtOnce() const {
    return m_in.height > 0 ? m_in.height : kSeenAtOnce * b();
}

double LadderDiagram::bottom() const {
    return std::max(shown().heightAt(position()), shown().measures().top + 3);
}

double LadderDiagram::y(double layoutY) const {
    const auto passed = std::lower_bound(m_heldAt.begin(), m_heldAt.end(), layoutY - 0.01) - m_heldAt.begin();
    return m_header + (layoutY + kHeldRoom * static_cast<double>(passed)) * b();
}

double LadderDiagram::layoutY(double pixels) const {
    return (pixels - m_header) / b() - kHeldRoom * static_cast<double>(m_heldAt.size());
}

void LadderDiagram::setTravel(model::PacketId packet, double travel) {
    m_moving = packet;
    m_travel = std::clamp(travel, 0.0, 1.0);
}

QRectF LadderDiagram::travelArea() const {
    const LadderSegment* segment = m_moving ? shown().segment(*m_moving) : nullptr;
    if (!segment || segment->settled < position() || m_columns.empty())
        return {};
    const double top = y(segment->start), low = y(segment->door);
    return QRectF(0, top, m_size.width(), low - top).adjusted(0, -b(), 0, b());
}

QString LadderDiagram::title() const {
    QStringList names;
    for (const std::uint32_t lane : m_order)
        names += laneName(lane);
    return tr("Ladder: %1").arg(names.join(QStringLiteral(", ")));
}

QString LadderDiagram::laneName(std::uint32_t lane) const {
    return actorTitle(m_in, shown().lanes()[lane].name);
}

void LadderDiagram::paint(QPainter& painter, const QRectF& visible) const {
    Canvas canvas(painter, m_in.theme);
    painter.fillRect(visible, m_in.theme.background);
    Taken taken;
    for (const std::uint32_t lane : m_order)
        paintLane(canvas, lane, Part::Bars, visible, taken);
    const double top = layoutY(visible.top()), bottomY = (visible.bottom() - m_header) / b();
    std::vector<Placed> segments;
    std::vector<const LadderCall*> calls;
    shown().visit(top, bottomY, [&](const LadderItem& item) {
        if (item.event >= position())
            return;
        switch (item.kind) {
            case LadderItem::Kind::Segment:
                if (auto placed = place(item))
                    segments.push_back(std::move(*placed));
                break;
            case LadderItem::Kind::Call:
                calls.push_back(&shown().calls()[item.index]);
                break;
            case LadderItem::Kind::Note:
                paintNote(canvas, item);
                break;
            case LadderItem::Kind::Taken:
                break;
        }
    });
    for (const LadderCall* call : calls)
        paintCall(canvas, *call, Part::Bars, taken);
    for (const Placed& placed : segments)
        paintSegment(canvas, placed);
    for (const LadderCall* call : calls)
        paintCall(canvas, *call, Part::Names, taken);
    for (const Placed& placed : segments) {
        paintLabel(canvas, placed);
        take(taken, placed);
    }
    paintComing(canvas, visible);
    for (const std::uint32_t lane : m_order)
        paintLane(canvas, lane, Part::Names, visible, taken);
    paintHeader(canvas, visible);
}

// Stays at the top of the screen while the ladder scrolls under it.
void LadderDiagram::paintHeader(Canvas& canvas, const QRectF& visible) const {
    const double top = std::max(0.0, visible.top());
    const QRectF strip(visible.left(), top, visible.width(), m_header - 0.3 * b());
    canvas.painter().fillRect(strip, m_in.theme.background);
    if (visible.top() > 0)
        canvas.line(strip.bottomLeft(), strip.bottomRight(), m_in.theme.rule, 1);
    if (!m_folded.isEmpty()) {
        const double most = std::min(visible.width(), m_size.width()) - b();
        const QFont font = m_in.theme.font(1.0, QFont::Normal, m_folded.front());
        canvas.text({visible.left() + 0.5 * b(), top + 3.55 * b(), most, 1.4 * b()}, Qt::AlignCenter,
                    Canvas::fitting(m_folded, font, most), font,
                    m_heldElsewhere ? m_in.theme.held.ink : m_in.theme.secondary);
    }
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        const Lane& lane = shown().lanes()[m_order[i]];
        const Column& column = m_columns[m_order[i]];
        const QString name = laneName(m_order[i]);
        const double left = i == 0 ? 0.3 * b() : (m_columns[m_order[i - 1]].x + column.x) / 2;
        const double right =
            i + 1 == m_order.size() ? m_size.width() - 0.3 * b() : (m_columns[m_order[i + 1]].x + column.x) / 2;
        const double half = std::min(column.x - left, right - column.x);
        const QRectF area(column.x - half, top + 0.2 * b(), 2 * half, 1.9 * b());
        double size = 1.4;  // smaller rather than cut off
        while (size > (m_in.theme.line > 3 ? 1.05 : 0.95) &&
               Canvas::widthOf(name, m_in.theme.font(size, QFont::Bold, name)) > area.width() - 0.4 * b())
            size -= 0.1;
        canvas.text(area, Qt::AlignHCenter, name, m_in.theme.font(size, QFont::Bold, name),
                    m_in.theme.side(lane.side).ink);
        if (lane.pid != 0)
            canvas.text(area.translated(0, 1.5 * b()), Qt::AlignHCenter, tr("pid %1").arg(lane.pid),
                        m_in.theme.font(1.0), m_in.theme.secondary);
    }
}

// What happened last, and the segment that waits for a click where both fit; from side to side what the newest segment
// takes. One that is kept on the wire waits for nobody.
QRectF LadderDiagram::focus() const {
    const LadderLayout& layout = shown();
    const double end = m_size.height(), now = std::max(0.0, y(bottom()) - 8 * b());
    QRectF area(0, now, m_size.width(), end - now);
    const auto& items = layout.items();
    const LadderSegment* last = nullptr;
    for (auto item = items.rbegin(); item != items.rend(); ++item) {
        if (item->kind != LadderItem::Kind::Segment || item->event >= position())
            continue;
        last = &layout.segments()[item->index];
        if (const auto newest = place(*item)) {
            const double left = std::min({newest->from.x(), newest->in.x(), newest->label.area.left()}) - b();
            const double right = std::max({newest->from.x(), newest->in.x(), newest->label.area.right()}) + b();
            area.setLeft(std::max(0.0, left));
            area.setRight(std::min(m_size.width(), right));
        }
        break;
    }
    for (auto held = m_in.scene->held.rbegin(); held != m_in.scene->held.rend(); ++held) {
        const LadderSegment* segment = layout.segment(*held);
        if (!segment || m_in.trace->fate(*held, m_in.scene->position).kept)
            continue;
        const double top = std::max(0.0, y(segment->start) - b() - m_header);  // below the names, which stay
        // Rather without what the calls did since.
        if (segment == last || y(bottom()) + kFoot * b() - top <= seenAtOnce())
            area.setTop(top);
        break;
    }
    return area;
}

std::vector<Spot> LadderDiagram::spots() const {
    const double most = 2000 * b();
    return spotsIn(QRectF(0, std::max(0.0, m_size.height() - most), m_size.width(), most));
}

std::vector<Spot> LadderDiagram::spotsIn(const QRectF& visible) const {
    // In the order of events, as the keys walk through them.
    std::vector<std::pair<std::uint32_t, Spot>> found;
    for (const std::uint32_t lane : m_order)
        visitBars(lane, visible, [&](std::size_t, const StateSpan& span, const QRectF& bar) {
            const QString state =
                stateName(span.state) + (span.kernel ? QString() : QStringLiteral(" · ") + tr("inferred"));
            if (bar.intersects(visible))
                found.push_back({span.event,
                                 {bar, tr("%1: %2. A click goes to where it began.").arg(laneName(lane), state),
                                  spot::Position{span.event + 1u}}});
        });
    const double top = layoutY(visible.top()), bottomY = (visible.bottom() - m_header) / b();
    shown().visit(top, bottomY, [&](const LadderItem& item) {
        if (item.event >= position())
            return;
        if (item.kind == LadderItem::Kind::Call) {
            const auto& call = shown().calls()[item.index];
            for (const CallRow& row : rowsOf(call))
                found.push_back({item.event,
                                 {row.area, tr("%1: %2").arg(laneName(call.lane), row.texts.front() + row.suffix),
                                  spot::Call{row.isReturn ? call.returned : call.entered}}});
        }
        if (item.kind != LadderItem::Kind::Segment)
            return;
        const auto placed = place(item);
        if (!placed)
            return;
        const model::PacketId id = placed->record->seen.packet;
        const auto add = [&](const QRectF& area, const QString& name, Spot::What what) {
            found.push_back({item.event, {area, name, what}});
        };
        add(placed->label.area, sentence(*placed), id);
        if (!placed->label.again.isEmpty())
            add(placed->label.again, sentence(*placed), id);
        if (placed->fate == Fate::Held && m_in.pressable) {
            add(placed->deliver, tr("Deliver %1").arg(placed->label.said), spot::Deliver{id});
            add(placed->drop, tr("Drop %1").arg(placed->label.said), spot::Drop{id});
        }
    });
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& z) { return a.first < z.first; });
    std::vector<Spot> out;
    for (auto& [event, spot] : found)
        out.push_back(std::move(spot));
    for (const Coming& coming : m_coming) {
        const QRectF area = QRectF(coming.from, coming.to).normalized();
        if (area.intersects(visible))
            out.push_back({area, coming.sentence, spot::Told{}});
    }
    return out;
}

}  // namespace app::diagrams
