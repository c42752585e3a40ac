// Every connection of a capture with both ends' states, as text for a person (`sockstage states FILE`).
#pragma once

#include <string>

#include "model/report/ConnectionReport.h"
#include "model/tcp/ConnectionTracker.h"

namespace model::report {

// Ends with a line break.
[[nodiscard]] std::string statesTable(const StatesSource& source, const tcp::ConnectionTracker& tracker);

}  // namespace model::report
