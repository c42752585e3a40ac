#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "model/layout/StateDiagramLayout.h"

namespace {

using namespace model::layout;
using model::State;

struct Drawn {
    const char* name;
    StateDiagramShape shape;
    double height;
};

struct Shapes : testing::TestWithParam<Drawn> {
    StateDiagramLayout layout{GetParam().shape, GetParam().height};
};

double left(const StateNode& n) {
    return n.centre.x - n.width / 2;
}
double right(const StateNode& n) {
    return n.centre.x + n.width / 2;
}
double top(const StateNode& n) {
    return n.centre.y - n.height / 2;
}
double bottom(const StateNode& n) {
    return n.centre.y + n.height / 2;
}

// On the border, within the width of a line.
bool touches(const StateNode& n, Point p) {
    const double e = 0.35;
    const bool insideX = p.x > left(n) - e && p.x<right(n) + e, insideY = p.y> top(n) - e && p.y < bottom(n) + e;
    const bool onX = std::abs(p.x - left(n)) < e || std::abs(p.x - right(n)) < e,
               onY = std::abs(p.y - top(n)) < e || std::abs(p.y - bottom(n)) < e;
    return insideX && insideY && (onX || onY);
}

TEST_P(Shapes, HasElevenStatesAndTheFiguresTransitions) {
    std::set<State> states;
    for (const StateNode& node : layout.nodes())
        states.insert(node.state);
    EXPECT_EQ(states.size(), 11u);
    std::size_t figure = 0;
    for (const StateEdge& edge : layout.edges())
        figure += edge.inFigure;
    EXPECT_EQ(figure, 20u);
}

TEST_P(Shapes, NodesAreInsideAndApart) {
    const auto nodes = layout.nodes();
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        EXPECT_GE(left(nodes[i]), 0);
        EXPECT_LE(right(nodes[i]), layout.width());
        EXPECT_GE(top(nodes[i]), 0);
        EXPECT_LE(bottom(nodes[i]), layout.height());
        for (std::size_t j = i + 1; j < nodes.size(); ++j)
            EXPECT_TRUE(right(nodes[i]) < left(nodes[j]) || right(nodes[j]) < left(nodes[i]) ||
                        bottom(nodes[i]) < top(nodes[j]) || bottom(nodes[j]) < top(nodes[i]))
                << name(nodes[i].state) << " on " << name(nodes[j].state);
    }
}

TEST_P(Shapes, ColumnsAndRowsAreAligned) {
    EXPECT_EQ(layout.node(State::SynSent).centre.x, layout.node(State::FinWait1).centre.x);
    EXPECT_EQ(layout.node(State::FinWait1).centre.x, layout.node(State::FinWait2).centre.x);
    EXPECT_EQ(layout.node(State::SynReceived).centre.x, layout.node(State::LastAck).centre.x);
    EXPECT_EQ(layout.node(State::Established).centre.x, layout.node(State::TimeWait).centre.x);
    EXPECT_EQ(layout.node(State::SynSent).centre.y, layout.node(State::SynReceived).centre.y);
    EXPECT_EQ(layout.node(State::FinWait2).centre.y, layout.node(State::LastAck).centre.y);
}

TEST_P(Shapes, EveryArrowGoesFromBorderToBorder) {
    for (const StateEdge& edge : layout.edges()) {
        const bool ends = edge.to == State::Closed && (edge.from == State::LastAck || edge.from == State::TimeWait);
        EXPECT_TRUE(touches(layout.node(edge.from), edge.path[0])) << name(edge.from) << " -> " << name(edge.to);
        EXPECT_TRUE(touches(layout.node(edge.to, ends), edge.path[3])) << name(edge.from) << " -> " << name(edge.to);
    }
}

TEST_P(Shapes, NoArrowCrossesAState) {
    for (const StateEdge& edge : layout.edges()) {
        for (int i = 3; i <= 97; ++i) {
            const Point p = StateDiagramLayout::along(edge.path, i / 100.0);
            for (const StateNode& node : layout.nodes())
                EXPECT_FALSE(p.x > left(node) + 0.1 && p.x < right(node) - 0.1 && p.y > top(node) + 0.1 &&
                             p.y < bottom(node) - 0.1)
                    << name(edge.from) << " -> " << name(edge.to) << " through " << name(node.state);
        }
    }
}

TEST_P(Shapes, EveryTransitionCitesTheRfc) {
    for (const StateEdge& edge : layout.edges()) {
        EXPECT_TRUE(std::string_view(edge.rule).starts_with("RFC 9293, 3.10"));
        EXPECT_EQ(layout.edge(edge.from, edge.to), static_cast<std::size_t>(&edge - layout.edges().data()));
    }
    EXPECT_FALSE(layout.edge(State::Closed, State::TimeWait));
}

TEST(StateDiagramLayout, FillsTheHeightThatThereIs) {
    for (const StateDiagramShape shape : {StateDiagramShape::Compact, StateDiagramShape::Narrow}) {
        EXPECT_NEAR(StateDiagramLayout(shape, 36).height(), 36, 0.01);
        const StateDiagramLayout low(shape, 1), high(shape, 1000);
        EXPECT_GT(low.height(), 24);
        EXPECT_LT(high.height(), 51);
        EXPECT_EQ(low.node(State::Listen).height, high.node(State::Listen).height) << "names need their room";
    }
}

INSTANTIATE_TEST_SUITE_P(All, Shapes,
                         testing::Values(Drawn{"full", StateDiagramShape::Full, 0},
                                         Drawn{"compact", StateDiagramShape::Compact, 0},
                                         Drawn{"compactLow", StateDiagramShape::Compact, 1},
                                         Drawn{"narrow", StateDiagramShape::Narrow, 0},
                                         Drawn{"narrowLow", StateDiagramShape::Narrow, 1}),
                         [](const auto& drawn) { return drawn.param.name; });

}  // namespace
