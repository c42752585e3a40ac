#include "netio/actor/CallConstants.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include <algorithm>
#include <csignal>

#include "model/call/Call.h"
#include "model/call/CallTable.h"

namespace netio::actor {
namespace {

struct Constant {
    std::string_view name;
    int value;
};

constexpr Constant kConstants[] = {
    {"AF_INET", AF_INET},
    {"AF_INET6", AF_INET6},
    {"SOCK_STREAM", SOCK_STREAM},
    {"SOCK_DGRAM", SOCK_DGRAM},
    {"SHUT_RD", SHUT_RD},
    {"SHUT_WR", SHUT_WR},
    {"SHUT_RDWR", SHUT_RDWR},
    {"O_NONBLOCK", O_NONBLOCK},
    {"MSG_DONTWAIT", MSG_DONTWAIT},
    {"MSG_PEEK", MSG_PEEK},
    {"MSG_NOSIGNAL", MSG_NOSIGNAL},
    {"MSG_OOB", MSG_OOB},
    {"MSG_MORE", MSG_MORE},
    {"SIGTERM", SIGTERM},
    {"SIGKILL", SIGKILL},
    {"SIGINT", SIGINT},
    {"SIGSTOP", SIGSTOP},
    {"SIGCONT", SIGCONT},
    {"SIGUSR1", SIGUSR1},
    {"SIGUSR2", SIGUSR2},
    {"SIGHUP", SIGHUP},
    {"SIGSEGV", SIGSEGV},
    {"SIGABRT", SIGABRT},
    {"POLLIN", POLLIN},
    {"POLLOUT", POLLOUT},
    {"POLLPRI", POLLPRI},
    {"POLLERR", POLLERR},
    {"POLLHUP", POLLHUP},
    {"POLLRDHUP", POLLRDHUP},
    {"POLLNVAL", POLLNVAL},
    {"EPOLL_CTL_ADD", EPOLL_CTL_ADD},
    {"EPOLL_CTL_MOD", EPOLL_CTL_MOD},
    {"EPOLL_CTL_DEL", EPOLL_CTL_DEL},
    {"EPOLLIN", EPOLLIN},
    {"EPOLLOUT", EPOLLOUT},
    {"EPOLLRDHUP", EPOLLRDHUP},
    {"EPOLLERR", EPOLLERR},
    {"EPOLLHUP", EPOLLHUP},
    {"EPOLLONESHOT", EPOLLONESHOT},
    {"EPOLLET", static_cast<int>(EPOLLET)},
    {"READFDS", 1},
    {"WRITEFDS", 2},
    {"EXCEPTFDS", 4},  // of select: bits of ours, C has a set for each

};

constexpr std::optional<int> single(std::string_view name) {
    const auto* found = std::ranges::find(kConstants, name, &Constant::name);
    return found == std::end(kConstants) ? std::nullopt : std::optional(found->value);
}

// What a parameter allows is known here.
constexpr bool known(const model::call::Parameter& parameter) {
    for (std::string_view rest = parameter.names; !rest.empty();) {
        const std::string_view name = rest.substr(0, rest.find(' '));
        if (!single(name))
            return false;
        rest.remove_prefix(std::min(rest.size(), name.size() + 1));
    }
    return true;
}
static_assert(std::ranges::all_of(model::call::kRows,
                                  [](const model::call::Row& row) { return std::ranges::all_of(row.takes, known); }),
              "each constant that a call of the table takes has its value");

}  // namespace

std::optional<int> constantValue(std::string_view names) {
    int value = 0;
    for (const std::string_view name : model::call::split(names, '|')) {
        const auto one = single(name);
        if (!one)
            return std::nullopt;
        value |= *one;
    }
    return value;
}

std::string constantNames(std::string_view names, int value) {
    std::string set;
    for (const std::string_view name : model::call::split(names, ' ')) {
        if (value & constantValue(name).value_or(0))
            set += (set.empty() ? "" : "|") + std::string(name);
    }
    return set;
}

}  // namespace netio::actor
