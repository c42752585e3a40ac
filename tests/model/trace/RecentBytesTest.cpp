// Which packets' bytes a trace still has in memory, and that it reads only the others again.
#include <gtest/gtest.h>

#include "model/trace/RecentBytes.h"
#include "model/trace/Trace.h"
#include "tests/support/FrameBuilder.h"

namespace {

using namespace model;
using trace::RecentBytes;

TEST(RecentBytes, KeepsTheNewest) {
    RecentBytes recent;
    const std::vector<std::uint8_t> frame(1000, 7);
    constexpr std::size_t kMany = 3000;
    for (std::size_t i = 0; i < kMany; ++i)
        recent.add(frame);
    EXPECT_FALSE(recent.find(0)) << "more than a mebibyte came after it";
    ASSERT_TRUE(recent.find(kMany - 1));
    EXPECT_EQ(*recent.find(kMany - 1), frame);
    EXPECT_TRUE(recent.find(kMany - 1000)) << "a thousand of a thousand bytes fit";
    EXPECT_FALSE(recent.find(kMany));
}

TEST(RecentBytes, APacketThatCameWithoutItsBytesHasNone) {
    RecentBytes recent;
    recent.add({});
    EXPECT_FALSE(recent.find(0));
}

TEST(TraceBytes, OfTheNewestPacketsAreNotReadFromTheFile) {
    trace::Trace trace;
    int reads = 0;
    tests::support::TcpSegment segment;
    segment.from = tests::support::v4(40000);
    segment.to = tests::support::v4(9000);
    const std::string payload(60000, 'x');
    segment.payload = payload;
    const auto frame = tests::support::tcpFrame(segment);
    trace.setPacketBytes([&](std::uint64_t, std::uint32_t) {
        ++reads;
        return frame;
    });
    constexpr std::uint64_t kMany = 30;
    for (std::uint64_t i = 1; i <= kMany; ++i) {
        trace::PacketSeen seen;
        seen.packet = PacketId{i};
        seen.capturedLength = seen.originalLength = static_cast<std::uint32_t>(frame.size());
        trace.append({Timestamp{static_cast<std::int64_t>(i)}, seen}, frame);
    }
    EXPECT_EQ(trace.bytes(PacketId{kMany}), frame);
    EXPECT_EQ(reads, 0);
    EXPECT_EQ(trace.bytes(PacketId{1}), frame);
    EXPECT_EQ(reads, 1) << "it is too old to be kept";
}

}  // namespace
