// Captures that begin in the middle: what is only a guess is told as one, and is corrected in place once proven.
#include <gtest/gtest.h>

#include "Wire.h"

namespace {

using test::Wire;

TEST(Midstream, DataInBothDirectionsProvesEstablished) {
    Wire w;
    w.client({"PSH,ACK", 100, 200, 10});
    EXPECT_EQ(w.clientStates(), "ESTABLISHED?");
    EXPECT_EQ(w.serverStates(), "ESTABLISHED?");
    w.server({"ACK", 200, 110});
    EXPECT_EQ(w.serverStates(), "ESTABLISHED?");
    w.server({"PSH,ACK", 200, 110, 50});
    EXPECT_EQ(w.clientStates(), "ESTABLISHED") << w.log();
    EXPECT_EQ(w.serverStates(), "ESTABLISHED") << w.log();
}

TEST(Midstream, CloseIsCertainOnceBothHaveFinished) {
    Wire w;
    w.client({"FIN,ACK", 100, 200});
    w.server({"ACK", 200, 101});
    EXPECT_EQ(w.clientStates(), "ESTABLISHED? FIN-WAIT-1? FIN-WAIT-2?") << w.log();
    w.server({"FIN,ACK", 200, 101});
    w.client({"ACK", 101, 201});
    EXPECT_EQ(w.clientStates(), "ESTABLISHED FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT") << w.log();
    EXPECT_EQ(w.serverStates(), "ESTABLISHED CLOSE-WAIT LAST-ACK CLOSED") << w.log();
}

TEST(Midstream, CopyOfAFinThatWasAcknowledgedBefore) {
    Wire w;
    w.server({"FIN,ACK", 200, 101});
    w.client({"FIN,ACK", 100, 200});
    EXPECT_EQ(w.serverStates(), "CLOSE-WAIT LAST-ACK") << w.log();
    w.client({"ACK", 101, 201});
    EXPECT_EQ(w.serverStates(), "CLOSE-WAIT LAST-ACK CLOSED") << w.log();
    EXPECT_EQ(w.clientStates(), "FIN-WAIT-1? FIN-WAIT-2? TIME-WAIT?") << w.log();
}

TEST(Midstream, OneSidedDataStaysAGuess) {
    Wire w;
    for (std::uint32_t i = 0; i < 5; ++i) {
        w.server({"ACK", 200 + i * 10, 100, 10});
        w.client({"ACK", 100, 210 + i * 10});
    }
    EXPECT_EQ(w.clientStates(), "ESTABLISHED?");
    EXPECT_EQ(w.connection().server().payloadBytes, 50u);
}

TEST(Midstream, TheHigherPortIsTheClient) {
    Wire w;
    w.server({"ACK", 200, 100, 10});
    EXPECT_EQ(w.connection().client().address.text(), "10.0.0.1:40000");
    Wire swapped;
    swapped.ports(80, 40000);
    swapped.client({"ACK", 200, 100, 10});
    EXPECT_EQ(swapped.connection().client().address.text(), "10.0.0.2:40000");
    Wire equal;
    equal.ports(7000, 7000);
    equal.server({"ACK", 200, 100, 10});
    EXPECT_EQ(equal.connection().client().address.text(), "10.0.0.2:7000");
}

TEST(Midstream, BeginsWithTheSynAck) {
    Wire w;
    w.server({"SYN,ACK", 0, 1});
    EXPECT_EQ(w.clientStates(), "SYN-SENT?");
    EXPECT_EQ(w.serverStates(), "SYN-RECEIVED");
    w.client({"ACK", 1, 1});
    EXPECT_EQ(w.clientStates(), "SYN-SENT ESTABLISHED") << w.log();
    EXPECT_EQ(w.serverStates(), "SYN-RECEIVED ESTABLISHED") << w.log();
}

TEST(Midstream, SynCapturedAfterItsAnswer) {
    Wire w;
    w.server({"SYN,ACK", 0, 1});
    w.client({"SYN"});
    w.client({"ACK", 1, 1});
    EXPECT_EQ(w.tracker.connections().size(), 1u);
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT ESTABLISHED") << w.log();
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED ESTABLISHED") << w.log();
}

TEST(Midstream, SynWithDataCapturedAfterItsAnswer) {
    Wire w;
    w.server({"SYN,ACK", 0, 6});
    w.client({"SYN", 0, 0, 5});
    w.client({"ACK", 6, 1});
    EXPECT_EQ(w.tracker.connections().size(), 1u);
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT ESTABLISHED") << w.log();
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED ESTABLISHED") << w.log();
}

TEST(Midstream, OnlyItsAnswerToTheFinShowsThatTheClientIsEstablished) {
    Wire w;
    w.client({"SYN"});
    w.server({"PSH,ACK", 1, 6, 6});
    w.server({"FIN,ACK", 7, 6});
    w.client({"FIN,ACK", 6, 8});
    w.server({"ACK", 8, 7});
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT ESTABLISHED CLOSE-WAIT? LAST-ACK? CLOSED?") << w.log();
}

TEST(Midstream, SynAckThatWasNotCaptured) {
    Wire w;
    w.client({"SYN"});
    w.client({"ACK", 1, 1});
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT ESTABLISHED") << w.log();
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED ESTABLISHED") << w.log();
}

TEST(Midstream, HandshakesLastAckWasNotCaptured) {
    Wire w;
    w.client({"SYN"});
    w.server({"SYN,ACK", 0, 1});
    w.server({"PSH,ACK", 1, 1, 10});
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED ESTABLISHED") << w.log();
    w.client({"ACK", 1, 11});
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT ESTABLISHED") << w.log();
}

TEST(Midstream, DataThatWasNotCapturedIsStillReceived) {
    Wire w;
    w.handshake();
    w.client({"PSH,ACK", 101, 1, 10});
    w.server({"ACK", 1, 111});
    w.client({"PSH,ACK", 1, 1, 100});  // captured late: not a retransmission
    EXPECT_EQ(w.connection().retransmissions, 0u);
    EXPECT_EQ(w.connection().client().payloadBytes, 110u);
    w.client({"PSH,ACK", 1, 1, 100});
    EXPECT_EQ(w.connection().retransmissions, 1u);
    EXPECT_EQ(w.connection().client().payloadBytes, 110u);
}

TEST(Midstream, OnlyAReset) {
    Wire w;
    w.server({"RST,ACK", 0, 1});
    EXPECT_EQ(w.serverStates(), "CLOSED") << w.log();
    EXPECT_EQ(w.clientStates(), "CLOSED?") << w.log();
}

TEST(Midstream, SegmentsWithoutAckTellNothing) {
    Wire w;
    w.client({"FIN,PSH,URG", 0, 0});
    EXPECT_EQ(w.clientStates(), "unknown");
    EXPECT_EQ(w.serverStates(), "unknown");
    w.server({"RST,ACK", 0, 1});
    EXPECT_EQ(w.serverStates(), "CLOSED");
}

TEST(Midstream, ResetEndsAGuessForSure) {
    Wire w;
    w.client({"PSH,ACK", 100, 200, 10});
    w.server({"ACK", 200, 110});
    w.client({"RST,ACK", 110, 200});
    EXPECT_EQ(w.clientStates(), "ESTABLISHED? CLOSED") << w.log();
    EXPECT_EQ(w.serverStates(), "ESTABLISHED? CLOSED") << w.log();
}

}  // namespace
