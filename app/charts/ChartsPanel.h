// The dock's page of charts: which one, and the chart.
#pragma once

#include <optional>

#include "app/charts/PlotView.h"
#include "app/panels/Frame.h"

class QButtonGroup;

namespace app::charts {

class ChartsPanel : public panels::Panel {
    Q_OBJECT
public:
    explicit ChartsPanel(QWidget* parent = nullptr);
    void show(const panels::Frame& frame) override;
    using Panel::show;
    [[nodiscard]] QString title() const override { return tr("Charts"); }
    void clear() override { m_frame.reset(); }
    void setKind(ChartKind kind);
    [[nodiscard]] PlotView* plot() const { return m_plot; }

protected:
    void changeEvent(QEvent* event) override;

private:
    QButtonGroup* m_kinds;
    PlotView* m_plot;
    ChartKind m_kind = ChartKind::Sequence;
    std::optional<panels::Frame> m_frame;

    void build();
    void retranslate();
};

}  // namespace app::charts
