#include "netio/actor/CallConstants.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <csignal>

namespace netio::actor {
namespace {

struct Constant {
    std::string_view name;
    int value;
};

constexpr Constant kConstants[] = {
    {"AF_INET", AF_INET},       {"AF_INET6", AF_INET6},         {"SOCK_STREAM", SOCK_STREAM},
    {"SOCK_DGRAM", SOCK_DGRAM}, {"SHUT_RD", SHUT_RD},           {"SHUT_WR", SHUT_WR},
    {"SHUT_RDWR", SHUT_RDWR},   {"O_NONBLOCK", O_NONBLOCK},     {"MSG_DONTWAIT", MSG_DONTWAIT},
    {"MSG_PEEK", MSG_PEEK},     {"MSG_NOSIGNAL", MSG_NOSIGNAL}, {"MSG_OOB", MSG_OOB},
    {"MSG_MORE", MSG_MORE},     {"SIGTERM", SIGTERM},           {"SIGKILL", SIGKILL},
    {"SIGINT", SIGINT},         {"SIGSTOP", SIGSTOP},           {"SIGCONT", SIGCONT},
    {"SIGUSR1", SIGUSR1},       {"SIGUSR2", SIGUSR2},           {"SIGHUP", SIGHUP},
    {"SIGSEGV", SIGSEGV},       {"SIGABRT", SIGABRT},
};

constexpr Constant kPollEvents[] = {
    {"POLLIN", POLLIN},   {"POLLOUT", POLLOUT},     {"POLLPRI", POLLPRI},   {"POLLERR", POLLERR},
    {"POLLHUP", POLLHUP}, {"POLLRDHUP", POLLRDHUP}, {"POLLNVAL", POLLNVAL},
};

std::optional<int> single(std::string_view name) {
    const auto named = [&](const Constant& constant) { return constant.name == name; };
    if (const auto* found = std::find_if(std::begin(kConstants), std::end(kConstants), named);
        found != std::end(kConstants))
        return found->value;
    if (const auto* found = std::find_if(std::begin(kPollEvents), std::end(kPollEvents), named);
        found != std::end(kPollEvents))
        return found->value;
    return std::nullopt;
}

}  // namespace

std::optional<int> constantValue(std::string_view names) {
    int value = 0;
    while (!names.empty()) {
        const auto bar = names.find('|');
        const auto one = single(names.substr(0, bar));
        if (!one)
            return std::nullopt;
        value |= *one;
        names = bar == std::string_view::npos ? std::string_view{} : names.substr(bar + 1);
    }
    return value;
}

std::string pollEventNames(short events) {
    std::string names;
    for (const auto& event : kPollEvents)
        if (events & event.value)
            names += (names.empty() ? "" : "|") + std::string(event.name);
    return names;
}

}  // namespace netio::actor
