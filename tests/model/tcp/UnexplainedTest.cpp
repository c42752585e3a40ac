// What the captured segments before do not explain: a gap wider than the window, an end behind a gap, a FIN or a reset
// of which nobody knows whether it counts.
#include <gtest/gtest.h>

#include "Wire.h"

namespace {

using model::tcp::SegmentKind;
using test::Wire;

const std::string kClient = "CLOSED SYN-SENT ESTABLISHED";
const std::string kServer = "LISTEN SYN-RECEIVED ESTABLISHED";

// Both ends have sent something, all of it captured; the next numbers are 101 and 1001.
void talk(Wire& w) {
    w.handshake();
    w.client({"PSH,ACK", 1, 1, 100});
    w.server({"PSH,ACK", 1, 101, 1000});
    w.client({"ACK", 101, 1001});
}

struct Gap {
    const char* name;
    std::uint32_t server, client;  // the numbers they go on with
    bool ackFirst;
};

class WideGap : public testing::TestWithParam<Gap> {};

TEST_P(WideGap, IsBridgedByWhatBothEndsAcknowledge) {
    const auto& [name, server, client, ackFirst] = GetParam();
    Wire w;
    talk(w);
    if (ackFirst)
        w.client({"ACK", client, server});
    w.server({"PSH,ACK", server, client, 500});
    w.server({"PSH,ACK", server + 500, client, 500});
    w.client({"ACK", client, server + 1000});
    EXPECT_EQ(w.clientStates(), kClient) << w.log();
    w.server({"FIN,ACK", server + 1000, client});
    w.client({"FIN,ACK", client, server + 1001});
    w.server({"ACK", server + 1001, client + 1});
    EXPECT_NE(w.clientStates().find("LAST-ACK"), std::string::npos) << w.log();
    EXPECT_NE(w.serverStates().find("TIME-WAIT"), std::string::npos) << w.log();
    EXPECT_EQ(w.connection().server().payloadBytes, 2000u);
    EXPECT_EQ(w.connection().server().missing, server - 1001u);
    EXPECT_EQ(w.connection().client().missing, client - 101u);
}

INSTANTIATE_TEST_SUITE_P(All, WideGap,
                         testing::Values(Gap{"OfTheServer", 200'001, 101, false}, Gap{"AckedFirst", 200'001, 101, true},
                                         Gap{"OfBoth", 3'000'001, 2'000'001, false},
                                         Gap{"OfBothAckedFirst", 3'000'001, 2'000'001, true}),
                         [](const auto& row) { return row.param.name; });

TEST(Gap, OneForgedSegmentIsNone) {
    Wire w;
    talk(w);
    w.server({"PSH,ACK", 200'001, 101, 1000});
    w.client({"ACK", 101, 1001});
    w.server({"PSH,ACK", 1001, 101, 10});
    EXPECT_EQ(w.connection().server().payloadBytes, 1010u) << w.log();
    EXPECT_EQ(w.connection().server().missing, 0u);
}

TEST(Gap, AResetBehindItEndsItsSenderForSure) {
    Wire w;
    talk(w);
    w.server({"RST,ACK", 2001, 101});
    EXPECT_EQ(w.serverStates(), kServer + " CLOSED") << w.log();
    EXPECT_EQ(w.clientStates(), kClient + " CLOSED?") << w.log();
}

TEST(Gap, AResetThatAcknowledgesWhatWasNeverSentEndsNobody) {
    Wire w;
    talk(w);
    w.server({"RST,ACK", 2001, 77'000});
    EXPECT_EQ(w.serverStates(), kServer + "?") << w.log();
}

TEST(Doubt, EndsWithWhatTheEndsSayLater) {
    Wire w;
    talk(w);
    w.server({"RST", 2001});
    EXPECT_EQ(w.clientStates(), kClient + "?") << w.log();
    EXPECT_EQ(w.serverStates(), kServer + "?") << w.log();
    w.client({"PSH,ACK", 101, 1001, 10});  // it may have crossed the reset
    EXPECT_EQ(w.clientStates(), kClient + "?") << w.log();
    w.server({"ACK", 1001, 111});
    EXPECT_EQ(w.serverStates(), kServer) << w.log();
    w.wait(500);
    w.client({"PSH,ACK", 111, 1001, 10});
    EXPECT_EQ(w.clientStates(), kClient) << w.log();
}

TEST(Doubt, AChallengeIsAnAnswer) {
    Wire w;
    talk(w);
    w.server({"RST", 2001});
    w.client({"ACK", 101, 1001});
    EXPECT_EQ(w.clientStates(), kClient) << w.log();
}

TEST(Doubt, OfAFinThatWasTooFarAhead) {
    Wire w;
    talk(w);
    w.client({"FIN,ACK", 200'101, 1001});
    EXPECT_EQ(w.clientStates(), kClient + "?") << w.log();
    EXPECT_EQ(w.serverStates(), kServer) << w.log();
    w.client({"FIN,ACK", 101, 1001});
    EXPECT_EQ(w.clientStates(), kClient + " FIN-WAIT-1") << w.log();
}

// RFC 9293 figure 9: the server still has an older connection, of which the capture knows nothing.
TEST(HalfOpen, IsCleanedUpAndTheSameSynOpensTheConnection) {
    Wire w;
    w.client({"SYN"});
    w.server({"ACK", 899'995'000, 499'000});
    EXPECT_EQ(w.serverStates(), "LISTEN?") << w.log();
    w.client({"RST", 499'000});
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT?") << w.log();
    w.wait(1000);
    w.handshake();
    w.client({"PSH,ACK", 1, 1, 213});
    w.server({"PSH,ACK", 1, 214, 1206});
    w.client({"ACK", 214, 1207});
    w.client({"FIN,ACK", 214, 1207});
    w.server({"FIN,ACK", 1207, 215});
    w.client({"ACK", 215, 1208});
    EXPECT_EQ(w.clientStates(), kClient + " FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT") << w.log();
    EXPECT_EQ(w.serverStates(), kServer + " CLOSE-WAIT LAST-ACK CLOSED") << w.log();
    EXPECT_EQ(w.tracker.connections().size(), 1u);
    EXPECT_EQ(w.connection().server().payloadBytes, 1206u);
    EXPECT_EQ(w.connection().retransmissions, 1u);  // the SYN
}

struct Resent : testing::Test {
    Wire w;
    void SetUp() override {
        w.handshake();
        w.client({"PSH,ACK", 1, 1, 100});
        w.wait(300);
    }
    [[nodiscard]] SegmentKind kind() const { return static_cast<SegmentKind>(w.record().kind); }
};

TEST_F(Resent, WithNewOctets) {
    w.client({"PSH,ACK", 1, 1, 200});
    EXPECT_EQ(kind(), SegmentKind::Retransmission);
    EXPECT_EQ(w.connection().retransmissions, 1u);
    EXPECT_EQ(w.connection().client().payloadBytes, 200u);
}

TEST_F(Resent, WithItsFin) {
    w.client({"FIN,PSH,ACK", 1, 1, 100});
    EXPECT_EQ(kind(), SegmentKind::Retransmission);
    EXPECT_EQ(w.connection().retransmissions, 1u);
    w.server({"ACK", 1, 102});
    EXPECT_EQ(w.clientStates(), kClient + " FIN-WAIT-1 FIN-WAIT-2") << w.log();
}

TEST_F(Resent, WhatFillsAGapIsNot) {
    w.client({"PSH,ACK", 201, 1, 100});
    EXPECT_EQ(kind(), SegmentKind::OutOfOrder);
    w.client({"PSH,ACK", 101, 1, 100});
    EXPECT_EQ(kind(), SegmentKind::OutOfOrder);
    EXPECT_EQ(w.connection().retransmissions, 0u);
    EXPECT_EQ(w.connection().client().missing, 0u);
}

}  // namespace
