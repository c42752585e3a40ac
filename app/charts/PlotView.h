// The one class that knows Qt Charts: draws a Chart, tells which of its points is pointed at and clicked.
#pragma once

#include <QWidget>
#include <memory>

#include "app/charts/ChartSeries.h"
#include "app/theme/Theme.h"

namespace app::charts {

class PlotView : public QWidget {
    Q_OBJECT
public:
    explicit PlotView(QWidget* parent = nullptr);
    ~PlotView() override;
    void setChart(const Chart& chart, const theme::Theme& theme);
    // Index of curve and point nearest to a place in the widget, within reach of a finger; {-1, -1}: none.
    [[nodiscard]] std::pair<int, int> pointAt(const QPointF& place) const;
    [[nodiscard]] QPointF placeOf(int curve, int point) const;
    [[nodiscard]] const Chart& chart() const;

signals:
    void pointClicked(const app::charts::ChartPoint& point);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace app::charts
