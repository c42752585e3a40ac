#include "app/panels/LadderPanel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "app/panels/DiagramView.h"
#include "app/panels/FittedLabel.h"
#include "app/panels/Spoken.h"
#include "app/panels/StyleSheet.h"
#include "app/panels/Words.h"

namespace app::panels {

namespace {
constexpr int kGlowMs = 80, kGlowPhases = 30;
// More at once is a jump and not a step: nobody could follow it.
constexpr int kMostNew = 4;
}  // namespace

LadderPanel::LadderPanel(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("ladderCard"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    m_view = new DiagramView(this);
    m_view->setFit(DiagramView::Fit::Width);
    m_view->setLargestScale(1);
    m_onlyBar = new QWidget(this);
    auto* row = new QHBoxLayout(m_onlyBar);
    row->setContentsMargins(6, 2, 2, 2);
    m_only = new FittedLabel(m_onlyBar);
    m_everything = new QPushButton(m_onlyBar);
    m_everything->setFocusPolicy(Qt::TabFocus);
    row->addWidget(m_only, 1);
    row->addWidget(m_everything);
    m_onlyBar->hide();
    column->addWidget(m_onlyBar);
    column->addWidget(m_view, 1);
    retranslate();
    connect(m_everything, &QPushButton::clicked, this, &LadderPanel::everythingWanted);
    connect(m_view, &DiagramView::menuWanted, this, &LadderPanel::menuWanted);
    m_travel.setStartValue(0.0);
    m_travel.setEndValue(1.0);
    m_travel.setEasingCurve(QEasingCurve::InOutSine);
    connect(&m_travel, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        if (!m_diagram)
            return;
        m_diagram->setTravel(m_moving, value.toDouble());
        if (value.toDouble() < 1)
            m_view->repaintArea(m_diagram->travelArea());
        else
            m_view->repaintDiagram();
    });
    m_glow.setInterval(kGlowMs);
    connect(&m_glow, &QTimer::timeout, this, [this] {
        m_glowPhase = (m_glowPhase + 1) % kGlowPhases;
        if (!m_diagram)
            return;
        m_diagram->setGlow(0.5 - 0.5 * std::cos(2 * std::numbers::pi * m_glowPhase / kGlowPhases));
        for (std::size_t i = 0; i < m_view->spots().size(); ++i) {
            const auto* packet = m_view->spots()[i].as<model::PacketId>();
            if (packet && m_frame &&
                std::find(m_frame->scene->held.begin(), m_frame->scene->held.end(), *packet) !=
                    m_frame->scene->held.end())
                m_view->viewport()->update(m_view->spotRect(static_cast<int>(i)).adjusted(-24, -24, 24, 24));
        }
    });
    connect(m_view, &DiagramView::roomChanged, this, [this] {
        if (m_frame) {
            build();
            showFocus();
        }
    });
    connect(m_view, &DiagramView::spotActivated, this, [this](const diagrams::Spot& spot) {
        using namespace diagrams::spot;
        using model::trace::Judgement;
        if (const auto* deliver = spot.as<Deliver>())
            emit judgementWanted(deliver->packet, {Judgement::Kind::Deliver});
        else if (const auto* drop = spot.as<Drop>())
            emit judgementWanted(drop->packet, {Judgement::Kind::Drop});
        else if (const auto* packet = spot.as<model::PacketId>())
            emit packetPicked(*packet);
        else if (const auto* position = spot.as<Position>())
            emit positionWanted(position->events);
    });
}

void LadderPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void LadderPanel::retranslate() {
    m_everything->setText(tr("All connections"));
    m_everything->setToolTip(tr("Show all connections again (C)"));
}

QString LadderPanel::pickedOut() const {
    return m_onlyBar->isHidden() ? QString() : m_only->text();
}

// What is left out must not look as if it had not happened.
void LadderPanel::showOnly() {
    const auto& picked = m_frame->inputs.connection;
    const auto& connections = m_frame->scene->connections;
    const auto shown =
        std::find_if(connections.begin(), connections.end(), [&](const auto& view) { return picked == view.id; });
    m_onlyBar->setVisible(picked.has_value());
    if (picked)
        m_only->setContent(shown == connections.end() ? tr("Only one connection, which has not begun here")
                                                      : tr("Only %1").arg(connectionText(*shown)),
                           m_frame->theme(), 1.1, QFont::DemiBold, m_frame->theme().held.ink);
}

bool LadderPanel::traveling() const {
    return m_travel.state() == QAbstractAnimation::Running;
}

void LadderPanel::setPaused(bool paused) {
    if (paused && m_travel.state() == QAbstractAnimation::Running)
        m_travel.pause();
    else if (!paused && m_travel.state() == QAbstractAnimation::Paused)
        m_travel.resume();
}

void LadderPanel::finishTravel() {
    if (m_travel.state() == QAbstractAnimation::Stopped)
        return;
    m_travel.stop();
    if (m_diagram)
        m_diagram->setTravel(m_moving, 1);
    m_moving = {};
    m_view->repaintDiagram();
}

void LadderPanel::setReducedMotion(bool reduced) {
    m_reduced = reduced;
    if (!reduced)
        return;
    finishTravel();
    m_glow.stop();
    if (m_diagram)
        m_diagram->setGlow(1);
}

void LadderPanel::clear() {
    m_travel.stop();
    m_glow.stop();
    m_moving = {};
    m_view->setDiagram({});
    m_diagram.reset();
    m_memory.reset();
    m_frame.reset();
    m_position = 0;
}

void LadderPanel::show(const Frame& frame) {
    const bool moved = frame.scene->position != m_position;
    const bool resized = !m_frame || m_frame->theme().b != frame.theme().b;
    m_frame = frame;
    m_view->setSmallestScale(onProjector(frame.theme()) ? 1 : 0);
    m_view->setBackground(frame.theme().background, frame.theme().client.ink);
    if (moved)
        startTravel(frame);
    showOnly();
    build();
    if (moved || resized)
        showFocus();
    if (moved)
        emit happened(m_diagram->told(m_position));
    m_position = frame.scene->position;
    const bool glow = !frame.scene->held.empty() && !m_reduced;
    if (glow != m_glow.isActive())
        glow ? m_glow.start() : m_glow.stop();
}

void LadderPanel::showFocus() {
    const QRectF focus = m_diagram ? m_diagram->focus() : QRectF();
    if (!focus.isEmpty())
        m_view->showArea(focus);
}

void LadderPanel::startTravel(const Frame& frame) {
    const auto& packets = frame.stage->trace().packets();
    const std::size_t position = frame.scene->position;
    if (position < m_position) {
        finishTravel();
        return;
    }
    const auto eventBefore = [](const model::trace::PacketRecord& packet, std::size_t event) {
        return packet.event < event;
    };
    const auto from = std::lower_bound(packets.begin(), packets.end(), m_position, eventBefore);
    const auto to = std::lower_bound(packets.begin(), packets.end(), position, eventBefore);
    // A copy that the gate absorbed never shows as a segment of its own.
    model::PacketId newest;
    int count = 0;
    for (auto packet = from; packet != to && count <= kMostNew; ++packet)
        if (!frame.stage->trace().fate(packet->seen.packet, position).original) {
            newest = packet->seen.packet;
            ++count;
        }
    if (!newest || count > kMostNew)
        return;
    finishTravel();
    m_moving = newest;
    if (m_reduced || !isVisible())
        return;
    m_travel.setDuration(m_travelMs);
    m_travel.start();
}

void LadderPanel::build() {
    diagrams::DiagramInputs inputs = m_frame->inputs;
    inputs.width = m_view->roomWidth();
    inputs.height = m_view->maximumViewportSize().height();
    inputs.pressable = m_frame->stage->live() && m_frame->stage->atEnd();
    m_diagram = std::make_shared<diagrams::LadderDiagram>(inputs, m_memory);
    m_memory = m_diagram->memory();
    m_diagram->setGlow(m_reduced ? 1 : 0.5);
    if (m_travel.state() != QAbstractAnimation::Stopped)
        m_diagram->setTravel(m_moving, m_travel.currentValue().toDouble());
    m_view->setDiagram(m_diagram);
    setSpoken(m_view, tr("Ladder"), m_diagram->title());
}

}  // namespace app::panels
