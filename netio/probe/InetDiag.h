// The kernel's socket tables of this network namespace by sock_diag(7): TCP and UDP, IPv4 and IPv6, every state, with
// TCP_INFO. Request sockets (the SYN queue), TIME-WAIT sockets and listeners are rows like any other.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "model/trace/TraceEvent.h"
#include "netio/netlink/NetlinkSocket.h"

namespace netio::probe {

struct SocketRow {
    std::uint64_t cookie = 0;  // one number from socket() to the end of TIME-WAIT, sock_diag(7)
    std::uint64_t inode = 0;   // 0: no file
    model::trace::Protocol protocol = model::trace::Protocol::Tcp;
    model::Address local, remote;
    model::State state = model::State::Closed;
    model::trace::TimerKind timer = model::trace::TimerKind::None;
    std::uint32_t timerMs = 0, timerRetransmits = 0;
    std::uint32_t recvQueue = 0, sendQueue = 0;  // payload bytes; a listener: connections waiting, backlog
    std::optional<bool> v6only;                  // told of IPv6 listeners
    model::Boxed<model::trace::TcpInfo> info;
};

class InetDiag {
public:
    [[nodiscard]] static posix::SystemResult<InetDiag> open();

    [[nodiscard]] posix::SystemResult<std::vector<SocketRow>> sockets();
    // SOCK_DESTROY, as `ss -K` does; works on TIME-WAIT and request sockets as well.
    [[nodiscard]] posix::SystemResult<model::Done> destroy(const SocketRow& socket);

private:
    netlink::NetlinkSocket m_socket;

    explicit InetDiag(netlink::NetlinkSocket socket) : m_socket(std::move(socket)) {}
    [[nodiscard]] posix::SystemResult<model::Done> dump(std::uint8_t family, std::uint8_t protocol,
                                                        std::vector<SocketRow>& rows);
};

// Readable when a TCP or UDP socket of this namespace was destroyed.
class DestroyedSockets {
public:
    [[nodiscard]] static posix::SystemResult<DestroyedSockets> open();
    [[nodiscard]] int fd() const { return m_socket.fd(); }
    // Whether there was any since the last call; a full buffer counts as one.
    [[nodiscard]] bool take();

private:
    netlink::NetlinkSocket m_socket;
    explicit DestroyedSockets(netlink::NetlinkSocket socket) : m_socket(std::move(socket)) {}
};

}  // namespace netio::probe
