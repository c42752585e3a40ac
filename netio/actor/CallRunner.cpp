#include "netio/actor/CallRunner.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <vector>

#include "netio/actor/CallConstants.h"
#include "netio/actor/SocketOptions.h"
#include "netio/posix/SocketAddress.h"

namespace netio::actor {
namespace {

using model::Address;
using model::scenario::Argument;
using model::scenario::Call;
using model::scenario::Symbol;

constexpr std::int64_t kMostRead = 64 << 20;

template <class T>
T argument(const Call& call, std::size_t index) {
    const T* value = index < call.arguments.size() ? std::get_if<T>(&call.arguments[index]) : nullptr;
    return value ? *value : T{};
}

int constants(const Call& call, std::size_t index) {
    return constantValue(argument<Symbol>(call, index).name).value_or(0);
}

Outcome outcome(std::int64_t result) {
    return {result, result < 0 ? errno : 0, {}, {}};
}

Outcome readBytes(const Call& call, int fd) {
    std::string buffer(
        static_cast<std::size_t>(std::clamp<std::int64_t>(argument<std::int64_t>(call, 1), 0, kMostRead)), '\0');
    const int flags = constants(call, 2);
    Outcome result;
    if (call.name == "recvfrom") {
        posix::SocketAddress from;
        from.length = sizeof from.storage;
        result = outcome(::recvfrom(fd, buffer.data(), buffer.size(), flags, from.get(), &from.length));
        if (result.error == 0)
            result.peer = posix::toAddress(from);
    } else if (call.name == "recv") {
        result = outcome(::recv(fd, buffer.data(), buffer.size(), flags));
    } else {
        result = outcome(::read(fd, buffer.data(), buffer.size()));
    }
    if (result.result > 0)
        result.data = buffer.substr(0, std::min(static_cast<std::size_t>(result.result), kMostData));
    return result;
}

Outcome writeBytes(const Call& call, int fd) {
    const std::string bytes = argument<std::string>(call, 1);
    if (call.name == "sendto") {
        const auto to = posix::toSocketAddress(argument<Address>(call, 2));
        return outcome(::sendto(fd, bytes.data(), bytes.size(), 0, to.get(), to.length));
    }
    if (call.name == "send")
        return outcome(::send(fd, bytes.data(), bytes.size(), constants(call, 2)));
    return outcome(::write(fd, bytes.data(), bytes.size()));
}

Outcome acceptConnection(int fd) {
    posix::SocketAddress peer;
    peer.length = sizeof peer.storage;
    Outcome result = outcome(::accept(fd, peer.get(), &peer.length));
    if (result.error == 0)
        result.peer = posix::toAddress(peer);
    return result;
}

Outcome pollOne(const Call& call, int fd) {
    pollfd entry{fd, static_cast<short>(constants(call, 1)), 0};
    Outcome result = outcome(::poll(&entry, 1, static_cast<int>(argument<std::int64_t>(call, 2))));
    if (result.result > 0)
        result.data = pollEventNames(entry.revents);
    return result;
}

Outcome setFileFlag(const Call& call, int fd) {
    const int flags = ::fcntl(fd, F_GETFL);
    return outcome(flags < 0 ? flags : ::fcntl(fd, F_SETFL, flags | constants(call, 1)));
}

// Only processes of this lab: the name stands for a pid, a number would reach any process of the user.
Outcome sendSignal(const Call& call, const std::map<std::string, int>& pids) {
    const auto found = pids.find(argument<Symbol>(call, 0).name);
    if (found == pids.end() || found->second <= 1)
        return {-1, ESRCH, {}, {}};
    return outcome(::kill(found->second, constants(call, 1)));
}

}  // namespace

std::optional<int> CallRunner::descriptor(const Call& call) const {
    if (call.arguments.empty() || call.name == "socket" || call.name == "exit" || call.name == "kill")
        return std::nullopt;
    if (const auto* number = std::get_if<std::int64_t>(&call.arguments[0]))
        return static_cast<int>(*number);
    const auto found = m_variables.find(argument<Symbol>(call, 0).name);
    return found == m_variables.end() ? std::nullopt : std::optional<int>(static_cast<int>(found->second));
}

std::string CallRunner::unknownVariable(const Call& call) const {
    if (call.arguments.empty() || call.name == "socket" || call.name == "exit" || call.name == "kill")
        return {};
    const auto* symbol = std::get_if<Symbol>(&call.arguments[0]);
    return symbol && !m_variables.contains(symbol->name) ? symbol->name : std::string();
}

Outcome CallRunner::run(const Call& call, const std::map<std::string, int>& pids) {
    Outcome result = dispatch(call, pids);
    if (!call.target.empty())
        m_variables[call.target] = result.result;
    return result;
}

Outcome CallRunner::dispatch(const Call& call, const std::map<std::string, int>& pids) const {
    const std::string& name = call.name;
    const int fd = descriptor(call).value_or(-1);
    if (name == "socket")
        return outcome(::socket(constants(call, 0), constants(call, 1), 0));
    if (name == "bind" || name == "connect") {
        const auto address = posix::toSocketAddress(argument<Address>(call, 1));
        return outcome(name == "bind" ? ::bind(fd, address.get(), address.length)
                                      : ::connect(fd, address.get(), address.length));
    }
    if (name == "listen")
        return outcome(::listen(fd, static_cast<int>(argument<std::int64_t>(call, 1))));
    if (name == "accept")
        return acceptConnection(fd);
    if (name == "read" || name == "recv" || name == "recvfrom")
        return readBytes(call, fd);
    if (name == "write" || name == "send" || name == "sendto")
        return writeBytes(call, fd);
    if (name == "shutdown")
        return outcome(::shutdown(fd, constants(call, 1)));
    if (name == "close")
        return outcome(::close(fd));
    if (name == "poll")
        return pollOne(call, fd);
    if (name == "fcntl")
        return setFileFlag(call, fd);
    if (name == "setsockopt")
        return setOption(call, fd);
    if (name == "getsockopt")
        return getOption(call, fd);
    if (name == "kill")
        return sendSignal(call, pids);
    return {-1, ENOSYS, {}, {}};
}

std::optional<SocketReport> describeSocket(int fd) {
    int type = 0, family = 0;
    socklen_t length = sizeof type;
    struct stat file {};
    if (fd < 0 || ::getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &length) < 0 || ::fstat(fd, &file) < 0)
        return std::nullopt;
    length = sizeof family;
    if (::getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &family, &length) < 0 || (family != AF_INET && family != AF_INET6))
        return std::nullopt;
    SocketReport report;
    report.fd = fd;
    report.inode = file.st_ino;
    report.protocol = type == SOCK_DGRAM ? model::trace::Protocol::Udp : model::trace::Protocol::Tcp;
    // Asking makes the kernel choose the cookie now; the socket keeps it to the end of its TIME-WAIT.
    length = sizeof report.cookie;
    (void)::getsockopt(fd, SOL_SOCKET, SO_COOKIE, &report.cookie, &length);
    posix::SocketAddress local;
    local.length = sizeof local.storage;
    if (::getsockname(fd, local.get(), &local.length) == 0)
        report.local = posix::toAddress(local).value_or(Address{});
    return report;
}

}  // namespace netio::actor
