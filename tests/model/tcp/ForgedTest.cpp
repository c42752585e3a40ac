// Segments that must change nothing, and resets in every state (RFC 9293 section 3.10.7.4, RFC 5961, RFC 7323).
#include <gtest/gtest.h>

#include "Wire.h"

namespace {

using model::tcp::SegmentKind;
using test::Tcp;
using test::Wire;

constexpr const char* kClient = "CLOSED SYN-SENT ESTABLISHED";
constexpr const char* kServer = "LISTEN SYN-RECEIVED ESTABLISHED";

// A FIN or a reset that is ignored may still be its sender's: what became of that the sender shows.
class Ignored : public testing::TestWithParam<std::pair<const char*, Tcp>> {};

TEST_P(Ignored, ChangesNoState) {
    Wire w;
    w.handshake();
    w.client({"PSH,ACK", 1, 1, 10});
    w.server({"ACK", 1, 11});
    const auto& [name, ignored] = GetParam();
    w.client(ignored);
    const bool ends = ignored.flags.find("PSH") == std::string_view::npos;
    const bool mayCount = std::string_view(name) == "RstInsideTheWindow";
    EXPECT_EQ(w.clientStates(), std::string(kClient) + (ends ? "?" : "")) << w.log();
    EXPECT_EQ(w.serverStates(), std::string(kServer) + (mayCount ? "?" : "")) << w.log();
    w.client({"ACK", 11, 1});
    w.server({"ACK", 1, 11});
    EXPECT_EQ(w.clientStates(), kClient) << w.log();
    EXPECT_EQ(w.serverStates(), kServer) << w.log();
    w.server({"FIN,ACK", 1, 11});
    w.client({"FIN,ACK", 11, 2});
    w.server({"ACK", 2, 12});
    EXPECT_EQ(w.clientStates(), std::string(kClient) + " CLOSE-WAIT LAST-ACK CLOSED") << w.log();
    EXPECT_EQ(w.connection().client().payloadBytes, 10u);
}

INSTANTIATE_TEST_SUITE_P(All, Ignored,
                         testing::Values(std::pair{"RstBeforeTheWindow", Tcp{"RST", 0xfffff000u}},
                                         std::pair{"RstBeyondTheWindow", Tcp{"RST", 200000}},
                                         std::pair{"RstInsideTheWindow", Tcp{"RST", 500}},
                                         std::pair{"FinBeyondTheWindow", Tcp{"FIN,ACK", 200000, 1}},
                                         std::pair{"OldFin", Tcp{"FIN,ACK", 5, 1}},
                                         std::pair{"AckOfTheFuture", Tcp{"FIN,ACK", 11, 100000}},
                                         std::pair{"DataBeyondTheWindow", Tcp{"PSH,ACK", 300000, 1, 100}},
                                         std::pair{"NoAckFlag", Tcp{"FIN", 11}}),
                         [](const auto& row) { return row.param.first; });

TEST(Paws, StaleFinIsIgnored) {
    Wire w;
    w.client({.flags = "SYN", .tsVal = 1000});
    w.server({.flags = "SYN,ACK", .seq = 0, .ack = 1, .tsVal = 9000});
    w.client({.flags = "ACK", .seq = 1, .ack = 1, .tsVal = 1001});
    w.server({.flags = "ACK", .seq = 1, .ack = 1, .tsVal = 9001});
    w.client({.flags = "FIN,ACK", .seq = 1, .ack = 1, .tsVal = 500});
    EXPECT_EQ(w.record().kind, static_cast<std::uint8_t>(SegmentKind::Stale));
    EXPECT_EQ(w.serverStates(), kServer);
    EXPECT_EQ(w.clientStates(), std::string(kClient) + "?");
    w.client({.flags = "ACK", .seq = 1, .ack = 1, .tsVal = 1002});
    EXPECT_EQ(w.clientStates(), kClient);
}

TEST(WindowScale, HoldsOnlyWhenBothOfferIt) {
    for (const bool both : {true, false}) {
        Wire w;
        w.client({.flags = "SYN", .scale = 7});
        w.server(
            {.flags = "SYN,ACK", .seq = 0, .ack = 1, .scale = both ? std::optional<std::uint8_t>(7) : std::nullopt});
        w.client({.flags = "ACK", .seq = 1, .ack = 1, .window = 500});
        w.server({.flags = "ACK", .seq = 1, .ack = 1, .window = 1000});
        EXPECT_EQ(w.connection().client().tcb.sndWnd, both ? 128000u : 1000u);
        w.client({"FIN,ACK", 100001, 1});  // within 1000 << 7, beyond 1000
        EXPECT_EQ(w.record().kind == static_cast<std::uint8_t>(SegmentKind::OutOfWindow), !both) << both;
    }
}

TEST(Reset, RefusesAConnection) {
    Wire w;
    w.client({"SYN"});
    w.server({"RST,ACK", 0, 1});
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT CLOSED");
    EXPECT_EQ(w.serverStates(), "CLOSED");
}

TEST(Reset, ByAListenersHandshakeThatIsRefused) {
    Wire w;
    w.client({"SYN"});
    w.server({"SYN,ACK", 0, 1});
    w.client({"RST", 1});
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT CLOSED");
    EXPECT_EQ(w.serverStates(), "LISTEN SYN-RECEIVED LISTEN");
    EXPECT_EQ(w.connection().completeness, 35);
}

TEST(Reset, ChallengedOneIsTakenBack) {
    Wire w;
    w.handshake();
    w.client({"PSH,ACK", 1, 1, 10});  // lost on the way
    w.client({"RST,ACK", 11, 1});
    EXPECT_EQ(w.serverStates(), std::string(kServer) + " CLOSED");
    w.wait(50);
    w.server({"ACK", 1, 1});
    EXPECT_EQ(w.serverStates(), kServer) << w.log();
    w.client({"RST", 1});
    EXPECT_EQ(w.serverStates(), std::string(kServer) + " CLOSED") << w.log();
    EXPECT_EQ(w.clientStates(), std::string(kClient) + " CLOSED") << w.log();
}

TEST(Reset, AssassinatesTimeWait) {
    Wire w;
    w.handshake();
    w.client({"FIN,ACK", 1, 1});
    w.server({"FIN,ACK", 1, 2});
    w.client({"ACK", 2, 2});
    w.server({"RST", 2});
    EXPECT_EQ(w.clientStates(), std::string(kClient) + " FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT CLOSED") << w.log();
}

TEST(PortReuse, NewSynIsANewConnection) {
    Wire w;
    w.handshake();
    w.client({"FIN,ACK", 1, 1});
    w.server({"FIN,ACK", 1, 2});
    w.client({"ACK", 2, 2});
    w.client({"SYN"});
    EXPECT_EQ(w.tracker.connections().size(), 1u);  // a copy of the first SYN
    w.numbers(500000, 700000);
    w.handshake();
    EXPECT_EQ(w.tracker.connections().size(), 2u);
    EXPECT_EQ(w.clientStates(1), std::string(kClient) + " FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT") << w.log();
    EXPECT_EQ(w.clientStates(2), kClient) << w.log();
}

TEST(PortReuse, HalfOpenConnectionIsReset) {
    Wire w;
    w.handshake();
    w.numbers(500000, 5000);  // the client was restarted
    w.client({"SYN"});
    w.numbers(1000, 5000);
    w.server({"ACK", 1, 1});
    w.client({"RST", 1});
    EXPECT_EQ(w.serverStates(1), std::string(kServer) + " CLOSED") << w.log();
    EXPECT_EQ(w.clientStates(2), "CLOSED SYN-SENT") << w.log();
    w.wait(1000);
    w.numbers(500000, 900000);
    w.handshake();
    EXPECT_EQ(w.tracker.connections().size(), 2u);
    EXPECT_EQ(w.clientStates(2), kClient) << w.log();
    EXPECT_EQ(w.serverStates(2), kServer) << w.log();
}

TEST(ForgedSyn, IsChallengedAndTheConnectionGoesOn) {
    for (const std::uint32_t number : {500u, 0x12345678u}) {
        Wire w;
        w.handshake();
        w.client({"PSH,ACK", 1, 1, 10});
        w.server({"ACK", 1, 11});
        for (std::uint32_t i = 0; i < 2; ++i) {
            w.client({"SYN", number + i});
            w.server({"ACK", 1, 11});
        }
        for (std::uint32_t i = 0; i < 5; ++i) {
            w.client({"PSH,ACK", 11 + i * 10, 1 + i * 20, 10});
            w.server({"PSH,ACK", 1 + i * 20, 21 + i * 10, 20});
        }
        w.client({"FIN,ACK", 61, 101});
        w.server({"ACK", 101, 62});
        w.server({"FIN,ACK", 101, 62});
        w.client({"ACK", 62, 102});
        EXPECT_EQ(w.clientStates(1), std::string(kClient) + " FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT") << w.log();
        EXPECT_EQ(w.serverStates(1), std::string(kServer) + " CLOSE-WAIT LAST-ACK CLOSED") << w.log();
        EXPECT_EQ(w.tracker.connections()[0].client().payloadBytes, 60u);
        for (const std::size_t forged : {2, 3})
            EXPECT_EQ(w.clientStates(forged), "CLOSED SYN-SENT?") << "the client went on with the first";
        EXPECT_EQ(w.tracker.connections()[0].packets, 21u);
    }
}

}  // namespace
