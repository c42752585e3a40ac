// What the projected stage says of the layers on either side, of the message that the step speaks of.
#pragma once

#include "app/panels/Frame.h"
#include "model/layout/GiantPlan.h"

namespace app::panels {

// In a demo whose own page are the layers: into the giants of the two that the message goes between.
void tellLayers(std::map<std::string, model::layout::GiantContent>& giants, const Frame& frame);

}  // namespace app::panels
