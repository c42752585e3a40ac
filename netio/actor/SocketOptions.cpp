#include "netio/actor/SocketOptions.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>

namespace netio::actor {
namespace {

using model::scenario::Call;
using model::scenario::Symbol;

enum class Form : std::uint8_t { Integer, Linger, Text };

struct Option {
    std::string_view name;
    int level, number;
    Form form = Form::Integer;
};

constexpr Option kOptions[] = {
    {"SO_REUSEADDR", SOL_SOCKET, SO_REUSEADDR},
    {"SO_REUSEPORT", SOL_SOCKET, SO_REUSEPORT},
    {"SO_LINGER", SOL_SOCKET, SO_LINGER, Form::Linger},
    {"SO_RCVBUF", SOL_SOCKET, SO_RCVBUF},
    {"SO_SNDBUF", SOL_SOCKET, SO_SNDBUF},
    {"SO_KEEPALIVE", SOL_SOCKET, SO_KEEPALIVE},
    {"SO_BROADCAST", SOL_SOCKET, SO_BROADCAST},
    {"SO_ERROR", SOL_SOCKET, SO_ERROR},
    {"SO_TYPE", SOL_SOCKET, SO_TYPE},
    {"SO_ACCEPTCONN", SOL_SOCKET, SO_ACCEPTCONN},
    {"TCP_NODELAY", IPPROTO_TCP, TCP_NODELAY},
    {"TCP_CORK", IPPROTO_TCP, TCP_CORK},
    {"TCP_CONGESTION", IPPROTO_TCP, TCP_CONGESTION, Form::Text},
    {"TCP_QUICKACK", IPPROTO_TCP, TCP_QUICKACK},
    {"TCP_DEFER_ACCEPT", IPPROTO_TCP, TCP_DEFER_ACCEPT},
    {"TCP_KEEPIDLE", IPPROTO_TCP, TCP_KEEPIDLE},
    {"TCP_KEEPINTVL", IPPROTO_TCP, TCP_KEEPINTVL},
    {"TCP_KEEPCNT", IPPROTO_TCP, TCP_KEEPCNT},
    {"TCP_USER_TIMEOUT", IPPROTO_TCP, TCP_USER_TIMEOUT},
    {"TCP_MAXSEG", IPPROTO_TCP, TCP_MAXSEG},
    {"TCP_LINGER2", IPPROTO_TCP, TCP_LINGER2},
    {"TCP_SYNCNT", IPPROTO_TCP, TCP_SYNCNT},
    {"IPV6_V6ONLY", IPPROTO_IPV6, IPV6_V6ONLY},
};

const Option* optionOf(const Call& call) {
    const auto* symbol = call.arguments.size() > 1 ? std::get_if<Symbol>(&call.arguments[1]) : nullptr;
    const auto* found = std::find_if(std::begin(kOptions), std::end(kOptions),
                                     [&](const Option& option) { return symbol && option.name == symbol->name; });
    return found == std::end(kOptions) ? nullptr : found;
}

int integer(const Call& call, std::size_t index) {
    const auto* number = index < call.arguments.size() ? std::get_if<std::int64_t>(&call.arguments[index]) : nullptr;
    return number ? static_cast<int>(*number) : 0;
}

Outcome outcome(int result) {
    return {result, result < 0 ? errno : 0, {}, {}};
}

}  // namespace

Outcome setOption(const Call& call, int fd) {
    const Option* option = optionOf(call);
    if (!option)
        return {-1, ENOPROTOOPT, {}, {}};
    switch (option->form) {
        case Form::Text: {
            const auto* text = call.arguments.size() > 2 ? std::get_if<std::string>(&call.arguments[2]) : nullptr;
            const std::string value = text ? *text : std::string();
            return outcome(
                ::setsockopt(fd, option->level, option->number, value.data(), static_cast<socklen_t>(value.size())));
        }
        case Form::Linger: {
            const linger value{integer(call, 2), integer(call, 3)};
            return outcome(::setsockopt(fd, option->level, option->number, &value, sizeof value));
        }
        case Form::Integer: {
            const int value = integer(call, 2);
            return outcome(::setsockopt(fd, option->level, option->number, &value, sizeof value));
        }
    }
    return {-1, ENOPROTOOPT, {}, {}};
}

Outcome getOption(const Call& call, int fd) {
    const Option* option = optionOf(call);
    if (!option)
        return {-1, ENOPROTOOPT, {}, {}};
    switch (option->form) {
        case Form::Text: {
            std::array<char, 64> value{};
            socklen_t length = value.size() - 1;
            Outcome result = outcome(::getsockopt(fd, option->level, option->number, value.data(), &length));
            if (result.error == 0)
                result.data = value.data();
            return result;
        }
        case Form::Linger: {
            linger value{};
            socklen_t length = sizeof value;
            Outcome result = outcome(::getsockopt(fd, option->level, option->number, &value, &length));
            if (result.error == 0) {
                result.result = value.l_onoff;
                result.data = std::to_string(value.l_onoff) + ", " + std::to_string(value.l_linger);
            }
            return result;
        }
        case Form::Integer: {
            int value = 0;
            socklen_t length = sizeof value;
            Outcome result = outcome(::getsockopt(fd, option->level, option->number, &value, &length));
            if (result.error == 0) {
                result.result = value;
                result.data = std::to_string(value);
            }
            return result;
        }
    }
    return {-1, ENOPROTOOPT, {}, {}};
}

}  // namespace netio::actor
