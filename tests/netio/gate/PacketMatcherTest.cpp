#include <gtest/gtest.h>

#include "netio/gate/PacketMatcher.h"
#include "tests/support/FrameBuilder.h"

namespace netio::gate {
namespace {

using model::PacketId;
using model::Timestamp;
namespace flag = model::packet::flag;

constexpr std::size_t kEthernet = 14;

struct MatcherTest : testing::Test {
    PacketMatcher matcher;

    static std::vector<std::uint8_t> frame(std::uint32_t seq, std::string_view data = {}) {
        return tests::support::tcpFrame({tests::support::v4(1), tests::support::v4(2), seq, 0, flag::Ack, 100, data});
    }
    void see(std::uint64_t id, std::vector<std::uint8_t> bytes) {
        SeenPacket packet;
        packet.id = PacketId{id};
        packet.time = {static_cast<std::int64_t>(id)};
        packet.originalLength = static_cast<std::uint32_t>(bytes.size());
        packet.decoded = model::packet::decode(1, bytes);
        packet.frame = std::move(bytes);
        ASSERT_TRUE(PacketMatcher::canBeQueued(packet));
        matcher.seen(std::move(packet));
    }
    void queue(std::uint32_t queueId, const std::vector<std::uint8_t>& bytes, std::int64_t time = 0) {
        const std::span<const std::uint8_t> ip = std::span(bytes).subspan(kEthernet);
        matcher.queued({queueId, ip.first(std::min<std::size_t>(ip.size(), NfQueue::kCopied)),
                        static_cast<std::uint32_t>(ip.size())},
                       {time});
    }
    std::pair<std::uint64_t, std::uint32_t> next() {
        const auto pair = matcher.next();
        return pair ? std::pair(pair->seen.id.value, pair->queueId) : std::pair<std::uint64_t, std::uint32_t>(0, 0);
    }
};

TEST_F(MatcherTest, PairsWhicheverComesFirst) {
    see(1, frame(10));
    queue(71, frame(10));
    EXPECT_EQ(next(), std::pair(1ul, 71u));
    queue(72, frame(11));
    EXPECT_EQ(next(), std::pair(0ul, 0u));
    see(2, frame(11));
    EXPECT_EQ(next(), std::pair(2ul, 72u));
    EXPECT_TRUE(matcher.empty());
}

TEST_F(MatcherTest, ChecksumsDoNotMatter) {
    auto other = frame(10);
    other[kEthernet + 10] ^= 0xff;       // IP
    other[kEthernet + 20 + 16] ^= 0xff;  // TCP
    see(1, frame(10));
    queue(71, other);
    EXPECT_EQ(next(), std::pair(1ul, 71u));
    other[kEthernet + 20 + 4] ^= 0xff;  // sequence number
    see(2, frame(10));
    queue(72, other);
    EXPECT_EQ(next(), std::pair(0ul, 0u));
}

TEST_F(MatcherTest, LongPacketsDifferByTheirLengthTooThoughOnlyTheirBeginningIsCopied) {
    const std::string data(60000, 'x');
    see(1, frame(10, data));
    see(2, frame(10, std::string_view(data).substr(0, 50000)));
    queue(72, frame(10, std::string_view(data).substr(0, 50000)));
    queue(71, frame(10, data));
    EXPECT_EQ(next(), std::pair(1ul, 71u));
    EXPECT_EQ(next(), std::pair(2ul, 72u));
}

TEST_F(MatcherTest, EqualOnesPairInOrder) {
    see(1, frame(10));
    see(2, frame(10));
    queue(71, frame(10));
    queue(72, frame(10));
    EXPECT_EQ(next(), std::pair(1ul, 71u));
    EXPECT_EQ(next(), std::pair(2ul, 72u));
}

TEST_F(MatcherTest, KeepsTheOrderOfTheTap) {
    see(1, frame(10));
    see(2, frame(11));
    queue(72, frame(11));
    EXPECT_EQ(next(), std::pair(0ul, 0u));
    EXPECT_FALSE(matcher.takeSeen({0}));
    EXPECT_EQ(matcher.takeSeen({1})->id, PacketId{1});
    EXPECT_EQ(next(), std::pair(2ul, 72u));
}

TEST_F(MatcherTest, APacketTheTapMissedIsGivenBack) {
    queue(71, frame(10), 5);
    EXPECT_FALSE(matcher.takeQueued({4}));
    EXPECT_EQ(matcher.takeQueued({5}), 71u);
    EXPECT_TRUE(matcher.empty());
}

}  // namespace
}  // namespace netio::gate
