#include "netio/posix/SocketAddress.h"

#include <arpa/inet.h>

#include <cstring>

namespace netio::posix {

SocketAddress toSocketAddress(const model::Address& address) {
    SocketAddress result;
    if (address.ip.v6) {
        sockaddr_in6 in{};
        in.sin6_family = AF_INET6;
        in.sin6_port = htons(address.port);
        std::memcpy(&in.sin6_addr, address.ip.bytes.data(), 16);
        std::memcpy(&result.storage, &in, sizeof in);
        result.length = sizeof in;
    } else {
        sockaddr_in in{};
        in.sin_family = AF_INET;
        in.sin_port = htons(address.port);
        std::memcpy(&in.sin_addr, address.ip.bytes.data(), 4);
        std::memcpy(&result.storage, &in, sizeof in);
        result.length = sizeof in;
    }
    return result;
}

std::optional<model::Address> toAddress(const SocketAddress& address) {
    if (address.storage.ss_family == AF_INET && address.length >= sizeof(sockaddr_in)) {
        sockaddr_in in{};
        std::memcpy(&in, &address.storage, sizeof in);
        return model::Address{toIp(AF_INET, &in.sin_addr), ntohs(in.sin_port)};
    }
    if (address.storage.ss_family == AF_INET6 && address.length >= sizeof(sockaddr_in6)) {
        sockaddr_in6 in{};
        std::memcpy(&in, &address.storage, sizeof in);
        return model::Address{toIp(AF_INET6, &in.sin6_addr), ntohs(in.sin6_port)};
    }
    return std::nullopt;
}

model::IpAddress toIp(int family, const void* bytes) {
    model::IpAddress ip;
    ip.v6 = family == AF_INET6;
    std::memcpy(ip.bytes.data(), bytes, ip.v6 ? 16 : 4);
    return ip;
}

}  // namespace netio::posix
