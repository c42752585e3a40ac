// Segments that were captured but did not arrive, or arrived but were not captured in order.
#include <gtest/gtest.h>

#include "Wire.h"

namespace {

using test::Wire;

constexpr const char* kClient = "CLOSED SYN-SENT ESTABLISHED";
constexpr const char* kServer = "LISTEN SYN-RECEIVED ESTABLISHED";

TEST(Loss, RepeatedFinHadNotArrived) {
    Wire w;
    w.handshake();
    w.client({"FIN,ACK", 1, 1});
    EXPECT_EQ(w.serverStates(), std::string(kServer) + " CLOSE-WAIT?");
    w.wait(200);
    w.client({"FIN,ACK", 1, 1});
    EXPECT_EQ(w.serverStates(), kServer) << w.log();
    EXPECT_EQ(w.connection().retransmissions, 1u);
    w.server({"ACK", 1, 2});
    EXPECT_EQ(w.serverStates(), std::string(kServer) + " CLOSE-WAIT") << w.log();
}

TEST(Loss, LastAckLostAndFinRepeated) {
    Wire w;
    w.handshake();
    w.client({"FIN,ACK", 1, 1});
    w.server({"ACK", 1, 2});
    w.server({"FIN,ACK", 1, 2});
    w.client({"ACK", 2, 2});
    EXPECT_EQ(w.serverStates(), std::string(kServer) + " CLOSE-WAIT LAST-ACK CLOSED");
    w.wait(200);
    w.server({"FIN,ACK", 1, 2});
    EXPECT_EQ(w.serverStates(), std::string(kServer) + " CLOSE-WAIT LAST-ACK") << w.log();
    EXPECT_EQ(w.clientStates(), std::string(kClient) + " FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT") << w.log();
    w.client({"ACK", 2, 2});
    EXPECT_EQ(w.serverStates(), std::string(kServer) + " CLOSE-WAIT LAST-ACK CLOSED") << w.log();
}

TEST(Loss, UnansweredSyn) {
    Wire w;
    w.client({"SYN"});
    w.wait(1000);
    w.client({"SYN"});
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT");
    EXPECT_EQ(w.serverStates(), "LISTEN?");
    EXPECT_EQ(w.connection().retransmissions, 1u);
}

TEST(Loss, ListenerThatIgnoresTheAckStaysInSynReceived) {
    Wire w;
    w.handshake();
    w.wait(1000);
    w.server({"SYN,ACK", 0, 1});
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED") << w.log();
    w.client({"ACK", 1, 1});
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED ESTABLISHED?") << w.log();
    w.wait(2000);
    w.server({"SYN,ACK", 0, 1});
    w.client({"ACK", 1, 1});
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED") << w.log();
    w.client({"PSH,ACK", 1, 1, 5});
    w.server({"ACK", 1, 6});
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED ESTABLISHED") << w.log();
}

TEST(Loss, FinCrossingDataArrivesAfterIt) {
    Wire w;
    w.handshake();
    w.client({"FIN,ACK", 1, 1});
    w.server({"PSH,ACK", 1, 1, 10});
    w.server({"ACK", 11, 2});
    w.server({"FIN,ACK", 11, 2});
    w.client({"ACK", 2, 12});
    EXPECT_EQ(w.serverStates(), std::string(kServer) + " CLOSE-WAIT LAST-ACK CLOSED") << w.log();
    EXPECT_EQ(w.clientStates(), std::string(kClient) + " FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT") << w.log();
}

TEST(Sequence, WrapsInTheMiddle) {
    Wire w(0xfffffffeu, 0xffffff00u);
    w.handshake();
    for (std::uint32_t i = 0; i < 10; ++i) {
        w.client({"PSH,ACK", 1 + i * 100, 1 + i * 100, 100});
        w.server({"PSH,ACK", 1 + i * 100, 101 + i * 100, 100});
    }
    w.client({"FIN,ACK", 1001, 1001});
    w.server({"FIN,ACK", 1001, 1002});
    w.client({"ACK", 1002, 1002});
    EXPECT_EQ(w.clientStates(), std::string(kClient) + " FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT") << w.log();
    EXPECT_EQ(w.serverStates(), std::string(kServer) + " CLOSE-WAIT LAST-ACK CLOSED") << w.log();
    EXPECT_EQ(w.connection().client().payloadBytes, 1000u);
    EXPECT_EQ(w.connection().retransmissions, 0u);
}

TEST(KeepAlive, IsNoRetransmission) {
    Wire w;
    w.handshake();
    w.client({"PSH,ACK", 1, 1, 10});
    w.server({"ACK", 1, 11});
    w.client({"ACK", 10, 1});
    w.client({"ACK", 10, 1, 1});
    EXPECT_EQ(w.record().kind, static_cast<std::uint8_t>(model::tcp::SegmentKind::KeepAlive));
    EXPECT_EQ(w.connection().retransmissions, 0u);
    EXPECT_EQ(w.connection().client().payloadBytes, 10u);
}

TEST(FastOpen, ServerMayAnswerBeforeItIsEstablished) {
    Wire w;
    w.client({"SYN", 0, 0, 5});
    w.server({"SYN,ACK", 0, 6});
    w.server({"PSH,ACK", 1, 6, 20});
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED") << w.log();
    w.client({"ACK", 6, 21});
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED ESTABLISHED") << w.log();
    EXPECT_EQ(w.connection().client().payloadBytes, 5u);
}

TEST(Loss, ResetBehindAFinThatCrossedIsNoProofOfIt) {
    Wire w;
    w.handshake();
    w.server({"FIN,ACK", 1, 1});
    w.client({"FIN,ACK", 1, 1});
    w.server({"ACK", 2, 2});
    w.server({"RST,ACK", 2, 2});
    EXPECT_EQ(w.clientStates(), std::string(kClient) + " FIN-WAIT-1 CLOSING? TIME-WAIT? CLOSED") << w.log();
}

TEST(Loss, FinIsAcknowledgedByTheSegmentBehindTheLostData) {
    Wire w;
    w.handshake();
    w.client({"FIN,ACK", 1, 1});
    w.server({"PSH,ACK", 1, 2, 10});
    w.server({"FIN,ACK", 11, 2});
    w.client({"ACK", 2, 1, 0, 65100});
    w.client({"RST,ACK", 2, 1});
    EXPECT_EQ(w.clientStates(), std::string(kClient) + " FIN-WAIT-1 FIN-WAIT-2? CLOSED") << w.log();
}

TEST(Loss, FinOvertakenByTheAckOfThePeersFinTellsNothing) {
    Wire w;
    w.handshake();
    w.server({"FIN,ACK", 1, 1});
    w.client({"FIN,ACK", 1, 1});
    w.wait(200);
    w.client({"FIN,ACK", 1, 2});
    w.server({"ACK", 2, 2});
    w.server({"FIN,ACK", 1, 1});
    EXPECT_EQ(w.serverStates(), std::string(kServer) + " FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT") << w.log();
}

TEST(Loss, ResetBehindARepeatedFinShowsThatItWasReceived) {
    Wire w;
    w.handshake();
    w.server({"FIN,ACK", 1, 1});
    w.wait(8);
    w.server({"FIN,ACK", 1, 1});
    w.wait(4);
    w.server({"RST,ACK", 2, 1});
    EXPECT_EQ(w.clientStates(), std::string(kClient) + " CLOSE-WAIT CLOSED") << w.log();
}

TEST(Loss, ResetBehindARepeatedFinAndUnacknowledgedDataShowsLittle) {
    Wire w;
    w.handshake();
    w.server({"PSH,ACK", 1, 1, 1000});
    w.server({"FIN,ACK", 1001, 1});
    w.wait(8);
    w.server({"FIN,ACK", 1001, 1});
    w.server({"RST,ACK", 1002, 1});
    EXPECT_EQ(w.clientStates(), std::string(kClient) + " CLOSE-WAIT? CLOSED") << w.log();
}

TEST(Loss, SenderThatSendsAgainWasNotFree) {
    Wire w;
    w.handshake();
    w.server({"PSH,ACK", 1, 1, 741});
    w.client({"ACK", 1, 742});
    w.wait(210);
    w.server({"PSH,ACK", 1, 1, 741});
    w.client({"FIN,ACK", 1, 742});
    w.server({"ACK", 742, 2});
    w.server({"FIN,PSH,ACK", 742, 2, 36000});
    EXPECT_EQ(w.serverStates(), std::string(kServer) + " CLOSE-WAIT? LAST-ACK?") << w.log();
}

TEST(Loss, FinOvertakenByARstTellsNothing) {
    Wire w;
    w.handshake();
    w.client({"FIN,ACK", 1, 1});
    w.server({"PSH,ACK", 1, 2, 10});
    w.wait(8);
    w.server({"FIN,PSH,ACK", 11, 2, 10});
    w.client({"RST", 2});
    w.wait(4);
    w.client({"FIN,ACK", 1, 1});
    EXPECT_EQ(w.clientStates(), std::string(kClient) + " FIN-WAIT-1 FIN-WAIT-2 CLOSED") << w.log();
}

TEST(Loss, ResetThatAcknowledgesAFinShowsThatTheHandshakeWasDone) {
    Wire w;
    w.handshake();
    for (int i = 0; i < 2; ++i) {
        w.wait(1000);
        w.server({"SYN,ACK", 0, 1});
        w.client({"ACK", 1, 1});
    }
    w.client({"FIN,ACK", 1, 1});
    w.server({"RST,ACK", 1, 2});
    EXPECT_EQ(w.serverStates(), std::string(kServer) + " CLOSE-WAIT CLOSED") << w.log();
}

TEST(Loss, FinThatWaitedBehindDataMayBeOlderThanThePeers) {
    Wire w;
    w.handshake();
    w.client({"ACK", 1, 1, 32768});
    w.server({"FIN,ACK", 1, 32769});
    w.client({"ACK", 32769, 2});
    w.client({"FIN,PSH,ACK", 32769, 2, 14000});
    EXPECT_EQ(w.clientStates(), std::string(kClient) + " CLOSE-WAIT? LAST-ACK?") << w.log();
}

// A half-closed download through a queue that grew long: the window opens while that segment is on its way.
TEST(Loss, TheAckOfAFinIsLateNotLost) {
    Wire w;
    w.handshake();
    w.server({"PSH,ACK", 1, 1, 1000});
    w.client({"FIN,ACK", 1, 1001});
    w.server({"PSH,ACK", 1001, 2, 1000});
    w.wait(500);
    w.client({"ACK", 2, 1001, 0, 65100});
    w.wait(500);
    w.client({"ACK", 2, 2001});
    EXPECT_EQ(w.clientStates(), std::string(kClient) + " FIN-WAIT-1 FIN-WAIT-2") << w.log();
}

// What the client says crosses the segment that acknowledges its FIN: it tells nothing of that one.
TEST(Loss, AnAckThatCrossesTheAckOfAFinTellsLittle) {
    const auto crossing = [](Wire& w) {
        w.handshake();
        w.server({"PSH,ACK", 1, 1, 10});
        w.client({"ACK", 1, 11});
        w.client({"FIN,ACK", 1, 11});
        w.server({"PSH,ACK", 1, 1, 10});
        w.server({"PSH,ACK", 11, 2, 10});
        w.client({"ACK", 2, 11});
    };
    Wire w;
    crossing(w);
    w.server({"RST", 21});
    EXPECT_EQ(w.clientStates(), std::string(kClient) + " FIN-WAIT-1 FIN-WAIT-2? CLOSED") << w.log();
    Wire aborted;
    crossing(aborted);
    aborted.client({"RST,ACK", 2, 21});
    EXPECT_EQ(aborted.clientStates(), std::string(kClient) + " FIN-WAIT-1 FIN-WAIT-2 CLOSED") << aborted.log();
}

// RFC 9293 section 3.10.7.4: with a window of zero no data are taken, but acknowledgments are; Linux since 6.17 takes
// none.
TEST(Loss, AProbeOfAClosedWindowAcknowledgesAFinWhateverBecomesOfItsByte) {
    Wire w;
    w.handshake();
    w.server({"PSH,ACK", 1, 1, 1000});
    w.client({.flags = "ACK", .seq = 1, .ack = 1001, .window = 0});
    w.client({.flags = "FIN,ACK", .seq = 1, .ack = 1001, .window = 0});
    w.wait(50);
    w.server({"ACK", 1001, 2, 1});
    w.client({.flags = "ACK", .seq = 2, .ack = 1001, .window = 0});
    w.wait(50);
    w.client({.flags = "RST,ACK", .seq = 2, .ack = 1001, .window = 0});
    EXPECT_EQ(w.clientStates(), std::string(kClient) + " FIN-WAIT-1 FIN-WAIT-2? CLOSED") << w.log();
}

TEST(Gate, FinIsReceivedOnlyInOrder) {
    Wire w;
    w.mode = Wire::Receive::AtVerdict;
    w.handshake();
    const auto data = w.client({"PSH,ACK", 1, 1, 10});
    w.deliver(w.client({"FIN,ACK", 11, 1}));
    EXPECT_EQ(w.serverStates(), kServer) << w.log();
    w.deliver(data);
    EXPECT_EQ(w.serverStates(), std::string(kServer) + " CLOSE-WAIT") << w.log();
}

TEST(Gate, NobodyWaitsForTheRepeatedFin) {
    Wire w;
    w.mode = Wire::Receive::AtVerdict;
    w.handshake();
    w.deliver(w.client({"FIN,ACK", 1, 1}));
    w.deliver(w.server({"ACK", 1, 2}));
    w.deliver(w.server({"FIN,ACK", 1, 2}));
    w.drop(w.client({"ACK", 2, 2}));
    EXPECT_EQ(w.clientStates(), std::string(kClient) + " FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT") << w.log();
    w.wait(200);
    w.deliver(w.server({"FIN,ACK", 1, 2}));
    const auto reset = w.client({"RST", 2});
    EXPECT_EQ(w.clientStates(), std::string(kClient) + " FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT CLOSED") << w.log();
    EXPECT_EQ(w.serverStates(), std::string(kServer) + " CLOSE-WAIT LAST-ACK") << w.log();
    w.deliver(reset);
    EXPECT_EQ(w.serverStates(), std::string(kServer) + " CLOSE-WAIT LAST-ACK CLOSED") << w.log();
}

TEST(Gate, OldDataInANewConnectionChangesNothing) {
    Wire w;
    w.mode = Wire::Receive::AtVerdict;
    w.handshake();
    const auto old = w.client({"PSH,ACK", 1, 1, 5});
    w.deliver(w.client({"PSH,ACK", 1, 1, 5}));
    w.deliver(w.server({"ACK", 1, 6}));
    w.deliver(w.client({"FIN,ACK", 6, 1}));
    w.deliver(w.server({"FIN,ACK", 1, 7}));
    w.deliver(w.client({"ACK", 7, 2}));
    w.numbers(900000, 800000);
    w.handshake();
    w.deliver(old);
    EXPECT_EQ(w.clientStates(2), kClient) << w.log();
    EXPECT_EQ(w.serverStates(2), kServer) << w.log();
    EXPECT_EQ(w.serverStates(1), std::string(kServer) + " CLOSE-WAIT LAST-ACK CLOSED") << w.log();
    EXPECT_EQ(w.tracker.connections()[0].retransmissions, 1u);
}

TEST(Gate, AbsorbedCopyCountsAndChangesNothing) {
    Wire w;
    w.mode = Wire::Receive::AtVerdict;
    w.handshake();
    const auto fin = w.client({"FIN,ACK", 1, 1});
    w.wait(200);
    w.absorb(w.client({"FIN,ACK", 1, 1}));
    EXPECT_EQ(w.connection().retransmissions, 1u);
    w.deliver(fin);
    EXPECT_EQ(w.serverStates(), std::string(kServer) + " CLOSE-WAIT") << w.log();
    w.inject(w.client({"FIN,ACK", 1, 1}));
    EXPECT_EQ(w.connection().retransmissions, 1u) << "the gate's copy is not the client's";
}

}  // namespace
