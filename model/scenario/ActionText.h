// Actions in words, for reports and failures: "client: connect(fd, 127.0.0.1:9000)", "deliver SYN from
// client".
#pragma once

#include "model/scenario/Scenario.h"

namespace model::scenario {

[[nodiscard]] Reason actionText(const Action& action);

}  // namespace model::scenario
