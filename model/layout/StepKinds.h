// What each step of a lesson brought, for a time line: the weightiest segment that it sent or let through, else a call.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/trace/Trace.h"

namespace model::layout {

enum class StepKind : std::uint8_t { Wait, Call, Ack, Data, Syn, Fin, Rst };

// ends[i]: the event after which step i was done.
[[nodiscard]] std::vector<StepKind> stepKinds(const trace::Trace& trace, const std::vector<std::size_t>& ends);

}  // namespace model::layout
