// A decoded frame: where each header lies in its bytes and what it says. Decoding never fails: what cannot be read is
// told in `problem`, and what could be read is kept. Pure: bytes in, value out. Checksums are not judged (on a
// loopback device they are partial).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/Address.h"
#include "model/base/SequenceNumber.h"

namespace model::packet {

using Bytes = std::span<const std::uint8_t>;

// A part of the frame, in bytes from its start.
struct Range {
    std::uint32_t offset = 0, length = 0;
};

namespace flag {
inline constexpr std::uint16_t Fin = 0x001, Syn = 0x002, Rst = 0x004, Psh = 0x008, Ack = 0x010, Urg = 0x020,
                               Ece = 0x040, Cwr = 0x080, Ae = 0x100;
}
// "SYN,ACK", "FIN,ACK", "PSH,ACK"; in the order SYN FIN RST PSH ACK URG ECE CWR AE.
[[nodiscard]] std::string flagNames(std::uint16_t flags);

// What a segment takes of its sender's sequence space: SYN and FIN one number each (RFC 9293 section 3.4).
[[nodiscard]] constexpr std::uint32_t sequenceLength(std::uint16_t flags, std::uint32_t payload) {
    return payload + ((flags & flag::Syn) ? 1 : 0) + ((flags & flag::Fin) ? 1 : 0);
}

struct TcpOption {
    std::uint8_t kind = 0;
    Range range;
};

struct SackBlock {
    SequenceNumber left, right;
};

// RFC 9293 section 3.1; options RFC 9293, 7323, 2018, 7413, 2385, 5925, 5482, 8684.
struct TcpHeader {
    Range range;  // header with options
    std::uint16_t sourcePort = 0, destinationPort = 0;
    SequenceNumber seq, ack;
    std::uint16_t flags = 0;
    std::uint16_t window = 0;  // as sent, not scaled
    std::uint16_t checksum = 0, urgent = 0;
    std::vector<TcpOption> options;
    bool optionsCut = false;  // the capture ends inside them
    std::optional<std::uint16_t> mss;
    std::optional<std::uint8_t> windowScale;
    std::optional<std::uint32_t> tsVal, tsEcr;
    bool sackPermitted = false;
    std::vector<SackBlock> sack;

    [[nodiscard]] bool has(std::uint16_t mask) const { return (flags & mask) == mask; }
};

struct UdpHeader {
    Range range;
    std::uint16_t sourcePort = 0, destinationPort = 0, length = 0, checksum = 0;
};

// What an ICMP error message tells at least of the TCP segment or UDP datagram that it is about.
struct QuotedPacket {
    Address source, destination;
    std::optional<SequenceNumber> seq;  // of TCP
};

// For TCP, RFC 9293 section 3.9.2.2. None: no error, or one that concerns the way only (redirect, path MTU).
enum class IcmpError : std::uint8_t { None, Soft, Hard };

struct IcmpHeader {
    Range range;
    bool v6 = false;
    std::uint8_t type = 0, code = 0;
    Range quoted;                       // the packet an error message quotes; length 0: none
    std::optional<QuotedPacket> about;  // in it

    [[nodiscard]] IcmpError error() const;
};

struct IpHeader {
    Range range;  // with IPv4 options or IPv6 extension headers
    bool v6 = false;
    IpAddress source, destination;
    std::uint8_t protocol = 0;  // after extension headers
    std::uint8_t ttl = 0, trafficClass = 0;
    std::uint16_t identification = 0;
    std::uint32_t totalLength = 0;  // as the header says; 0 of a GSO packet is replaced by the frame's length
    bool fragment = false;
    std::uint32_t fragmentOffset = 0;  // bytes
    bool moreFragments = false, dontFragment = false;
};

struct Packet {
    std::uint16_t linkType = 1;
    Range link;  // Ethernet with VLAN tags, SLL ...; length 0 for raw IP
    std::optional<IpHeader> ip;
    std::optional<TcpHeader> tcp;
    std::optional<UdpHeader> udp;
    std::optional<IcmpHeader> icmp;
    Range payload;                    // transport payload present in the captured bytes
    std::uint32_t payloadLength = 0;  // as the headers say, even where the capture cut it off
    std::string problem;              // empty: all read

    [[nodiscard]] Address source() const;
    [[nodiscard]] Address destination() const;
};

// originalLength: the frame's length on the wire (0: the same as bytes.size()).
[[nodiscard]] Packet decode(std::uint16_t linkType, Bytes bytes, std::uint32_t originalLength = 0);

}  // namespace model::packet
