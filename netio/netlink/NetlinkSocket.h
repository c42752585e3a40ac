// One netlink(7) socket, by libmnl. Move-only. Receiving never blocks unless it is said.
#pragma once

#include <libmnl/libmnl.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "netio/posix/SystemError.h"

namespace netio::netlink {

class NetlinkSocket {
public:
    using OnMessage = std::function<void(const nlmsghdr&)>;

    // bus: NETLINK_NETFILTER, NETLINK_SOCK_DIAG; groups: bit mask of multicast groups 1 to 32.
    [[nodiscard]] static posix::SystemResult<NetlinkSocket> open(int bus, unsigned groups = 0);

    [[nodiscard]] int fd() const { return ::mnl_socket_get_fd(m_socket.get()); }
    [[nodiscard]] std::uint32_t nextSequence() { return ++m_sequence; }
    // As large a receive buffer as the system gives; bytes.
    void setReceiveBuffer(int bytes) const;

    [[nodiscard]] posix::SystemResult<model::Done> send(const void* messages, std::size_t size) const;
    // Sends and waits for `acks` acknowledgements; the first one that tells an error is the result.
    [[nodiscard]] posix::SystemResult<model::Done> request(const void* messages, std::size_t size, int acks,
                                                           const char* operation);
    // Sends a dump request and waits for its end.
    [[nodiscard]] posix::SystemResult<model::Done> dump(nlmsghdr& message, const char* operation,
                                                        const OnMessage& onMessage);
    // Everything that waits; ENOBUFS (the kernel had to discard some) is an error that may be followed by another call.
    [[nodiscard]] posix::SystemResult<model::Done> receive(const OnMessage& onMessage);

private:
    struct Closer {
        void operator()(mnl_socket* socket) const { ::mnl_socket_close(socket); }
    };
    std::unique_ptr<mnl_socket, Closer> m_socket;
    std::uint32_t m_sequence = 0;
    std::vector<char> m_buffer;

    explicit NetlinkSocket(mnl_socket* socket);
    [[nodiscard]] ssize_t receiveDatagram(int flags);
};

// Calls onAttribute(type, payload, bytes) for each attribute behind a message's own header of `offset` bytes.
template <class OnAttribute>
void forEachAttribute(const nlmsghdr& message, std::size_t offset, OnAttribute onAttribute) {
    const auto* attribute = static_cast<const nlattr*>(::mnl_nlmsg_get_payload_offset(&message, offset));
    const auto* end = static_cast<const char*>(::mnl_nlmsg_get_payload_tail(&message));
    for (; ::mnl_attr_ok(attribute, static_cast<int>(end - reinterpret_cast<const char*>(attribute)));
         attribute = ::mnl_attr_next(attribute))
        onAttribute(::mnl_attr_get_type(attribute), ::mnl_attr_get_payload(attribute),
                    ::mnl_attr_get_payload_len(attribute));
}

// A message under construction, in a buffer large enough for every message of ours.
class Message {
public:
    Message(std::uint16_t type, std::uint16_t flags, std::uint32_t sequence);
    // Another message behind the first, for batches.
    void next(std::uint16_t type, std::uint16_t flags, std::uint32_t sequence);

    [[nodiscard]] nlmsghdr* header() { return m_current; }
    template <class T>
    T& extra() {
        return *static_cast<T*>(::mnl_nlmsg_put_extra_header(m_current, sizeof(T)));
    }
    [[nodiscard]] const void* data() const { return m_buffer.data(); }
    [[nodiscard]] std::size_t size() const;

private:
    std::vector<char> m_buffer;
    nlmsghdr* m_current = nullptr;
};

// Opens a nested attribute and closes it at the end of the scope.
class Nest {
public:
    Nest(nlmsghdr* message, std::uint16_t type) : m_message(message), m_nest(::mnl_attr_nest_start(message, type)) {}
    ~Nest() { ::mnl_attr_nest_end(m_message, m_nest); }
    Nest(const Nest&) = delete;
    Nest& operator=(const Nest&) = delete;

private:
    nlmsghdr* m_message;
    nlattr* m_nest;
};

}  // namespace netio::netlink
