#include "netio/actor/SocketOptions.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <netinet/udp.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <array>
#include <cerrno>

#include "model/call/SocketOption.h"

namespace netio::actor {
namespace {

using model::call::OptionLevel;
using model::call::OptionValue;
using model::call::SocketOption;

struct Number {
    std::string_view name;
    int value;
};

constexpr Number kNumbers[] = {
    {"SO_REUSEADDR", SO_REUSEADDR},
    {"SO_REUSEPORT", SO_REUSEPORT},
    {"SO_LINGER", SO_LINGER},
    {"SO_RCVBUF", SO_RCVBUF},
    {"SO_SNDBUF", SO_SNDBUF},
    {"SO_RCVLOWAT", SO_RCVLOWAT},
    {"SO_RCVTIMEO", SO_RCVTIMEO},
    {"SO_SNDTIMEO", SO_SNDTIMEO},
    {"SO_KEEPALIVE", SO_KEEPALIVE},
    {"SO_BROADCAST", SO_BROADCAST},
    {"SO_OOBINLINE", SO_OOBINLINE},
    {"SO_DONTROUTE", SO_DONTROUTE},
    {"SO_PRIORITY", SO_PRIORITY},
    {"SO_INCOMING_CPU", SO_INCOMING_CPU},
    {"TCP_KEEPIDLE", TCP_KEEPIDLE},
    {"TCP_KEEPINTVL", TCP_KEEPINTVL},
    {"TCP_KEEPCNT", TCP_KEEPCNT},
    {"TCP_NODELAY", TCP_NODELAY},
    {"TCP_CORK", TCP_CORK},
    {"TCP_CONGESTION", TCP_CONGESTION},
    {"TCP_QUICKACK", TCP_QUICKACK},
    {"TCP_DEFER_ACCEPT", TCP_DEFER_ACCEPT},
    {"TCP_USER_TIMEOUT", TCP_USER_TIMEOUT},
    {"TCP_MAXSEG", TCP_MAXSEG},
    {"TCP_LINGER2", TCP_LINGER2},
    {"TCP_SYNCNT", TCP_SYNCNT},
    {"TCP_WINDOW_CLAMP", TCP_WINDOW_CLAMP},
    {"TCP_NOTSENT_LOWAT", TCP_NOTSENT_LOWAT},
    {"TCP_FASTOPEN", TCP_FASTOPEN},
    {"TCP_FASTOPEN_CONNECT", TCP_FASTOPEN_CONNECT},
    {"TCP_THIN_LINEAR_TIMEOUTS", TCP_THIN_LINEAR_TIMEOUTS},
    {"TCP_SAVE_SYN", TCP_SAVE_SYN},
    {"IP_TTL", IP_TTL},
    {"IP_TOS", IP_TOS},
    {"IP_MTU_DISCOVER", IP_MTU_DISCOVER},
    {"IP_RECVERR", IP_RECVERR},
    {"IP_MULTICAST_TTL", IP_MULTICAST_TTL},
    {"IP_MULTICAST_LOOP", IP_MULTICAST_LOOP},
    {"IP_BIND_ADDRESS_NO_PORT", IP_BIND_ADDRESS_NO_PORT},
    {"IP_FREEBIND", IP_FREEBIND},
    {"IPV6_V6ONLY", IPV6_V6ONLY},
    {"IPV6_UNICAST_HOPS", IPV6_UNICAST_HOPS},
    {"IPV6_TCLASS", IPV6_TCLASS},
    {"IPV6_RECVERR", IPV6_RECVERR},
    {"UDP_CORK", UDP_CORK},
    {"UDP_SEGMENT", UDP_SEGMENT},
    {"SO_ERROR", SO_ERROR},
};
static_assert(std::ranges::equal(kNumbers, model::call::kSocketOptions, {}, &Number::name, &SocketOption::name),
              "each option has its number, in the order of the table");

int number(const SocketOption& option) {
    return std::ranges::find(kNumbers, option.name, &Number::name)->value;
}

int level(const SocketOption& option) {
    switch (option.level) {
        case OptionLevel::Socket:
            return SOL_SOCKET;
        case OptionLevel::Tcp:
            return IPPROTO_TCP;
        case OptionLevel::Ip:
            return IPPROTO_IP;
        case OptionLevel::Ipv6:
            return IPPROTO_IPV6;
        case OptionLevel::Udp:
            return IPPROTO_UDP;
    }
    return -1;
}

Outcome unknown() {
    return {-1, ENOPROTOOPT, {}, {}};
}

Outcome set(int fd, const SocketOption& option, const void* value, std::size_t size) {
    return outcome(::setsockopt(fd, level(option), number(option), value, static_cast<socklen_t>(size)));
}

// words makes the value known: the call's result and its text.
template <class Value, class Words>
Outcome get(int fd, const SocketOption& option, Words words) {
    Value value{};
    socklen_t length = sizeof value;
    Outcome result = outcome(::getsockopt(fd, level(option), number(option), &value, &length));
    if (result.error == 0)
        words(value, result);
    return result;
}

}  // namespace

Outcome setOption(const Arguments& a) {
    const SocketOption* option = socketOption(a.call());
    if (!option)
        return unknown();
    switch (option->value) {
        case OptionValue::Text: {
            const std::string value = a.bytes(2);
            return set(a.descriptor(), *option, value.data(), value.size());
        }
        case OptionValue::Linger: {
            const linger value{a.number(2), a.number(3)};
            return set(a.descriptor(), *option, &value, sizeof value);
        }
        case OptionValue::Milliseconds: {
            const timeval value{a.number(2) / 1000, a.number(2) % 1000 * 1000};
            return set(a.descriptor(), *option, &value, sizeof value);
        }
        case OptionValue::Number:
        case OptionValue::Error: {
            const int value = a.number(2);
            return set(a.descriptor(), *option, &value, sizeof value);
        }
    }
    return unknown();
}

Outcome getOption(const Arguments& a) {
    const SocketOption* option = socketOption(a.call());
    if (!option)
        return unknown();
    switch (option->value) {
        case OptionValue::Text:
            return get<std::array<char, 64>>(a.descriptor(), *option, [](const auto& value, Outcome& result) {
                result.data = std::string(value.begin(), std::ranges::find(value, 0));
            });
        case OptionValue::Linger:
            return get<linger>(a.descriptor(), *option, [](const linger& value, Outcome& result) {
                result.result = value.l_onoff;
                result.data = std::to_string(value.l_onoff) + ", " + std::to_string(value.l_linger);
            });
        case OptionValue::Milliseconds:
            return get<timeval>(a.descriptor(), *option, [](const timeval& value, Outcome& result) {
                result.result = value.tv_sec * 1000 + value.tv_usec / 1000;
                result.data = std::to_string(result.result);
            });
        case OptionValue::Number:
        case OptionValue::Error:
            return get<int>(a.descriptor(), *option, [](int value, Outcome& result) {
                result.result = value;
                result.data = std::to_string(value);
            });
    }
    return unknown();
}

}  // namespace netio::actor
