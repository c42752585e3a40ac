// Random and broken bytes: nothing is read or pointed to outside of them. The sanitizers of the asan preset watch.
#include <gtest/gtest.h>

#include <random>

#include "model/packet/Packet.h"

namespace {

using namespace model;

constexpr std::uint16_t kLinks[] = {0, 1, 12, 14, 101, 108, 113, 228, 229, 276, 9999};

void expectInside(const packet::Range& range, std::size_t size) {
    EXPECT_LE(std::size_t{range.offset} + range.length, size);
}

void decodeAndCheck(std::uint16_t link, const std::vector<std::uint8_t>& bytes, std::uint32_t original) {
    // A copy of the exact size: the sanitizer sees the first byte beyond.
    const std::vector<std::uint8_t> exact(bytes.begin(), bytes.end());
    const packet::Packet p = packet::decode(link, exact, original);
    expectInside(p.link, exact.size());
    expectInside(p.payload, exact.size());
    if (p.ip)
        expectInside(p.ip->range, exact.size());
    if (p.udp)
        expectInside(p.udp->range, exact.size());
    if (p.icmp) {
        expectInside(p.icmp->range, exact.size());
        expectInside(p.icmp->quoted, exact.size());
    }
    if (!p.tcp)
        return;
    expectInside(p.tcp->range, exact.size());
    EXPECT_GE(p.tcp->range.length, 20u);
    for (const auto& option : p.tcp->options)
        expectInside(option.range, exact.size());
    EXPECT_LE(p.tcp->sack.size(), 4u);
}

TEST(Robustness, RandomBytes) {
    std::mt19937 random(20260101);
    for (int round = 0; round < 60'000; ++round) {
        std::vector<std::uint8_t> bytes(random() % 120);
        for (auto& byte : bytes)
            byte = static_cast<std::uint8_t>(random());
        decodeAndCheck(kLinks[random() % std::size(kLinks)], bytes,
                       random() % 3 == 0 ? static_cast<std::uint32_t>(random()) : 0);
    }
}

TEST(Robustness, MutatedFrames) {
    std::mt19937 random(20260102);
    std::vector<std::uint8_t> v4(14, 0), v6(14, 0);
    v4[12] = 0x08;
    v6[12] = 0x86, v6[13] = 0xdd;
    for (const int byte : {0x46, 0, 0, 84, 1, 2, 0x40, 0, 64, 6, 0, 0, 127, 0, 0, 1, 127, 0, 0, 1, 1, 1, 1, 0})
        v4.push_back(static_cast<std::uint8_t>(byte));
    v6.insert(v6.end(), {0x60, 0, 0, 0, 0, 84, 0, 64});
    v6.resize(v6.size() + 32, 1);
    v6.insert(v6.end(), {44, 0, 1, 4, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 9});
    const std::vector<std::uint8_t> tcp{0x9c, 0x40, 0x23, 0x28, 0, 0, 0, 1,  0, 0, 0, 2, 0xf0, 0x12, 1, 1, 0, 0,  0, 0,
                                        2,    4,    5,    0xb4, 4, 2, 8, 10, 0, 0, 0, 1, 0,    0,    0, 2, 1, 3,  3, 7,
                                        5,    18,   0,    0,    0, 5, 0, 0,  0, 9, 0, 0, 0,    15,   0, 0, 0, 19, 1, 0};
    v4.insert(v4.end(), tcp.begin(), tcp.end());
    v6.insert(v6.end(), tcp.begin(), tcp.end());
    for (int round = 0; round < 60'000; ++round) {
        std::vector<std::uint8_t> bytes = round % 2 == 0 ? v4 : v6;
        for (unsigned change = random() % 6; change > 0; --change)
            bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
        if (random() % 3 == 0)
            bytes.resize(random() % bytes.size());
        decodeAndCheck(1, bytes, random() % 4 == 0 ? static_cast<std::uint32_t>(random() % 200) : 0);
    }
}

}  // namespace
