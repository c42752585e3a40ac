// The call flow in a room of some pixels: a column for each process, the calls of CallFlowLayout as boxes in it, the
// arrows between them. The narrower the room, the shorter the ways between the columns; where even short calls do not
// fit it is wider than the room.
#pragma once

#include <vector>

#include "model/layout/CallFlowLayout.h"
#include "model/layout/DiagramRoom.h"
#include "model/layout/Rect.h"

namespace model::layout {

class CallFlowPlan {
public:
    CallFlowPlan() = default;
    // order: the lanes that are shown, from left to right. narrowest: a column that holds the shortest form of every
    // call beside its result.
    CallFlowPlan(const DiagramRoom& room, const std::vector<std::uint32_t>& order, std::uint32_t rows,
                 double narrowest);

    [[nodiscard]] Size size() const { return m_size; }
    [[nodiscard]] bool tight() const { return m_inset < 0.5 * m_base; }
    [[nodiscard]] double between() const { return m_between; }
    [[nodiscard]] double columnMiddle(std::uint32_t lane) const { return left(lane) + m_column / 2; }
    [[nodiscard]] double headBottom() const { return m_head; }

    [[nodiscard]] Rect box(const FlowCall& call) const;
    // Where the call is written; and its result, which is the same line for a call that returned at once.
    [[nodiscard]] Rect callLine(const FlowCall& call) const;
    [[nodiscard]] Rect resultLine(const FlowCall& call) const;
    // The time it slept.
    [[nodiscard]] Rect sleep(const FlowCall& call) const;
    // What says so; empty: there is no line between the call and its result.
    [[nodiscard]] Rect sleepWord(const FlowCall& call) const;
    struct Arrow {
        Point from, to;
    };
    [[nodiscard]] Arrow arrow(const FlowCall& from, const FlowCall& to) const;

    // The heads stay in sight: top is where it begins.
    [[nodiscard]] Rect headArea(double top, double left, double width) const {
        return {left, top, width, m_head - 0.4 * m_base};
    }
    [[nodiscard]] Rect headName(std::uint32_t lane, double top) const;
    [[nodiscard]] Rect headPid(std::uint32_t lane, double top) const;
    // Of the last call.
    [[nodiscard]] Rect focus(const FlowCall& call) const;

private:
    double m_base = 14;
    std::vector<double> m_left;  // by lane
    double m_column = 0, m_between = 0, m_inset = 0, m_head = 0, m_row = 0;
    Size m_size;

    [[nodiscard]] double left(std::uint32_t lane) const { return lane < m_left.size() ? m_left[lane] : 0; }
    [[nodiscard]] double lineHeight() const { return m_row - 0.5 * m_base; }
};

}  // namespace model::layout
