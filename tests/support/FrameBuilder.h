// Frames for tests: Ethernet + IPv4 + TCP or UDP, as a loopback device shows them (checksums left zero).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/base/Address.h"
#include "model/packet/Packet.h"

namespace tests::support {

struct TcpSegment {
    model::Address from, to;
    std::uint32_t seq = 0, ack = 0;
    std::uint16_t flags = 0;
    std::uint16_t window = 65535;
    std::string_view payload = {};
    std::vector<std::uint8_t> options = {};  // padded to 32 bits by the builder
};

[[nodiscard]] std::vector<std::uint8_t> tcpFrame(const TcpSegment& segment);
[[nodiscard]] std::vector<std::uint8_t> udpFrame(const model::Address& from, const model::Address& to,
                                                 std::string_view payload);
// An ICMP "destination unreachable" about a frame of these, to who sent it.
[[nodiscard]] std::vector<std::uint8_t> icmpFrame(const model::IpAddress& from, std::uint8_t code,
                                                  const std::vector<std::uint8_t>& about);
[[nodiscard]] model::Address v4(std::uint16_t port);  // 127.0.0.1:port

}  // namespace tests::support
