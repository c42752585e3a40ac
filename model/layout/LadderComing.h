// What comes next, by the scenario: faint arrows below the present, but for what is there already.
#pragma once

#include "model/layout/LadderGround.h"
#include "model/layout/Stroke.h"
#include "model/layout/Written.h"

namespace model::layout {

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
