// Link layers by their LINKTYPE_ number (tcpdump.org/linktypes): what they carry and where it begins.
#include "model/packet/Layers.h"

namespace model::packet {
namespace {

constexpr std::uint16_t kNull = 0, kEthernet = 1, kLoop = 108, kSll = 113, kSll2 = 276, kIpv4 = 228, kIpv6 = 229;
constexpr std::uint16_t kEtherIpv4 = 0x0800, kEtherIpv6 = 0x86dd, kEtherPppoe = 0x8864;
constexpr std::uint16_t kPpp = 9, kPppHdlc = 50, kCiscoHdlc = 104;
constexpr std::uint16_t kPppIpv4 = 0x0021, kPppIpv6 = 0x0057;

bool isVlanTag(std::uint16_t etherType) {
    return etherType == 0x8100 || etherType == 0x88a8 || etherType == 0x9100;
}

std::optional<LinkResult> finish(Packet& packet, Network network, std::uint32_t begin, std::uint32_t wireLength) {
    packet.link = {0, begin};
    return LinkResult{network, {begin, wireLength}};
}

std::optional<LinkResult> byVersion(Packet& packet, ByteView bytes, std::uint32_t begin, std::uint32_t wireLength) {
    switch (bytes.u8(begin) >> 4) {
        case 4:
            return finish(packet, Network::Ipv4, begin, wireLength);
        case 6:
            return finish(packet, Network::Ipv6, begin, wireLength);
    }
    return finish(packet, Network::Other, begin, wireLength);
}

// RFC 1661, 1662: address and control may be left out, and the first byte of a protocol below 256.
std::optional<LinkResult> byPpp(Packet& packet, ByteView bytes, std::uint32_t begin, std::uint32_t wireLength) {
    if (bytes.u16(begin) == 0xff03)
        begin += 2;
    const bool one = (bytes.u8(begin) & 1) != 0;
    const std::uint16_t protocol = one ? bytes.u8(begin) : bytes.u16(begin);
    begin += one ? 1 : 2;
    const Network network = protocol == kPppIpv4   ? Network::Ipv4
                            : protocol == kPppIpv6 ? Network::Ipv6
                                                   : Network::Other;
    return finish(packet, network, begin, wireLength);
}

// RFC 3032: labels of 4 bytes, the last of them marked; what follows tells its kind by its version alone.
std::optional<LinkResult> byLabels(Packet& packet, ByteView bytes, std::uint32_t begin, std::uint32_t wireLength) {
    for (bool last = false; !last && bytes.has(begin, 4); begin += 4)
        last = (bytes.u8(begin + 2) & 1) != 0;
    return byVersion(packet, bytes, begin, wireLength);
}

// From the EtherType on: VLAN tags in any number, then what they wrap. `begin` is where the payload would begin.
std::optional<LinkResult> byEtherType(Packet& packet, ByteView bytes, std::uint16_t type, std::uint32_t begin,
                                      std::uint32_t wireLength) {
    while (isVlanTag(type)) {
        if (!bytes.has(begin, 4)) {
            packet.problem = "the frame ends inside its VLAN tag";
            return std::nullopt;
        }
        type = bytes.u16(begin + 2);
        begin += 4;
    }
    // IEEE 802.2 with SNAP (RFC 1042): a length instead of the type, which follows.
    if (type <= 1500 && bytes.u32(begin) == 0xaaaa0300 && bytes.u16(begin + 4) == 0) {
        type = bytes.u16(begin + 6);
        begin += 8;
    }
    if (type == kEtherPppoe)
        return byPpp(packet, bytes, begin + 6, wireLength);  // RFC 2516
    if (type == 0x8847 || type == 0x8848)
        return byLabels(packet, bytes, begin, wireLength);
    if (type == kEtherIpv4)
        return finish(packet, Network::Ipv4, begin, wireLength);
    if (type == kEtherIpv6)
        return finish(packet, Network::Ipv6, begin, wireLength);
    return finish(packet, Network::Other, begin, wireLength);
}

// BSD loopback: 4 bytes of address family, in the byte order of the capturing host (NULL) or the network's (LOOP).
std::optional<LinkResult> byFamily(Packet& packet, ByteView bytes, std::uint32_t wireLength) {
    std::uint32_t family = bytes.u32(0);
    if (family > 0xffff)
        family = family >> 24 | (family >> 8 & 0xff00);
    switch (family) {
        case 2:
            return finish(packet, Network::Ipv4, 4, wireLength);
        case 10:
        case 23:
        case 24:
        case 28:
        case 30:
            return finish(packet, Network::Ipv6, 4, wireLength);
    }
    return finish(packet, Network::Other, 4, wireLength);
}

}  // namespace

std::optional<LinkResult> decodeLink(Packet& packet, ByteView bytes, std::uint32_t wireLength) {
    const auto needs = [&](std::size_t length) {
        if (bytes.has(0, length))
            return true;
        packet.link = {0, static_cast<std::uint32_t>(bytes.size())};
        packet.problem = "the frame ends inside its link header";
        return false;
    };
    switch (packet.linkType) {
        case kEthernet:
            if (!needs(14))
                return std::nullopt;
            return byEtherType(packet, bytes, bytes.u16(12), 14, wireLength);
        case kSll:
            if (!needs(16))
                return std::nullopt;
            return byEtherType(packet, bytes, bytes.u16(14), 16, wireLength);
        case kSll2:
            if (!needs(20))
                return std::nullopt;
            return byEtherType(packet, bytes, bytes.u16(0), 20, wireLength);
        case kNull:
        case kLoop:
            if (!needs(4))
                return std::nullopt;
            return byFamily(packet, bytes, wireLength);
        case 12:
        case 14:
        case 101:  // raw IP, by three numbers
            if (!needs(1))
                return std::nullopt;
            return byVersion(packet, bytes, 0, wireLength);
        case kPpp:
        case kPppHdlc:
            if (!needs(4))
                return std::nullopt;
            return byPpp(packet, bytes, 0, wireLength);
        case kCiscoHdlc:
            if (!needs(4))
                return std::nullopt;
            return byEtherType(packet, bytes, bytes.u16(2), 4, wireLength);
        case kIpv4:
            return finish(packet, Network::Ipv4, 0, wireLength);
        case kIpv6:
            return finish(packet, Network::Ipv6, 0, wireLength);
    }
    packet.problem = "link type " + std::to_string(packet.linkType) + " is not known here";
    return std::nullopt;
}

}  // namespace model::packet
