// Captures that are not what was on the wire: one direction only, merged from two clocks, taken twice, cut short.
#include <gtest/gtest.h>

#include "Wire.h"

namespace {

using model::tcp::SegmentKind;
using test::Tcp;
using test::Wire;

constexpr const char* kClient = "CLOSED SYN-SENT ESTABLISHED FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT";
constexpr const char* kServer = "LISTEN SYN-RECEIVED ESTABLISHED CLOSE-WAIT LAST-ACK CLOSED";

// A whole connection: who sends it, and what.
const std::vector<std::pair<bool, Tcp>> kWhole{
    {true, {"SYN"}},          {false, {"SYN,ACK", 0, 1}},  {true, {"ACK", 1, 1}},    {true, {"PSH,ACK", 1, 1, 100}},
    {false, {"ACK", 1, 101}}, {true, {"FIN,ACK", 101, 1}}, {false, {"ACK", 1, 102}}, {false, {"FIN,ACK", 1, 102}},
    {true, {"ACK", 102, 2}}};

void send(Wire& w, const std::pair<bool, Tcp>& segment) {
    if (segment.first)
        w.client(segment.second);
    else
        w.server(segment.second);
}

TEST(TwoFiles, OneDirectionAfterTheOther) {
    for (const bool clientFirst : {true, false}) {
        Wire w;
        for (const bool direction : {clientFirst, !clientFirst})
            for (const auto& segment : kWhole)
                if (segment.first == direction)
                    send(w, segment);
        EXPECT_EQ(w.clientStates(), kClient) << clientFirst << w.log();
        EXPECT_EQ(w.serverStates(), kServer) << clientFirst << w.log();
        EXPECT_EQ(w.connection().retransmissions, 0u);
    }
}

TEST(TwoFiles, TheServersClockIsAhead) {
    Wire w;
    for (const std::size_t i : {0, 1, 2, 4, 3, 6, 7, 5, 8})
        send(w, kWhole[i]);
    EXPECT_EQ(w.clientStates(), kClient) << w.log();
    EXPECT_EQ(w.serverStates(), kServer) << w.log();
}

TEST(TwoFiles, OneOfTwoCrossingFinsIsCapturedBehindItsAck) {
    Wire w;
    w.handshake();
    w.server({"FIN,ACK", 1, 1});
    w.server({"ACK", 2, 2});
    w.client({"FIN,ACK", 1, 1});
    w.client({"ACK", 2, 2});
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT ESTABLISHED FIN-WAIT-1 FIN-WAIT-2? TIME-WAIT?") << w.log();
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED ESTABLISHED FIN-WAIT-1 CLOSING TIME-WAIT") << w.log();
}

TEST(OneDirection, WhatTheOtherEndSentIsNotKnown) {
    Wire w;
    for (const auto& segment : kWhole)
        if (!segment.first)
            send(w, segment);
    EXPECT_EQ(w.serverStates(), "SYN-RECEIVED ESTABLISHED FIN-WAIT-1?") << w.log();
    EXPECT_EQ(w.clientStates(), "SYN-SENT ESTABLISHED CLOSE-WAIT?") << w.log();
}

TEST(Twice, CopiesTellNothing) {
    for (const std::size_t delay : {1, 2, 3}) {
        Wire w;
        for (std::size_t i = 0; i < kWhole.size() + delay; ++i) {
            for (const std::size_t which : {i, i - delay}) {
                if (which >= kWhole.size())
                    continue;
                auto segment = kWhole[which];
                segment.second.identification = static_cast<std::uint16_t>(100 + which);
                send(w, segment);
            }
        }
        EXPECT_EQ(w.clientStates(), kClient) << w.log();
        EXPECT_EQ(w.serverStates(), kServer) << w.log();
        EXPECT_EQ(w.connection().packets, 18u);
        EXPECT_EQ(w.connection().copies, 9u) << w.log();
        EXPECT_EQ(w.connection().retransmissions, 0u);
    }
}

// Linux identifies no SYN,ACK.
TEST(Twice, AtOnceIsACopyAndASecondLaterSentAgain) {
    for (const bool again : {true, false}) {
        Wire w;
        for (const int wait : {0, again ? 1000 : 0}) {
            w.wait(wait);
            w.client({.flags = "SYN", .identification = 101});
        }
        for (const int wait : {0, again ? 1000 : 0}) {
            w.wait(wait);
            w.server({"SYN,ACK", 0, 1});
        }
        EXPECT_EQ(w.connection().retransmissions, again ? 2u : 0u) << w.log();
        EXPECT_EQ(w.connection().copies, again ? 0u : 2u) << w.log();
    }
}

// The server repeats its FIN a second after it was acknowledged: that acknowledgment was lost.
class SentAgain : public testing::TestWithParam<std::pair<const char*, std::vector<std::uint16_t>>> {};

TEST_P(SentAgain, IsNoCopy) {
    Wire w;
    std::size_t servers = 0;
    const auto& identifications = GetParam().second;
    for (std::size_t i = 0; i < kWhole.size(); ++i) {
        auto segment = kWhole[i];
        segment.second.identification =
            segment.first ? static_cast<std::uint16_t>(100 + i) : identifications.at(servers++);
        send(w, segment);
    }
    EXPECT_EQ(w.serverStates(), kServer) << w.log();
    w.wait(1000);
    w.server({.flags = "FIN,ACK", .seq = 1, .ack = 102, .identification = identifications.back()});
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED ESTABLISHED CLOSE-WAIT LAST-ACK") << w.log();
    EXPECT_EQ(w.connection().retransmissions, 1u);
}

INSTANTIATE_TEST_SUITE_P(
    Senders, SentAgain,
    testing::Values(std::pair{"NeverIdentify", std::vector<std::uint16_t>{0, 0, 0, 0, 0}},
                    std::pair{"CountNothing", std::vector<std::uint16_t>{1, 1, 1, 1, 1}},
                    std::pair{"CountNothingBehindASynProxy", std::vector<std::uint16_t>{7, 1, 1, 1, 1}},
                    std::pair{"CountNoSynAck", std::vector<std::uint16_t>{0, 41, 42, 43, 44}},
                    std::pair{"CountBy256", std::vector<std::uint16_t>{0xfe00, 0xff00, 0x0001, 0x0101, 0x0201}},
                    std::pair{"CountForAllTheirPeers", std::vector<std::uint16_t>{10, 500, 501, 777, 60000}},
                    std::pair{"DrawAtRandom", std::vector<std::uint16_t>{31337, 4, 59999, 1234, 22222}}),
    [](const auto& row) { return row.param.first; });

// Of one packet, as a capture on all interfaces of a router has it before and behind the translation of addresses.
TEST(Twice, BehindATranslationItIsAnotherConnection) {
    Wire w;
    for (std::size_t i = 0; i < kWhole.size(); ++i) {
        auto segment = kWhole[i];
        segment.second.identification = static_cast<std::uint16_t>(100 + i);
        for (const std::uint16_t port : {40000, 61000}) {
            w.ports(port, 80);
            send(w, segment);
        }
    }
    ASSERT_EQ(w.tracker.connections().size(), 2u);
    for (const std::size_t connection : {1, 2}) {
        EXPECT_EQ(w.clientStates(connection), kClient) << w.log();
        EXPECT_EQ(w.serverStates(connection), kServer) << w.log();
        EXPECT_EQ(w.tracker.connections()[connection - 1].packets, kWhole.size());
    }
}

TEST(Twice, AWholeCaptureBehindItself) {
    Wire w;
    for (int i = 0; i < 2; ++i)
        for (const auto& segment : kWhole)
            send(w, segment);
    EXPECT_EQ(w.tracker.connections().size(), 1u);
    EXPECT_EQ(w.clientStates(), kClient) << w.log();
    EXPECT_EQ(w.serverStates(), kServer) << w.log();
}

TEST(Clock, MayGoBack) {
    Wire w;
    for (const auto& segment : kWhole) {
        send(w, segment);
        w.wait(-3);
    }
    EXPECT_EQ(w.clientStates(), kClient) << w.log();
    EXPECT_EQ(w.serverStates(), kServer) << w.log();
    EXPECT_EQ(w.connection().last.ns - w.connection().first.ns, 16'000'000);
}

TEST(Clock, TheSynIsCapturedBehindWhatFollowedIt) {
    Wire w;
    for (const std::size_t i : {2, 0, 1, 4, 3, 5, 6, 7, 8}) {
        send(w, kWhole[i]);
        if (i == 2 || i == 4)
            w.wait(-5);
    }
    EXPECT_EQ(w.tracker.connections().size(), 1u);
    EXPECT_EQ(w.clientStates(), kClient) << w.log();
    EXPECT_EQ(w.serverStates(), kServer) << w.log();
    EXPECT_EQ(w.connection().retransmissions, 0u);
    EXPECT_EQ(w.connection().disordered, 8u);
}

class UnknownScale : public testing::TestWithParam<std::pair<const char*, std::vector<Tcp>>> {};

// Windows of 500 that are 64000 bytes wide.
TEST_P(UnknownScale, RefusesNothingThatMayBeInTheWindow) {
    Wire w;
    for (const Tcp& tcp : GetParam().second) {
        if (tcp.flags == "SYN")
            w.client(tcp);
        else
            w.server(tcp);
    }
    w.client({.flags = "ACK", .seq = 1, .ack = 1, .window = 500});
    w.server({.flags = "ACK", .seq = 1, .ack = 1, .window = 500});
    w.client({.flags = "ACK", .seq = 1, .ack = 1, .length = 20000, .window = 500});
    w.client({.flags = "FIN,ACK", .seq = 20001, .ack = 1, .window = 500});
    w.server({.flags = "ACK", .seq = 1, .ack = 20002, .window = 500});
    EXPECT_EQ(w.connection().client().payloadBytes, 20000u);
    EXPECT_NE(w.clientStates().find("FIN-WAIT-2"), std::string::npos) << w.log();
}

INSTANTIATE_TEST_SUITE_P(
    All, UnknownScale,
    testing::Values(std::pair{"NoSynAck", std::vector<Tcp>{{.flags = "SYN", .scale = 7}}},
                    std::pair{"NoSyn", std::vector<Tcp>{{.flags = "SYN,ACK", .ack = 1, .scale = 7}}},
                    std::pair{"OptionsCut", std::vector<Tcp>{{.flags = "SYN", .optionsCut = true},
                                                             {.flags = "SYN,ACK", .ack = 1, .optionsCut = true}}}),
    [](const auto& row) { return row.param.first; });

TEST(WindowProbe, OfOneByteIsNoRetransmission) {
    Wire w;
    w.handshake();
    w.client({"PSH,ACK", 1, 1, 10});
    w.server({.flags = "ACK", .seq = 1, .ack = 11, .window = 0});
    for (int i = 0; i < 3; ++i) {
        w.client({"ACK", 11, 1, 1});
        EXPECT_EQ(w.record().kind, static_cast<std::uint8_t>(SegmentKind::WindowProbe));
        w.server({.flags = "ACK", .seq = 1, .ack = 11, .window = 0});
    }
    EXPECT_EQ(w.connection().retransmissions, 0u);
    EXPECT_EQ(w.connection().client().payloadBytes, 11u);
}

TEST(Fragments, HoldTheEndOfASegmentAndItsFin) {
    const Tcp first{.flags = "FIN,ACK", .seq = 1, .ack = 1, .length = 1460, .identification = 7, .moreFragments = true};
    const Tcp middle{.flags = "", .length = 1480, .identification = 7, .fragmentOffset = 1480, .moreFragments = true};
    const Tcp last{.flags = "", .length = 60, .identification = 7, .fragmentOffset = 2960};
    for (const auto& order : {std::vector{first, middle, last}, std::vector{last, middle, first}}) {
        Wire w;
        w.handshake();
        for (const Tcp& fragment : order)
            w.client(fragment);
        w.server({"ACK", 1, 3002});
        w.server({"FIN,ACK", 1, 3002});
        w.client({"ACK", 3002, 2});
        EXPECT_EQ(w.clientStates(), kClient) << w.log();
        EXPECT_EQ(w.serverStates(), kServer) << w.log();
        EXPECT_EQ(w.connection().client().payloadBytes, 3000u);
        EXPECT_EQ(w.connection().completeness, 31);
    }
}

TEST(Fragments, OfOneThatWasCapturedTwiceSayNothingOfLaterOnes) {
    const Tcp first{.flags = "ACK", .seq = 1, .ack = 1, .length = 1460, .identification = 7, .moreFragments = true};
    const Tcp last{.flags = "", .length = 60, .identification = 7, .fragmentOffset = 1480};
    Wire w;
    w.handshake();
    for (const Tcp& fragment : {first, last, last})
        w.client(fragment);
    EXPECT_EQ(w.connection().client().payloadBytes, 1520u);
    w.wait(60'000);
    // The identification comes again.
    w.client({.flags = "ACK", .seq = 1521, .ack = 1, .length = 500, .identification = 7, .moreFragments = true});
    w.client({.flags = "", .length = 1000, .identification = 7, .fragmentOffset = 520});
    EXPECT_EQ(w.connection().client().payloadBytes, 3020u) << w.log();
}

}  // namespace
