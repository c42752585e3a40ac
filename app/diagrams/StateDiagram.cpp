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

constexpr std::array<Side, 2> kSides{Side::Client, Side::Server};

QString letter(Side side) {
    return side == Side::Client ? QStringLiteral("C") : QStringLiteral("S");
}

// "rcv SYN / snd SYN,ACK"
QString both(const QString& event, const QString& action) {
    return action.isEmpty() ? event : event + QStringLiteral(" / ") + action;
}

void paintCurve(Canvas& canvas, const std::array<Point, 4>& path, QPointF end, const QPen& pen) {
    QPainterPath curve(qt(path[0]));
    curve.cubicTo(qt(path[1]), qt(path[2]), end);
    canvas.painter().setPen(pen);
    canvas.painter().setBrush(Qt::NoBrush);
    canvas.painter().drawPath(curve);
}

}  // namespace

StateDiagram::StateDiagram(const DiagramInputs& inputs)
    : m_plan({inputs.width, inputs.height, inputs.theme.b}),
      m_theme(inputs.theme),
      m_walkers(stateWalkers(*inputs.trace, *inputs.scene, inputs.scenario, inputs.connection)) {
    m_theme.b = m_plan.base();
}

QString StateDiagram::title() const {
    return tr("State diagram of RFC 9293");
}

QRectF StateDiagram::labelArea(const StateEdge& edge) const {
    const QFont font = m_theme.font(1.0, QFont::DemiBold);
    return qt(m_plan.labelOf(edge, std::max(Canvas::widthOf(transitionWords(edge.event), font),
                                            Canvas::widthOf(transitionWords(edge.action), font))));
}

void StateDiagram::paint(QPainter& painter, const QRectF& visible) const {
    Canvas canvas(painter, m_theme);
    painter.fillRect(visible, m_theme.background);
    for (std::size_t i = 0; i < m_plan.layout().edges().size(); ++i)
        paintEdge(canvas, i);
    for (const Side side : kSides)
        paintJump(canvas, side);
    for (const StateNode& node : m_plan.layout().nodes())
        paintNode(canvas, node);
    for (const Side side : kSides)
        paintToken(canvas, side);
    for (const Side side : kSides)
        paintCaption(canvas, side);
}

void StateDiagram::paintEdge(Canvas& canvas, std::size_t index) const {
    const StateEdge& edge = m_plan.layout().edges()[index];
    const EdgeLook look = m_plan.look(index, m_walkers);
    if (!edge.inFigure && !look.lit && !look.passed)
        return;
    const QColor ink = look.side ? m_theme.side(*look.side).ink : look.possible ? m_theme.text : m_theme.rule;
    const double width = look.lit        ? m_theme.heldLine
                         : look.passed   ? m_theme.line
                         : look.possible ? m_theme.line * 0.9
                                         : 1.2;
    QPen pen(ink, width);
    pen.setCapStyle(Qt::FlatCap);
    if (look.possible && !look.lit && !look.passed)
        pen.setDashPattern({3, 2});
    std::array<Point, 4> path;
    std::ranges::transform(edge.path, path.begin(), [this](const Point& point) { return m_plan.at(point); });
    // Stops at the head's neck, so that thick lines end in a point.
    const auto along = [&](double t) { return qt(m_plan.at(StateDiagramLayout::along(edge.path, t))); };
    paintCurve(canvas, path, along(0.97), pen);
    canvas.head(qt(path[3]), along(0.9), Stroke::Data, ink, std::max(0.75 * m_plan.unit(), width * 2.6));
    if (m_plan.labelled())
        paintLabel(canvas, edge, look);
}

void StateDiagram::paintLabel(Canvas& canvas, const StateEdge& edge, const EdgeLook& look) const {
    const QRectF area = labelArea(edge);
    const double unit = m_plan.unit(), row = 1.3 * unit;
    if (look.lit) {
        const theme::Role& role = m_theme.side(*look.side);
        canvas.pill(area.adjusted(-0.35 * unit, -0.1 * unit, 0.35 * unit, 0.1 * unit), role.tint, role.ink, 1, 4);
    }
    const QFont font = m_theme.font(1.0, look.lit || look.possible ? QFont::DemiBold : QFont::Normal);
    const QColor letters = look.lit ? m_theme.side(*look.side).ink : look.possible ? m_theme.text : m_theme.secondary;
    const Qt::Alignment align = (edge.side == LabelSide::LeftOf    ? Qt::AlignRight
                                 : edge.side == LabelSide::RightOf ? Qt::AlignLeft
                                                                   : Qt::AlignHCenter) |
                                Qt::AlignVCenter;
    canvas.text({area.left(), area.top(), area.width(), row}, align,
                look.reset ? transitionWords("rcv RST") : transitionWords(edge.event), font, letters);
    if (*edge.action)
        canvas.text({area.left(), area.top() + row, area.width(), row}, align, transitionWords(edge.action), font,
                    letters);
}

void StateDiagram::paintJump(Canvas& canvas, Side side) const {
    const auto path = m_plan.jumpOf(walker(side));
    if (!path)
        return;
    const bool reset = walker(side).reset;
    const QColor ink = reset ? m_theme.bad.ink : m_theme.side(side).ink;
    QPen pen(ink, m_theme.heldLine * 0.75);
    pen.setDashPattern({3, 2});
    paintCurve(canvas, *path, qt((*path)[3]), pen);
    canvas.head(qt((*path)[3]), qt((*path)[2]), reset ? Stroke::Rst : Stroke::Data, ink, 0.9 * m_plan.unit());
}

