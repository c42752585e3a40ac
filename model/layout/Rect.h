// Points, sizes and rectangles of a layout: plain numbers, x to the right and y downwards. What unit they count in is
// the layout's to say.
#pragma once

#include <algorithm>

namespace model::layout {

struct Point {
    double x = 0, y = 0;
    bool operator==(const Point&) const = default;
};

struct Size {
    double width = 0, height = 0;
    bool operator==(const Size&) const = default;
};

struct Rect {
    double left = 0, top = 0, width = 0, height = 0;
    bool operator==(const Rect&) const = default;

    [[nodiscard]] double right() const { return left + width; }
    [[nodiscard]] double bottom() const { return top + height; }
    [[nodiscard]] Point centre() const { return {left + width / 2, top + height / 2}; }
    [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }
    // Smaller by so much on every side; larger where it is negative.
    [[nodiscard]] Rect inset(double x, double y) const { return {left + x, top + y, width - 2 * x, height - 2 * y}; }
    [[nodiscard]] Rect moved(double x, double y) const { return {left + x, top + y, width, height}; }
    // The smallest that holds both; an empty one counts for nothing.
    [[nodiscard]] Rect with(const Rect& other) const {
        if (empty() || other.empty())
            return empty() ? other : *this;
        const double l = std::min(left, other.left), t = std::min(top, other.top);
        return {l, t, std::max(right(), other.right()) - l, std::max(bottom(), other.bottom()) - t};
    }
};

}  // namespace model::layout
