// One TCP connection of a trace and its two ends, as inferred from segments: states with their reasons, and the
// transmission control blocks. Values; a ConnectionTracker owns and fills them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "model/base/Address.h"
#include "model/base/Ids.h"
#include "model/base/SequenceNumber.h"
#include "model/base/Side.h"
#include "model/base/State.h"
#include "model/base/Timestamp.h"

namespace model::tcp {

// Why an endpoint changed its state; `rule` cites the section.
struct Transition {
    State to = State::Closed;
    Certainty certainty = Certainty::Certain;
    Timestamp time;
    PacketId cause;           // the segment sent or received; 0: none (the state the endpoint started in)
    const char* event = "";   // as drawn in RFC 9293 figure 5: "active OPEN", "rcv SYN", "CLOSE", "rcv ACK of FIN"
    const char* action = "";  // "snd SYN,ACK", "snd FIN", "snd ACK", "" for none
    const char* rule = "";    // "RFC 9293, 3.10.7.4"
    bool operator==(const Transition&) const = default;
};

// The transmission control block as far as segments tell, RFC 9293 section 3.3.1.
struct ControlBlock {
    std::optional<SequenceNumber> iss, irs;
    std::optional<SequenceNumber> sndUna, sndNxt, rcvNxt;
    std::uint32_t sndWnd = 0, rcvWnd = 0;  // bytes, scaled
    std::optional<std::uint8_t> sndScale, rcvScale;
    std::uint32_t bytesSent = 0;
};

struct Endpoint {
    Address address;
    std::vector<Transition> states;  // in order, from the first state known; never empty
    ControlBlock tcb;
    std::uint64_t payloadBytes = 0;  // sent by it, retransmissions not counted twice
    std::uint64_t missing = 0;       // sequence space that it must have sent, not captured
    [[nodiscard]] const Transition& now() const { return states.back(); }
};

struct Connection {
    ConnectionId id;
    std::array<Endpoint, 2> ends;  // [Side]
    Timestamp first, last;
    std::uint64_t packets = 0;
    std::uint64_t retransmissions = 0, resets = 0;
    std::uint64_t copies = 0;       // packets that were captured twice (RFC 6864), not sent again
    std::uint64_t disordered = 0;   // segments that the capture has behind later ones by their time stamps
    std::uint8_t completeness = 0;  // Wireshark's tcp.completeness: 1 SYN, 2 SYN,ACK, 4 ACK, 8 data, 16 FIN, 32 RST

    [[nodiscard]] const Endpoint& client() const { return ends[0]; }
    [[nodiscard]] const Endpoint& server() const { return ends[1]; }
    [[nodiscard]] const Endpoint& end(Side s) const { return ends[static_cast<std::size_t>(s)]; }
};

}  // namespace model::tcp
