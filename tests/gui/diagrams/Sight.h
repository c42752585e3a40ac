// What is left of a picture in a grey-scale copy and to eyes without one of the three cones: its lightness, pixel by
// pixel, and by how much two pictures differ in it.
#pragma once

#include <QImage>
#include <QPolygonF>
#include <vector>

namespace tests::gui {

enum class Sight { Grey, Protanopia, Deuteranopia, Tritanopia };
inline constexpr Sight kSights[] = {Sight::Grey, Sight::Protanopia, Sight::Deuteranopia, Sight::Tritanopia};
[[nodiscard]] const char* nameOf(Sight sight);

// CIE L*, 0 to 100, of a colour as it is seen.
[[nodiscard]] double lightness(const QColor& color, Sight sight);

// A part of a picture. texts: black where words stand, which are compared by nobody.
struct Part {
    QImage image, texts;
};
// Turned so that the arrow points to the right: what is around its tip, `length` before it.
[[nodiscard]] Part aroundTip(const QImage& picture, const std::vector<QPolygonF>& texts, QPointF from, QPointF tip,
                             double length, double half);
[[nodiscard]] Part partOf(const QImage& picture, const QRect& area);

// Share of what is drawn in either that is clearly lighter or darker in the other.
[[nodiscard]] double apart(const Part& a, const Part& z, const QColor& background, Sight sight);

}  // namespace tests::gui
