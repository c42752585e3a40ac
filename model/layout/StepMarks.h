// What each step of a lesson brought, for a time line: the weightiest segment that it sent or let through, else a call.
// And the time line of the projected stage: a mark for each step of the demo, the last two that put a segment on the
// wire named by it. Pixels.
#pragma once

#include "model/layout/Crossing.h"
#include "model/layout/LadderInputs.h"
#include "model/layout/LadderLayout.h"
#include "model/layout/Projection.h"

namespace model::layout {

enum class StepKind : std::uint8_t { Wait, Call, Ack, Data, Syn, Fin, Rst };

struct StepMark {
    StepKind kind = StepKind::Wait;
    PacketId sent;  // the first of the weightiest that were sent in it; 0: none was
    bool operator==(const StepMark&) const = default;
};

// ends[i]: the event after which step i was done.
[[nodiscard]] std::vector<StepMark> stepMarks(const trace::Trace& trace, const std::vector<std::size_t>& ends);

struct PlacedSteps {
    struct Mark {
        Point at;
        bool passed = false, now = false;
    };
    struct Name {
        Rect area;
        Written text;
        Tone tone = Tone::Client;
        bool now = false;
    };
    Line played, ahead;
    std::vector<Mark> marks;
    std::vector<Name> names;
};

// step: that is shown; -1 before the first. marks: of those done, at least. Of a capture: nothing.
[[nodiscard]] PlacedSteps placeSteps(const LadderInputs& in, const LadderLayout& rows, int step,
                                     const std::vector<StepMark>& marks, const Projection& places);

}  // namespace model::layout
