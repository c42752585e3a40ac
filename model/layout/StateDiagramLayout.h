// The state diagram of RFC 9293 figure 5, placed by hand: all eleven states, CLOSED twice as in the figure (where a
// connection begins and where it ends), and an arrow with event and action for each transition. Who opens and closes
// actively walks down the left, the other side the right. Plain numbers in units of the base text size.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "model/base/State.h"
#include "model/layout/Rect.h"

namespace model::layout {

enum class LabelSide : std::uint8_t { LeftOf, RightOf, Centre };  // of its point

struct StateNode {
    State state;
    bool end = false;  // the second CLOSED
    Point centre;
    double width = 11, height = 2.6;
};

struct StateEdge {
    State from, to;
    const char* event;          // "rcv SYN"
    const char* action;         // "snd SYN,ACK"; "" for none
    const char* rule;           // "RFC 9293, 3.10.7.2"
    std::array<Point, 4> path;  // a cubic curve from border to border
    Point label;                // middle of its two lines
    LabelSide side;
    bool inFigure = true;  // false: told by the text only; drawn once it was walked
};

// Full: labels on the arrows. Compact: none. Narrow: names on two lines as well.
enum class StateDiagramShape : std::uint8_t { Full, Compact, Narrow };

class StateDiagramLayout {
public:
    // height: to be filled, of shapes without labels: the ways between the rows give in, the boxes do not. 0: as drawn.
    explicit StateDiagramLayout(StateDiagramShape shape, double height = 0);

    [[nodiscard]] std::span<const StateNode> nodes() const { return m_nodes; }
    [[nodiscard]] std::span<const StateEdge> edges() const { return m_edges; }
    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] double height() const { return m_height; }
    // end: the CLOSED at the bottom.
    [[nodiscard]] const StateNode& node(State state, bool end = false) const;
    [[nodiscard]] std::optional<std::size_t> edge(State from, State to) const;

    [[nodiscard]] static Point along(const std::array<Point, 4>& path, double t);

    static constexpr std::size_t kNodes = 12, kEdges = 21;

private:
    std::array<StateNode, kNodes> m_nodes;
    std::array<StateEdge, kEdges> m_edges;
    double m_width, m_height;
};

}  // namespace model::layout
