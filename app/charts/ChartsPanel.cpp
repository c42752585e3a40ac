#include "app/charts/ChartsPanel.h"

#include <QButtonGroup>
#include <QEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/panels/FlowLayout.h"

namespace app::charts {

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
    m_plot = new PlotView(this);
    column->addWidget(row);
    column->addWidget(m_plot, 1);
    connect(m_kinds, &QButtonGroup::idClicked, this, [this](int id) { setKind(static_cast<ChartKind>(id)); });
    connect(m_plot, &PlotView::pointClicked, this, [this](const ChartPoint& point) {
        if (point.packet)
            emit packetPicked(point.packet);
        emit positionWanted(point.event + 1);
    });
    retranslate();
}

void ChartsPanel::setKind(ChartKind kind) {
    m_kind = kind;
    m_kinds->button(static_cast<int>(kind))->setChecked(true);
    build();
}

void ChartsPanel::show(const panels::Frame& frame) {
    m_frame = frame;
    build();
}

void ChartsPanel::build() {
    if (m_frame)
        m_plot->setChart(chartOf(m_kind, m_frame->stage->trace(), *m_frame->scene, m_frame->inputs.connection), m_frame->theme());
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
