#include "app/panels/ProjectedStage.h"

#include <QMouseEvent>
#include <QVBoxLayout>
#include <utility>

#include "app/diagrams/Geometry.h"
#include "app/panels/DiagramView.h"
#include "app/panels/GiantWords.h"
#include "app/panels/LadderMotion.h"
#include "app/panels/Spoken.h"

namespace app::panels {

using diagrams::ProjectedDiagram;
using model::layout::LaneCamera;
using model::trace::Judgement;

namespace {

constexpr int kEaseMs = 400;
constexpr double kDragFrom = 8;      // pixels
constexpr double kTap = 16;          // pixels that a finger may move
constexpr double kSwipe = 60;        // pixels, at least
constexpr double kSwipeShare = 2.0;  // so much more sideways than up or down

QRectF areaOf(const model::layout::LaneCard& card, double around) {
    return QRectF(card.area.left, card.area.top, card.area.width, card.area.height)
        .adjusted(-around, -around, around, around);
}

}  // namespace

ProjectedStage::ProjectedStage(LadderMotion* motion, QWidget* parent)
    : QWidget(parent), m_view(new DiagramView(this)), m_motion(motion) {
    setObjectName(QStringLiteral("projectedStage"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    m_view->setFit(DiagramView::Fit::Natural);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->viewport()->installEventFilter(this);
    m_view->viewport()->setAttribute(Qt::WA_AcceptTouchEvents);
    connect(m_view, &DiagramView::spotActivated, this, &ProjectedStage::activate);
    connect(m_motion, &LadderMotion::left, this, &ProjectedStage::leave);
    connect(m_motion, &LadderMotion::traveled, this, &ProjectedStage::travel);
    connect(m_motion, &LadderMotion::glowed, this, &ProjectedStage::glow);
    m_easing.setDuration(kEaseMs);
    m_easing.setStartValue(0.0);
    m_easing.setEndValue(1.0);
    m_easing.setEasingCurve(QEasingCurve::InOutSine);
    connect(&m_easing, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& share) { moveCamera(share.toDouble()); });
}

void ProjectedStage::show(const Frame& frame, const QString& title, const QString& mode, const QSize& window) {
    using model::layout::Tone;
    diagrams::ProjectedContent content = projectedContent(frame);
    content.title = title;
    content.mode = mode;
    content.modeTone = !frame.stage->live() ? Tone::Secondary : frame.stage->atEnd() ? Tone::Good : Tone::Held;
    content.whole = m_whole;
    diagrams::DiagramInputs inputs = frame.inputs;
    inputs.width = window.width();
    inputs.height = window.height();
    inputs.pressable = frame.stage->live() && frame.stage->atEnd();
    Look look{inputs.scene->position, frame.stage->end(), content.title, content.mode, m_whole};
    const bool timeAlone = m_shown.diagram && m_look == look && diagrams::alike(inputs, m_inputs);
    m_look = std::move(look);
    m_inputs = inputs;
    if (m_motion->leaving() && m_shown.diagram && !m_before.diagram)
        m_before = m_shown;
    m_shown = {frame.scene, std::make_shared<ProjectedDiagram>(inputs, std::move(content), m_rows)};
    m_rows = m_shown.diagram->rows();
    m_shown.diagram->setGlow(m_motion->steadyGlow());
    if (m_motion->onItsWay())
        m_shown.diagram->setTravel(m_motion->packet(), m_motion->travel());
    m_view->setBackground(frame.theme().background, frame.theme().client.ink);
    setSpoken(m_view, tr("Stage"), m_shown.diagram->title());
    if (m_hand && !m_shown.diagram->card(m_hand->packet))
        m_hand.reset();
    if (m_before.diagram && m_motion->leaving())
        return;
    m_before = {};
    const bool rests = m_camera == m_shown.diagram->target() && m_easing.state() == QAbstractAnimation::Stopped;
    if (timeAlone && rests && !m_motion->onItsWay() && !m_hand)
        return renewTimers();
    ease(m_shown.diagram->target());
    m_view->setDiagram(m_shown.diagram);
}

void ProjectedStage::renewTimers() {
    std::vector<QRectF> words;
    for (const auto& giant : m_shown.diagram->places().giants)
        words.push_back(diagrams::qt(giant.word));
    m_view->renewDiagram(m_shown.diagram, [&words](const QRectF&) { return words; });
}

// From where the camera looks now.
void ProjectedStage::ease(const LaneCamera& target) {
    if (!m_camera || m_motion->reduced() || !isVisible()) {
        m_easing.stop();
        m_camera = target;
        return;
    }
    if (*m_camera == target)
        return m_easing.stop();
    m_from = m_camera;
    m_easing.stop();
    m_easing.start();
}

void ProjectedStage::moveCamera(double share) {
    if (!m_shown.diagram || !m_from)
        return;
    const LaneCamera& target = m_shown.diagram->target();
    m_camera = share < 1 ? LaneCamera::between(*m_from, target, share) : target;
    m_shown.diagram->look(*m_camera);
    m_view->repaintArea(m_shown.diagram->laneArea());
    if (share >= 1)
        m_view->setDiagram(m_shown.diagram);  // spots stand elsewhere now
}

void ProjectedStage::finishMotion() {
    if (m_easing.state() == QAbstractAnimation::Stopped)
        return;
    m_easing.stop();
    moveCamera(1);
}

void ProjectedStage::clear() {
    m_easing.stop();
    m_view->setDiagram({});
    m_shown = m_before = {};
    m_look.reset();
    m_rows.reset();
    m_camera.reset();
    m_from.reset();
    m_hand.reset();
}

void ProjectedStage::setWhole(bool whole) {
    m_whole = whole;
    emit wanted();
}

// What it held goes in or falls; then the state is another, and the answer leaves.
void ProjectedStage::leave(double share) {
    const auto& leaving = m_motion->leaving();
    if (!m_shown.diagram || !isVisible())
        return;
    if (!leaving || share >= 1) {
        m_before = {};
        ease(m_shown.diagram->target());
        m_view->setDiagram(m_shown.diagram);
        return;
    }
    if (!m_before.diagram)
        return;
    m_before.diagram->setLeaving(ProjectedDiagram::Leaving{leaving->packet, leaving->dropped, share});
    m_view->repaintArea(m_before.diagram->laneArea());
}

void ProjectedStage::travel(double share) {
    if (!m_shown.diagram || !isVisible())
        return;
    const double before = std::exchange(m_travel, share);
    m_shown.diagram->setTravel(m_motion->packet(), share);
    if (share < 1 && before <= share)
        m_view->repaintArea(m_shown.diagram->travelArea(before, share));
    else
        m_view->setDiagram(m_shown.diagram);
}

void ProjectedStage::glow(double strength) {
    if (!m_shown.diagram || !isVisible() || m_hand)
        return;
    m_shown.diagram->setGlow(strength);
    for (const auto& card : m_shown.diagram->lane().cards)
        m_view->repaintArea(areaOf(card, 14 * m_shown.diagram->places().unit));
}

void ProjectedStage::activate(const diagrams::Spot& spot) {
    if (const auto* deliver = spot.as<diagrams::spot::Deliver>())
        emit judgementWanted(deliver->packet, {Judgement::Kind::Deliver});
    else if (const auto* drop = spot.as<diagrams::spot::Drop>())
        emit judgementWanted(drop->packet, {Judgement::Kind::Drop});
}

// By hand or finger: a held card into the door, into the bin, or past another.
bool ProjectedStage::eventFilter(QObject* object, QEvent* event) {
    const auto at = [&] { return static_cast<QMouseEvent*>(event)->position(); };
    switch (event->type()) {
        case QEvent::MouseButtonPress:
            return static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton && take(at());
        case QEvent::MouseMove:
            if (!m_hand)
                break;
            drag(at() - m_hand->pressed);
            return true;
        case QEvent::MouseButtonRelease:
            if (!m_hand)
                break;
            letGo(at() - m_hand->pressed);
            return true;
        case QEvent::TouchBegin:
        case QEvent::TouchUpdate:
        case QEvent::TouchEnd:
        case QEvent::TouchCancel:
            event->accept();  // no mouse is made of it
            touch(*static_cast<QTouchEvent*>(event));
            return true;
        default:
            break;
    }
    return QWidget::eventFilter(object, event);
}

bool ProjectedStage::take(QPointF at) {
    if (!m_shown.diagram || m_before.diagram)
        return false;
    for (const auto& card : m_shown.diagram->lane().cards)
        if (!card.deliver.area.empty() && areaOf(card, 0).contains(at)) {
            m_hand = Hand{card.packet, at, false};
            return true;
        }
    return false;
}

void ProjectedStage::drag(QPointF by) {
    m_hand->moved = m_hand->moved || by.manhattanLength() > kDragFrom;
    if (!m_hand->moved)
        return;
    m_shown.diagram->setDragged(ProjectedDiagram::Dragged{m_hand->packet, by});
    m_view->viewport()->update();
}

void ProjectedStage::putBack() {
    m_hand.reset();
    if (!m_shown.diagram)
        return;
    m_shown.diagram->setDragged(std::nullopt);
    m_view->viewport()->update();
}

void ProjectedStage::letGo(QPointF by) {
    const Hand hand = *m_hand;
    putBack();
    const auto* card = m_shown.diagram ? m_shown.diagram->card(hand.packet) : nullptr;
    if (!card || !hand.moved)
        return;
    switch (m_shown.diagram->targetOf(*card, by)) {
        case ProjectedDiagram::Target::None:
            return;
        case ProjectedDiagram::Target::Door:
            return emit judgementWanted(hand.packet, {Judgement::Kind::Deliver});
        case ProjectedDiagram::Target::Bin:
            return emit judgementWanted(hand.packet, {Judgement::Kind::Drop});
        case ProjectedDiagram::Target::Past: {
            // The younger one overtakes, whichever was moved.
            const model::PacketId other = m_shown.diagram->passed(*card, by)->packet;
            emit judgementWanted(std::max(hand.packet, other), {Judgement::Kind::Deliver});
            emit judgementWanted(std::min(hand.packet, other), {Judgement::Kind::Deliver});
            return;
        }
    }
}

// One finger takes a card, taps or swipes; a second one means something else.
void ProjectedStage::touch(const QTouchEvent& event) {
    const QPointF at = event.points().isEmpty() ? QPointF() : event.points().first().position();
    if (event.type() == QEvent::TouchCancel || event.points().size() != 1) {
        m_finger.reset();
        putBack();
    } else if (event.type() == QEvent::TouchBegin) {
        m_finger = at;
        (void)take(at);
    } else if (!m_finger) {
        return;
    } else if (event.type() == QEvent::TouchUpdate) {
        if (m_hand)
            drag(at - m_hand->pressed);
    } else {
        const QPointF from = *std::exchange(m_finger, std::nullopt), by = at - from;
        if (m_hand) {
            drag(by);
            letGo(by);
        } else if (by.manhattanLength() <= kTap) {
            tap(from);
        } else if (std::abs(by.x()) >= kSwipe && std::abs(by.x()) >= kSwipeShare * std::abs(by.y())) {
            emit stepWanted(by.x() < 0 ? 1 : -1);
        }
    }
}

// On a button presses it; on the free stage goes on.
void ProjectedStage::tap(QPointF at) {
    const int index = m_view->spotAt(at);
    const auto* spot = index < 0 ? nullptr : &m_view->spots()[static_cast<std::size_t>(index)];
    if (spot && (spot->as<diagrams::spot::Deliver>() || spot->as<diagrams::spot::Drop>()))
        return activate(diagrams::Spot(*spot));
    emit stepWanted(1);
}

}  // namespace app::panels
