#include "model/packet/Packet.h"

#include <array>
#include <limits>

#include "model/packet/Layers.h"

namespace model::packet {

std::string flagNames(std::uint16_t flags) {
    static constexpr std::array<std::pair<std::uint16_t, const char*>, 9> kNames{{{flag::Syn, "SYN"},
                                                                                  {flag::Fin, "FIN"},
                                                                                  {flag::Rst, "RST"},
                                                                                  {flag::Psh, "PSH"},
                                                                                  {flag::Ack, "ACK"},
                                                                                  {flag::Urg, "URG"},
                                                                                  {flag::Ece, "ECE"},
                                                                                  {flag::Cwr, "CWR"},
                                                                                  {flag::Ae, "AE"}}};
    std::string out;
    for (const auto& [mask, text] : kNames) {
        if ((flags & mask) == 0)
            continue;
        if (!out.empty())
            out += ',';
        out += text;
    }
    return out;
}

Address Packet::source() const {
    return {ip ? ip->source : IpAddress{}, tcp ? tcp->sourcePort : udp ? udp->sourcePort : std::uint16_t{0}};
}

Address Packet::destination() const {
    return {ip ? ip->destination : IpAddress{}, tcp   ? tcp->destinationPort
                                                : udp ? udp->destinationPort
                                                      : std::uint16_t{0}};
}

Packet decode(std::uint16_t linkType, Bytes bytes, std::uint32_t originalLength) {
    Packet packet;
    packet.linkType = linkType;
    // Offsets are 32 bits wide; no link carries a frame of this size.
    constexpr std::size_t kLargest = std::numeric_limits<std::int32_t>::max();
    if (bytes.size() > kLargest)
        bytes = bytes.first(kLargest);
    const ByteView view(bytes);
    const auto captured = static_cast<std::uint32_t>(bytes.size());
    const std::uint32_t wireLength = std::min(std::max(originalLength, captured), static_cast<std::uint32_t>(kLargest));

    const auto link = decodeLink(packet, view, wireLength);
    packet.link.length = std::min(packet.link.length, captured);
    if (!link || link->network == Network::Other)
        return packet;
    const auto inner =
        link->network == Network::Ipv4 ? decodeIpv4(packet, view, link->inner) : decodeIpv6(packet, view, link->inner);
    if (!inner)
        return packet;
    packet.payloadLength = inner->end > inner->begin ? inner->end - inner->begin : 0;
    packet.payload = view.clip(inner->begin, packet.payloadLength);
    if (packet.ip->fragmentOffset != 0)
        return packet;  // the transport header is in the first fragment
    const Inner transport{inner->begin, std::max(inner->begin, inner->end)};
    switch (packet.ip->protocol) {
        case 1:
            if (!packet.ip->v6)
                decodeIcmp(packet, view, transport);
            break;
        case 6:
            decodeTcp(packet, view, transport);
            break;
        case 17:
            decodeUdp(packet, view, transport);
            break;
        case 58:
            if (packet.ip->v6)
                decodeIcmp(packet, view, transport);
            break;
    }
    return packet;
}

}  // namespace model::packet
