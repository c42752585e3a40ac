#include "app/diagrams/ProjectedDiagram.h"

#include <algorithm>

#include "app/diagrams/Geometry.h"
#include "app/diagrams/LadderDiagram.h"
#include "app/diagrams/ProjectedPainter.h"

namespace app::diagrams {

using namespace model::layout;
using model::Side;

namespace {

constexpr double kTarget = 44;     // pixels, for a finger
constexpr double kSameDoor = 150;  // of the large screen: several wait there one behind the other

Size windowOf(const DiagramInputs& inputs) {
    return {inputs.width, inputs.height};
}

// Sizes of the projected stage count in its unit.
DiagramInputs scaled(DiagramInputs inputs) {
    inputs.theme =
        theme::Theme::make(inputs.theme.look, Projection(windowOf(inputs), 2).unit, theme::Setting::Projector);
    return inputs;
}

}  // namespace

ProjectedDiagram::ProjectedDiagram(const DiagramInputs& given, ProjectedContent content, Rows rows)
    : m_in(scaled(given)),
      m_content(std::move(content)),
      m_symbols(symbolsOf(m_in)),
      m_measure(m_in.theme),
      m_words(m_in),
      m_lane(inputs(), windowOf(m_in), std::move(rows), m_content.whole) {
    for (const Side side : {Side::Client, Side::Server}) {
        const auto index = static_cast<std::size_t>(side);
        m_names[index] = m_lane.giant(side);
        const auto found = m_content.actors.find(m_names[index]);
        const bool known = found != m_content.actors.end();
        m_giants[index] = placeGiant(known ? found->second : m_content.nobody, side, places(), m_measure);
    }
    m_steps = placeSteps(m_lane.ground().in, *m_lane.rows(), m_content.step, m_content.marks, places());
    place();
}

LadderInputs ProjectedDiagram::inputs() const {
    return ladderInputs(m_in, m_measure, m_words, *m_symbols);
}

ProjectedLane::Tell ProjectedDiagram::tell() const {
    return [this](const std::string& actor) -> ProjectedLane::Told {
        const auto found = m_content.actors.find(actor);
        if (found == m_content.actors.end())
            return {};
        return {found->second.state, found->second.stateTone, !found->second.waits.empty()};
    };
}

void ProjectedDiagram::place() {
    m_picture = m_lane.picture(tell());
}

void ProjectedDiagram::look(const LaneCamera& camera) {
    m_lane.look(camera);
    place();
}

void ProjectedDiagram::setTravel(model::PacketId packet, double travel) {
    const bool moved = m_travel < 1, moves = travel < 1;
    m_moving = packet;
    m_travel = std::clamp(travel, 0.0, 1.0);
    m_lane.setMoving(moves ? m_moving : std::nullopt);
    if (moved != moves)
        place();
}

const LaneCard* ProjectedDiagram::card(model::PacketId packet) const {
    const auto found = std::ranges::find(m_picture.cards, packet, &LaneCard::packet);
    return found == m_picture.cards.end() ? nullptr : &*found;
}

QRectF ProjectedDiagram::laneArea() const {
    const double around = 60 * places().unit;
    return qt(places().lane).adjusted(-around, -around, around, around);
}

QRectF ProjectedDiagram::bin() const {
    const double side = std::max(kTarget, 96 * places().unit);
    const QPointF low(qt(places().lane).center().x(), qt(places().lane).bottom());
    return {low.x() - side / 2, low.y() - side, side, side};
}

ProjectedDiagram::Target ProjectedDiagram::targetOf(const LaneCard& card, QPointF by) const {
    const QRectF moved = qt(card.area).translated(by);
    const double reach = std::max(kTarget, 80 * places().unit);
    if (moved.intersects(bin()))
        return Target::Bin;
    const LaneCard* other = passed(card, by);
    if (other && qt(other->area).contains(moved.center()))
        return Target::Past;
    const double front = card.arrow.way() > 0 ? moved.right() : -moved.left();
    const double door = card.arrow.way() * card.door.from.x;
    if (front > door && std::abs(by.y()) < reach + moved.height())
        return Target::Door;
    return other ? Target::Past : Target::None;
}

const LaneCard* ProjectedDiagram::passed(const LaneCard& card, QPointF by) const {
    const QRectF from = qt(card.area), to = from.translated(by);
    for (const LaneCard& other : m_picture.cards) {
        const QRectF area = qt(other.area);
        const bool sameDoor = other.packet != card.packet && other.arrow.way() == card.arrow.way() &&
                              std::abs(other.door.from.x - card.door.from.x) < kSameDoor * places().unit;
        const bool beside = std::abs(to.center().x() - area.center().x()) < (to.width() + area.width()) / 2;
        const bool above = from.center().y() < area.center().y(), nowAbove = to.center().y() < area.center().y();
        if (sameDoor && (area.contains(to.center()) || (beside && above != nowAbove)))
            return &other;
    }
    return nullptr;
}

QRectF ProjectedDiagram::travelArea(double from, double to) const {
    QRectF area;
    const double margin = 30 * places().unit;
    for (const LaneCard& card : m_picture.cards)
        if (m_moving && card.packet == *m_moving) {
            const QRectF line(qt(card.arrow.at(std::min(from, to))), qt(card.arrow.at(std::max(from, to))));
            area = qt(card.at(from).area) | qt(card.at(to).area) | line.normalized();
        }
    return area.isEmpty() ? area : area.adjusted(-margin, -margin, margin, margin);
}

QSizeF ProjectedDiagram::size() const {
    return {m_in.width, m_in.height - Projection::narrationHeight(windowOf(m_in))};
}

QString ProjectedDiagram::title() const {
    return tr("Stage: %1").arg(m_content.title);
}

void ProjectedDiagram::paint(QPainter& painter, const QRectF& visible) const {
    painter.fillRect(visible, m_in.theme.background);
    ProjectedPainter stage(painter, m_in.theme);
    const auto line = [&](const Rect& area, const QString& text, Align align, Tone tone, TextRole role) {
        const std::string words = text.toStdString();
        TextStyle style = places().plain(28, words);
        while (m_measure.width(words, style) > area.width && style.size * places().unit > Projection::kSmallest)
            style.size -= 1;
        stage.write({area, words, style, align, tone}, role);
    };
    line(places().title, m_content.title, Align::Left, Tone::Secondary, TextRole::Title);
    line(places().mode, m_content.mode, Align::Right, m_content.modeTone, TextRole::Other);
    stage.paint(m_steps);
    for (const Side side : {Side::Client, Side::Server}) {
        const auto index = static_cast<std::size_t>(side);
        stage.paint(m_giants[index], QString::fromStdString(m_names[index]));
    }
    stage.paint(m_picture);
    paintCards(stage);
}

void ProjectedDiagram::paintCards(ProjectedPainter& stage) const {
    for (const LaneCard& card : m_picture.cards) {
        const bool moving = card.arrow.fate == LaneArrow::Fate::Moving;
        if (moving)
            stage.paintMoving(card.at(m_travel));
        else if (m_leaving && m_leaving->packet == card.packet)
            m_leaving->dropped ? stage.paintFalling(card, m_leaving->share)
                               : stage.paintEntering(card, m_leaving->share);
        else if (!m_dragged || m_dragged->packet != card.packet)
            stage.paint(card, m_glow);
    }
    const LaneCard* dragged = m_dragged ? card(m_dragged->packet) : nullptr;
    if (!dragged)
        return;
    const Target target = targetOf(*dragged, m_dragged->by);
    if (target == Target::Past)
        stage.paintPassed(*passed(*dragged, m_dragged->by));
    stage.paintBin(bin(), target == Target::Bin);
    stage.paintDragged(*dragged, m_dragged->by, target == Target::Door);
}

std::vector<Spot> ProjectedDiagram::spots() const {
    std::vector<Spot> out;
    for (const LaneCard& card : m_picture.cards) {
        const QString said = QString::fromStdString(card.said);
        out.push_back({qt(card.area), said, card.packet});
        if (card.deliver.area.empty())
            continue;
        out.push_back({qt(card.deliver.area), tr("Deliver %1").arg(said), spot::Deliver{card.packet}});
        out.push_back({qt(card.drop.area), tr("Drop %1").arg(said), spot::Drop{card.packet}});
    }
    for (const TurnedText& label : m_picture.labels)
        if (label.packet)
            out.push_back({qt(label.bounds()), QString::fromStdString(label.parts.front().text), label.packet});
    return out;
}

}  // namespace app::diagrams
