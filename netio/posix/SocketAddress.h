// Transport addresses to and from the kernel's sockaddr.
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>

#include <optional>

#include "model/base/Address.h"

namespace netio::posix {

struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t length = 0;
    [[nodiscard]] const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
    [[nodiscard]] sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
};

[[nodiscard]] SocketAddress toSocketAddress(const model::Address& address);
// nullopt: neither IPv4 nor IPv6.
[[nodiscard]] std::optional<model::Address> toAddress(const SocketAddress& address);
// bytes: 4 or 16 in network order.
[[nodiscard]] model::IpAddress toIp(int family, const void* bytes);

}  // namespace netio::posix
