#include "model/trace/Failure.h"

#include "model/base/ErrnoName.h"

namespace model::trace {

Reason failure(const LabProblem& problem) {
    const std::string error = problem.error ? errnoName(problem.error) : std::string();
    if (problem.detail.empty())
        return error.empty() ? Reason("%1 failed", problem.operation)
                             : Reason("%1 failed with %2", problem.operation, error);
    return error.empty() ? Reason("%1 failed: %2", problem.operation, problem.detail)
                         : Reason("%1 failed with %2: %3", problem.operation, error, problem.detail);
}

}  // namespace model::trace
