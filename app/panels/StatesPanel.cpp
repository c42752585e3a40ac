#include "app/panels/StatesPanel.h"

#include <QCoreApplication>

#include "app/diagrams/StateDiagram.h"

namespace app::panels {

namespace {
constexpr int kWalkMs = 400;
}

StatesPanel::StatesPanel(QWidget* parent)
    : DiagramPanel(
          [this](const diagrams::DiagramInputs& inputs) {
              m_diagram = std::make_shared<diagrams::StateDiagram>(inputs);
              place(m_walk.state() == QAbstractAnimation::Running ? m_walk.currentValue().toDouble() : 1);
              return m_diagram;
          },
          [] { return QCoreApplication::translate("Panels", "States"); }, DiagramView::Fit::Whole, parent) {
    m_walk.setStartValue(0.0);
    m_walk.setEndValue(1.0);
    m_walk.setDuration(kWalkMs);
    m_walk.setEasingCurve(QEasingCurve::InOutSine);
    connect(&m_walk, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        repaintTokens();
        place(value.toDouble());
        repaintTokens();
    });
}

void StatesPanel::place(double walk) {
    if (!m_diagram)
        return;
    for (const model::Side side : {model::Side::Client, model::Side::Server})
        m_diagram->setWalk(side, m_walking[static_cast<std::size_t>(side)] ? walk : 1);
}

void StatesPanel::repaintTokens() {
    if (!m_diagram)
        return;
    for (const model::Side side : {model::Side::Client, model::Side::Server})
        if (m_walking[static_cast<std::size_t>(side)])
            view()->repaintArea(m_diagram->tokenArea(side).adjusted(-3, -3, 3, 3));
}

void StatesPanel::show(const Frame& frame) {
    Stand stand;
    stand.position = frame.scene->position;
    const auto& connections = frame.scene->connections;
    if (!connections.empty()) {
        const auto& connection = frame.inputs.connection && frame.inputs.connection->value <= connections.size()
                                     ? connections[frame.inputs.connection->value - 1]
                                     : connections.back();
        stand.connection = connection.id;
        for (std::size_t i = 0; i < 2; ++i)
            stand.states[i] = connection.ends[i].kernelStates.size();
    }
    if (stand.connection != m_stand.connection || stand.position < m_stand.position) {
        finishWalk();
    } else if (stand.states != m_stand.states) {
        finishWalk();
        for (std::size_t i = 0; i < 2; ++i)
            m_walking[i] = stand.states[i] > m_stand.states[i] && m_stand.states[i] > 0;
        if (!m_reduced && isVisible() && (m_walking[0] || m_walking[1]))
            m_walk.start();
    }
    m_stand = stand;
    DiagramPanel::show(frame);
}

void StatesPanel::clear() {
    finishWalk();
    m_diagram.reset();
    m_stand = {};
    DiagramPanel::clear();
}

void StatesPanel::finishWalk() {
    m_walk.stop();
    place(1);
    m_walking = {};
}

void StatesPanel::setReducedMotion(bool reduced) {
    m_reduced = reduced;
    if (reduced)
        finishWalk();
}

}  // namespace app::panels
