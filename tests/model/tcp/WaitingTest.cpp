// A FIN may wait, unsent, behind data when the peer's FIN arrives: CLOSING, then, not CLOSE-WAIT. As WaitingTruthTest
// has it from the kernel.
#include <gtest/gtest.h>

#include "Wire.h"

namespace {

using test::Wire;

constexpr const char* kUnsure = "CLOSED SYN-SENT ESTABLISHED CLOSE-WAIT? LAST-ACK?";
constexpr const char* kSure = "CLOSED SYN-SENT ESTABLISHED CLOSE-WAIT LAST-ACK";

void handshake(Wire& w, std::uint16_t mss) {
    w.client({.flags = "SYN", .mss = mss});
    w.server({.flags = "SYN,ACK", .ack = 1, .mss = mss});
    w.client({"ACK", 1, 1});
}

// The client sends `count` segments that the server does not acknowledge before its FIN, and goes on when it does.
void crossingFins(Wire& w, std::uint32_t count, std::uint32_t length) {
    const std::uint32_t sent = count * length;
    for (std::uint32_t i = 0; i < count; ++i)
        w.client({"PSH,ACK", 1 + i * length, 1, length});
    w.server({"FIN,ACK", 1, 1});
    w.client({"ACK", 1 + sent, 2});
    w.server({"ACK", 2, 1 + sent});
    w.client({"ACK", 1 + sent, 2, length});
    w.client({"FIN,PSH,ACK", 1 + sent + length, 2, length});
}

class FullCongestionWindow : public testing::TestWithParam<std::uint16_t> {};

TEST_P(FullCongestionWindow, HoldsDataBackWhateverTheSegmentSize) {
    Wire w;
    handshake(w, GetParam());
    crossingFins(w, 10, GetParam());
    EXPECT_EQ(w.clientStates(), kUnsure) << w.log();
}

INSTANTIATE_TEST_SUITE_P(SegmentSizes, FullCongestionWindow, testing::Values(48, 88, 536, 1460, 5000));

TEST(CongestionWindow, CountsSegmentsNotBytes) {
    Wire w;
    handshake(w, 1460);
    crossingFins(w, 10, 1);
    EXPECT_EQ(w.clientStates(), kUnsure) << w.log();
}

TEST(CongestionWindow, HoldsNothingBackBehindOneSegment) {
    for (const std::uint16_t mss : {1460, 65483}) {
        Wire w;
        handshake(w, mss);
        w.client({"PSH,ACK", 1, 1, 1000});
        w.server({"FIN,ACK", 1, 1});
        w.client({"ACK", 1001, 2});
        w.client({"FIN,ACK", 1001, 2});
        EXPECT_EQ(w.clientStates(), kSure) << w.log();
    }
}

TEST(CongestionWindow, OfSmallSegmentsMayBeFullOfOneWrite) {
    Wire w;
    handshake(w, 88);
    w.client({"PSH,ACK", 1, 1, 880});  // ten segments of a card that cuts them itself
    w.server({"FIN,ACK", 1, 1});
    w.client({"ACK", 881, 2});
    w.client({"FIN,ACK", 881, 2});
    EXPECT_EQ(w.clientStates(), kUnsure) << w.log();
}

TEST(CongestionWindow, OfAFastOpenServerIsFullBeforeTheHandshakeEnds) {
    Wire w;
    w.client({"SYN", 0, 0, 5});
    w.server({"SYN,ACK", 0, 6});
    for (std::uint32_t i = 0; i < 10; ++i)
        w.server({"ACK", 1 + i * 1460, 6, 1460});
    w.client({"FIN,ACK", 6, 1});
    w.server({"ACK", 14601, 7});
    w.client({"ACK", 7, 14601});
    w.server({"FIN,PSH,ACK", 14601, 7, 100});
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED ESTABLISHED CLOSE-WAIT? LAST-ACK?") << w.log();
}

// The client's ACK is lost; its FIN, a while later, frees what waits and brings both ends to finish.
TEST(CongestionWindow, MayBeFullAlthoughTheCaptureHasTheAck) {
    const auto upTo = [](Wire& w, std::int64_t ms) {
        w.handshake();
        w.server({"ACK", 1, 1, 40000});
        w.client({"ACK", 1, 40001});
        w.wait(ms);
        w.client({"FIN,ACK", 1, 40001});
        w.server({"ACK", 40001, 2});
    };
    const std::string open = "LISTEN SYN-RECEIVED ESTABLISHED ";
    Wire w;
    upTo(w, 10);
    w.server({"FIN,PSH,ACK", 40001, 2, 20000});
    EXPECT_EQ(w.serverStates(), open + "CLOSE-WAIT? LAST-ACK?") << w.log();
    Wire alone;  // a FIN without data needs no congestion window
    upTo(alone, 10);
    alone.server({"FIN,ACK", 40001, 2});
    EXPECT_EQ(alone.serverStates(), open + "CLOSE-WAIT LAST-ACK") << alone.log();
    Wire later;  // what was not acknowledged would have been sent again
    upTo(later, 300);
    later.server({"FIN,PSH,ACK", 40001, 2, 20000});
    EXPECT_EQ(later.serverStates(), open + "CLOSE-WAIT LAST-ACK") << later.log();
    Wire atOnce;  // the client's FIN comes as soon as its ACK
    atOnce.handshake();
    atOnce.server({"ACK", 1, 1, 40000});
    atOnce.client({"ACK", 1, 40001});
    atOnce.client({"FIN,ACK", 1, 40001});
    atOnce.server({"FIN,ACK", 40001, 2});
    EXPECT_EQ(atOnce.serverStates(), open + "CLOSE-WAIT LAST-ACK") << atOnce.log();
}

// A socket with a rate of its own (SO_MAX_PACING_RATE) pauses between segments, acknowledged or not.
TEST(Pacing, HoldsDataBack) {
    Wire w;
    w.handshake();
    for (std::uint32_t i = 0; i < 6; ++i) {
        w.client({"ACK", 1 + i * 1000, 1, 1000});
        if (i == 2)
            w.server({"FIN,ACK", 1, 3001});
        if (i == 2)
            w.client({"ACK", 3001, 2});
        else
            w.server({"ACK", i < 2 ? 1u : 2u, 1001 + i * 1000});
        w.wait(50);
    }
    w.client({"FIN,PSH,ACK", 6001, 2, 1000});
    EXPECT_EQ(w.clientStates(), kUnsure) << w.log();
}

TEST(CongestionWindow, IsEmptyBeforeTheFirstData) {
    Wire w;
    w.handshake();
    w.client({"PSH,ACK", 1, 1, 10});
    w.client({"FIN,ACK", 11, 1});
    w.server({"ACK", 1, 12});
    w.server({"ACK", 1, 12, 40000});
    w.server({"FIN,PSH,ACK", 40001, 12, 20000});
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED ESTABLISHED CLOSE-WAIT LAST-ACK") << w.log();
}

TEST(Pacing, IsNoIdlenessWhereDataAreMissing) {
    Wire w;
    w.handshake();
    w.client({"ACK", 1, 1, 1000});
    w.server({"FIN,ACK", 1, 1001});
    w.client({"ACK", 1001, 2});
    w.wait(300);
    w.client({"FIN,PSH,ACK", 5001, 2, 1000});
    EXPECT_EQ(w.clientStates(), kUnsure) << w.log();
}

// What came before the capture may have been lost, and what it shows first be sent again.
TEST(CongestionWindow, MayBeFullOfWhatWasSentBeforeTheCapture) {
    Wire w;
    w.server({"FIN,ACK", 200, 100});
    w.wait(300);
    w.client({"ACK", 100, 201, 500});
    w.server({"ACK", 201, 3000});
    w.client({"FIN,PSH,ACK", 3000, 201, 100});
    EXPECT_EQ(w.clientStates(), "ESTABLISHED CLOSE-WAIT? LAST-ACK?") << w.log();
}

}  // namespace
