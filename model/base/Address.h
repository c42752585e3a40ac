// A transport address: IP address and port.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace model {

// 4 (IPv4) or 16 (IPv6) bytes in network order.
struct IpAddress {
    bool v6 = false;
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const IpAddress&) const = default;

    [[nodiscard]] std::string text() const;  // RFC 5952 for IPv6
    static std::optional<IpAddress> parse(std::string_view text);
    [[nodiscard]] bool isAny() const;
    // What it is on the wire: of ::ffff:a.b.c.d the IPv4 address (RFC 3493 section 3.7).
    [[nodiscard]] IpAddress unmapped() const;
};

struct Address {
    IpAddress ip;
    std::uint16_t port = 0;
    auto operator<=>(const Address&) const = default;

    [[nodiscard]] Address unmapped() const { return {ip.unmapped(), port}; }
    [[nodiscard]] std::string text() const;  // "127.0.0.1:9000", "[::1]:9000"
    static std::optional<Address> parse(std::string_view text);
};

}  // namespace model
