// The state diagram of RFC 9293 in a room of some pixels: which shape of it fits, how large its unit is, and where
// boxes, arrows, tokens and captions come to stand for two walkers. Rules about room and looks are here; painters draw.
#pragma once

#include "model/layout/DiagramRoom.h"
#include "model/layout/StateDiagramLayout.h"
#include "model/layout/StateWalk.h"

namespace model::layout {

// How an arrow looks for those who walk.
struct EdgeLook {
    bool lit = false;          // the last step of one
    bool passed = false;       // an earlier step of one
    bool possible = false;     // one stands where it begins
    bool reset = false;        // lit, and an RST led along it
    std::optional<Side> side;  // whose, of lit and passed
};

class StateDiagramPlan {
public:
    explicit StateDiagramPlan(const DiagramRoom& room);

    [[nodiscard]] const StateDiagramLayout& layout() const { return m_layout; }
    [[nodiscard]] StateDiagramShape shape() const { return m_shape; }
    [[nodiscard]] bool labelled() const { return m_shape == StateDiagramShape::Full; }
    [[nodiscard]] double unit() const { return m_unit; }  // pixels for a unit of the layout
    [[nodiscard]] double base() const { return m_base; }  // size of the text here
    [[nodiscard]] Size size() const;

    // In pixels, from here on. Half a unit down: room for a token on the top row.
    [[nodiscard]] Point at(Point point) const { return {point.x * m_unit, (point.y + 0.6) * m_unit}; }
    [[nodiscard]] Rect boxOf(const StateNode& node) const;
    // textWidth: of its longer line.
    [[nodiscard]] Rect labelOf(const StateEdge& edge, double textWidth) const;
    // Of an arrow without a label: where it can be pointed at.
    [[nodiscard]] Rect middleOf(const StateEdge& edge) const;
    // walk: progress on the last step, 0 to 1. Empty: it is not on the stage.
    [[nodiscard]] Rect tokenOf(const StateWalker& walker, Side side, double walk) const;
    // A way that the figure does not draw: a reset, or a state that came and went between two looks. A cubic curve.
    [[nodiscard]] std::optional<std::array<Point, 4>> jumpOf(const StateWalker& walker) const;
    // Of the caption of a side: the first of its lines, and the second; equal where both are one line.
    struct Caption {
        Rect way, cause;
    };
    [[nodiscard]] Caption captionOf(Side side) const;
    // Where those who walk stand.
    [[nodiscard]] Rect focus(const StateWalkers& walkers) const;

    [[nodiscard]] std::optional<std::size_t> lastEdge(const StateWalker& walker) const;
    [[nodiscard]] EdgeLook look(std::size_t edge, const StateWalkers& walkers) const;
    [[nodiscard]] static bool standsAt(const StateWalker& walker, const StateNode& node);

private:
    StateDiagramShape m_shape;
    StateDiagramLayout m_layout;
    double m_unit, m_base;
};

}  // namespace model::layout
