// What happened beside calls and segments: time that passed, a process that ended, a problem. Told on its life line, or
// as a break in all of them.
#pragma once

#include "model/layout/LadderGround.h"
#include "model/layout/Written.h"

namespace model::layout {

struct PlacedNote {
    Written text;
    // A break in a life line: paper-white between two short waves.
    struct Break {
        double left = 0, right = 0;
    };
    std::vector<Break> breaks;
    double middle = 0;
};

[[nodiscard]] PlacedNote placeNote(const LadderGround& ground, const LadderItem& item);

}  // namespace model::layout
