// The states of a TCP connection, RFC 9293 section 3.3.2, by the RFC's names.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

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
inline constexpr int kStateCount = 11;

[[nodiscard]] std::string_view name(State state);  // "SYN-RECEIVED"
[[nodiscard]] std::optional<State> stateFromName(std::string_view name);

// How sure an inferred state is: segments cannot tell everything.
enum class Certainty : std::uint8_t {
    Certain,  // "ESTABLISHED"
    Likely,   // "ESTABLISHED?"
    Unknown,  // "unknown"
};

}  // namespace model
