// The tries of SystemCheck.h: each does what the lab will do.
#include <fcntl.h>
#include <sched.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

#include "netio/gate/Gate.h"
#include "netio/lab/Namespace.h"
#include "netio/lab/SystemCheck.h"
#include "netio/posix/SocketAddress.h"
#include "netio/probe/InetDiag.h"
#include "netio/tap/Tap.h"

namespace netio::lab {
namespace {

using model::Reason;
using model::State;
using posix::Done;
using posix::SystemError;
using posix::SystemResult;
using posix::UniqueFd;

constexpr std::size_t kSmallRing = 1 << 20;

class Tries {
public:
    // Whether it is there.
    bool add(Need need, const SystemResult<Done>& result, bool required = true, std::string_view detail = {}) {
        CheckedNeed checked{need, result.ok(), required, Cause::None, {}};
        checked.error.detail = Reason::text(detail);
        if (!result) {
            checked.error = result.error();
            checked.cause = causeOf(result.error());
        }
        m_checked.push_back(std::move(checked));
        return result.ok();
    }
    void skip(Need need, bool required = true) { m_checked.push_back({need, false, required, Cause::NotTried, {}}); }
    std::vector<CheckedNeed> take() { return std::move(m_checked); }

private:
    std::vector<CheckedNeed> m_checked;
};

template <class T>
SystemResult<Done> only(const SystemResult<T>& result) {
    if (!result)
        return result.error();
    return Done{};
}

// A connection to ourselves, closed by the connecting end first: that end is in TIME-WAIT afterwards.
SystemResult<Done> leaveTimeWait() {
    const auto any = posix::toSocketAddress({posix::toIp(AF_INET, "\x7f\0\0\1"), 0});
    const UniqueFd listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    UniqueFd client(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    posix::SocketAddress bound;
    bound.length = sizeof bound.storage;
    if (::bind(listener.get(), any.get(), any.length) < 0 || ::listen(listener.get(), 1) < 0 ||
        ::getsockname(listener.get(), bound.get(), &bound.length) < 0 ||
        ::connect(client.get(), bound.get(), bound.length) < 0)
        return posix::systemError("connect over lo");
    UniqueFd server(::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
    if (!server.valid())
        return posix::systemError("accept over lo");
    client.reset();
    server.reset();
    return Done{};
}

void tryTimeWait(Tries& tries, probe::InetDiag& diag) {
    if (auto made = leaveTimeWait(); !made) {
        tries.add(Need::TimeWait, made, false);
        return tries.skip(Need::SocketDestroy, false);
    }
    const auto waiting = [&]() -> std::optional<probe::SocketRow> {
        const auto rows = diag.sockets();
        if (!rows)
            return std::nullopt;
        const auto found = std::find_if(rows.value().begin(), rows.value().end(),
                                        [](const probe::SocketRow& row) { return row.state == State::TimeWait; });
        return found == rows.value().end() ? std::nullopt : std::optional(*found);
    };
    const auto row = waiting();
    if (!row) {
        tries.add(Need::TimeWait, SystemError{"sock_diag: TIME-WAIT", ENOENT, {}}, false);
        return tries.skip(Need::SocketDestroy, false);
    }
    tries.add(Need::TimeWait, Done{}, false);
    auto destroyed = diag.destroy(*row);
    if (destroyed && waiting())
        destroyed = SystemError{"SOCK_DESTROY", EOPNOTSUPP, Reason("the socket is still there")};
    tries.add(Need::SocketDestroy, destroyed, false);
}

void skipNetwork(Tries& tries) {
    for (const Need need : {Need::Loopback, Need::RawSocket, Need::Queue, Need::SocketDiag})
        tries.skip(need);
    for (const Need need : {Need::TimeWait, Need::SocketDestroy, Need::Sysctls})
        tries.skip(need, false);
}

}  // namespace

std::vector<CheckedNeed> trySystem() {
    Tries tries;
    tries.add(Need::Executable, Done{});
    const Entered entered = enterNamespace();
    tries.add(Need::UserNamespace, entered.user, !entered.network);
    if (!entered.user && !entered.network) {
        tries.skip(Need::NetworkNamespace);
        skipNetwork(tries);
        return tries.take();
    }
    if (!tries.add(Need::NetworkNamespace, entered.network)) {
        skipNetwork(tries);
        return tries.take();
    }
    tries.add(Need::Loopback, raiseLoopback());
    tries.add(Need::RawSocket, only(tap::Tap::open("lo", kSmallRing)));
    auto queue = gate::NfQueue::open(0);
    if (queue) {
        auto rule = gate::QueueRule::open(0);
        const bool native = rule && rule.value().kind() == gate::QueueRule::Kind::Native;
        tries.add(Need::Queue, only(rule), true, native ? "native" : "xtables");
    } else {
        tries.add(Need::Queue, only(queue));
    }
    auto diag = probe::InetDiag::open();
    const auto rows = diag ? only(diag.value().sockets()) : only(diag);
    if (tries.add(Need::SocketDiag, rows)) {
        tryTimeWait(tries, diag.value());
    } else {
        tries.skip(Need::TimeWait, false);
        tries.skip(Need::SocketDestroy, false);
    }
    tries.add(Need::Sysctls, setSysctl("net.ipv4.tcp_syn_retries", "6"), false);
    return tries.take();
}

}  // namespace netio::lab
