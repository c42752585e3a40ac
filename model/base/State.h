// The states of a TCP connection, RFC 9293 section 3.3.2, by the RFC's names.
#pragma once

#include <cstdint>

#include "model/base/Names.h"

namespace model {

enum class State : std::uint8_t {
    Closed,
    Listen,
    SynSent,
    SynReceived,
    Established,
    FinWait1,
    FinWait2,
    CloseWait,
    Closing,
    LastAck,
    TimeWait,
};
constexpr auto namesOf(State) {
    return std::to_array<std::string_view>({"CLOSED", "LISTEN", "SYN-SENT", "SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1",
                                            "FIN-WAIT-2", "CLOSE-WAIT", "CLOSING", "LAST-ACK", "TIME-WAIT"});
}
inline constexpr int kStateCount = kNames<State>.size();

// How sure an inferred state is: segments cannot tell everything.
enum class Certainty : std::uint8_t {
    Certain,  // "ESTABLISHED"
    Likely,   // "ESTABLISHED?"
    Unknown,  // "unknown"
};

}  // namespace model
