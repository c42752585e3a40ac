#include <gtest/gtest.h>

#include "Wire.h"
#include "model/tcp/ConnectionTracker.h"

namespace {

using test::Wire;

TEST(Handshake, IsFollowedStepByStep) {
    Wire w;
    w.client({"SYN"});
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT");
    EXPECT_EQ(w.serverStates(), "LISTEN?");
    w.server({"SYN,ACK", 0, 1});
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED");
    w.client({"ACK", 1, 1});
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT ESTABLISHED");
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED ESTABLISHED");
    EXPECT_EQ(w.connection().completeness, 7);
}

TEST(Close, TakesFourSegments) {
    Wire w;
    w.handshake();
    w.client({"FIN,ACK", 1, 1});
    w.server({"ACK", 1, 2});
    w.server({"FIN,ACK", 1, 2});
    w.client({"ACK", 2, 2});
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT ESTABLISHED FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT") << w.log();
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED ESTABLISHED CLOSE-WAIT LAST-ACK CLOSED") << w.log();
}

TEST(Close, TakesThreeSegments) {
    Wire w;
    w.handshake();
    w.server({"FIN,ACK", 1, 1});
    w.client({"FIN,ACK", 1, 2});
    w.server({"ACK", 2, 2});
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED ESTABLISHED FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT") << w.log();
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT ESTABLISHED CLOSE-WAIT LAST-ACK CLOSED") << w.log();
}

TEST(Close, FromBothEndsAtOnce) {
    Wire w;
    w.handshake();
    w.client({"FIN,ACK", 1, 1});
    w.server({"FIN,ACK", 1, 1});
    w.client({"ACK", 2, 2});
    w.server({"ACK", 2, 2});
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT ESTABLISHED FIN-WAIT-1 CLOSING TIME-WAIT") << w.log();
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED ESTABLISHED FIN-WAIT-1 CLOSING TIME-WAIT") << w.log();
}

TEST(Gate, NothingIsReceivedBeforeItsDelivery) {
    Wire w;
    w.mode = Wire::Receive::AtVerdict;
    w.handshake();
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED ESTABLISHED") << w.log();
    const auto fin = w.client({"FIN,ACK", 1, 1});
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED ESTABLISHED") << w.log();
    w.deliver(fin);
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED ESTABLISHED CLOSE-WAIT") << w.log();
    w.drop(w.server({"ACK", 1, 2}));
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT ESTABLISHED FIN-WAIT-1") << w.log();
    w.deliver(w.server({"FIN,ACK", 1, 2}));
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT ESTABLISHED FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT") << w.log();
    const auto lastAck = w.client({"ACK", 2, 2});
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED ESTABLISHED CLOSE-WAIT LAST-ACK") << w.log();
    w.deliver(lastAck);
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED ESTABLISHED CLOSE-WAIT LAST-ACK CLOSED") << w.log();
}

}  // namespace
