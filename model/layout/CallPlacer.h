// The calls of a ladder: one row, or one where it was entered and one where it returned, each told in as many words as
// it has room for. What came of a call is never cut off; a call that does not fit is told by its name.
#pragma once

#include "model/layout/Crossing.h"
#include "model/layout/LadderGround.h"
#include "model/layout/Written.h"

namespace model::layout {

struct CallRow {
    Rect area;                       // what it may take
    std::vector<std::string> texts;  // the longest first
    std::string suffix;
    bool running = false, isReturn = false, failed = false;
    Tone tone = Tone::Secondary;
    Line tick;             // from the life line's bars to the row
    Rect taken;            // what it takes
    Rect ground;           // behind its text
    Written text, result;  // as they have room
};

struct PlacedCall {
    std::vector<CallRow> rows;
    std::optional<Line> wait;  // from its enter to its return, or to now
};

class CallPlacer {
public:
    explicit CallPlacer(const LadderGround& ground) : m_ground(ground) {}

    [[nodiscard]] PlacedCall place(const LadderCall& call) const;

private:
    struct Told {  // in words
        std::vector<std::string> texts;
        std::string result, waits;
        bool returned = false, failed = false;
    };
    const LadderGround& m_ground;

    [[nodiscard]] Told tell(const LadderCall& call, const trace::CallEntered& entered, double width) const;
    [[nodiscard]] double widthOf(const LadderCall& call, const Told& told, double width) const;
    [[nodiscard]] Rect areaOf(const LadderCall& call, double y, double width) const;
    [[nodiscard]] double inner(const LadderCall& call) const;
    void write(CallRow& row, const LadderCall& call) const;
};

}  // namespace model::layout
