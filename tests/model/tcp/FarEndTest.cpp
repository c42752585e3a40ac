// Captures taken beside one end of a long way: what the other end sends had left long before, and shows nothing of what
// is still on its way to it.
#include <gtest/gtest.h>

#include "Wire.h"

namespace {

using test::Wire;

constexpr int kRoundTripMs = 20;

void handshakeAtServer(Wire& w) {
    w.client({"SYN"});
    w.server({"SYN,ACK", 0, 1});
    w.wait(kRoundTripMs);
    w.client({"ACK", 1, 1});
}

void handshakeAtClient(Wire& w) {
    w.client({"SYN"});
    w.wait(kRoundTripMs);
    w.server({"SYN,ACK", 0, 1});
    w.client({"ACK", 1, 1});
}

class Queueing : public testing::TestWithParam<int> {};  // ms more than the handshake took

TEST_P(Queueing, TheAckOfItsFinComesBehindThePeersFinThatItLacked) {
    Wire w;
    handshakeAtServer(w);
    w.server({"PSH,ACK", 1, 1, 100});
    w.server({"FIN,ACK", 101, 1});
    w.client({"FIN,ACK", 1, 1});
    w.server({"ACK", 102, 2});
    w.wait(kRoundTripMs / 2 + GetParam());
    w.client({"ACK", 2, 101});
    w.client({"ACK", 2, 102});
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT ESTABLISHED FIN-WAIT-1 CLOSING TIME-WAIT") << w.log();
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED ESTABLISHED FIN-WAIT-1 CLOSING TIME-WAIT") << w.log();
}

INSTANTIATE_TEST_SUITE_P(FarEnd, Queueing, testing::Values(0, 500));

TEST(FarEnd, AcknowledgesDataWhileTheFinAndTheResetAreOnTheirWay) {
    Wire w;
    handshakeAtClient(w);
    w.client({"PSH,ACK", 1, 1, 10});
    w.client({"FIN,ACK", 11, 1});
    w.client({"RST,ACK", 12, 1});
    w.wait(kRoundTripMs / 2);
    w.server({"ACK", 1, 11});
    w.client({"RST", 11});
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED ESTABLISHED CLOSE-WAIT? CLOSED") << w.log();
}

TEST(FarEnd, AbortsWhileTheAckOfItsFinIsOnItsWay) {
    Wire w;
    handshakeAtServer(w);
    w.client({"FIN,ACK", 1, 1});
    w.server({"ACK", 1, 2});
    w.wait(kRoundTripMs / 2);
    w.client({"RST,ACK", 2, 1});
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT ESTABLISHED FIN-WAIT-1 FIN-WAIT-2? CLOSED") << w.log();
}

TEST(FarEnd, WasIdleNotWhenTheFinArrived) {
    Wire w;
    handshakeAtClient(w);
    w.wait(500);
    w.client({"FIN,ACK", 1, 1});
    for (std::uint32_t i = 0; i < 10; ++i)
        w.server({"ACK", 1 + i * 1460, 1, 1460});
    w.client({"ACK", 2, 14601});
    w.wait(kRoundTripMs);
    w.server({"ACK", 14601, 2, 1460});
    w.server({"FIN,ACK", 16061, 2, 1460});
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED ESTABLISHED CLOSE-WAIT? LAST-ACK?") << w.log();
}

TEST(FarEnd, HadTheFinWhenTheResetCameThatAnswersOlderData) {
    Wire w;
    handshakeAtServer(w);
    w.server({"FIN,ACK", 1, 1});
    w.wait(500);
    w.client({"PSH,ACK", 1, 1, 10});
    w.server({"RST", 1});
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT ESTABLISHED CLOSE-WAIT? CLOSED") << w.log();
}

}  // namespace
