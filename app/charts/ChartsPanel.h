// The dock's page of charts: which one, and the chart.
#pragma once

#include "app/panels/Frame.h"
#include "model/layout/ChartSeries.h"

class QButtonGroup;

namespace app::panels {
class DiagramPanel;
class DiagramView;
}  // namespace app::panels

namespace app::charts {

class ChartsPanel : public panels::Panel {
    Q_OBJECT
public:
    explicit ChartsPanel(QWidget* parent = nullptr);
    void show(const panels::Frame& frame) override;
    using Panel::show;
    [[nodiscard]] QString title() const override { return tr("Charts"); }
    void clear() override;
    void setKind(model::layout::ChartKind kind);
    [[nodiscard]] panels::DiagramView* view() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    QButtonGroup* m_kinds;
    panels::DiagramPanel* m_chart;
    model::layout::ChartKind m_kind = model::layout::ChartKind::Sequence;

    void retranslate();
};

}  // namespace app::charts
