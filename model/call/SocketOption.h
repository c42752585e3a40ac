// The options of setsockopt(2) and getsockopt(2) that calls may name: where each belongs and what its value is. Their
// numbers are the system's: netio/actor/SocketOptions.cpp.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace model::call {

struct Call;

enum class OptionLevel : std::uint8_t { Socket, Tcp, Ipv6 };

enum class OptionValue : std::uint8_t {
    Number,
    Linger,  // on or off, seconds
    Text,
    Error,  // an errno; can only be read
};

struct SocketOption {
    std::string_view name;
    OptionLevel level{};
    OptionValue value = OptionValue::Number;
};

inline constexpr auto kSocketOptions = std::to_array<SocketOption>({
    {"SO_REUSEADDR", OptionLevel::Socket},
    {"SO_REUSEPORT", OptionLevel::Socket},
    {"SO_LINGER", OptionLevel::Socket, OptionValue::Linger},
    {"SO_RCVBUF", OptionLevel::Socket},
    {"SO_SNDBUF", OptionLevel::Socket},
    {"SO_KEEPALIVE", OptionLevel::Socket},
    {"TCP_KEEPIDLE", OptionLevel::Tcp},
    {"TCP_KEEPINTVL", OptionLevel::Tcp},
    {"TCP_KEEPCNT", OptionLevel::Tcp},
    {"TCP_NODELAY", OptionLevel::Tcp},
    {"TCP_CONGESTION", OptionLevel::Tcp, OptionValue::Text},
    {"TCP_QUICKACK", OptionLevel::Tcp},
    {"TCP_DEFER_ACCEPT", OptionLevel::Tcp},
    {"TCP_USER_TIMEOUT", OptionLevel::Tcp},
    {"TCP_MAXSEG", OptionLevel::Tcp},
    {"TCP_LINGER2", OptionLevel::Tcp},
    {"TCP_SYNCNT", OptionLevel::Tcp},
    {"IPV6_V6ONLY", OptionLevel::Ipv6},
    {"SO_ERROR", OptionLevel::Socket, OptionValue::Error},
});

// nullptr: no such option.
[[nodiscard]] constexpr const SocketOption* socketOption(std::string_view name) {
    const auto* found = std::ranges::find(kSocketOptions, name, &SocketOption::name);
    return found == kSocketOptions.end() ? nullptr : found;
}
// The one that a call names; nullptr: none.
[[nodiscard]] const SocketOption* socketOption(const Call& call);

}  // namespace model::call
