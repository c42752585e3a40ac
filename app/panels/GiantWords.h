// What the projected stage says of each process, from what its card says: fewer words, larger ones.
#pragma once

#include <map>
#include <string>

#include "app/panels/Frame.h"
#include "model/layout/GiantPlan.h"

namespace app::panels {

// By the name of the life line.
[[nodiscard]] std::map<std::string, model::layout::GiantContent> giantsOf(const Frame& frame);

}  // namespace app::panels
