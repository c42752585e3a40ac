// Points and rectangles of a layout as Qt has them.
#pragma once

#include <QRectF>

#include "model/layout/Rect.h"

namespace app::diagrams {

[[nodiscard]] inline QPointF qt(const model::layout::Point& point) {
    return {point.x, point.y};
}
[[nodiscard]] inline QSizeF qt(const model::layout::Size& size) {
    return {size.width, size.height};
}
[[nodiscard]] inline QRectF qt(const model::layout::Rect& rect) {
    return {rect.left, rect.top, rect.width, rect.height};
}

[[nodiscard]] inline model::layout::Rect layoutRect(const QRectF& rect) {
    return {rect.x(), rect.y(), rect.width(), rect.height()};
}

}  // namespace app::diagrams
