#include <gtest/gtest.h>

#include <string_view>

#include "model/packet/Packet.h"

namespace {

using namespace model;
using packet::decode;
using packet::Packet;

std::vector<std::uint8_t> hex(std::string_view text) {
    std::vector<std::uint8_t> out;
    int high = -1;
    for (const char c : text) {
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digit < 0)
            continue;
        if (high < 0) {
            high = digit;
        } else {
            out.push_back(static_cast<std::uint8_t>(high << 4 | digit));
            high = -1;
        }
    }
    return out;
}

std::vector<std::uint8_t> join(std::initializer_list<std::string_view> parts) {
    std::string all;
    for (const auto part : parts)
        all += part;
    return hex(all);
}

constexpr std::string_view kEthernet = "001122334455 66778899aabb 0800";
constexpr std::string_view kIpv4 = "4500 002d 1234 4000 4006 0000 7f000001 7f000001";  // 45 bytes, 5 of payload
constexpr std::string_view kTcp = "9c40 2328 00000010 00000020 5018 0200 fe28 0000";
constexpr std::string_view kHello = "68656c6c6f";

void expectHello(const Packet& p) {
    EXPECT_EQ(p.problem, "");
    ASSERT_TRUE(p.tcp);
    EXPECT_EQ(p.source().text(), "127.0.0.1:40000");
    EXPECT_EQ(p.destination().text(), "127.0.0.1:9000");
    EXPECT_EQ(p.tcp->seq.raw(), 16u);
    EXPECT_EQ(p.tcp->ack.raw(), 32u);
    EXPECT_EQ(packet::flagNames(p.tcp->flags), "PSH,ACK");
    EXPECT_EQ(p.tcp->window, 512);
    EXPECT_EQ(p.payloadLength, 5u);
    EXPECT_EQ(p.payload.length, 5u);
}

struct LinkCase {
    const char* name;
    std::uint16_t type;
    std::string_view header;
    std::uint32_t length;
};

class Links : public testing::TestWithParam<LinkCase> {};

TEST_P(Links, CarryIpv4) {
    const LinkCase& link = GetParam();
    const Packet p = decode(link.type, join({link.header, kIpv4, kTcp, kHello}));
    expectHello(p);
    EXPECT_EQ(p.link.length, link.length);
    EXPECT_EQ(p.ip->range.offset, link.length);
    EXPECT_EQ(p.tcp->range.offset, link.length + 20);
    EXPECT_EQ(p.payload.offset, link.length + 40);
}

INSTANTIATE_TEST_SUITE_P(All, Links,
                         testing::Values(LinkCase{"Ethernet", 1, kEthernet, 14},
                                         LinkCase{"Vlan", 1, "001122334455 66778899aabb 8100 0064 0800", 18},
                                         LinkCase{"QinQ", 1, "001122334455 66778899aabb 88a8 0001 8100 0064 0800", 22},
                                         LinkCase{"Pppoe", 1, "001122334455 66778899aabb 8864 11000001002f 0021", 22},
                                         LinkCase{"Mpls", 1, "001122334455 66778899aabb 8847 00014040 00015140", 22},
                                         LinkCase{"Snap", 1, "001122334455 66778899aabb 0031 aaaa03 000000 0800", 22},
                                         LinkCase{"Ppp", 9, "ff03 0021", 4}, LinkCase{"PppCompressed", 9, "21", 1},
                                         LinkCase{"PppHdlc", 50, "ff03 0021", 4},
                                         LinkCase{"CiscoHdlc", 104, "0f00 0800", 4},
                                         LinkCase{"NullLittle", 0, "02000000", 4},
                                         LinkCase{"NullBig", 0, "00000002", 4}, LinkCase{"Loop", 108, "00000002", 4},
                                         LinkCase{"Raw101", 101, "", 0}, LinkCase{"Raw12", 12, "", 0},
                                         LinkCase{"Raw14", 14, "", 0}, LinkCase{"Ipv4", 228, "", 0},
                                         LinkCase{"Sll", 113, "0000 0304 0006 000000000000 0000 0800", 16},
                                         LinkCase{"Sll2", 276, "0800 0000 00000001 0304 00 06 0000000000000000", 20}),
                         [](const auto& row) { return row.param.name; });

TEST(Ipv4, EthernetPaddingIsNoPayload) {
    const Packet p =
        decode(1, join({kEthernet, "4500 0028 0000 4000 4006 0000 7f000001 7f000001", kTcp, "000000000000"}));
    EXPECT_EQ(p.payloadLength, 0u);
    EXPECT_EQ(p.problem, "");
}