void StateDiagram::paintNode(Canvas& canvas, const StateNode& node) const {
    std::vector<Side> here;
    bool visited = false;
    for (const Side side : kSides) {
        const StateWalker& walker = this->walker(side);
        if (StateDiagramPlan::standsAt(walker, node))
            here.push_back(side);
        visited = visited || walker.visited(node.state, node.end);
    }
    const QRectF box = qt(m_plan.boxOf(node));
    if (here.empty()) {
        canvas.pill(box, m_theme.chrome, visited ? m_theme.secondary : m_theme.rule, visited ? 2 : 1, 8);
    } else {
        const theme::Role& role =
            here.size() > 1 ? m_theme.state(node.state, Side::Client) : m_theme.side(here.front());
        canvas.pill(box, role.tint, role.ink, m_theme.line * 1.25, 8);
    }
    paintName(canvas, node, here.empty() && !visited ? m_theme.secondary : m_theme.text);
}

// On one line where it has room, else on two.
void StateDiagram::paintName(Canvas& canvas, const StateNode& node, const QColor& ink) const {
    const QRectF box = qt(m_plan.boxOf(node));
    const QString name = stateName(node.state);
    for (const double size : {1.1, 1.0}) {
        const QFont font = m_theme.font(size, QFont::Bold);
        const bool fits = Canvas::widthOf(name, font) < box.width() - 0.4 * m_plan.unit();
        if (m_plan.labelled() || fits || (node.state == State::Established && size == 1.0)) {
            canvas.text(box, Qt::AlignCenter, name, font, ink);
            return;
        }
    }
    const QStringList lines = stateNameLines(node.state);
    const double half = box.height() / 2;
    for (int i = 0; i < lines.size(); ++i)
        canvas.text({box.left(), box.top() + half * i + (0.1 - 0.2 * i) * m_plan.unit(), box.width(), half},
                    Qt::AlignCenter, lines[i], m_theme.font(1.0, QFont::Bold), ink);
}

QRectF StateDiagram::tokenArea(Side side) const {
    return qt(m_plan.tokenOf(walker(side), side, m_walk[static_cast<std::size_t>(side)]));
}

// The client's token is round and solid, the server's square and hollow: never told apart by colour alone.
void StateDiagram::paintToken(Canvas& canvas, Side side) const {
    const QRectF area = tokenArea(side);
    if (area.isEmpty())
        return;
    const theme::Role& role = m_theme.side(side);
    if (side == Side::Client)
        canvas.pill(area, role.ink, m_theme.background, 2, area.width() / 2);
    else
        canvas.pill(area, m_theme.background, role.ink, m_theme.line * 1.25, 0.35 * m_plan.unit());
    canvas.text(area, Qt::AlignCenter, letter(side), m_theme.font(1.1, QFont::Bold),
                side == Side::Client ? m_theme.background : role.ink);
}

// What led to where it stands, in words of the figure.
QString StateDiagram::cause(const StateWalker& walker) const {
    QString cause;
    if (!walker.event.empty()) {
        cause = both(transitionWords(walker.event), transitionWords(walker.action));
    } else if (const auto index = m_plan.lastEdge(walker)) {
        const StateEdge& edge = m_plan.layout().edges()[*index];
        cause = both(transitionWords(edge.event), transitionWords(edge.action));
    }
    if (walker.inferred)
        cause += (cause.isEmpty() ? QString() : QStringLiteral(" · ")) + tr("inferred");
    return cause;
}

void StateDiagram::paintCaption(Canvas& canvas, Side side) const {
    const StateWalker& walker = this->walker(side);
    if (!walker.stands())
        return;
    QString way = stateName(walker.here());
    if (walker.before())
        way = stateName(*walker.before()) + QStringLiteral(" → ") + way;
    const QString head = letter(side) + QStringLiteral("  ") + way;
    const QFont bold = m_theme.font(m_plan.shape() == StateDiagramShape::Compact ? 1.0 : 1.1, QFont::Bold);
    const StateDiagramPlan::Caption place = m_plan.captionOf(side);
    canvas.text(qt(place.way), Qt::AlignLeft | Qt::AlignVCenter, head, bold, m_theme.side(side).ink);
    const QString cause = this->cause(walker);
    const double left = place.cause == place.way ? Canvas::widthOf(head, bold) + 0.8 * m_plan.unit() : 0;
    canvas.text(qt(place.cause).adjusted(left, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, cause,
                m_theme.font(1.0, QFont::Normal, cause), m_theme.text);
}

std::vector<Spot> StateDiagram::spots() const {
    std::vector<Spot> out;
    for (const StateNode& node : m_plan.layout().nodes()) {
        QStringList who;
        for (const Side side : kSides) {
            const StateWalker& walker = this->walker(side);
            if (StateDiagramPlan::standsAt(walker, node))
                who += walker.name.empty() ? letter(side) : QString::fromStdString(walker.name);
        }
        const QString name = stateName(node.state), meaning = stateMeaning(node.state);
        out.push_back({qt(m_plan.boxOf(node)),
                       who.isEmpty() ? name + QStringLiteral(": ") + meaning
                                     : tr("%1 (here: %2): %3").arg(name, who.join(QStringLiteral(", ")), meaning),
                       node.state});
    }
    for (const StateEdge& edge : m_plan.layout().edges()) {
        const bool used = std::ranges::any_of(m_walkers, [&](const auto& w) { return w.walked(edge.from, edge.to); });
        if (edge.inFigure || used)
            out.push_back({m_plan.labelled() ? labelArea(edge) : qt(m_plan.middleOf(edge)), transitionRule(edge),
                           spot::Transition{edge.from, edge.to}});
    }
    return out;
}

}  // namespace app::diagrams
