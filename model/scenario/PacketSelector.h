// Which packets of a trace a scenario's selector picks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/base/Result.h"
#include "model/trace/Moment.h"

namespace model::scenario {

// Picks a packet by who sent it and what it carries. Written "SYN from client", "SYN,ACK from server", "FIN from
// client" (any FIN: it nearly always carries ACK), "ACK from client" (pure: no SYN, FIN, RST, no payload), "data from
// client" (any payload, of TCP or UDP), "data \"hello\" from client", "datagram from client" (UDP), "any from client".
// "one ACK" is the oldest alone; "to ACTOR" and "connection N" may follow.
struct PacketSelector {
    std::string from, to;               // actors; "" for any
    std::uint32_t connection = 0;       // of TCP, counted from 1; 0: any
    bool one = false;                   // of several ACKs the oldest alone
    std::uint16_t mask = 0, flags = 0;  // TCP: flags under the mask must be exactly these
    std::optional<bool> data;           // with or without payload
    std::optional<trace::Protocol> protocol;
    bool fragment = false;              // only fragments of datagrams
    std::string payload;                // "" for any, else the payload contains it
    std::string word;                   // "SYN"
    [[nodiscard]] Reason said() const;  // "SYN from client"

    // ACKs are cumulative and their number depends on the kernel's timing: a selector of pure ACKs means all of them.
    [[nodiscard]] bool pureAck() const;
    bool operator==(const PacketSelector&) const = default;
};
[[nodiscard]] Result<PacketSelector, ParseError> parseSelector(std::string_view text);

// Whether it carries what the selector asks for, whoever sent it: what no later event changes.
[[nodiscard]] bool carries(const PacketSelector& selector, const trace::PacketRecord& packet,
                           const trace::Trace& trace);
// Whether it goes from and to the selector's actors, as far as the scene knows.
[[nodiscard]] bool isFrom(const PacketSelector& selector, const trace::PacketRecord& packet, const trace::Scene& scene,
                          const trace::Trace& trace);
[[nodiscard]] bool matches(const PacketSelector& selector, const trace::PacketRecord& packet, const trace::Scene& scene,
                           const trace::Trace& trace);

// The actor that sent it; where its socket is gone (the kernel itself answered, with RST), the one that last had the
// address. "": none of ours.
[[nodiscard]] std::string senderOf(const trace::PacketRecord& packet, const trace::Scene& scene,
                                   const trace::Trace& trace);

// The actor at whose socket it is to arrive; "": none of ours.
[[nodiscard]] std::string receiverOf(const trace::PacketRecord& packet, const trace::Scene& scene);

// An ACK and nothing else: no SYN, FIN, RST or payload.
[[nodiscard]] bool isPureAck(const trace::PacketRecord& packet);

}  // namespace model::scenario
