// The whole of `run --json`: what each step did and led to, every segment, call and connection, and
// whether the demo went as it must. Stable: scripts rely on it. Works for a live run and for a recorded session.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/scenario/Scenario.h"
#include "model/trace/Trace.h"

namespace model::report {

struct RunOutcome {
    std::string mode;                 // "full", "observe", "replay"
    std::vector<std::string> failed;  // reasons
    std::size_t disagreements = 0;
    std::uint32_t met = 0;  // expectations
};

// Times are seconds since the session's first event. Copies of a segment that the gate absorbed are counted in the
// original's "resent" and are no segments of their own.
[[nodiscard]] std::string runReport(const scenario::Scenario& scenario, const trace::Trace& trace,
                                    const RunOutcome& outcome);

// The outcome a recorded session tells by its own marks.
[[nodiscard]] RunOutcome recordedOutcome(const scenario::Scenario& scenario, const trace::Trace& trace);

}  // namespace model::report
