// Which packets of a trace a scenario's selector picks.
#pragma once

#include "model/scenario/Scenario.h"
#include "model/trace/Scene.h"

namespace model::scenario {

[[nodiscard]] bool matches(const PacketSelector& selector, const trace::PacketRecord& packet, const trace::Scene& scene,
                           const trace::Trace& trace);

// The actor that sent it; where its socket is gone (the kernel itself answered, with RST), the one that last had the
// address. "": none of ours.
[[nodiscard]] std::string senderOf(const trace::PacketRecord& packet, const trace::Scene& scene);

}  // namespace model::scenario