TEST(Ipv4, TotalLengthZeroMeansTheFrame) {
    const Packet p = decode(1, join({kEthernet, "4500 0000 1234 4000 4006 0000 7f000001 7f000001", kTcp, kHello}));
    expectHello(p);
    EXPECT_EQ(p.ip->totalLength, 45u);
}

TEST(Ipv4, OptionsShiftTheRest) {
    const Packet p = decode(101, join({"4600 0031 1234 4000 4006 0000 7f000001 7f000001 01010100", kTcp, kHello}));
    expectHello(p);
    EXPECT_EQ(p.ip->range.length, 24u);
}

TEST(Ipv4, LaterFragmentHasNoTransport) {
    const Packet p = decode(101, join({"4500 0019 1234 2010 4006 0000 7f000001 7f000001", kHello}));
    EXPECT_FALSE(p.tcp);
    EXPECT_TRUE(p.ip->fragment);
    EXPECT_TRUE(p.ip->moreFragments);
    EXPECT_EQ(p.ip->fragmentOffset, 128u);
    EXPECT_EQ(p.payloadLength, 5u);
}

TEST(Ipv4, CutOffPayloadKeepsItsLength) {
    const auto bytes = join({kEthernet, kIpv4, kTcp, kHello});
    const auto whole = static_cast<std::uint32_t>(bytes.size());
    const Packet p = decode(1, packet::Bytes(bytes).first(whole - 3), whole);
    EXPECT_EQ(p.payloadLength, 5u);
    EXPECT_EQ(p.payload.length, 2u);
}

TEST(Ipv6, ExtensionHeadersAreWalked) {
    const Packet p =
        decode(229, join({"6000 0000 0031 00 40 00000000000000000000000000000001 00000000000000000000000000000001",
                          "2c00 0104 00000000", "3c00 0000 00000007", "0600 0104 00000000", kTcp, kHello}));
    EXPECT_EQ(p.problem, "");
    ASSERT_TRUE(p.tcp);
    EXPECT_EQ(p.source().text(), "[::1]:40000");
    EXPECT_EQ(p.ip->protocol, 6);
    EXPECT_EQ(p.ip->range.length, 64u);
    EXPECT_FALSE(p.ip->fragment);  // atomic
    EXPECT_EQ(p.payloadLength, 5u);
}

TEST(TcpOptions, AreAllRead) {
    const Packet p = decode(
        101, join({"4500 0044 0000 4000 4006 0000 7f000001 7f000001", "9c40 2328 00000010 00000020 c002 0200 0000 0000",
                   "020405b4 0402 080a 00000001 00000002", "01 030307 01 01 050a 00000005 00000009 00"}));
    ASSERT_TRUE(p.tcp);
    EXPECT_EQ(p.tcp->mss, 1460);
    EXPECT_TRUE(p.tcp->sackPermitted);
    EXPECT_EQ(p.tcp->tsVal, 1u);
    EXPECT_EQ(p.tcp->tsEcr, 2u);
    EXPECT_EQ(p.tcp->windowScale, 7);
    ASSERT_EQ(p.tcp->sack.size(), 0u);  // the header ends before the block does
    EXPECT_NE(p.problem, "");
    const Packet q =
        decode(101, join({"4500 0034 0000 4000 4006 0000 7f000001 7f000001",
                          "9c40 2328 00000010 00000020 8010 0200 0000 0000", "0101 050a 00000005 00000009"}));
    EXPECT_EQ(q.problem, "");
    ASSERT_EQ(q.tcp->sack.size(), 1u);
    EXPECT_EQ(q.tcp->sack[0].right.raw(), 9u);
}

TEST(Icmp, QuotesThePacketItIsAbout) {
    const Packet p = decode(101, join({"4500 0038 0000 0000 4001 0000 7f000001 7f000001", "0303 0000 00000000",
                                       "4500 0021 0000 4000 4011 0000 7f000001 7f000001 d431 2329 000d fe20"}));
    ASSERT_TRUE(p.icmp);
    EXPECT_EQ(p.icmp->type, 3);
    EXPECT_EQ(p.icmp->code, 3);
    EXPECT_EQ(p.icmp->quoted.offset, 28u);
    EXPECT_EQ(p.icmp->quoted.length, 28u);
    ASSERT_TRUE(p.icmp->about);
    EXPECT_EQ(p.icmp->about->source.text(), "127.0.0.1:54321");
    EXPECT_EQ(p.icmp->about->destination.text(), "127.0.0.1:9001");
    EXPECT_FALSE(p.icmp->about->seq) << "a datagram has none";
}

