// What happened so far, held for who looks at it from another thread while the stage goes on or shows something else.
// To be let go of on the GUI thread.
#pragma once

#include <memory>

#include "model/scenario/Scenario.h"
#include "model/trace/Trace.h"

namespace app::session {

struct Held {
    std::shared_ptr<const model::trace::Trace> trace;
    std::shared_ptr<const model::scenario::Scenario> scenario;  // nullptr: a capture
};

}  // namespace app::session
