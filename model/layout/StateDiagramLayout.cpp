#include "model/layout/StateDiagramLayout.h"

#include <algorithm>
#include <cassert>

namespace model::layout {

namespace {

constexpr double kLeft = 8, kMiddle = 26, kRight = 44;
constexpr double kWidth = 52, kHeight = 50;

constexpr std::array<StateNode, StateDiagramLayout::kNodes> kPlaced{{
    {State::Closed, false, {kMiddle, 2.2}},
    {State::Listen, false, {kMiddle, 9.5}},
    {State::SynSent, false, {kLeft, 15}},
    {State::SynReceived, false, {kRight, 15}},
    {State::Established, false, {kMiddle, 22}},
    {State::FinWait1, false, {kLeft, 29}},
    {State::Closing, false, {kMiddle, 33}},
    {State::CloseWait, false, {kRight, 29}},
    {State::FinWait2, false, {kLeft, 38}},
    {State::TimeWait, false, {kMiddle, 41}},
    {State::LastAck, false, {kRight, 38}},
    {State::Closed, true, {kMiddle, 48}},
}};

constexpr std::array<Point, 4> straight(Point a, Point b) {
    return {
        {a, {a.x + (b.x - a.x) / 3, a.y + (b.y - a.y) / 3}, {a.x + (b.x - a.x) * 2 / 3, a.y + (b.y - a.y) * 2 / 3}, b}};
}

constexpr const char* kOpen = "RFC 9293, 3.10.1";
constexpr const char* kSend = "RFC 9293, 3.10.2";
constexpr const char* kClose = "RFC 9293, 3.10.4";
constexpr const char* kInListen = "RFC 9293, 3.10.7.2";
constexpr const char* kInSynSent = "RFC 9293, 3.10.7.3";
constexpr const char* kInOthers = "RFC 9293, 3.10.7.4";
constexpr const char* kTimeout = "RFC 9293, 3.10.8";

constexpr std::array<StateEdge, StateDiagramLayout::kEdges> kDrawn{{
    {State::Closed,
     State::Listen,
     "passive OPEN",
     "create TCB",
     kOpen,
     straight({24, 3.5}, {24, 8.2}),
     {23.3, 5.85},
     LabelSide::LeftOf},
    {State::Listen,
     State::Closed,
     "CLOSE",
     "delete TCB",
     kClose,
     straight({28, 8.2}, {28, 3.5}),
     {28.7, 5.85},
     LabelSide::RightOf},
    {State::Closed,
     State::SynSent,
     "active OPEN",
     "snd SYN",
     kOpen,
     {{{20.5, 1.8}, {10, 1.8}, {5, 5}, {5, 13.7}}},
     {1, 3.5},
     LabelSide::RightOf},
    {State::SynSent,
     State::Closed,
     "CLOSE",
     "delete TCB",
     kClose,
     {{{9.5, 13.7}, {9.5, 9}, {12, 3}, {20.5, 2.8}}},
     {12.1, 8.8},
     LabelSide::RightOf},
    {State::Listen,
     State::SynSent,
     "SEND",
     "snd SYN",
     kSend,
     {{{20.5, 9.9}, {18, 9.9}, {19, 14.2}, {13.5, 14.2}}},
     {18.7, 12.9},
     LabelSide::RightOf},
    {State::Listen,
     State::SynReceived,
     "rcv SYN",
     "snd SYN,ACK",
     kInListen,
     {{{31.5, 9.1}, {39, 9.1}, {44, 9.5}, {44, 13.7}}},
     {41.2, 8.2},
     LabelSide::RightOf},
    {State::SynReceived,
     State::Listen,
     "rcv RST",
     "",
     kInOthers,
     {{{38.5, 14.4}, {34, 14.4}, {35, 10.2}, {31.5, 10.2}}},
     {33.7, 12.9},
     LabelSide::LeftOf},
    {State::SynSent,
     State::SynReceived,
     "rcv SYN",
     "snd SYN,ACK",
     kInSynSent,
     straight({13.5, 15.5}, {38.5, 15.5}),
     {26, 17},
     LabelSide::Centre},
    {State::SynSent,
     State::Established,
     "rcv SYN,ACK",
     "snd ACK",
     kInSynSent,
     {{{8, 16.3}, {8, 20.5}, {13, 22}, {20.5, 22}}},
     {7.7, 19.6},
     LabelSide::LeftOf},
    {State::SynReceived,
     State::Established,
     "rcv ACK of SYN",
     "",
     kInOthers,
     {{{44, 16.3}, {44, 20.5}, {39, 22}, {31.5, 22}}},
     {43, 20.6},
     LabelSide::RightOf},
    {State::SynReceived,
     State::FinWait1,
     "CLOSE",
     "snd FIN",
     kClose,
     {{{39.5, 16.3}, {36, 20.2}, {8, 16.2}, {5.5, 27.7}}},
     {5.2, 24.2},
     LabelSide::LeftOf},
    {State::Established,
     State::FinWait1,
     "CLOSE",
     "snd FIN",
     kClose,
     {{{22.5, 23.3}, {22.5, 26.6}, {18, 28.4}, {13.5, 28.4}}},
     {19.2, 25.6},
     LabelSide::LeftOf},
    {State::Established,
     State::CloseWait,
     "rcv FIN",
     "snd ACK",
     kInOthers,
     {{{29.5, 23.3}, {29.5, 26.6}, {34, 28.4}, {38.5, 28.4}}},
     {32.8, 25.6},
     LabelSide::RightOf},
    {State::FinWait1,
     State::FinWait2,
     "rcv ACK of FIN",
     "",
     kInOthers,
     straight({6.5, 30.3}, {6.5, 36.7}),
     {7.1, 33.5},
     LabelSide::RightOf},
    {State::FinWait1,
     State::Closing,
     "rcv FIN",
     "snd ACK",
     kInOthers,
     {{{13.5, 29.6}, {18, 29.6}, {16, 33}, {20.5, 33}}},
     {18, 30.1},
     LabelSide::RightOf},
    {State::FinWait1,
     State::TimeWait,
     "rcv FIN,ACK",
     "snd ACK",
     kInOthers,
     {{{12.5, 30.3}, {12.5, 34}, {18.6, 36}, {22, 39.7}}},
     {17.6, 36.6},
     LabelSide::Centre,
     false},
    {State::FinWait2,
     State::TimeWait,
     "rcv FIN",
     "snd ACK",
     kInOthers,
     {{{13.5, 38.4}, {18, 38.4}, {16, 41}, {20.5, 41}}},
     {15.6, 41.2},
     LabelSide::LeftOf},
    {State::Closing,
     State::TimeWait,
     "rcv ACK of FIN",
     "",
     kInOthers,
     straight({26, 34.3}, {26, 39.7}),
     {26.7, 37},
     LabelSide::RightOf},
    {State::CloseWait,
     State::LastAck,
     "CLOSE",
     "snd FIN",
     kClose,
     straight({44, 30.3}, {44, 36.7}),
     {44.7, 33.5},
     LabelSide::RightOf},
    {State::LastAck,
     State::Closed,
     "rcv ACK of FIN",
     "",
     kInOthers,
     {{{44, 39.3}, {44, 45}, {39, 48.5}, {31.5, 48.5}}},
     {42.2, 43},
     LabelSide::LeftOf},
    {State::TimeWait,
     State::Closed,
     "timeout 2MSL",
     "delete TCB",
     kTimeout,
     straight({26, 42.3}, {26, 46.7}),
     {25.3, 43.8},
     LabelSide::LeftOf},
}};

// Borders of the columns and of the rows of boxes, outer ones first and last: between two of them lies, in turn, a way
// and a box.
constexpr double kBoxWidth = 11, kBoxHeight = 2.6;
constexpr std::array<double, 8> kColumns{0, 2.5, 13.5, 20.5, 31.5, 38.5, 49.5, kWidth};
constexpr std::array<double, 20> kRows{0,    0.9,  3.5,  8.2,  10.8, 13.7, 16.3, 20.7, 23.3, 27.7,
                                       30.3, 31.7, 34.3, 36.7, 39.3, 39.7, 42.3, 46.7, 49.3, kHeight};
constexpr double kEstablished = 9.2;  // of its box
constexpr double kLeastWays = 0.3;    // of their length as drawn

struct Measures {
    double boxWidth, wayWidth, boxHeight;
};

constexpr Measures measuresOf(StateDiagramShape shape) {
    return shape == StateDiagramShape::Narrow ? Measures{7.4, 2.6, 2.6} : Measures{9.4, 3.3, 2};
}

template <std::size_t N>
double moved(const std::array<double, N>& from, const std::array<double, N>& to, double v) {
    std::size_t i = 1;
    while (i + 1 < N && v > from[i])
        ++i;
    return to[i - 1] + (v - from[i - 1]) * (to[i] - to[i - 1]) / (from[i] - from[i - 1]);
}

}  // namespace

StateDiagramLayout::StateDiagramLayout(StateDiagramShape shape, double height)
    : m_nodes(kPlaced), m_edges(kDrawn), m_width(kWidth), m_height(kHeight) {
    if (shape == StateDiagramShape::Full)
        return;
    const Measures measures = measuresOf(shape);
    constexpr double kMargin = 0.8, kBoxes = 9, kOuter = kRows[1] + kHeight - kRows[18];
    std::array<double, 8> columns{};
    std::array<double, 20> rows{};
    for (std::size_t i = 1; i < columns.size(); ++i)
        columns[i] = columns[i - 1] + (i == 1 || i == 7 ? kMargin : i % 2 == 0 ? measures.boxWidth : measures.wayWidth);
    const double ways = kHeight - kBoxes * kBoxHeight - kOuter;
    const double share =
        height > 0 ? std::clamp((height - kBoxes * measures.boxHeight - kOuter) / ways, kLeastWays, 1.0) : 1;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const double way = kRows[i] - kRows[i - 1];
        rows[i] = rows[i - 1] + (i == 1 || i == 19 ? way : i % 2 == 0 ? measures.boxHeight : way * share);
    }
    const auto move = [&](Point& point) { point = {moved(kColumns, columns, point.x), moved(kRows, rows, point.y)}; };
    m_width = columns.back();
    m_height = rows.back();
    for (StateNode& node : m_nodes) {
        move(node.centre);
        // The one name without a hyphen that is as long as those with: it is not broken.
        node.width = node.state == State::Established ? std::max(measures.boxWidth, kEstablished) : measures.boxWidth;
        node.height = measures.boxHeight;
    }
    for (StateEdge& edge : m_edges) {
        for (Point& point : edge.path)
            move(point);
        move(edge.label);
        if (edge.to == State::Established)
            edge.path[3].x +=
                (edge.path[3].x < edge.path[0].x ? 0.5 : -0.5) * (node(edge.to).width - measures.boxWidth);
    }
}

const StateNode& StateDiagramLayout::node(State state, bool end) const {
    const auto found = std::find_if(m_nodes.begin(), m_nodes.end(), [&](const StateNode& n) {
        return n.state == state && (state != State::Closed || n.end == end);
    });
    assert(found != m_nodes.end());
    return *found;
}

std::optional<std::size_t> StateDiagramLayout::edge(State from, State to) const {
    for (std::size_t i = 0; i < m_edges.size(); ++i) {
        if (m_edges[i].from == from && m_edges[i].to == to)
            return i;
    }
    return std::nullopt;
}

Point StateDiagramLayout::along(const std::array<Point, 4>& p, double t) {
    const double s = 1 - t, a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
    return {a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x, a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

}  // namespace model::layout
