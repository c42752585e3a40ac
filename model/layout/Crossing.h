// Whether lines and rectangles of a layout meet.
#pragma once

#include "model/layout/Rect.h"

namespace model::layout {

struct Line {
    Point from, to;
};

// Not by a common border alone.
[[nodiscard]] bool meets(const Rect& a, const Rect& z);
[[nodiscard]] bool contains(const Rect& area, Point point);
[[nodiscard]] bool crosses(const Line& a, const Line& z);
// A part of the line lies in the area.
[[nodiscard]] bool crosses(const Rect& area, const Line& line);
[[nodiscard]] Rect between(Point a, Point z);

}  // namespace model::layout
