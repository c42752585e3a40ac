// What a person is told of something that the lab could not do.
#pragma once

#include "model/base/Reason.h"
#include "model/trace/TraceEvent.h"

namespace model::trace {

// "keep failed with ENOENT: packet 7 is not held"
[[nodiscard]] Reason failure(const LabProblem& problem);

}  // namespace model::trace
