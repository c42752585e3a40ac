#include "app/panels/LadderPanel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "app/panels/DiagramView.h"
#include "app/panels/FittedLabel.h"
#include "app/panels/Spoken.h"
#include "app/panels/Words.h"

namespace app::panels {

namespace {
// More at once is a jump and not a step: nobody could follow it.
constexpr int kMostNew = 4;
}  // namespace

LadderPanel::LadderPanel(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("ladderCard"));
    putTogether();
    retranslate();
    connect(m_everything, &QPushButton::clicked, this, &LadderPanel::everythingWanted);
    connect(m_view, &DiagramView::menuWanted, this, &LadderPanel::menuWanted);
    connect(m_view, &DiagramView::spotActivated, this, &LadderPanel::activate);
    connect(m_view, &DiagramView::roomChanged, this, [this] {
        if (m_frame) {
            build();
            showFocus();
        }
    });
    connect(&m_motion, &LadderMotion::traveled, this, &LadderPanel::travel);
    connect(&m_motion, &LadderMotion::glowed, this, &LadderPanel::glow);
}

void LadderPanel::putTogether() {
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
}

void LadderPanel::travel(double share) {
    if (!m_diagram)
        return;
    m_diagram->setTravel(m_motion.packet(), share);
    if (share < 1)
        m_view->repaintArea(m_diagram->travelArea(m_motion.packet()));
    else
        m_view->viewport()->update();
}

// Repaints what is held, and only that.
void LadderPanel::glow(double strength) {
    if (!m_diagram || !m_frame)
        return;
    m_diagram->setGlow(strength);
    for (const model::PacketId held : m_frame->scene->held)
        m_view->repaintArea(m_diagram->travelArea(held));
}

void LadderPanel::activate(const diagrams::Spot& spot) {
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
}

void LadderPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void LadderPanel::retranslate() {
    m_told.reset();
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
    const auto shown = std::ranges::find(connections, picked, [](const auto& view) { return std::optional(view.id); });
    m_onlyBar->setVisible(picked.has_value());
    if (picked)
        m_only->setContent(shown == connections.end() ? tr("Only one connection, which has not begun here")
                                                      : tr("Only %1").arg(connectionText(*shown)),
                           m_frame->theme(), 1.1, QFont::DemiBold, m_frame->theme().held.ink);
}

void LadderPanel::clear() {
    m_motion.stop();
    m_view->setDiagram({});
    m_diagram.reset();
    m_rows.reset();
    m_frame.reset();
    m_told.reset();
    m_held.clear();
    m_position = 0;
}

void LadderPanel::show(const Frame& frame) {
    const bool moved = frame.scene->position != m_position;
    const bool resized = !m_frame || m_frame->theme().b != frame.theme().b;
    m_frame = frame;
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
    m_held = frame.scene->held;
    m_motion.setGlowing(!frame.scene->held.empty());
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
    if (count > kMostNew)
        return;
    // One that waited and waits no more: at most one of a step.
    std::optional<LadderMotion::Leaving> leaving;
    for (const model::PacketId held : m_held)
        if (const auto verdict = frame.stage->trace().fate(held, position).verdict;
            std::ranges::find(frame.scene->held, held) == frame.scene->held.end())
            leaving = {held, verdict == model::trace::Verdict::Dropped};
    if (newest || leaving)
        m_motion.start(newest, leaving, isVisible() || m_watched);
}

void LadderPanel::build() {
    diagrams::DiagramInputs inputs = m_frame->inputs;
    inputs.width = m_view->roomWidth();
    inputs.height = m_view->maximumViewportSize().height();
    inputs.pressable = m_frame->stage->live() && m_frame->stage->atEnd();
    const Told told{m_frame->scene->position, m_frame->stage->end(), inputs};
    const bool timeAlone = m_told && m_told->position == told.position && m_told->end == told.end &&
                           diagrams::alike(m_told->inputs, inputs) && !m_motion.running();
    m_told = told;
    m_diagram = std::make_shared<diagrams::LadderDiagram>(inputs, m_rows);
    m_rows = m_diagram->rows();
    m_diagram->setGlow(m_motion.steadyGlow());
    if (m_motion.onItsWay())
        m_diagram->setTravel(m_motion.packet(), m_motion.travel());
    if (timeAlone)
        return m_view->renewDiagram(m_diagram, [this](const QRectF& seen) { return m_diagram->timerAreas(seen); });
    m_view->setDiagram(m_diagram);
    setSpoken(m_view, tr("Ladder"), m_diagram->title());
}

}  // namespace app::panels
