// Which packets of a trace a scenario's selector picks.
#pragma once

#include "model/scenario/Scenario.h"
#include "model/trace/Moment.h"

namespace model::scenario {

// Whether it carries what the selector asks for, whoever sent it: what no later event changes.
[[nodiscard]] bool carries(const PacketSelector& selector, const trace::PacketRecord& packet,
                           const trace::Trace& trace);
// Whether the selector's actor sent it, as far as the scene knows.
[[nodiscard]] bool isFrom(const PacketSelector& selector, const trace::PacketRecord& packet, const trace::Scene& scene,
                          const trace::Trace& trace);
[[nodiscard]] bool matches(const PacketSelector& selector, const trace::PacketRecord& packet, const trace::Scene& scene,
                           const trace::Trace& trace);

// The actor that sent it; where its socket is gone (the kernel itself answered, with RST), the one that last had the
// address. "": none of ours.
[[nodiscard]] std::string senderOf(const trace::PacketRecord& packet, const trace::Scene& scene,
                                   const trace::Trace& trace);

// An ACK and nothing else: no SYN, FIN, RST or payload.
[[nodiscard]] bool isPureAck(const trace::PacketRecord& packet);

}  // namespace model::scenario
