// Asks the kernel for the state of every socket in this network namespace and for what it counted, and tells what
// changed, as SocketChanged, SocketEnded and KernelCounted. Asked after every event; deadline() says when to ask again
// because a timer of the kernel runs out.
#pragma once

#include <optional>
#include <span>

#include "netio/actor/ActorProtocol.h"
#include "netio/probe/InetDiag.h"
#include "netio/probe/KernelCounters.h"
#include "netio/probe/SocketTable.h"

namespace netio::probe {

class Probe {
public:
    [[nodiscard]] static posix::SystemResult<Probe> open(SocketTable::Sink sink);

    [[nodiscard]] int fd() const { return m_destroyed.fd(); }  // readable: a socket was destroyed
    // Whether a socket was destroyed since the last call.
    [[nodiscard]] bool takeDestroyed() { return m_destroyed.take(); }

    void own(const actor::SocketReport& socket, int pid, model::Timestamp time);
    // pids: the processes whose descriptors count.
    [[nodiscard]] posix::SystemResult<model::Done> look(std::span<const int> pids);
    // ENOENT: there is no such socket.
    [[nodiscard]] posix::SystemResult<model::Done> destroy(model::SocketId socket);
    [[nodiscard]] std::optional<model::Timestamp> deadline() const;

private:
    InetDiag m_diag;
    DestroyedSockets m_destroyed;
    SocketTable m_table;
    SocketTable::Sink m_sink;
    KernelCounters m_counters;
    model::Timestamp m_looked;

    Probe(InetDiag diag, DestroyedSockets destroyed, SocketTable::Sink sink)
        : m_diag(std::move(diag)), m_destroyed(std::move(destroyed)), m_table(sink), m_sink(std::move(sink)) {}
};

}  // namespace netio::probe
