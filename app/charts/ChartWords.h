// What charts, their curves and their points are called, in the language of the installed translator.
#pragma once

#include <QString>

#include "model/layout/ChartSeries.h"

namespace app::charts {

[[nodiscard]] QString chartTitle(model::layout::ChartKind kind);
// Of the axis that counts upwards.
[[nodiscard]] QString axisTitle(model::layout::ChartKind kind);
[[nodiscard]] QString curveName(const model::layout::Curve& curve);
// Shown where a point is pointed at.
[[nodiscard]] QString pointWords(const model::layout::Chart& chart, const model::layout::Curve& curve,
                                 const model::layout::ChartPoint& point, const model::trace::Trace& trace);
// For a screen reader; without curves: why there are none.
[[nodiscard]] QString chartSentence(const model::layout::Chart& chart);

}  // namespace app::charts
