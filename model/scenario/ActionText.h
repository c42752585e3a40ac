// Actions and expectations in words, for reports and failures: "client: connect(fd, 127.0.0.1:9000)", "deliver SYN from
// client", "drop ACK from client".
#pragma once

#include <string>

#include "model/scenario/Scenario.h"

namespace model::scenario {

[[nodiscard]] std::string actionText(const Action& action);

}  // namespace model::scenario
