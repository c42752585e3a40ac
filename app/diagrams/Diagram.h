// A diagram knows its size and paints the visible part of itself. Screen, SVG, PDF, PNG and printing use this one path,
// so what is exported is what is seen. Pure painting: no widget, no event loop.
#pragma once

#include <QPainter>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <vector>

#include "app/diagrams/Spot.h"

namespace app::diagrams {

class Diagram {
public:
    virtual ~Diagram() = default;
    [[nodiscard]] virtual QSizeF size() const = 0;
    // visible: in the diagram's coordinates.
    virtual void paint(QPainter& painter, const QRectF& visible) const = 0;
    [[nodiscard]] virtual std::vector<Spot> spots() const { return {}; }
    // Those that touch `visible`. A diagram of any length answers for one screen in well under a frame's time.
    [[nodiscard]] virtual std::vector<Spot> spotsIn(const QRectF& visible) const;
    // Where to scroll so that what happens now is seen.
    [[nodiscard]] virtual QRectF focus() const { return {}; }
    // One sentence for a file's title and a screen reader.
    [[nodiscard]] virtual QString title() const { return {}; }
    // More for a screen reader: what it shows now.
    [[nodiscard]] virtual QString sentence() const { return title(); }
};

inline std::vector<Spot> Diagram::spotsIn(const QRectF& visible) const {
    std::vector<Spot> out = spots();
    std::erase_if(out, [&](const Spot& spot) { return !spot.area.intersects(visible); });
    return out;
}

}  // namespace app::diagrams
