// The dock's page of charts: which one, and the chart.
#pragma once

#include "app/charts/ChartSeries.h"
#include "app/panels/Frame.h"

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
    void setKind(ChartKind kind);
    [[nodiscard]] panels::DiagramView* view() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    QButtonGroup* m_kinds;
    panels::DiagramPanel* m_chart;
    ChartKind m_kind = ChartKind::Sequence;

    void retranslate();
};

}  // namespace app::charts
