#include "netio/actor/CallRunner.h"

#include <sys/socket.h>
#include <sys/stat.h>

#include "model/call/CallRow.h"
#include "netio/posix/SocketAddress.h"

namespace netio::actor {

using model::call::Call;
using model::call::Kind;
using model::call::Symbol;

std::optional<int> CallRunner::descriptor(const Call& call) const {
    if (call.row().kind(0) != Kind::Descriptor || !unknownVariable(call).empty())
        return std::nullopt;
    return Arguments(call, m_variables, {}).descriptor();
}

std::string CallRunner::unknownVariable(const Call& call) const {
    for (std::size_t i = 0; i < call.arguments.size(); ++i) {
        const auto* symbol = call.argument<Symbol>(i);
        if (symbol && call.row().kind(i) == Kind::Descriptor && !m_variables.contains(symbol->name))
            return symbol->name;
    }
    return {};
}

Outcome CallRunner::run(const Call& call, const Pids& pids) {
    Outcome result = make(Arguments(call, m_variables, pids));
    if (!call.target.empty())
        m_variables[call.target] = result.result;
    return result;
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
        report.local = posix::toAddress(local).value_or(model::Address{});
    return report;
}

}  // namespace netio::actor
