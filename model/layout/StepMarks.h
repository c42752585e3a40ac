// The time line of the projected stage: a mark for each step of the demo, the last two that put a segment on the wire
// named by it. Pixels.
#pragma once

#include "model/layout/Crossing.h"
#include "model/layout/Projection.h"
#include "model/scenario/Scenario.h"

namespace model::layout {

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

// step: that is shown; -1 before the first. Of a capture: nothing.
[[nodiscard]] PlacedSteps placeSteps(const scenario::Scenario* scenario, int step, const Projection& places,
                                     const TextMeasure& measure);

}  // namespace model::layout
