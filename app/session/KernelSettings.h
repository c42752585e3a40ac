// The kernel's settings (sysctls) that a scenario sets, held against those that this kernel has.
#pragma once

#include <QString>

#include "model/scenario/Scenario.h"

namespace app::session {

// "" or the sentence about the first that this kernel has not. file: where the scenario stands.
[[nodiscard]] QString unknownSetting(const model::scenario::Scenario& scenario, const QString& file);

}  // namespace app::session
