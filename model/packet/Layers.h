// The steps of decode(): each reads one header, fills its part of the packet and tells where the next one begins.
// Private to model/packet.
#pragma once

#include <cstdint>
#include <optional>

#include "model/packet/ByteView.h"
#include "model/packet/Packet.h"

namespace model::packet {

// What a header carries: [begin, end) in bytes of the frame as it was on the wire; end may lie beyond the capture.
struct Inner {
    std::uint32_t begin = 0, end = 0;
};

enum class Network : std::uint8_t { Ipv4, Ipv6, Other };
struct LinkResult {
    Network network = Network::Other;
    Inner inner;
};

// All of them return nullopt, with the reason in `packet.problem`, where there is nothing more to read.
std::optional<LinkResult> decodeLink(Packet& packet, ByteView bytes, std::uint32_t wireLength);
std::optional<Inner> decodeIpv4(Packet& packet, ByteView bytes, Inner at);
std::optional<Inner> decodeIpv6(Packet& packet, ByteView bytes, Inner at);
void decodeTcp(Packet& packet, ByteView bytes, Inner at);
void decodeUdp(Packet& packet, ByteView bytes, Inner at);
void decodeIcmp(Packet& packet, ByteView bytes, Inner at);

}  // namespace model::packet
