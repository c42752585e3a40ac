// Whoever asks with every batch of events must not look at the whole run each time.
#include <gtest/gtest.h>

#include "model/scenario/ExpectationChecker.h"
#include "model/scenario/SelectedPackets.h"
#include "tests/support/FrameBuilder.h"

namespace {

using namespace model;
using namespace model::scenario;
namespace flag = model::packet::flag;

// Counts how often a packet's bytes are read.
struct Counted : testing::Test {
    trace::Trace trace;
    int reads = 0;

    void SetUp() override {
        trace.setPacketBytes([this](std::uint64_t offset, std::uint32_t) {
            ++reads;
            return m_frames[offset];
        });
    }
    void data(const std::string& payload) {
        tests::support::TcpSegment segment;
        segment.from = tests::support::v4(5001);
        segment.to = tests::support::v4(9000);
        segment.flags = flag::Ack | flag::Psh;
        segment.payload = payload;
        m_frames.push_back(tests::support::tcpFrame(segment));
        trace::PacketSeen seen;
        seen.packet = PacketId{trace.packets().size() + 1};
        seen.fileOffset = m_frames.size() - 1;
        seen.capturedLength = seen.originalLength = static_cast<std::uint32_t>(m_frames.back().size());
        trace.append({Timestamp{static_cast<std::int64_t>(trace.size()) + 1}, seen}, m_frames.back());
    }

private:
    std::vector<std::vector<std::uint8_t>> m_frames;  // by their offset
};

TEST_F(Counted, APacketIsReadOnceHoweverOftenAnExpectationIsChecked) {
    const SegmentExpectation two{parseSelector("data \"hello\"").take(), 2, {}, false};
    SelectedPackets selected;
    data("hello");
    // More than a trace keeps in memory, so that the first is read from the session.
    const std::string much(30'000, 'a');
    for (std::size_t kept = 0; kept < trace::RecentBytes::kMost; kept += much.size())
        data(much);
    int first = 0;
    for (int batch = 0; batch < 10; ++batch) {
        const auto scene = trace.sceneAt(trace.size());
        CheckContext context{*scene, trace, 0, nullptr, CheckContext::Strictness::Exact, nullptr, &selected};
        EXPECT_TRUE(unmet(two, context));
        first = batch == 0 ? reads : first;
    }
    EXPECT_GT(first, 0);
    EXPECT_EQ(reads, first);
    data("hello");
    const auto scene = trace.sceneAt(trace.size());
    CheckContext context{*scene, trace, 0, nullptr, CheckContext::Strictness::Exact, nullptr, &selected};
    EXPECT_FALSE(unmet(two, context));
    EXPECT_EQ(reads, first);
}

}  // namespace