TEST(Icmp, TellsTheSegmentItIsAbout) {
    const Packet p = decode(101, join({"4500 0038 0000 0000 4001 0000 0a000002 0a000001", "0301 0000 00000000",
                                       "4500 003c 0000 4000 4006 0000 0a000001 0a000002 9c40 2328 00000010"}));
    ASSERT_TRUE(p.icmp && p.icmp->about);
    EXPECT_EQ(p.icmp->about->source.text(), "10.0.0.1:40000");
    EXPECT_EQ(p.icmp->about->destination.text(), "10.0.0.2:9000");
    EXPECT_EQ(p.icmp->about->seq->raw(), 16u);
    EXPECT_EQ(p.problem, "");
    const Packet six = decode(
        101, join({"6000 0000 0038 3a 40", "00000000000000000000000000000002", "00000000000000000000000000000001",
                   "0104 0000 00000000", "6000 0000 0028 06 40", "00000000000000000000000000000001",
                   "00000000000000000000000000000002", "9c40 2328 00000010"}));
    ASSERT_TRUE(six.icmp && six.icmp->about);
    EXPECT_EQ(six.icmp->about->source.text(), "[::1]:40000");
    const Packet cut = decode(101, join({"4500 0037 0000 0000 4001 0000 0a000002 0a000001", "0301 0000 00000000",
                                         "4500 003c 0000 4000 4006 0000 0a000001 0a000002 9c40 2328 000000"}));
    ASSERT_TRUE(cut.icmp);
    EXPECT_FALSE(cut.icmp->about) << "its number is not whole";
}

TEST(Icmp, IsHardOnlyWhereNoOtherWayHelps) {
    using model::packet::IcmpError;
    const auto error = [](bool v6, std::uint8_t type, std::uint8_t code) {
        model::packet::IcmpHeader icmp;
        icmp.v6 = v6;
        icmp.type = type;
        icmp.code = code;
        return icmp.error();
    };
    EXPECT_EQ(error(false, 3, 0), IcmpError::Soft);  // network
    EXPECT_EQ(error(false, 3, 1), IcmpError::Soft);  // host
    EXPECT_EQ(error(false, 3, 2), IcmpError::Hard);  // protocol
    EXPECT_EQ(error(false, 3, 3), IcmpError::Hard);  // port
    EXPECT_EQ(error(false, 3, 4), IcmpError::None);  // too large
    EXPECT_EQ(error(false, 5, 1), IcmpError::None);  // another way
    EXPECT_EQ(error(false, 8, 0), IcmpError::None);  // ping
    EXPECT_EQ(error(false, 11, 0), IcmpError::Soft);
    EXPECT_EQ(error(true, 1, 0), IcmpError::Soft);
    EXPECT_EQ(error(true, 1, 4), IcmpError::Hard);
    EXPECT_EQ(error(true, 2, 0), IcmpError::None);  // too large
    EXPECT_EQ(error(true, 3, 0), IcmpError::Soft);
}

TEST(Udp, EndsWhereItsLengthSays) {
    const Packet p =
        decode(101, join({"4500 0021 0000 4000 4011 0000 7f000001 7f000001", "d431 2329 000d fe20", kHello}));
    ASSERT_TRUE(p.udp);
    EXPECT_EQ(p.destination().text(), "127.0.0.1:9001");
    EXPECT_EQ(p.payloadLength, 5u);
}

// Every cut of every kind of frame: nothing is read beyond it, and what was whole stays readable.
TEST(Decode, SurvivesEveryCut) {
    const auto frame = join({"001122334455 66778899aabb 8100 0064 86dd",
                             "6000 0000 0039 00 40 00000000000000000000000000000001 00000000000000000000000000000001",
                             "0600 0104 00000000", "9c40 2328 00000010 00000020 a002 0200 0000 0000",
                             "020405b4 0402 080a 00000001 00000000 01 030307", kHello, kHello});
    for (std::size_t length = 0; length <= frame.size(); ++length) {
        const std::vector<std::uint8_t> cut(frame.begin(), frame.begin() + static_cast<std::ptrdiff_t>(length));
        const Packet p = decode(1, cut, static_cast<std::uint32_t>(frame.size()));
        EXPECT_EQ(p.ip.has_value(), length >= 58) << length;
        EXPECT_EQ(p.tcp.has_value(), length >= 86) << length;
        if (length < 86) {
            EXPECT_NE(p.problem, "") << length;
        }
    }
}

TEST(Flags, AreNamedInOneOrder) {
    EXPECT_EQ(packet::flagNames(0), "");
    EXPECT_EQ(packet::flagNames(0x12), "SYN,ACK");
    EXPECT_EQ(packet::flagNames(0x11), "FIN,ACK");
    EXPECT_EQ(packet::flagNames(0x1ff), "SYN,FIN,RST,PSH,ACK,URG,ECE,CWR,AE");
}

}  // namespace
