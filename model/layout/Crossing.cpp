#include "model/layout/Crossing.h"

namespace model::layout {

bool meets(const Rect& a, const Rect& z) {
    return !a.empty() && !z.empty() && a.left < z.right() && z.left < a.right() && a.top < z.bottom() &&
           z.top < a.bottom();
}

bool contains(const Rect& area, Point point) {
    return !area.empty() && point.x >= area.left && point.x <= area.right() && point.y >= area.top &&
           point.y <= area.bottom();
}

bool crosses(const Line& a, const Line& z) {
    const Point way{a.to.x - a.from.x, a.to.y - a.from.y}, back{z.from.x - z.to.x, z.from.y - z.to.y};
    const Point between{a.from.x - z.from.x, a.from.y - z.from.y};
    const double area = way.y * back.x - way.x * back.y;
    if (area == 0)  // parallel
        return false;
    const double onA = (back.y * between.x - back.x * between.y) / area;
    const double onZ = (way.x * between.y - way.y * between.x) / area;
    return onA >= 0 && onA <= 1 && onZ >= 0 && onZ <= 1;
}

bool crosses(const Rect& area, const Line& line) {
    if (contains(area, line.from) || contains(area, line.to))
        return true;
    const Point topLeft{area.left, area.top}, topRight{area.right(), area.top};
    const Point bottomLeft{area.left, area.bottom()}, bottomRight{area.right(), area.bottom()};
    return crosses({topLeft, topRight}, line) || crosses({bottomLeft, bottomRight}, line) ||
           crosses({topLeft, bottomLeft}, line) || crosses({topRight, bottomRight}, line);
}

Rect between(Point a, Point z) {
    const double left = std::min(a.x, z.x), top = std::min(a.y, z.y);
    return {left, top, std::max(a.x, z.x) - left, std::max(a.y, z.y) - top};
}

}  // namespace model::layout
