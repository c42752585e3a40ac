#include "app/diagrams/StateDiagram.h"

#include <QPainterPath>
#include <algorithm>

#include "app/diagrams/StateNames.h"
#include "app/diagrams/TransitionRules.h"

namespace app::diagrams {

using namespace model::layout;
using model::Side;
using model::State;

namespace {

constexpr double kLine = 1.6, kMargin = 0.6;  // of the caption
constexpr double kSmallest = 0.96;            // unit, of the base size
constexpr std::array<Side, 2> kSides{Side::Client, Side::Server};

QString letter(Side side) {
    return side == Side::Client ? QStringLiteral("C") : QStringLiteral("S");
}

// Lines below the diagram: two for each end, side by side, in one or one below the other.
double captionLines(StateDiagramShape shape) {
    return shape == StateDiagramShape::Narrow ? 4 : 2;
}
double captionHeight(StateDiagramShape shape) {
    return captionLines(shape) * kLine + 2 * kMargin;
}

StateDiagramShape shapeFor(const DiagramInputs& in) {
    const double width = in.width / in.theme.b, height = in.height / in.theme.b;
    if (in.width <= 0 || (width >= 50 && (in.height <= 0 || height >= 52)))
        return StateDiagramShape::Full;
    return width >= 35 ? StateDiagramShape::Compact : StateDiagramShape::Narrow;
}

}  // namespace

StateDiagram::StateDiagram(const DiagramInputs& inputs) : m_in(inputs), m_shape(shapeFor(inputs)), m_layout(m_shape) {
    const double base = inputs.theme.b, below = captionHeight(m_shape);
    m_unit = inputs.width > 0 ? std::clamp(inputs.width / m_layout.width(), base * kSmallest, base * 1.6) : base;
    if (inputs.height > 0 && inputs.width > 0) {
        // First the ways between the states give in, then everything does.
        const double least = (labelled() ? m_layout.height() : StateDiagramLayout(m_shape, 1).height()) + below;
        m_unit = std::clamp(inputs.height / least, base * kSmallest, m_unit);
        m_layout = StateDiagramLayout(m_shape, inputs.height / m_unit - below);
    }
    m_in.theme.b = std::max(base, m_unit);
    m_size = QSizeF(m_layout.width() * m_unit, (m_layout.height() + below) * m_unit);
    findWalkers();
}

// A server's socket is one before it listens.
bool StateDiagram::serves(State state, const std::string& owner) const {
    if (m_in.scenario)
        for (const auto& actor : m_in.scenario->actors)
            if (actor.name == owner)
                return actor.role == "server";
    return state == State::Listen;
}

void StateDiagram::findWalkers() {
    const auto& scene = *m_in.scene;
    const model::trace::ConnectionView* shown = nullptr;
    for (const auto& connection : scene.connections) {
        if (!m_in.connection || connection.id == *m_in.connection)
            shown = &connection;
    }
    for (const Side side : kSides) {
        Walker& walker = m_walkers[static_cast<std::size_t>(side)];
        if (shown) {
            const auto& end = shown->ends[static_cast<std::size_t>(side)];
            walker.present = true;
            walker.name = QString::fromStdString(end.actor.empty() ? end.address.text() : end.actor);
            const auto* connection = m_in.trace->tracker().find(shown->id);
            if (!connection)
                continue;
            std::vector<State> inferred;
            for (const auto& transition : connection->end(side).states) {
                if (transition.time > scene.time)
                    break;
                if (inferred.empty() || inferred.back() != transition.to)
                    inferred.push_back(transition.to);
            }
            // The kernel's way; where it went faster than anybody looked, the states between are those of the segments.
            walker.path = end.kernelStates;
            walker.inferred = walker.path.empty();
            const bool agree = !inferred.empty() && (walker.inferred || walker.path.back() == inferred.back());
            if (agree && inferred.size() > walker.path.size())
                walker.path = inferred;
            for (const auto& transition : connection->end(side).states) {
                if (transition.time <= scene.time && !walker.path.empty() && transition.to == walker.path.back()) {
                    walker.event = QString::fromLatin1(transition.event);
                    walker.action = QString::fromLatin1(transition.action);
                    walker.rule = QString::fromLatin1(transition.rule);
                }
            }
            continue;
        }
        for (const auto& [id, socket] : scene.sockets) {  // before the first segment
            if (socket.ended || socket.now.protocol != model::trace::Protocol::Tcp)
                continue;
            const std::string owner =
                socket.lastOwners.empty() ? std::string() : scene.actorOfPid(socket.lastOwners.front().pid);
            if (serves(socket.now.state, owner) != (side == Side::Server))
                continue;
            walker.present = true;
            walker.path.clear();
            for (const auto& change : socket.states)
                walker.path.push_back(change.state);
            walker.name = QString::fromStdString(owner);
        }
    }
}

bool StateDiagram::standsAt(const Walker& walker, const StateNode& node) const {
    return walker.present && !walker.path.empty() && walker.path.back() == node.state &&
           (node.state != State::Closed || node.end == walker.atEnd());
}

QRectF StateDiagram::focus() const {
    QRectF area;
    for (const StateNode& node : m_layout.nodes())
        for (const Walker& walker : m_walkers)
            if (standsAt(walker, node))
                area |= boxOf(node).adjusted(-m_unit, -1.5 * m_unit, m_unit, m_unit);
    return area & QRectF(QPointF(0, 0), m_size);
}

QString StateDiagram::title() const {
    return tr("State diagram of RFC 9293");
}

QRectF StateDiagram::boxOf(const StateNode& node) const {
    const QPointF centre = at(node.centre);
    return {centre.x() - node.width * m_unit / 2, centre.y() - node.height * m_unit / 2, node.width * m_unit,
            node.height * m_unit};
}

std::optional<std::size_t> StateDiagram::lastEdge(const Walker& walker) const {
    return walker.path.size() < 2 ? std::nullopt
                                  : m_layout.edge(walker.path[walker.path.size() - 2], walker.path.back());
}

bool StateDiagram::walked(const Walker& walker, const StateEdge& edge) const {
    for (std::size_t i = 1; i < walker.path.size(); ++i) {
        if (walker.path[i - 1] == edge.from && walker.path[i] == edge.to)
            return true;
    }
    return false;
}

QRectF StateDiagram::labelArea(const StateEdge& edge) const {
    const auto& theme = m_in.theme;
    const QString event = QString::fromLatin1(edge.event), action = QString::fromLatin1(edge.action);
    const QFont font = theme.font(1.0, QFont::DemiBold);
    const double width = std::max(Canvas::widthOf(event, font), Canvas::widthOf(action, font)) + 0.2 * m_unit;
    const double height = (action.isEmpty() ? 1.3 : 2.6) * m_unit;
    const QPointF point = at(edge.label);
    const double left = edge.side == LabelSide::LeftOf    ? point.x() - width
                        : edge.side == LabelSide::RightOf ? point.x()
                                                          : point.x() - width / 2;
    return {left, point.y() - height / 2, width, height};
}

void StateDiagram::paint(QPainter& painter, const QRectF& visible) const {
    Canvas canvas(painter, m_in.theme);
    painter.fillRect(visible, m_in.theme.background);
    for (std::size_t i = 0; i < m_layout.edges().size(); ++i)
        paintEdge(canvas, i);
    for (const Side side : kSides)
        paintJump(canvas, m_walkers[static_cast<std::size_t>(side)], m_in.theme.side(side));
    for (const StateNode& node : m_layout.nodes())
        paintNode(canvas, node);
    for (const Side side : kSides)
        paintToken(canvas, side);
    paintCaption(canvas);
}

void StateDiagram::paintEdge(Canvas& canvas, std::size_t index) const {
    const auto& theme = m_in.theme;
    const StateEdge& edge = m_layout.edges()[index];
    bool lit = false, possible = false, passed = false;
    const theme::Role* role = nullptr;
    bool reset = false;
    for (const Side side : kSides) {
        const Walker& walker = m_walkers[static_cast<std::size_t>(side)];
        if (!walker.present || walker.path.empty())
            continue;
        if (lastEdge(walker) == index)
            lit = true, role = &theme.side(side), reset = walker.event.contains(QStringLiteral("RST"));
        else if (walked(walker, edge) && !lit)
            passed = true, role = &theme.side(side);
        else if (walker.path.back() == edge.from && !walker.atEnd())
            possible = true;
    }
    if (!edge.inFigure && !lit && !passed)
        return;
    const QColor ink = role ? role->ink : possible ? theme.text : theme.rule;
    const double width = lit ? theme.heldLine : passed ? theme.line : possible ? theme.line * 0.9 : 1.2;
    QPainterPath path(at(edge.path[0]));
    // Stops at the head's neck, so that thick lines end in a point.
    path.cubicTo(at(edge.path[1]), at(edge.path[2]), at(StateDiagramLayout::along(edge.path, 0.97)));
    QPen pen(ink, width);
    pen.setCapStyle(Qt::FlatCap);
    if (possible && !lit && !passed)
        pen.setDashPattern({3, 2});
    canvas.painter().setPen(pen);
    canvas.painter().setBrush(Qt::NoBrush);
    canvas.painter().drawPath(path);
    canvas.head(at(edge.path[3]), at(StateDiagramLayout::along(edge.path, 0.9)), Stroke::Data, ink,
                std::max(0.75 * m_unit, width * 2.6));

    if (!labelled())
        return;
    const QRectF area = labelArea(edge);
    if (lit)
        canvas.pill(area.adjusted(-0.35 * m_unit, -0.1 * m_unit, 0.35 * m_unit, 0.1 * m_unit), role->tint, role->ink, 1,
                    4);
    const QFont font = theme.font(1.0, lit || possible ? QFont::DemiBold : QFont::Normal);
    const QColor letters = lit ? role->ink : possible ? theme.text : theme.secondary;
    const Qt::Alignment align = (edge.side == LabelSide::LeftOf    ? Qt::AlignRight
                                 : edge.side == LabelSide::RightOf ? Qt::AlignLeft
                                                                   : Qt::AlignHCenter) |
                                Qt::AlignVCenter;
    const double row = 1.3 * m_unit;
    canvas.text({area.left(), area.top(), area.width(), row}, align,
                reset ? QStringLiteral("rcv RST") : QString::fromLatin1(edge.event), font, letters);
    if (*edge.action)
        canvas.text({area.left(), area.top() + row, area.width(), row}, align, QString::fromLatin1(edge.action), font,
                    letters);
}

// A way that the figure does not draw: a reset, or a state that came and went between two looks.
void StateDiagram::paintJump(Canvas& canvas, const Walker& walker, const theme::Role& role) const {
    if (walker.path.size() < 2 || lastEdge(walker))
        return;
    const State from = walker.path[walker.path.size() - 2], to = walker.path.back();
    const QRectF a = boxOf(m_layout.node(from)), z = boxOf(m_layout.node(to, to == State::Closed));
    const bool right = a.center().x() >= z.center().x();
    const QPointF start(right ? a.right() : a.left(), a.center().y()),
        end(right ? z.right() : z.left(), z.center().y());
    const double out = (right ? 3.2 : -3.2) * m_unit;
    const double reach = right ? std::max(start.x(), end.x()) + out : std::min(start.x(), end.x()) + out;
    const double bend = std::clamp(reach, 0.6 * m_unit, m_size.width() - 0.6 * m_unit);
    QPainterPath path(start);
    path.cubicTo({bend, start.y()}, {bend, end.y()}, end);
    const bool reset = walker.event.contains(QStringLiteral("RST"));
    const QColor ink = reset ? m_in.theme.bad.ink : role.ink;
    QPen pen(ink, m_in.theme.heldLine * 0.75);
    pen.setDashPattern({3, 2});
    canvas.painter().setPen(pen);
    canvas.painter().setBrush(Qt::NoBrush);
    canvas.painter().drawPath(path);
    canvas.head(end, {bend, end.y()}, reset ? Stroke::Rst : Stroke::Data, ink, 0.9 * m_unit);
}

void StateDiagram::paintNode(Canvas& canvas, const StateNode& node) const {
    const auto& theme = m_in.theme;
    const QRectF box = boxOf(node);
    std::vector<Side> here;
    bool visited = false;
    for (const Side side : kSides) {
        const Walker& walker = m_walkers[static_cast<std::size_t>(side)];
        if (!walker.present || walker.path.empty())
            continue;
        if (standsAt(walker, node))
            here.push_back(side);
        visited = visited || std::find(walker.path.begin(), walker.path.end(), node.state) != walker.path.end();
    }
    if (here.empty()) {
        canvas.pill(box, theme.chrome, visited ? theme.secondary : theme.rule, visited ? 2 : 1, 8);
    } else {
        const theme::Role& role = here.size() > 1 ? theme.state(node.state, Side::Client) : theme.side(here.front());
        canvas.pill(box, role.tint, role.ink, theme.line * 1.25, 8);
    }
    const auto name = stateName(node.state);
    const QColor ink = here.empty() ? (visited ? theme.text : theme.secondary) : theme.text;
    for (const double size : {1.1, 1.0}) {
        const QFont font = theme.font(size, QFont::Bold);
        if (labelled() || Canvas::widthOf(name, font) < box.width() - 0.4 * m_unit) {
            canvas.text(box, Qt::AlignCenter, name, font, ink);
            return;
        }
    }
    const QStringList lines = stateNameLines(node.state);
    const double half = box.height() / 2;
    for (int i = 0; i < lines.size(); ++i)
        canvas.text({box.left(), box.top() + half * i + (0.1 - 0.2 * i) * m_unit, box.width(), half}, Qt::AlignCenter,
                    lines[i], theme.font(1.0, QFont::Bold), ink);
}

QRectF StateDiagram::tokenArea(Side side) const {
    const Walker& walker = m_walkers[static_cast<std::size_t>(side)];
    if (!walker.present || walker.path.empty())
        return {};
    auto corner = [&](const StateNode& node) {
        const QRectF box = boxOf(node);
        const double out = labelled() ? 0 : 0.5;  // of a box that its name fills
        return side == Side::Client ? box.topLeft() + QPointF(-out, -0.2) * m_unit
                                    : box.topRight() + QPointF(out, -0.2) * m_unit;
    };
    QPointF centre = corner(m_layout.node(walker.path.back(), walker.atEnd()));
    const double walk = m_walk[static_cast<std::size_t>(side)];
    if (const auto edge = lastEdge(walker); edge && walk < 1)
        centre = at(StateDiagramLayout::along(m_layout.edges()[*edge].path, walk));
    const double radius = 1.05 * m_unit;
    centre.setX(std::clamp(centre.x(), radius + 2, m_size.width() - radius - 2));
    return {centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius};
}

// The client's token is round and solid, the server's square and hollow: never told apart by colour alone.
void StateDiagram::paintToken(Canvas& canvas, Side side) const {
    const QRectF area = tokenArea(side);
    if (area.isEmpty())
        return;
    const auto& theme = m_in.theme;
    const double radius = area.width() / 2;
    const theme::Role& role = theme.side(side);
    if (side == Side::Client)
        canvas.pill(area, role.ink, theme.background, 2, radius);
    else
        canvas.pill(area, theme.background, role.ink, theme.line * 1.25, 0.35 * m_unit);
    canvas.text(area, Qt::AlignCenter, letter(side), theme.font(1.1, QFont::Bold),
                side == Side::Client ? theme.background : role.ink);
}

void StateDiagram::paintCaption(Canvas& canvas) const {
    const auto& theme = m_in.theme;
    for (const Side side : kSides) {
        const Walker& walker = m_walkers[static_cast<std::size_t>(side)];
        const bool second = side == Side::Server;
        const double width = (labelled() ? m_size.width() / 2 : m_size.width()) - 1.5 * kMargin * m_unit;
        const double left = labelled() && second ? m_size.width() / 2 + kMargin * m_unit / 2 : kMargin * m_unit;
        const double top =
            (m_layout.height() + kMargin + 0.4 + (labelled() || !second ? 0 : captionLines(m_shape) / 2 * kLine)) *
            m_unit;
        const QRectF first(left, top, width, kLine * m_unit);
        if (!walker.present || walker.path.empty())
            continue;
        QString way = stateName(walker.path.back());
        if (walker.path.size() > 1)
            way = stateName(walker.path[walker.path.size() - 2]) + QStringLiteral(" → ") + way;
        const QString head = letter(side) + QStringLiteral("  ") + way;
        const QFont bold = theme.font(m_shape == StateDiagramShape::Compact ? 1.0 : 1.1, QFont::Bold);
        canvas.text(first, Qt::AlignLeft | Qt::AlignVCenter, head, bold, theme.side(side).ink);
        QString cause = walker.event;
        if (cause.isEmpty()) {
            if (const auto edge = lastEdge(walker)) {
                cause = QString::fromLatin1(m_layout.edges()[*edge].event);
                if (*m_layout.edges()[*edge].action)
                    cause += QStringLiteral(" / ") + QString::fromLatin1(m_layout.edges()[*edge].action);
            }
        } else if (!walker.action.isEmpty()) {
            cause += QStringLiteral(" / ") + walker.action;
        }
        if (walker.inferred)
            cause += (cause.isEmpty() ? QString() : QStringLiteral(" · ")) + tr("inferred");
        const QRectF rest = m_shape == StateDiagramShape::Compact
                                ? first.adjusted(Canvas::widthOf(head, bold) + 0.8 * m_unit, 0, 0, 0)
                                : first.translated(0, kLine * m_unit);
        canvas.text(rest, Qt::AlignLeft | Qt::AlignVCenter, cause, theme.font(1.0, QFont::Normal, cause), theme.text);
    }
}

std::vector<Spot> StateDiagram::spots() const {
    std::vector<Spot> out;
    for (const StateNode& node : m_layout.nodes()) {
        QStringList who;
        for (const Side side : kSides) {
            const Walker& walker = m_walkers[static_cast<std::size_t>(side)];
            if (standsAt(walker, node))
                who += walker.name.isEmpty() ? letter(side) : walker.name;
        }
        const auto name = stateName(node.state);
        const QString meaning = stateMeaning(node.state);
        out.push_back({boxOf(node),
                       who.isEmpty() ? name + QStringLiteral(": ") + meaning
                                     : tr("%1 (here: %2): %3").arg(name, who.join(QStringLiteral(", ")), meaning),
                       node.state});
    }
    for (std::size_t i = 0; i < m_layout.edges().size(); ++i) {
        const StateEdge& edge = m_layout.edges()[i];
        const bool used =
            std::any_of(m_walkers.begin(), m_walkers.end(), [&](const Walker& w) { return walked(w, edge); });
        if (!edge.inFigure && !used)
            continue;
        const QPointF middle = at(StateDiagramLayout::along(edge.path, 0.5));
        const QRectF around(middle - QPointF(0.9, 0.9) * m_unit, QSizeF(1.8, 1.8) * m_unit);
        out.push_back(
            {labelled() ? labelArea(edge) : around, transitionRule(edge), spot::Transition{edge.from, edge.to}});
    }
    return out;
}

}  // namespace app::diagrams
