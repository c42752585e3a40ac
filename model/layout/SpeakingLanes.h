// Whom a class is to look at among many: those that the shown message goes between, or that acted last.
#pragma once

#include <vector>

#include "model/layout/LadderInputs.h"
#include "model/layout/LadderLayout.h"

namespace model::layout {

// The most interesting life lines first. Alone: the one whose message is for nobody, or from nobody.
[[nodiscard]] std::vector<std::uint32_t> speakingLanes(const LadderLayout& all, const LadderInputs& in);

}  // namespace model::layout
