// What comes next, by the scenario: faint arrows below the present, but for what is there already.
#pragma once

#include "model/layout/LadderGround.h"
#include "model/layout/Stroke.h"
#include "model/layout/Written.h"

namespace model::layout {

// One of those, in words.
struct ComingSegment {
    std::string from, to;    // actors
    std::string text, said;  // as drawn, with a plus; "SYN,ACK" in a sentence
    Stroke stroke = Stroke::Ack;
};
// At most as many as are asked for, until one whose ends are not both on the stage. xOf: where an actor stands.
[[nodiscard]] std::vector<ComingSegment> comingOnStage(
    const LadderInputs& in, const std::function<std::optional<double>(const std::string&)>& xOf);

struct ComingArrow {
    static constexpr double kBelow = 1.5;  // in b, under the last

    Point from, to;
    Stroke stroke = Stroke::Ack;
    Written text;
    std::string said, sender;  // "SYN,ACK", who sends it
};

// From top to bottom, at most as many as are asked for.
[[nodiscard]] std::vector<ComingArrow> comingArrows(const LadderGround& ground);

}  // namespace model::layout
