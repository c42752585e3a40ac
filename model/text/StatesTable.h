// Every connection of a capture with both ends' states, as text for a person (`sockstage states FILE`).
#pragma once

#include <string>

#include "model/tcp/ConnectionTracker.h"
#include "model/text/ConnectionReport.h"

namespace model::text {

// Ends with a line break.
[[nodiscard]] std::string statesTable(const StatesSource& source, const tcp::ConnectionTracker& tracker);

}  // namespace model::text
