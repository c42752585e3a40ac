#include "netio/probe/Probe.h"

#include <algorithm>

#include "netio/posix/Clock.h"

namespace netio::probe {
namespace {

using model::Timestamp;

constexpr std::int64_t kAfterExpiryMs = 12;  // a tick of the kernel's timers
constexpr std::int64_t kOverdueMs = 50;
constexpr std::int64_t kPeriodMs = 1000;  // some timers the kernel does not tell

}  // namespace

posix::SystemResult<Probe> Probe::open(SocketTable::Sink sink) {
    auto diag = InetDiag::open();
    if (!diag)
        return diag.error();
    auto destroyed = DestroyedSockets::open();
    if (!destroyed)
        return destroyed.error();
    return Probe(diag.take(), destroyed.take(), std::move(sink));
}

void Probe::own(const actor::SocketReport& socket, int pid, Timestamp time) {
    m_table.own({socket.cookie, socket.inode, socket.protocol, socket.local, {pid, socket.fd}, socket.option}, time);
}

posix::SystemResult<model::Done> Probe::look(std::span<const int> pids) {
    // Descriptors first: a socket that is closed in between is then seen without its row next time, not the reverse.
    const FdOwners owners = readFdOwners(pids);
    auto rows = m_diag.sockets();
    m_looked = posix::now();
    if (!rows)
        return rows.error();
    // Why a state is what it is comes before the state.
    for (model::trace::KernelCounted& risen : m_counters.risen())
        m_sink({m_looked, std::move(risen)});
    m_table.update(rows.value(), owners, m_looked);
    return model::Done{};
}

posix::SystemResult<model::Done> Probe::destroy(model::SocketId socket) {
    const SocketRow* row = m_table.row(socket);
    if (!row)
        return posix::SystemError{"SOCK_DESTROY", ENOENT, model::Reason("socket %1", socket.value)};
    return m_diag.destroy(*row);
}

std::optional<Timestamp> Probe::deadline() const {
    if (m_table.empty())
        return std::nullopt;
    Timestamp next = posix::after(m_looked, kPeriodMs);
    if (const auto expiry = m_table.firstExpiry())
        next = std::min(next, std::max(posix::after(*expiry, kAfterExpiryMs), posix::after(m_looked, kOverdueMs)));
    return next;
}

}  // namespace netio::probe
