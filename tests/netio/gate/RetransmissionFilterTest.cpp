// Copies that a hold makes against retransmissions that are the lesson.
#include <gtest/gtest.h>

#include "netio/gate/RetransmissionFilter.h"
#include "tests/support/FrameBuilder.h"

namespace netio::gate {
namespace {

using model::PacketId;
using model::Timestamp;
using model::packet::Packet;
using model::trace::Verdict;
namespace flag = model::packet::flag;
using tests::support::TcpSegment;
using tests::support::v4;

constexpr std::uint16_t kClient = 40000, kServer = 9000;

Timestamp at(std::int64_t ms) {
    return {ms * 1'000'000};
}

struct FilterTest : testing::Test {
    RetransmissionFilter filter;
    std::uint64_t last = 0;

    static Packet segment(bool client, std::uint32_t seq, std::uint32_t ack, std::uint16_t flags,
                          std::string_view data = {}) {
        const TcpSegment tcp{
            client ? v4(kClient) : v4(kServer), client ? v4(kServer) : v4(kClient), seq, ack, flags, 65535, data};
        return model::packet::decode(1, tests::support::tcpFrame(tcp));
    }
    PacketId hold(const Packet& packet, std::int64_t ms) {
        filter.held({++last}, packet, at(ms));
        return {last};
    }
    const Packet syn = segment(true, 100, 0, flag::Syn);
    const Packet synAck = segment(false, 500, 101, flag::Syn | flag::Ack);
    const Packet ack = segment(true, 101, 501, flag::Ack);
    const Packet data = segment(true, 101, 501, flag::Psh | flag::Ack, "hello");
    const Packet ackOfData = segment(false, 501, 106, flag::Ack);
};

TEST_F(FilterTest, ACopyOfAHeldSegmentIsAbsorbed) {
    const PacketId original = hold(syn, 0);
    EXPECT_EQ(filter.originalOf(syn, at(1000)), original);
    EXPECT_EQ(filter.originalOf(syn, at(300'000)), original);
}

TEST_F(FilterTest, AfterADropItIsNew) {
    filter.judged(hold(syn, 0), Verdict::Dropped, at(10));
    EXPECT_FALSE(filter.originalOf(syn, at(1000)));
    const PacketId second = hold(syn, 1000);
    EXPECT_EQ(filter.originalOf(syn, at(3000)), second);
}

TEST_F(FilterTest, AKeptSegmentLetsItsCopiesBy) {
    const PacketId original = hold(data, 0);
    filter.judged(original, Verdict::Kept, at(10));
    EXPECT_FALSE(filter.originalOf(data, at(300)));
    const PacketId copy = hold(data, 300);
    EXPECT_EQ(filter.originalOf(data, at(900)), copy);
}

TEST_F(FilterTest, WhileTheAnswerIsHeldACopyOfTheDeliveredIsAbsorbed) {
    const PacketId original = hold(data, 0);
    filter.judged(original, Verdict::Delivered, at(50));
    hold(ackOfData, 51);
    EXPECT_EQ(filter.originalOf(data, at(5000)), original);
}

TEST_F(FilterTest, ADroppedAnswerMakesTheRetransmissionNew) {
    filter.judged(hold(data, 0), Verdict::Delivered, at(50));
    filter.judged(hold(ackOfData, 51), Verdict::Dropped, at(100));
    EXPECT_FALSE(filter.originalOf(data, at(300)));
}

TEST_F(FilterTest, ACopyThatLeftBeforeTheAnswerWasDroppedIsStillACopy) {
    const PacketId original = hold(data, 0);
    filter.judged(original, Verdict::Delivered, at(50));
    filter.judged(hold(ackOfData, 51), Verdict::Dropped, at(500));
    EXPECT_EQ(filter.originalOf(data, at(400)), original);
}

TEST_F(FilterTest, AnAnswerFromBeforeTheDeliveryDoesNotCount) {
    const PacketId first = hold(data, 0);
    filter.judged(first, Verdict::Delivered, at(10));
    filter.judged(hold(ackOfData, 11), Verdict::Dropped, at(20));
    const PacketId second = hold(data, 300);
    filter.judged(second, Verdict::Delivered, at(400));
    EXPECT_EQ(filter.originalOf(data, at(450)), second) << "the receiver may still answer";
    hold(ackOfData, 440);
    EXPECT_EQ(filter.originalOf(data, at(900)), second);
}

TEST_F(FilterTest, ASegmentTheReceiverLeavesUnansweredIsSentAgainForReal) {
    const PacketId original = hold(syn, 0);
    filter.judged(original, Verdict::Delivered, at(100));
    EXPECT_EQ(filter.originalOf(syn, at(200)), original);
    EXPECT_FALSE(filter.originalOf(syn, at(1000)));
}

TEST_F(FilterTest, ASenderThatHasItsAnswerAndSendsAgainMeansIt) {
    filter.judged(hold(synAck, 0), Verdict::Delivered, at(10));
    filter.judged(hold(ack, 11), Verdict::Delivered, at(20));
    EXPECT_FALSE(filter.originalOf(synAck, at(1000)));
}

TEST_F(FilterTest, PartsAndSumsOfHeldSegmentsAreCopies) {
    const PacketId first = hold(data, 0);
    hold(segment(true, 106, 501, flag::Ack, "world"), 1);
    EXPECT_EQ(filter.originalOf(segment(true, 101, 501, flag::Ack, "helloworld"), at(300)), first);
    EXPECT_EQ(filter.originalOf(segment(true, 103, 501, flag::Ack, "ll"), at(300)), first);
    EXPECT_FALSE(filter.originalOf(segment(true, 101, 501, flag::Ack, "helloworld!"), at(300))) << "one octet is new";
}

TEST_F(FilterTest, ASumWithADroppedPartIsNew) {
    hold(data, 0);
    filter.judged(hold(segment(true, 106, 501, flag::Ack, "world"), 1), Verdict::Dropped, at(2));
    EXPECT_FALSE(filter.originalOf(segment(true, 101, 501, flag::Ack, "helloworld"), at(300)));
}

TEST_F(FilterTest, DuplicateAcksAreNewsAndProbesAreNot) {
    hold(data, 0);
    hold(ackOfData, 1);
    EXPECT_FALSE(filter.originalOf(ackOfData, at(2)));
    const Packet probe = segment(true, 105, 501, flag::Ack);  // one below SND.NXT
    const PacketId held = hold(probe, 10);
    EXPECT_EQ(filter.originalOf(probe, at(500)), held);
    filter.judged(held, Verdict::Delivered, at(600));
    EXPECT_FALSE(filter.originalOf(probe, at(700)));
}

TEST_F(FilterTest, ANewConnectionOnTheSameAddressesStartsAfresh) {
    hold(syn, 0);
    hold(synAck, 1);
    hold(data, 2);
    hold(segment(true, 7000, 0, flag::Syn), 10);
    EXPECT_FALSE(filter.originalOf(data, at(20)));
    EXPECT_FALSE(filter.originalOf(synAck, at(20)));
}

TEST_F(FilterTest, ASimultaneousOpenKeepsBothSyns) {
    const PacketId ours = hold(syn, 0);
    const PacketId theirs = hold(segment(false, 500, 0, flag::Syn), 1);
    EXPECT_EQ(filter.originalOf(syn, at(1000)), ours);
    EXPECT_EQ(filter.originalOf(segment(false, 500, 0, flag::Syn), at(1000)), theirs);
}

TEST_F(FilterTest, SequenceNumbersWrap) {
    const Packet wrapping = segment(true, 0xfffffffe, 1, flag::Ack, "hello");
    const PacketId original = hold(wrapping, 0);
    EXPECT_EQ(filter.originalOf(segment(true, 1, 1, flag::Ack, "lo"), at(300)), original);
}

TEST_F(FilterTest, ResetsAndDatagramsAreNeverCopies) {
    hold(segment(true, 101, 0, flag::Rst), 0);
    EXPECT_FALSE(filter.originalOf(segment(true, 101, 0, flag::Rst), at(1)));
    const Packet datagram = model::packet::decode(1, tests::support::udpFrame(v4(1), v4(2), "x"));
    hold(datagram, 0);
    EXPECT_FALSE(filter.originalOf(datagram, at(1)));
}

}  // namespace
}  // namespace netio::gate
