// What a person is told of something that the lab could not do.
#pragma once

#include "model/text/Reason.h"
#include "model/trace/TraceEvent.h"

namespace model::text {

// "keep failed with ENOENT: packet 7 is not held"
[[nodiscard]] Reason failure(const trace::LabProblem& problem);

}  // namespace model::text
