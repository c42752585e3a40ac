#include "model/layout/StateDiagramPlan.h"

#include <algorithm>
#include <cmath>

namespace model::layout {

namespace {

constexpr double kLine = 1.6, kMargin = 0.6;  // of the caption
constexpr double kSmallest = 0.96;            // unit, of the base size

// Lines below the diagram: two for each end, side by side, in one or one below the other.
double captionLines(StateDiagramShape shape) {
    return shape == StateDiagramShape::Narrow ? 4 : 2;
}
double captionHeight(StateDiagramShape shape) {
    return captionLines(shape) * kLine + 2 * kMargin;
}

StateDiagramShape shapeFor(const DiagramRoom& room) {
    const double width = room.width / room.base, height = room.height / room.base;
    if (room.width <= 0 || (width >= 50 && (room.height <= 0 || height >= 52)))
        return StateDiagramShape::Full;
    return width >= 35 ? StateDiagramShape::Compact : StateDiagramShape::Narrow;
}

}  // namespace

StateDiagramPlan::StateDiagramPlan(const DiagramRoom& room) : m_shape(shapeFor(room)), m_layout(m_shape) {
    const double below = captionHeight(m_shape);
    m_unit =
        room.width > 0 ? std::clamp(room.width / m_layout.width(), room.base * kSmallest, room.base * 1.6) : room.base;
    if (room.height > 0 && room.width > 0) {
        // First the ways between the states give in, then everything does.
        const double least = (labelled() ? m_layout.height() : StateDiagramLayout(m_shape, 1).height()) + below;
        m_unit = std::clamp(room.height / least, room.base * kSmallest, m_unit);
        m_layout = StateDiagramLayout(m_shape, room.height / m_unit - below);
    }
    m_base = std::max(room.base, m_unit);
}

Size StateDiagramPlan::size() const {
    return {m_layout.width() * m_unit, (m_layout.height() + captionHeight(m_shape)) * m_unit};
}

Rect StateDiagramPlan::boxOf(const StateNode& node) const {
    const Point centre = at(node.centre);
    return {centre.x - node.width * m_unit / 2, centre.y - node.height * m_unit / 2, node.width * m_unit,
            node.height * m_unit};
}

Rect StateDiagramPlan::labelOf(const StateEdge& edge, double textWidth) const {
    const double width = textWidth + 0.2 * m_unit, height = (*edge.action ? 2.6 : 1.3) * m_unit;
    const Point point = at(edge.label);
    const double left = edge.side == LabelSide::LeftOf    ? point.x - width
                        : edge.side == LabelSide::RightOf ? point.x
                                                          : point.x - width / 2;
    return {left, point.y - height / 2, width, height};
}

Rect StateDiagramPlan::middleOf(const StateEdge& edge) const {
    const Point middle = at(StateDiagramLayout::along(edge.path, 0.5));
    return {middle.x - 0.9 * m_unit, middle.y - 0.9 * m_unit, 1.8 * m_unit, 1.8 * m_unit};
}

Rect StateDiagramPlan::tokenOf(const StateWalker& walker, Side side, double walk) const {
    if (!walker.stands())
        return {};
    const Rect box = boxOf(m_layout.node(walker.here(), walker.atEnd()));
    const double out = (labelled() ? 0 : 0.5) * m_unit;  // of a box that its name fills
    Point centre{side == Side::Client ? box.left - out : box.right() + out, box.top - 0.2 * m_unit};
    if (const auto edge = lastEdge(walker); edge && walk < 1)
        centre = at(StateDiagramLayout::along(m_layout.edges()[*edge].path, walk));
    const double radius = 1.05 * m_unit, inside = std::clamp(centre.x, radius + 2, size().width - radius - 2);
    // Pushed in from the picture's edge it stands on the box, above the name.
    if (walk >= 1 && std::abs(inside - centre.x) > 0.1 * m_unit)
        centre.y = box.top - 0.7 * m_unit;
    centre.x = inside;
    return {centre.x - radius, centre.y - radius, 2 * radius, 2 * radius};
}

std::optional<std::array<Point, 4>> StateDiagramPlan::jumpOf(const StateWalker& walker) const {
    if (!walker.before() || lastEdge(walker))
        return std::nullopt;
    const Rect a = boxOf(m_layout.node(*walker.before())),
               z = boxOf(m_layout.node(walker.here(), walker.here() == State::Closed));
    const bool right = a.centre().x >= z.centre().x;
    const Point start{right ? a.right() : a.left, a.centre().y}, end{right ? z.right() : z.left, z.centre().y};
    const double out = (right ? 3.2 : -3.2) * m_unit;
    const double reach = right ? std::max(start.x, end.x) + out : std::min(start.x, end.x) + out;
    const double bend = std::clamp(reach, 0.6 * m_unit, size().width - 0.6 * m_unit);
    return std::array<Point, 4>{start, Point{bend, start.y}, Point{bend, end.y}, end};
}

StateDiagramPlan::Caption StateDiagramPlan::captionOf(Side side) const {
    const bool second = side == Side::Server;
    const double all = size().width;
    const double width = (labelled() ? all / 2 : all) - 1.5 * kMargin * m_unit;
    const double left = labelled() && second ? all / 2 + kMargin * m_unit / 2 : kMargin * m_unit;
    const double top =
        (m_layout.height() + kMargin + 0.4 + (labelled() || !second ? 0 : captionLines(m_shape) / 2 * kLine)) * m_unit;
    const Rect way{left, top, width, kLine * m_unit};
    return {way, m_shape == StateDiagramShape::Compact ? way : way.moved(0, kLine * m_unit)};
}

Rect StateDiagramPlan::focus(const StateWalkers& walkers) const {
    Rect area;
    for (const StateNode& node : m_layout.nodes())
        for (const StateWalker& walker : walkers)
            if (standsAt(walker, node)) {
                const Rect box = boxOf(node);
                area = area.with(
                    {box.left - m_unit, box.top - 1.5 * m_unit, box.width + 2 * m_unit, box.height + 2.5 * m_unit});
            }
    const double left = std::max(0.0, area.left), top = std::max(0.0, area.top);
    return {left, top, std::min(size().width, area.right()) - left, std::min(size().height, area.bottom()) - top};
}

std::optional<std::size_t> StateDiagramPlan::lastEdge(const StateWalker& walker) const {
    return walker.before() ? m_layout.edge(*walker.before(), walker.here()) : std::nullopt;
}

EdgeLook StateDiagramPlan::look(std::size_t index, const StateWalkers& walkers) const {
    const StateEdge& edge = m_layout.edges()[index];
    EdgeLook look;
    for (const Side side : {Side::Client, Side::Server}) {
        const StateWalker& walker = walkers[static_cast<std::size_t>(side)];
        if (!walker.stands())
            continue;
        if (lastEdge(walker) == index) {
            look.lit = true;
            look.side = side;
            look.reset = walker.reset;
        } else if (walker.walked(edge.from, edge.to) && !look.lit) {
            look.passed = true;
            look.side = side;
        } else if (walker.here() == edge.from && !walker.atEnd()) {
            look.possible = true;
        }
    }
    return look;
}

bool StateDiagramPlan::standsAt(const StateWalker& walker, const StateNode& node) {
    return walker.stands() && walker.here() == node.state &&
           (node.state != State::Closed || node.end == walker.atEnd());
}

}  // namespace model::layout
