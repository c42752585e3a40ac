#include "model/layout/HeaderLayout.h"

#include <algorithm>
#include <cstdio>

#include "model/layout/SequenceSymbols.h"

namespace model::layout {

namespace {

using Meaning = HeaderField::Meaning;

std::string hex(std::uint64_t value, int digits) {
    char text[20];
    std::snprintf(text, sizeof text, "0x%0*llx", digits, static_cast<unsigned long long>(value));
    return text;
}

// Reads fields of a header from its bytes, in order.
class FieldReader {
public:
    FieldReader(HeaderBlock& block, packet::Bytes bytes) : m_block(block), m_bytes(bytes) {}

    // Value of the next `bits` bits (at most 32), without moving on.
    [[nodiscard]] std::uint32_t peek(std::uint32_t bits) const {
        std::uint32_t value = 0;
        for (std::uint32_t i = 0; i < bits; ++i) {
            const std::uint32_t at = m_bit + i, byte = m_block.range.offset + at / 8;
            const std::uint32_t bit = byte < m_bytes.size() ? (m_bytes[byte] >> (7 - at % 8)) & 1u : 0u;
            value = value << 1 | bit;
        }
        return value;
    }
    [[nodiscard]] bool has(std::uint32_t bits) const {
        return (m_bit + bits + 7) / 8 <= m_block.range.length &&
               m_block.range.offset + (m_bit + bits + 7) / 8 <= m_bytes.size();
    }
    void add(std::string name, std::uint32_t bits, std::string value, bool flag = false,
             Meaning meaning = Meaning::Other) {
        if (bits == 0 || !has(bits))
            return;
        const std::uint32_t first = m_bit / 8, last = (m_bit + bits - 1) / 8;
        m_block.fields.push_back({std::move(name),
                                  std::move(value),
                                  m_bit,
                                  bits,
                                  {m_block.range.offset + first, last - first + 1},
                                  flag,
                                  meaning});
        m_bit += bits;
    }
    void number(const char* name, std::uint32_t bits, Meaning meaning = Meaning::Other) {
        add(name, bits, grouped(peek(bits)), false, meaning);
    }
    void plain(const char* name, std::uint32_t bits) {
        add(name, bits, std::to_string(peek(bits)));
    }  // ports are names
    void hexadecimal(const char* name, std::uint32_t bits) {
        add(name, bits, hex(peek(bits), static_cast<int>(bits / 4)));
    }
    void flag(const char* name) { add(name, 1, peek(1) ? "1" : "0", true); }
    [[nodiscard]] std::uint32_t bit() const { return m_bit; }

private:
    HeaderBlock& m_block;
    packet::Bytes m_bytes;
    std::uint32_t m_bit = 0;
};

const char* protocolName(std::uint8_t protocol) {
    switch (protocol) {
        case 1:
            return "ICMP";
        case 6:
            return "TCP";
        case 17:
            return "UDP";
        case 58:
            return "ICMPv6";
    }
    return "";
}

std::string numbered(std::uint32_t number, const std::string& name) {
    return name.empty() ? std::to_string(number) : std::to_string(number) + " " + name;
}

// The addresses, and what follows the fixed part of the header.
void readEnds(FieldReader& read, const packet::IpHeader& ip, std::uint32_t addressBits, std::uint32_t fixedBytes,
              const char* rest) {
    read.add("Source Address", addressBits, ip.source.text());
    read.add("Destination Address", addressBits, ip.destination.text());
    if (ip.range.length > fixedBytes)
        read.add(rest, (ip.range.length - fixedBytes) * 8, std::to_string(ip.range.length - fixedBytes) + " bytes");
}

void readIpv4(FieldReader& read, const packet::IpHeader& ip) {
    read.number("Version", 4);
    read.add("IHL", 4, std::to_string(read.peek(4)));
    read.hexadecimal("Type of Service", 8);
    read.number("Total Length", 16);
    read.hexadecimal("Identification", 16);
    read.add("Flags", 3, ip.dontFragment ? "DF" : ip.moreFragments ? "MF" : "0");
    read.number("Fragment Offset", 13);
    read.number("TTL", 8);
    read.add("Protocol", 8, numbered(read.peek(8), protocolName(static_cast<std::uint8_t>(read.peek(8)))));
    read.hexadecimal("Header Checksum", 16);
    readEnds(read, ip, 32, 20, "Options");
}

void readIpv6(FieldReader& read, const packet::IpHeader& ip) {
    read.number("Version", 4);
    read.hexadecimal("Traffic Class", 8);
    read.hexadecimal("Flow Label", 20);
    read.number("Payload Length", 16);
    read.add("Next Header", 8, numbered(read.peek(8), protocolName(static_cast<std::uint8_t>(read.peek(8)))));
    read.number("Hop Limit", 8);
    readEnds(read, ip, 128, 40, "Extension Headers");
}

std::pair<std::string, std::string> optionText(const packet::TcpHeader& tcp, const packet::TcpOption& option) {
    switch (option.kind) {
        case 0:
            return {"End", ""};
        case 1:
            return {"NOP", ""};
        case 2:
            return {"MSS", tcp.mss ? grouped(*tcp.mss) : ""};
        case 3:
            return {"Window Scale", tcp.windowScale ? "× " + grouped(1ull << std::min<int>(*tcp.windowScale, 14)) : ""};
        case 4:
            return {"SACK Permitted", ""};
        case 5: {
            std::string blocks;
            for (const auto& block : tcp.sack)
                blocks += (blocks.empty() ? "" : ", ") + grouped(block.left.raw()) + "–" + grouped(block.right.raw());
            return {"SACK", blocks};
        }
        case 8:
            return {"Timestamps",
                    "TSval " + grouped(tcp.tsVal.value_or(0)) + ", TSecr " + grouped(tcp.tsEcr.value_or(0))};
        case 19:
            return {"MD5 Signature", ""};
        case 28:
            return {"User Timeout", ""};
        case 29:
            return {"TCP-AO", ""};
        case 30:
            return {"MPTCP", ""};
        case 34:
            return {"Fast Open", option.range.length > 2 ? "cookie" : "request"};
    }
    return {"Option " + std::to_string(option.kind), ""};
}

void readTcp(FieldReader& read, const packet::TcpHeader& tcp) {
    read.plain("Source Port", 16);
    read.plain("Destination Port", 16);
    read.number("Sequence Number", 32, Meaning::SequenceNumber);
    read.number("Acknowledgment Number", 32, Meaning::AcknowledgmentNumber);
    read.add("Offset", 4, std::to_string(read.peek(4)));
    read.add("Rsrvd", 4, std::to_string(read.peek(4)));
    for (const char* name : {"CWR", "ECE", "URG", "ACK", "PSH", "RST", "SYN", "FIN"})
        read.flag(name);
    read.number("Window", 16);
    read.hexadecimal("Checksum", 16);
    read.number("Urgent Pointer", 16);
    for (const auto& option : tcp.options) {
        if (option.range.offset != tcp.range.offset + read.bit() / 8)
            continue;
        auto [name, value] = optionText(tcp, option);
        read.add(std::move(name), option.range.length * 8, std::move(value), false,
                 option.kind == 1 ? Meaning::Filler : Meaning::Other);
    }
    if (const std::uint32_t rest = tcp.range.length * 8 - std::min(read.bit(), tcp.range.length * 8); rest > 0)
        read.add("Padding", rest, "", false, Meaning::Filler);
}

std::string icmpMeaning(const packet::IcmpHeader& icmp) {
    if (icmp.v6)
        return icmp.type == 1     ? "unreachable"
               : icmp.type == 128 ? "echo request"
               : icmp.type == 129 ? "echo reply"
                                  : "";
    return icmp.type == 3    ? "unreachable"
           : icmp.type == 8  ? "echo request"
           : icmp.type == 0  ? "echo reply"
           : icmp.type == 11 ? "time exceeded"
                             : "";
}

}  // namespace

std::vector<HeaderBlock> headerBlocks(const packet::Packet& packet, packet::Bytes bytes) {
    std::vector<HeaderBlock> blocks;
    if (packet.link.length > 0)
        blocks.push_back({HeaderBlock::Kind::Link, packet.linkType == 1 ? "Ethernet" : "Link", "", packet.link, {}});
    if (packet.ip) {
        HeaderBlock& block = blocks.emplace_back(HeaderBlock{HeaderBlock::Kind::Ip,
                                                             packet.ip->v6 ? "IPv6" : "IPv4",
                                                             packet.ip->v6 ? "RFC 8200" : "RFC 791",
                                                             packet.ip->range,
                                                             {}});
        FieldReader read(block, bytes);
        packet.ip->v6 ? readIpv6(read, *packet.ip) : readIpv4(read, *packet.ip);
    }
    if (packet.tcp) {
        HeaderBlock& block =
            blocks.emplace_back(HeaderBlock{HeaderBlock::Kind::Transport, "TCP", "RFC 9293", packet.tcp->range, {}});
        FieldReader read(block, bytes);
        readTcp(read, *packet.tcp);
    } else if (packet.udp) {
        HeaderBlock& block =
            blocks.emplace_back(HeaderBlock{HeaderBlock::Kind::Transport, "UDP", "RFC 768", packet.udp->range, {}});
        FieldReader read(block, bytes);
        read.plain("Source Port", 16);
        read.plain("Destination Port", 16);
        read.number("Length", 16);
        read.hexadecimal("Checksum", 16);
    } else if (packet.icmp) {
        HeaderBlock& block = blocks.emplace_back(HeaderBlock{HeaderBlock::Kind::Transport,
                                                             packet.icmp->v6 ? "ICMPv6" : "ICMP",
                                                             packet.icmp->v6 ? "RFC 4443" : "RFC 792",
                                                             packet.icmp->range,
                                                             {}});
        FieldReader read(block, bytes);
        read.add("Type", 8, numbered(packet.icmp->type, icmpMeaning(*packet.icmp)));
        read.number("Code", 8);
        read.hexadecimal("Checksum", 16);
        read.hexadecimal("Rest of Header", 32);
    }
    if (packet.payload.length > 0)
        blocks.push_back({HeaderBlock::Kind::Payload, "Data", "", packet.payload, {}});
    return blocks;
}

}  // namespace model::layout
