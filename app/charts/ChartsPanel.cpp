#include "app/charts/ChartsPanel.h"

#include <QButtonGroup>
#include <QEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/charts/ChartDiagram.h"
#include "app/charts/ChartWords.h"
#include "app/panels/DiagramPanel.h"
#include "app/panels/FlowLayout.h"
#include "app/panels/PanelDock.h"

namespace app::charts {

using model::layout::ChartKind;
using model::layout::kChartKinds;

ChartsPanel::ChartsPanel(QWidget* parent) : Panel(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 8);
    auto* row = new QWidget(this);
    auto* flow = new panels::FlowLayout(row, 2);
    flow->setContentsMargins(0, 0, 0, 0);
    m_kinds = new QButtonGroup(this);
    for (const ChartKind kind : kChartKinds) {
        auto* button = new QToolButton(row);
        button->setObjectName(QStringLiteral("panelTab"));
        button->setCheckable(true);
        button->setChecked(kind == m_kind);
        button->setFocusPolicy(Qt::TabFocus);
        m_kinds->addButton(button, static_cast<int>(kind));
        flow->addWidget(button);
    }
    const auto make = [this](const diagrams::DiagramInputs& inputs) {
        return std::make_shared<ChartDiagram>(inputs, m_kind);
    };
    m_chart = new panels::DiagramPanel(
        make, [this] { return chartTitle(m_kind); }, panels::DiagramView::Fit::Width, this);
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    column->addWidget(row);
    column->addWidget(m_chart, 1);
    panels::keepTabOnChecked(*m_kinds);
    connect(m_kinds, &QButtonGroup::idClicked, this, [this](int id) { setKind(static_cast<ChartKind>(id)); });
    connect(m_chart, &Panel::packetPicked, this, &Panel::packetPicked);
    connect(m_chart, &Panel::positionWanted, this, &Panel::positionWanted);
    retranslate();
}

panels::DiagramView* ChartsPanel::view() const {
    return m_chart->view();
}

void ChartsPanel::setKind(ChartKind kind) {
    m_kind = kind;
    m_kinds->button(static_cast<int>(kind))->setChecked(true);
    panels::keepTabOnChecked(*m_kinds);
    m_chart->rebuild();
}

void ChartsPanel::show(const panels::Frame& frame) {
    m_chart->show(frame);
}
void ChartsPanel::clear() {
    m_chart->clear();
}

void ChartsPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ChartsPanel::retranslate() {
    for (const ChartKind kind : kChartKinds) {
        m_kinds->button(static_cast<int>(kind))->setText(chartTitle(kind));
        m_kinds->button(static_cast<int>(kind))->setAccessibleName(tr("Chart: %1").arg(chartTitle(kind)));
    }
}

}  // namespace app::charts
