// IPv4 (RFC 791) and IPv6 (RFC 8200) headers.
#include "model/packet/Layers.h"

namespace model::packet {
namespace {

constexpr std::uint8_t kFragmentHeader = 44;

// Bytes from `at.begin` that belong to the packet: what the header says, but never more than the wire carried
// (padding behind it is not part of it).
std::uint32_t boundedEnd(Packet& packet, Inner at, std::uint32_t totalLength) {
    const std::uint32_t onWire = at.end - at.begin;
    if (totalLength <= onWire)
        return at.begin + totalLength;
    packet.problem = "the IP header tells of more bytes than the frame has";
    return at.end;
}

// |  Next Header  |   Reserved    |      Fragment Offset    |Res|M|
// |                         Identification                        |
void readFragmentHeader(IpHeader& ip, ByteView bytes, std::uint32_t at) {
    const std::uint16_t fragment = bytes.u16(at + 2);
    ip.fragmentOffset = fragment & 0xfff8u;
    ip.moreFragments = (fragment & 1) != 0;
    ip.fragment = ip.moreFragments || ip.fragmentOffset != 0;  // else an atomic fragment, RFC 6946
    ip.dontFragment = false;
    ip.identification = bytes.u16(at + 6);
}

// Bytes of the extension header of that protocol number; none: it is no extension header.
std::optional<std::uint32_t> extensionLength(std::uint8_t protocol, ByteView bytes, std::uint32_t at) {
    switch (protocol) {
        case 0:
        case 43:
        case 60:
        case 135:
        case 139:
        case 140:  // options, routing, mobility, HIP, shim6
            return (bytes.u8(at + 1) + 1u) * 8u;
        case kFragmentHeader:
            return 8;
        case 51:  // authentication (RFC 4302)
            return (bytes.u8(at + 1) + 2u) * 4u;
        default:
            return std::nullopt;
    }
}

// Moves `next` behind the extension headers that begin there, none behind a fragment that is not the first one;
// ip.protocol becomes that of what follows. False: the frame ends inside them.
bool skipExtensions(Packet& packet, ByteView bytes, std::uint32_t& next, std::uint32_t end) {
    IpHeader& ip = *packet.ip;
    while (ip.fragmentOffset == 0) {
        const auto length = extensionLength(ip.protocol, bytes, next);
        if (!length)
            break;
        if (!bytes.has(next, *length) || next + *length > end) {
            packet.problem = "the frame ends inside its IPv6 extension headers";
            return false;
        }
        if (ip.protocol == kFragmentHeader)
            readFragmentHeader(ip, bytes, next);
        ip.protocol = bytes.u8(next);
        next += *length;
    }
    return true;
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
    const bool whole = skipExtensions(packet, bytes, next, end);
    ip.range = bytes.clip(at.begin, next - at.begin);
    return whole ? std::optional(Inner{next, end}) : std::nullopt;
}

}  // namespace model::packet
