// Finds what is told of a position of a trace and looks past it: at every position the whole trace must tell what the
// trace tells that was cut there.
#pragma once

#include <cstddef>

#include "model/trace/Trace.h"

namespace tests::support {

// What was compared, so that a test sees that there was something.
struct Compared {
    std::size_t positions = 0, origins = 0, settled = 0, sockets = 0, hindsights = 0;
};

// Fails the test that runs where anything but an inference marked as hindsight differs, and where one marked does not.
// The bytes of the trace's packets must be readable.
Compared expectNothingLooksAhead(const model::trace::Trace& whole);

}  // namespace tests::support
