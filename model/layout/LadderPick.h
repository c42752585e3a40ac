// Where a class could not read all life lines beside each other: those that the shown message goes between, or that
// acted last. The others are named in the header.
#pragma once

#include <string>
#include <vector>

#include "model/layout/LadderInputs.h"
#include "model/layout/LadderLayout.h"

namespace model::layout {

// The most interesting life lines first. Alone: the one whose message is for nobody, or from nobody.
[[nodiscard]] std::vector<std::uint32_t> interestingLanes(const LadderLayout& all, const LadderInputs& in);

// The line that tells who is not shown, in longer and shorter forms.
struct LadderFolded {
    std::vector<std::string> forms;
    bool held = false;  // something waits there for a click
};
[[nodiscard]] LadderFolded foldedLanes(const LadderLayout& all, const LadderLayout& picked, const LadderInputs& in);

}  // namespace model::layout
