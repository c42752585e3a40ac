// The state machine of RFC 9293 figure 5 as a pure function: what an event makes of a state. What an endpoint did or
// received is decided elsewhere; here is only where that leads, and which section says so.
#pragma once

#include <cstdint>
#include <optional>

#include "model/base/State.h"

namespace model::tcp {

enum class Event : std::uint8_t {
    SendSyn,        // active OPEN
    ReceiveSyn,     // and answer it with SYN,ACK
    ReceiveSynAck,  // and answer it with ACK
    ReceiveAckOfSyn,
    SendFin,
    ReceiveFin,
    ReceiveAckOfFin,
    Abort,   // it sent a RST of its own accord
    Refuse,  // it sent a RST in answer to a segment that nothing was there for
    ReceiveRst,
    ReceiveError,  // an ICMP error message about its SYN
};

// How the endpoint came to be; a RST in SYN-RECEIVED leads back to where it began.
enum class Opening : std::uint8_t { Active, Passive };

struct Step {
    State to = State::Closed;
    const char* event = "";  // as drawn in RFC 9293 figure 5
    const char* action = "";
    const char* rule = "";
};

// nullopt: the event changes nothing in this state.
[[nodiscard]] std::optional<Step> step(State from, Event event, Opening opening);

}  // namespace model::tcp
