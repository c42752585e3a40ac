#include "netio/netlink/NetlinkSocket.h"

#include <sys/socket.h>

namespace netio::netlink {
namespace {

constexpr std::size_t kReceiveSize = 1 << 17;  // a packet of 64 KiB with its attributes
constexpr std::size_t kMessageSize = 1 << 14;

}  // namespace

NetlinkSocket::NetlinkSocket(mnl_socket* socket) : m_socket(socket), m_buffer(kReceiveSize) {}

posix::SystemResult<NetlinkSocket> NetlinkSocket::open(int bus, unsigned groups) {
    NetlinkSocket result(::mnl_socket_open2(bus, SOCK_CLOEXEC));
    if (!result.m_socket)
        return posix::systemError("socket(AF_NETLINK)");
    if (::mnl_socket_bind(result.m_socket.get(), groups, MNL_SOCKET_AUTOPID) < 0)
        return posix::systemError("bind(AF_NETLINK)");
    return result;
}

void NetlinkSocket::setReceiveBuffer(int bytes) const {
    if (::setsockopt(fd(), SOL_SOCKET, SO_RCVBUFFORCE, &bytes, sizeof bytes) < 0)
        (void)::setsockopt(fd(), SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
}

posix::SystemResult<model::Done> NetlinkSocket::send(const void* messages, std::size_t size) const {
    if (::mnl_socket_sendto(m_socket.get(), messages, size) < 0)
        return posix::systemError("sendto(AF_NETLINK)");
    return model::Done{};
}

ssize_t NetlinkSocket::receiveDatagram(int flags) {
    ssize_t got = 0;
    do
        got = ::recv(fd(), m_buffer.data(), m_buffer.size(), flags);
    while (got < 0 && errno == EINTR);
    return got;
}

posix::SystemResult<model::Done> NetlinkSocket::request(const void* messages, std::size_t size, int acks,
                                                        const char* operation) {
    if (auto sent = send(messages, size); !sent)
        return sent;
    posix::SystemError first;
    // A batch that failed is acknowledged in part: what was answered is there when sendto returns.
    for (bool answered = false; acks > 0;) {
        const ssize_t got = receiveDatagram(answered ? MSG_DONTWAIT : 0);
        if (got < 0 && errno == EAGAIN)
            break;
        if (got < 0)
            return posix::systemError(operation);
        answered = true;
        int length = static_cast<int>(got);
        for (auto* message = reinterpret_cast<nlmsghdr*>(m_buffer.data()); ::mnl_nlmsg_ok(message, length);
             message = ::mnl_nlmsg_next(message, &length)) {
            if (message->nlmsg_type != NLMSG_ERROR)
                continue;
            const auto& answer = *static_cast<const nlmsgerr*>(::mnl_nlmsg_get_payload(message));
            if (answer.error != 0 && first.error == 0)
                first = {operation, -answer.error, {}};
            --acks;
        }
    }
    if (first.error != 0)
        return first;
    return model::Done{};
}

posix::SystemResult<model::Done> NetlinkSocket::dump(nlmsghdr& message, const char* operation,
                                                     const OnMessage& onMessage) {
    message.nlmsg_seq = nextSequence();
    if (auto sent = send(&message, message.nlmsg_len); !sent)
        return sent;
    for (;;) {
        const ssize_t got = receiveDatagram(0);
        if (got < 0)
            return posix::systemError(operation);
        int length = static_cast<int>(got);
        for (auto* part = reinterpret_cast<nlmsghdr*>(m_buffer.data()); ::mnl_nlmsg_ok(part, length);
             part = ::mnl_nlmsg_next(part, &length)) {
            if (part->nlmsg_seq != message.nlmsg_seq)
                continue;
            if (part->nlmsg_type == NLMSG_DONE)
                return model::Done{};
            if (part->nlmsg_type == NLMSG_ERROR) {
                const auto& answer = *static_cast<const nlmsgerr*>(::mnl_nlmsg_get_payload(part));
                return posix::SystemError{operation, -answer.error, {}};
            }
            onMessage(*part);
        }
    }
}

posix::SystemResult<model::Done> NetlinkSocket::receive(const OnMessage& onMessage) {
    for (;;) {
        const ssize_t got = receiveDatagram(MSG_DONTWAIT);
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return model::Done{};
        if (got < 0)
            return posix::systemError("recv(AF_NETLINK)");
        int length = static_cast<int>(got);
        for (auto* message = reinterpret_cast<nlmsghdr*>(m_buffer.data()); ::mnl_nlmsg_ok(message, length);
             message = ::mnl_nlmsg_next(message, &length))
            onMessage(*message);
    }
}

Message::Message(std::uint16_t type, std::uint16_t flags, std::uint32_t sequence) : m_buffer(kMessageSize) {
    m_current = ::mnl_nlmsg_put_header(m_buffer.data());
    m_current->nlmsg_type = type;
    m_current->nlmsg_flags = flags;
    m_current->nlmsg_seq = sequence;
}

void Message::next(std::uint16_t type, std::uint16_t flags, std::uint32_t sequence) {
    m_current = ::mnl_nlmsg_put_header(m_buffer.data() + size());
    m_current->nlmsg_type = type;
    m_current->nlmsg_flags = flags;
    m_current->nlmsg_seq = sequence;
}

std::size_t Message::size() const {
    return static_cast<std::size_t>(reinterpret_cast<const char*>(m_current) - m_buffer.data()) + m_current->nlmsg_len;
}

}  // namespace netio::netlink
