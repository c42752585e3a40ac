// The one class that knows Qt Charts: a Chart's axes, curves and marks as a scene that any painter can draw, so that
// screen and export are one. GUI thread (Qt Charts is made of widgets of a scene).
#pragma once

#include <QPainter>
#include <memory>

#include "app/theme/Theme.h"
#include "model/layout/ChartSeries.h"

namespace app::charts {

class Plot {
public:
    Plot(const model::layout::Chart& chart, const theme::Theme& theme, const QSizeF& size);
    ~Plot();
    Plot(Plot&&) noexcept;
    Plot& operator=(Plot&&) noexcept;

    // At the painter's origin.
    void paint(QPainter& painter) const;
    // Of a chart's point, in the plot's coordinates.
    [[nodiscard]] QPointF placeOf(const QPointF& point) const;
    // How a curve is drawn, as a sample of the width for the list of names.
    static void paintSample(QPainter& painter, const model::layout::Curve& curve, const theme::Theme& theme,
                            const QRectF& area);
    static void paintHere(QPainter& painter, const theme::Theme& theme, const QRectF& area);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace app::charts
