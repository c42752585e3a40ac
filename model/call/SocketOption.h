// The options of setsockopt(2) and getsockopt(2) that calls may name: where each belongs and what its value is. Their
// numbers are the system's: netio/actor/SocketOptions.cpp.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "model/base/Reason.h"

namespace model::call {

struct Call;

enum class OptionLevel : std::uint8_t { Socket, Tcp, Ip, Ipv6, Udp };

// Linger: on or off, seconds. Milliseconds: as struct timeval. Error: an errno, which can only be read.
enum class OptionValue : std::uint8_t { Number, Linger, Text, Milliseconds, Error };

struct SocketOption {
    std::string_view name;
    OptionLevel level{};
    OptionValue value = OptionValue::Number;
    const char* what = "";  // a sentence's part: what it does, socket(7), tcp(7), ip(7), ipv6(7), udp(7)
};

inline constexpr auto kSocketOptions = std::to_array<SocketOption>({
    {"SO_REUSEADDR", OptionLevel::Socket, OptionValue::Number,
     reasonFormat("bind to a port whose old connections are still in TIME-WAIT")},
    {"SO_REUSEPORT", OptionLevel::Socket, OptionValue::Number,
     reasonFormat("several sockets share one port; the kernel spreads what arrives")},
    {"SO_LINGER", OptionLevel::Socket, OptionValue::Linger,
     reasonFormat("how close() ends: after so many seconds, or at once with a RST when they are 0")},
    {"SO_RCVBUF", OptionLevel::Socket, OptionValue::Number,
     reasonFormat("bytes of the receive buffer; the kernel doubles them")},
    {"SO_SNDBUF", OptionLevel::Socket, OptionValue::Number,
     reasonFormat("bytes of the send buffer; the kernel doubles them")},
    {"SO_RCVLOWAT", OptionLevel::Socket, OptionValue::Number,
     reasonFormat("a read waits until so many bytes are there")},
    {"SO_RCVTIMEO", OptionLevel::Socket, OptionValue::Milliseconds,
     reasonFormat("a read or accept() gives up after so many milliseconds")},
    {"SO_SNDTIMEO", OptionLevel::Socket, OptionValue::Milliseconds,
     reasonFormat("a write or connect() gives up after so many milliseconds")},
    {"SO_KEEPALIVE", OptionLevel::Socket, OptionValue::Number,
     reasonFormat("an idle connection is probed from time to time")},
    {"SO_BROADCAST", OptionLevel::Socket, OptionValue::Number, reasonFormat("datagrams may go to a broadcast address")},
    {"SO_OOBINLINE", OptionLevel::Socket, OptionValue::Number, reasonFormat("urgent bytes stand among the others")},
    {"SO_DONTROUTE", OptionLevel::Socket, OptionValue::Number,
     reasonFormat("only to hosts of a directly connected network")},
    {"SO_PRIORITY", OptionLevel::Socket, OptionValue::Number, reasonFormat("the priority of what it sends, 0 to 6")},
    {"SO_INCOMING_CPU", OptionLevel::Socket, OptionValue::Number,
     reasonFormat("the processor that takes what arrives")},
    {"TCP_KEEPIDLE", OptionLevel::Tcp, OptionValue::Number,
     reasonFormat("seconds of silence before the first keep-alive probe")},
    {"TCP_KEEPINTVL", OptionLevel::Tcp, OptionValue::Number, reasonFormat("seconds between keep-alive probes")},
    {"TCP_KEEPCNT", OptionLevel::Tcp, OptionValue::Number,
     reasonFormat("unanswered keep-alive probes until the connection is given up")},
    {"TCP_NODELAY", OptionLevel::Tcp, OptionValue::Number,
     reasonFormat("small segments leave at once: no Nagle's algorithm")},
    {"TCP_CORK", OptionLevel::Tcp, OptionValue::Number, reasonFormat("only full segments leave until it is taken off")},
    {"TCP_CONGESTION", OptionLevel::Tcp, OptionValue::Text, reasonFormat("the congestion control")},
    {"TCP_QUICKACK", OptionLevel::Tcp, OptionValue::Number, reasonFormat("ACKs are not delayed, for now")},
    {"TCP_DEFER_ACCEPT", OptionLevel::Tcp, OptionValue::Number,
     reasonFormat("accept() wakes only when data have come, within so many seconds")},
    {"TCP_USER_TIMEOUT", OptionLevel::Tcp, OptionValue::Number,
     reasonFormat("milliseconds that sent data may stay unacknowledged")},
    {"TCP_MAXSEG", OptionLevel::Tcp, OptionValue::Number, reasonFormat("the largest segment it announces and sends")},
    {"TCP_LINGER2", OptionLevel::Tcp, OptionValue::Number, reasonFormat("seconds in FIN-WAIT-2 after close()")},
    {"TCP_SYNCNT", OptionLevel::Tcp, OptionValue::Number, reasonFormat("how often a SYN is sent again")},
    {"TCP_WINDOW_CLAMP", OptionLevel::Tcp, OptionValue::Number, reasonFormat("the largest window that it offers")},
    {"TCP_NOTSENT_LOWAT", OptionLevel::Tcp, OptionValue::Number,
     reasonFormat("writable only while fewer bytes than these wait unsent")},
    {"TCP_FASTOPEN", OptionLevel::Tcp, OptionValue::Number,
     reasonFormat("a listener takes data in a SYN; how many such may wait")},
    {"TCP_FASTOPEN_CONNECT", OptionLevel::Tcp, OptionValue::Number,
     reasonFormat("connect() returns at once, and the SYN takes the first data along")},
    {"TCP_THIN_LINEAR_TIMEOUTS", OptionLevel::Tcp, OptionValue::Number,
     reasonFormat("a thin stream's retransmission timer is not doubled")},
    {"TCP_SAVE_SYN", OptionLevel::Tcp, OptionValue::Number, reasonFormat("a listener keeps the SYN's headers")},
    {"IP_TTL", OptionLevel::Ip, OptionValue::Number, reasonFormat("the time to live of its packets")},
    {"IP_TOS", OptionLevel::Ip, OptionValue::Number, reasonFormat("the type of service of its packets")},
    {"IP_MTU_DISCOVER", OptionLevel::Ip, OptionValue::Number,
     reasonFormat("path MTU discovery: 0 never, 1 as needed, 2 always (no fragments)")},
    {"IP_RECVERR", OptionLevel::Ip, OptionValue::Number,
     reasonFormat("errors that ICMP tells are given to an unconnected socket too")},
    {"IP_MULTICAST_TTL", OptionLevel::Ip, OptionValue::Number,
     reasonFormat("the time to live of its multicast packets")},
    {"IP_MULTICAST_LOOP", OptionLevel::Ip, OptionValue::Number,
     reasonFormat("its multicast packets come back to this host")},
    {"IP_BIND_ADDRESS_NO_PORT", OptionLevel::Ip, OptionValue::Number,
     reasonFormat("bind() takes no port yet, connect() will")},
    {"IP_FREEBIND", OptionLevel::Ip, OptionValue::Number,
     reasonFormat("bind to an address that this host does not have yet")},
    {"IPV6_V6ONLY", OptionLevel::Ipv6, OptionValue::Number, reasonFormat("an IPv6 socket takes no IPv4")},
    {"IPV6_UNICAST_HOPS", OptionLevel::Ipv6, OptionValue::Number, reasonFormat("the hop limit of its packets")},
    {"IPV6_TCLASS", OptionLevel::Ipv6, OptionValue::Number, reasonFormat("the traffic class of its packets")},
    {"IPV6_RECVERR", OptionLevel::Ipv6, OptionValue::Number,
     reasonFormat("errors that ICMPv6 tells are given to an unconnected socket too")},
    {"UDP_CORK", OptionLevel::Udp, OptionValue::Number,
     reasonFormat("what is written is one datagram until it is taken off")},
    {"UDP_SEGMENT", OptionLevel::Udp, OptionValue::Number,
     reasonFormat("the kernel cuts what is written into datagrams of so many bytes")},
    {"SO_ERROR", OptionLevel::Socket, OptionValue::Error,
     reasonFormat("the error that waits, and clears it; it can only be read")},
});

// nullptr: no such option.
[[nodiscard]] constexpr const SocketOption* socketOption(std::string_view name) {
    const auto* found = std::ranges::find(kSocketOptions, name, &SocketOption::name);
    return found == kSocketOptions.end() ? nullptr : found;
}
// The one that a call names; nullptr: none.
[[nodiscard]] const SocketOption* socketOption(const Call& call);

}  // namespace model::call
