// TCP (RFC 9293), UDP (RFC 768), ICMP (RFC 792) and ICMPv6 (RFC 4443) headers.
#include "model/packet/Layers.h"

namespace model::packet {
namespace {

enum OptionKind : std::uint8_t {
    kEnd = 0,
    kNoOperation = 1,
    kMss = 2,
    kWindowScale = 3,
    kSackPermitted = 4,
    kSack = 5,
    kTimestamps = 8,
};

// RFC 9293 section 3.1: kind, length with these two bytes, value. A length that does not fit ends the reading.
void decodeOptions(Packet& packet, TcpHeader& tcp, ByteView bytes, std::uint32_t begin, std::uint32_t end) {
    if (begin < end)
        tcp.options.reserve(4);
    for (std::uint32_t at = begin; at < end;) {
        const std::uint8_t kind = bytes.u8(at);
        if (kind == kEnd || kind == kNoOperation) {
            tcp.options.push_back({kind, {at, 1}});
            if (kind == kEnd)
                return;
            ++at;
            continue;
        }
        const std::uint32_t length = at + 1 < end ? bytes.u8(at + 1) : 0;
        if (length < 2 || length > end - at) {
            if (!tcp.optionsCut)
                packet.problem = "a TCP option does not fit in its header";
            return;
        }
        tcp.options.push_back({kind, {at, length}});
        if (kind == kMss && length == 4)
            tcp.mss = bytes.u16(at + 2);
        if (kind == kWindowScale && length == 3)
            tcp.windowScale = bytes.u8(at + 2);
        if (kind == kSackPermitted && length == 2)
            tcp.sackPermitted = true;
        if (kind == kTimestamps && length == 10) {
            tcp.tsVal = bytes.u32(at + 2);
            tcp.tsEcr = bytes.u32(at + 6);
        }
        if (kind == kSack) {
            for (std::uint32_t block = at + 2; block + 8 <= at + length; block += 8)
                tcp.sack.push_back({SequenceNumber(bytes.u32(block)), SequenceNumber(bytes.u32(block + 4))});
        }
        at += length;
    }
}

void setPayload(Packet& packet, ByteView bytes, std::uint32_t begin, std::uint32_t end) {
    packet.payloadLength = end > begin ? end - begin : 0;
    packet.payload = bytes.clip(begin, packet.payloadLength);
}

// RFC 792 promises the first 8 bytes behind the IP header: both ports and the sequence number.
std::optional<QuotedPacket> quotedPacket(ByteView bytes, Inner at, bool v6) {
    constexpr std::uint8_t kTcp = 6, kUdp = 17;
    Packet quote;  // what is missing of it is no problem of the packet that quotes it
    const auto inner = v6 ? decodeIpv6(quote, bytes, at) : decodeIpv4(quote, bytes, at);
    if (!inner || quote.ip->fragmentOffset != 0 || inner->begin + 8 > at.end)
        return std::nullopt;
    QuotedPacket about{{quote.ip->source, bytes.u16(inner->begin)},
                       {quote.ip->destination, bytes.u16(inner->begin + 2)},
                       std::nullopt};
    if (quote.ip->protocol == kTcp)
        about.seq = SequenceNumber(bytes.u32(inner->begin + 4));
    else if (quote.ip->protocol != kUdp)
        return std::nullopt;
    return about;
}

}  // namespace

// |          Source Port          |       Destination Port        |
// |                        Sequence Number                        |
// |                    Acknowledgment Number                      |
// | Offset| Rsrvd |A|C|E|U|A|P|R|S|F|            Window             |
// |           Checksum            |         Urgent Pointer        |
void decodeTcp(Packet& packet, ByteView bytes, Inner at) {
    if (!bytes.has(at.begin, 20) || at.end - at.begin < 20) {
        packet.problem = "the packet ends inside its TCP header";
        return;
    }
    const std::uint32_t headerLength = (bytes.u8(at.begin + 12) >> 4) * 4u;
    if (headerLength < 20 || headerLength > at.end - at.begin) {
        packet.problem = "the TCP header's length is impossible";
        return;
    }
    TcpHeader& tcp = packet.tcp.emplace();
    tcp.range = bytes.clip(at.begin, headerLength);
    tcp.sourcePort = bytes.u16(at.begin);
    tcp.destinationPort = bytes.u16(at.begin + 2);
    tcp.seq = SequenceNumber(bytes.u32(at.begin + 4));
    tcp.ack = SequenceNumber(bytes.u32(at.begin + 8));
    tcp.flags = bytes.u16(at.begin + 12) & 0x1ff;
    tcp.window = bytes.u16(at.begin + 14);
    tcp.checksum = bytes.u16(at.begin + 16);
    tcp.urgent = bytes.u16(at.begin + 18);
    tcp.optionsCut = tcp.range.length < headerLength;
    if (tcp.optionsCut)
        packet.problem = "the capture ends inside the TCP options";
    decodeOptions(packet, tcp, bytes, at.begin + 20, at.begin + tcp.range.length);
    setPayload(packet, bytes, at.begin + headerLength, at.end);
}

void decodeUdp(Packet& packet, ByteView bytes, Inner at) {
    if (!bytes.has(at.begin, 8) || at.end - at.begin < 8) {
        packet.problem = "the packet ends inside its UDP header";
        return;
    }
    UdpHeader& udp = packet.udp.emplace();
    udp.range = {at.begin, 8};
    udp.sourcePort = bytes.u16(at.begin);
    udp.destinationPort = bytes.u16(at.begin + 2);
    udp.length = bytes.u16(at.begin + 4);
    udp.checksum = bytes.u16(at.begin + 6);
    std::uint32_t end = at.end;
    if (udp.length >= 8 && udp.length <= at.end - at.begin)
        end = at.begin + udp.length;
    else if (udp.length != 0 && !packet.ip->fragment)
        packet.problem = "the UDP length does not fit the packet";
    setPayload(packet, bytes, at.begin + 8, end);
}

void decodeIcmp(Packet& packet, ByteView bytes, Inner at) {
    if (!bytes.has(at.begin, 4) || at.end - at.begin < 4) {
        packet.problem = "the packet ends inside its ICMP header";
        return;
    }
    IcmpHeader& icmp = packet.icmp.emplace();
    icmp.v6 = packet.ip->v6;
    icmp.type = bytes.u8(at.begin);
    icmp.code = bytes.u8(at.begin + 1);
    const std::uint32_t headerEnd = std::min(at.begin + 8, at.end);
    icmp.range = bytes.clip(at.begin, headerEnd - at.begin);
    setPayload(packet, bytes, headerEnd, at.end);
    // Error messages quote the packet that caused them: RFC 792, RFC 4443 section 2.1 (types below 128).
    const bool quotes = icmp.v6
                            ? icmp.type >= 1 && icmp.type <= 4
                            : icmp.type == 3 || icmp.type == 4 || icmp.type == 5 || icmp.type == 11 || icmp.type == 12;
    if (!quotes)
        return;
    icmp.quoted = packet.payload;
    icmp.about = quotedPacket(bytes, {icmp.quoted.offset, icmp.quoted.offset + icmp.quoted.length}, icmp.v6);
}

IcmpError IcmpHeader::error() const {
    enum : std::uint8_t { kUnreachable = 3, kTimeExceeded = 11, kParameterProblem = 12 };
    enum : std::uint8_t { kProtocol = 2, kPort = 3, kFragmentationNeeded = 4 };
    enum : std::uint8_t { kUnreachable6 = 1, kTimeExceeded6 = 3, kParameterProblem6 = 4, kProhibited6 = 1, kPort6 = 4 };
    if (v6) {
        if (type == kUnreachable6)
            return code == kProhibited6 || code == kPort6 ? IcmpError::Hard : IcmpError::Soft;
        return type == kTimeExceeded6 || type == kParameterProblem6 ? IcmpError::Soft : IcmpError::None;
    }
    if (type == kUnreachable && code == kFragmentationNeeded)
        return IcmpError::None;
    if (type == kUnreachable)
        return code == kProtocol || code == kPort ? IcmpError::Hard : IcmpError::Soft;
    return type == kTimeExceeded || type == kParameterProblem ? IcmpError::Soft : IcmpError::None;
}

}  // namespace model::packet
