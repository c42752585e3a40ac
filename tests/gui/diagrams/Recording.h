// What a diagram draws, as values: every text with its box, every line. So that tests can ask for relations ("inside",
// "no two labels overlap") and compare dumps of draw commands instead of pixels.
#pragma once

#include <QLineF>
#include <QRectF>
#include <QString>
#include <optional>
#include <vector>

#include "app/diagrams/Diagram.h"

class QWidget;

namespace tests::gui {

struct DrawnText {
    QString text;
    QRectF box;         // in the diagram's coordinates
    double pixels = 0;  // the font's size as it is shown: enlarged or reduced with what it stands in
    QColor ink;
};

struct Recording {
    std::vector<DrawnText> texts;
    std::vector<QLineF> lines;
    std::size_t strokes = 0;  // lines, polygons, paths, rectangles

    static Recording of(const app::diagrams::Diagram& diagram);
    static Recording of(const app::diagrams::Diagram& diagram, const QRectF& visible);
    // All that is in sight of the widget and of those in it, in the widget's coordinates.
    static Recording of(QWidget& widget);

    [[nodiscard]] std::optional<DrawnText> find(const QString& part) const;
    [[nodiscard]] std::size_t count(const QString& part) const;
    // "A" over "B": pairs of texts that stand on each other. Empty is good.
    [[nodiscard]] QString overlaps() const;
    // Texts that leave the area. Empty is good.
    [[nodiscard]] QString outside(const QRectF& area) const;
    // Texts that had no room and end in dots; " …" is what a call that has not returned ends in. Empty is good.
    [[nodiscard]] QString elided() const;
    [[nodiscard]] QString dump() const;  // one line for each text: x, y in whole pixels, text
};

// With SOCKSTAGE_PICTURES=DIR a picture of the diagram is left there, for looking at.
void picture(const app::diagrams::Diagram& diagram, const QString& name);

}  // namespace tests::gui
