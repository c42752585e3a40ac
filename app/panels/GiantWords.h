// What the projected stage says of each process, from what its card says: fewer words, larger ones; and of each step.
#pragma once

#include "app/diagrams/ProjectedDiagram.h"
#include "app/panels/Frame.h"

namespace app::panels {

// All but the titles.
[[nodiscard]] diagrams::ProjectedContent projectedContent(const Frame& frame);

}  // namespace app::panels
