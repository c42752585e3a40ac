// The spots of a diagram that are in sight, and which of them has the keyboard's focus. Coordinates are the diagram's.
#pragma once

#include <QPointF>
#include <QRectF>
#include <vector>

#include "app/diagrams/Diagram.h"

namespace app::panels {

class SpotsInSight {
public:
    // Of the diagram, nullptr for none. The focus stays on the spot that stands for the same thing.
    void read(const diagrams::Diagram* diagram, const QRectF& sight);

    [[nodiscard]] const std::vector<diagrams::Spot>& all() const { return m_spots; }
    // nullptr: there is none of that index.
    [[nodiscard]] const diagrams::Spot* at(int index) const;
    // The smallest that contains the place: a button on a segment wins over the segment. Of equal ones the nearest; -1:
    // none.
    [[nodiscard]] int indexAt(const QPointF& place) const;

    [[nodiscard]] int focused() const { return m_focused; }  // -1: none
    void focus(int index) { m_focused = index; }
    // By one from the focused spot; without a focus, the first or the last that is seen whole. May lie outside.
    [[nodiscard]] int next(int by, const QRectF& sight) const;

private:
    std::vector<diagrams::Spot> m_spots;
    int m_focused = -1;
};

}  // namespace app::panels
