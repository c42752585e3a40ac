// IPv4 (RFC 791) and IPv6 (RFC 8200) headers.
#include "model/packet/Layers.h"

namespace model::packet {
namespace {

// Bytes from `at.begin` that belong to the packet: what the header says, but never more than the wire carried
// (padding behind it is not part of it).
std::uint32_t boundedEnd(Packet& packet, Inner at, std::uint32_t totalLength) {
    const std::uint32_t onWire = at.end - at.begin;
    if (totalLength <= onWire)
        return at.begin + totalLength;
    packet.problem = "the IP header tells of more bytes than the frame has";
    return at.end;
}

}  // namespace

//  0                   1                   2                   3
// |Version|  IHL  |     TOS       |         Total Length          |
// |        Identification         |Flags|     Fragment Offset     |
// |      TTL      |   Protocol    |        Header Checksum        |
// |                        Source Address                         |
// |                      Destination Address                      |
std::optional<Inner> decodeIpv4(Packet& packet, ByteView bytes, Inner at) {
    if (!bytes.has(at.begin, 20)) {
        packet.problem = "the frame ends inside its IPv4 header";
        return std::nullopt;
    }
    const std::uint32_t headerLength = (bytes.u8(at.begin) & 0x0fu) * 4u;
    if (bytes.u8(at.begin) >> 4 != 4 || headerLength < 20) {
        packet.problem = "not an IPv4 header";
        return std::nullopt;
    }
    IpHeader& ip = packet.ip.emplace();
    ip.range = bytes.clip(at.begin, headerLength);
    ip.trafficClass = bytes.u8(at.begin + 1);
    ip.totalLength = bytes.u16(at.begin + 2);
    ip.identification = bytes.u16(at.begin + 4);
    const std::uint16_t fragment = bytes.u16(at.begin + 6);
    ip.dontFragment = (fragment & 0x4000) != 0;
    ip.moreFragments = (fragment & 0x2000) != 0;
    ip.fragmentOffset = (fragment & 0x1fffu) * 8u;
    ip.fragment = ip.moreFragments || ip.fragmentOffset != 0;
    ip.ttl = bytes.u8(at.begin + 8);
    ip.protocol = bytes.u8(at.begin + 9);
    ip.source = bytes.address(at.begin + 12, false);
    ip.destination = bytes.address(at.begin + 16, false);
    // A packet handed to the card for segmentation (GSO, TSO) is captured before its length is written.
    if (ip.totalLength == 0)
        ip.totalLength = at.end - at.begin;
    if (ip.totalLength < headerLength || !bytes.has(at.begin, headerLength)) {
        packet.problem = ip.totalLength < headerLength ? "IPv4 total length is less than its header"
                                                       : "the frame ends inside its IPv4 options";
        return std::nullopt;
    }
    return Inner{at.begin + headerLength, boundedEnd(packet, at, ip.totalLength)};
}

// |Version| Traffic Class |           Flow Label                  |
// |         Payload Length        |  Next Header  |   Hop Limit   |
// |                 Source Address (16 bytes)                     |
// |               Destination Address (16 bytes)                  |
std::optional<Inner> decodeIpv6(Packet& packet, ByteView bytes, Inner at) {
    if (!bytes.has(at.begin, 40)) {
        packet.problem = "the frame ends inside its IPv6 header";
        return std::nullopt;
    }
    if (bytes.u8(at.begin) >> 4 != 6) {
        packet.problem = "not an IPv6 header";
        return std::nullopt;
    }
    IpHeader& ip = packet.ip.emplace();
    ip.v6 = true;
    ip.dontFragment = true;
    ip.trafficClass = static_cast<std::uint8_t>(bytes.u16(at.begin) >> 4 & 0xff);
    ip.totalLength = bytes.u16(at.begin + 4) + 40u;
    ip.protocol = bytes.u8(at.begin + 6);
    ip.ttl = bytes.u8(at.begin + 7);
    ip.source = bytes.address(at.begin + 8, true);
    ip.destination = bytes.address(at.begin + 24, true);
    // 0: a jumbogram (RFC 2675), or one that is still to be segmented; the frame's length holds.
    if (ip.totalLength == 40 && ip.protocol != 59)
        ip.totalLength = at.end - at.begin;

    const std::uint32_t end = boundedEnd(packet, at, ip.totalLength);
    std::uint32_t next = at.begin + 40;
    const auto done = [&] { ip.range = bytes.clip(at.begin, next - at.begin); };
    for (;;) {
        std::uint32_t length = 0;
        switch (ip.protocol) {
            case 0:
            case 43:
            case 60:
            case 135:
            case 139:
            case 140:  // options, routing, mobility, HIP, shim6
                length = (bytes.u8(next + 1) + 1u) * 8u;
                break;
            case 44:
                length = 8;
                break;  // fragment
            case 51:
                length = (bytes.u8(next + 1) + 2u) * 4u;
                break;  // authentication (RFC 4302)
            default:
                done();
                return Inner{next, end};
        }
        if (!bytes.has(next, length) || next + length > end) {
            done();
            packet.problem = "the frame ends inside its IPv6 extension headers";
            return std::nullopt;
        }
        const std::uint8_t following = bytes.u8(next);
        if (ip.protocol == 44) {
            const std::uint16_t fragment = bytes.u16(next + 2);
            ip.fragmentOffset = fragment & 0xfff8u;
            ip.moreFragments = (fragment & 1) != 0;
            ip.fragment = ip.moreFragments || ip.fragmentOffset != 0;  // else an atomic fragment, RFC 6946
            ip.dontFragment = false;
            ip.identification = bytes.u16(next + 6);
        }
        ip.protocol = following;
        next += length;
        if (ip.fragmentOffset != 0) {
            done();
            return Inner{next, end};
        }
    }
}

}  // namespace model::packet
