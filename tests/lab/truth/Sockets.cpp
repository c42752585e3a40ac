#include "Sockets.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <vector>

namespace truth {
namespace {

struct Where {
    sockaddr_storage storage{};
    socklen_t size = 0;
    Where(bool v6, std::uint16_t port) {
        if (v6) {
            auto* address = reinterpret_cast<sockaddr_in6*>(&storage);
            address->sin6_family = AF_INET6;
            address->sin6_addr = IN6ADDR_LOOPBACK_INIT;
            address->sin6_port = htons(port);
            size = sizeof *address;
        } else {
            auto* address = reinterpret_cast<sockaddr_in*>(&storage);
            address->sin_family = AF_INET;
            address->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
            address->sin_port = htons(port);
            size = sizeof *address;
        }
    }
    [[nodiscard]] sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
};

}  // namespace

Socket::Socket(bool v6) : m_fd(socket(v6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)), m_v6(v6) {
    option(SOL_SOCKET, SO_REUSEADDR, 1);
}

std::uint16_t Socket::localPort() const {
    Where where(m_v6, 0);
    getsockname(fd(), where.get(), &where.size);
    return ntohs(m_v6 ? reinterpret_cast<sockaddr_in6*>(&where.storage)->sin6_port
                      : reinterpret_cast<sockaddr_in*>(&where.storage)->sin_port);
}

Socket& Socket::option(int level, int name, int value) {
    setsockopt(fd(), level, name, &value, sizeof value);
    return *this;
}

Socket& Socket::bindTo(std::uint16_t port) {
    Where where(m_v6, port);
    ::bind(fd(), where.get(), where.size);
    return *this;
}

Socket& Socket::listen(std::uint16_t port, int backlog) {
    bindTo(port);
    ::listen(fd(), backlog);
    return *this;
}

bool Socket::connect(std::uint16_t port) {
    if (localPort() == 0)
        bindTo(0);
    Where where(m_v6, port);
    return ::connect(fd(), where.get(), where.size) == 0;
}

void Socket::startConnect(std::uint16_t port) {
    fcntl(fd(), F_SETFL, O_NONBLOCK);
    connect(port);
}

bool Socket::finishConnect() {
    pollfd one{fd(), POLLOUT, 0};
    poll(&one, 1, 8000);
    int error = 0;
    socklen_t size = sizeof error;
    getsockopt(fd(), SOL_SOCKET, SO_ERROR, &error, &size);
    fcntl(fd(), F_SETFL, 0);
    return error == 0 && (one.revents & POLLOUT) != 0;
}

Socket Socket::accept() {
    // Long enough for five losses in a row: the kernel resends after 1, 3, 7, 15 and 31 seconds.
    pollfd one{fd(), POLLIN, 0};
    poll(&one, 1, 40'000);
    fcntl(fd(), F_SETFL, O_NONBLOCK);
    Socket child(::accept4(fd(), nullptr, nullptr, SOCK_CLOEXEC));
    fcntl(child.fd(), F_SETFL, 0);
    child.m_v6 = m_v6;
    return child;
}

bool Socket::send(const std::string& text) {
    return ::send(fd(), text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size());
}

std::string Socket::receive() {
    std::vector<char> buffer(1 << 16);
    pollfd one{fd(), POLLIN, 0};
    if (poll(&one, 1, 8000) <= 0)
        return {};
    const ssize_t size = ::recv(fd(), buffer.data(), buffer.size(), 0);
    return size > 0 ? std::string(buffer.data(), static_cast<std::size_t>(size)) : std::string();
}

void Socket::shutdownWrite() {
    ::shutdown(fd(), SHUT_WR);
}

void Socket::reset() {
    const linger off{1, 0};
    setsockopt(fd(), SOL_SOCKET, SO_LINGER, &off, sizeof off);
    close();
}

void Socket::filter(std::initializer_list<sock_filter> program) {
    std::vector<sock_filter> code(program);
    const sock_fprog whole{static_cast<unsigned short>(code.size()), code.data()};
    setsockopt(fd(), SOL_SOCKET, SO_ATTACH_FILTER, &whole, sizeof whole);
}

void Socket::loseAll() {
    filter({BPF_STMT(BPF_RET | BPF_K, 0)});
}

// The program sees the segment from its TCP header on; the flags are in byte 13.
void Socket::loseFlags(std::uint8_t mask, std::uint8_t value) {
    filter({BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 13), BPF_STMT(BPF_ALU | BPF_AND | BPF_K, mask),
            BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1), BPF_STMT(BPF_RET | BPF_K, 0),
            BPF_STMT(BPF_RET | BPF_K, 0xffffffffu)});
}

void Socket::loseNone() {
    const int none = 0;
    setsockopt(fd(), SOL_SOCKET, SO_DETACH_FILTER, &none, sizeof none);
}

}  // namespace truth
