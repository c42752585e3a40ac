// What a report tells of a trace up to a position, in the order in which it happened.
#pragma once

#include <vector>

#include "model/trace/Scene.h"
#include "model/trace/Trace.h"

namespace model::report {

struct ToldSegment {
    const trace::PacketRecord* packet;
    trace::PacketFate fate;
};
// Copies that the gate absorbed too.
[[nodiscard]] std::vector<ToldSegment> segmentsOf(const trace::Trace& trace, std::size_t position);
// Of all processes.
[[nodiscard]] std::vector<const trace::CallView*> callsOf(const trace::Scene& scene);

}  // namespace model::report
