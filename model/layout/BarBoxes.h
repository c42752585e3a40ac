// The visible state bars of a ladder in pixels.
#pragma once

#include <vector>

#include "model/layout/LadderGround.h"
#include "model/layout/Rect.h"

namespace model::layout {

struct BarBox {
    std::uint32_t lane = 0;
    std::size_t track = 0;
    Side side = Side::Client;
    const StateSpan* span = nullptr;
    Rect area;  // whole, beyond the screen too
};

// Of one life line, track by track. Costs what the screen holds, not what the life line holds.
[[nodiscard]] std::vector<BarBox> barsOf(const LadderGround& ground, std::uint32_t lane, const Rect& visible);
// Whether another socket's bar stands beside this one at that height.
[[nodiscard]] bool hasOthersAt(const LadderGround& ground, const BarBox& bar, double y);

}  // namespace model::layout
