// A FIN that the capture missed: the first copy, which arrived, or all of them. What it shows later is put where it
// belongs, and doubted where nothing tells.
#include <gtest/gtest.h>

#include <functional>
#include <ostream>
#include <string>

#include "Wire.h"

namespace {

using test::Wire;

const std::string kClient = "CLOSED SYN-SENT ESTABLISHED ";
const std::string kServer = "LISTEN SYN-RECEIVED ESTABLISHED ";

struct Row {
    const char* name;
    std::function<void(Wire&)> wire;
    std::string client, server;
    friend void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }
};

class Missed : public testing::TestWithParam<Row> {};

TEST_P(Missed, FinIsDoubtedUntilSomethingTells) {
    Wire w;
    w.handshake();
    GetParam().wire(w);
    EXPECT_EQ(w.clientStates(), kClient + GetParam().client) << w.log();
    EXPECT_EQ(w.serverStates(), kServer + GetParam().server) << w.log();
}

// Both FINs cross; the client's ACK has the number behind its FIN.
void crossing(Wire& w) {
    w.server({"FIN,ACK", 1, 1});
    w.client({"ACK", 2, 2});
    w.server({"ACK", 2, 2});
}

void serversCrossing(Wire& w) {
    w.client({"FIN,ACK", 1, 1});
    w.server({"ACK", 2, 2});
    w.client({"ACK", 2, 2});
}

void again(Wire& w) {
    w.wait(200);
    w.client({"FIN,ACK", 1, 2});
    w.server({"ACK", 2, 2});
}

INSTANTIATE_TEST_SUITE_P(Clients, Missed,
                         testing::Values(Row{"Crossed", crossing, "CLOSE-WAIT?", "FIN-WAIT-1 FIN-WAIT-2?"},
                                         Row{"CrossedAndCameAgain", [](Wire& w) { crossing(w), again(w); },
                                             "FIN-WAIT-1? CLOSING? TIME-WAIT?", "FIN-WAIT-1 CLOSING? TIME-WAIT?"},
                                         Row{"CrossedAndItsAckBeforeThatOfTheServers",
                                             [](Wire& w) {
                                                 w.server({"FIN,ACK", 1, 1});
                                                 w.server({"ACK", 2, 2});
                                                 w.client({"ACK", 2, 2});
                                                 again(w);
                                             },
                                             "FIN-WAIT-1? CLOSING? TIME-WAIT?", "FIN-WAIT-1 CLOSING? TIME-WAIT?"},
                                         Row{"CrossedOrNot",
                                             [](Wire& w) {
                                                 w.server({"FIN,ACK", 1, 1});
                                                 w.server({"ACK", 2, 2});
                                                 again(w);
                                             },
                                             "FIN-WAIT-1? CLOSING? TIME-WAIT?", "FIN-WAIT-1 CLOSING? TIME-WAIT?"},
                                         Row{"CrossedALostOne",
                                             [](Wire& w) {
                                                 w.server({"FIN,ACK", 1, 1});
                                                 w.server({"ACK", 2, 2});
                                                 w.wait(200);
                                                 w.client({"FIN,ACK", 1, 1});
                                                 w.server({"ACK", 2, 2});
                                             },
                                             "FIN-WAIT-1 FIN-WAIT-2?", "FIN-WAIT-1 CLOSING"},
                                         Row{"AnsweredTheServers",
                                             [](Wire& w) {
                                                 w.server({"FIN,ACK", 1, 1});
                                                 w.client({"ACK", 1, 2});
                                                 w.server({"ACK", 2, 2});
                                                 again(w);
                                             },
                                             "CLOSE-WAIT LAST-ACK CLOSED", "FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT"},
                                         Row{"NeverCame",
                                             [](Wire& w) {
                                                 w.server({"ACK", 1, 2});
                                                 w.wait(50);
                                                 w.server({"FIN,ACK", 1, 2});
                                                 w.client({"ACK", 2, 2});
                                             },
                                             "CLOSE-WAIT?", "FIN-WAIT-1? FIN-WAIT-2?"},
                                         Row{"WasNone",
                                             [](Wire& w) {
                                                 w.server({"ACK", 1, 2});
                                                 w.server({"FIN,ACK", 1, 2});
                                                 w.client({"ACK", 2, 2});
                                                 w.client({"PSH,ACK", 2, 2, 10});
                                                 w.server({"ACK", 2, 12});
                                             },
                                             "CLOSE-WAIT?", "FIN-WAIT-1 FIN-WAIT-2"},
                                         Row{"CameAgainUnacknowledged",
                                             [](Wire& w) {
                                                 w.server({"ACK", 1, 2});
                                                 w.wait(200);
                                                 w.client({"FIN,ACK", 1, 1});
                                             },
                                             "FIN-WAIT-1 FIN-WAIT-2?", "CLOSE-WAIT"},
                                         Row{"CameAgainAndWasAcknowledged",
                                             [](Wire& w) {
                                                 w.server({"ACK", 1, 2});
                                                 w.wait(200);
                                                 w.client({"FIN,ACK", 1, 1});
                                                 w.server({"ACK", 1, 2});
                                             },
                                             "FIN-WAIT-1 FIN-WAIT-2", "CLOSE-WAIT"},
                                         Row{"CameAgainAndWasAcknowledgedWithAFin",
                                             [](Wire& w) {
                                                 w.server({"FIN,ACK", 1, 2});
                                                 w.wait(200);
                                                 w.client({"FIN,ACK", 1, 1});
                                                 w.server({"FIN,ACK", 1, 2});
                                                 w.client({"ACK", 2, 2});
                                             },
                                             "FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT", "CLOSE-WAIT LAST-ACK CLOSED"}),
                         [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(Servers, Missed,
                         testing::Values(Row{"Crossed", serversCrossing, "FIN-WAIT-1 FIN-WAIT-2?", "CLOSE-WAIT?"},
                                         Row{"CrossedAndCameAgain",
                                             [](Wire& w) {
                                                 serversCrossing(w);
                                                 w.wait(200);
                                                 w.server({"FIN,ACK", 1, 2});
                                                 w.client({"ACK", 2, 2});
                                             },
                                             "FIN-WAIT-1 CLOSING? TIME-WAIT?", "FIN-WAIT-1? CLOSING? TIME-WAIT?"},
                                         Row{"AnsweredTheClients",
                                             [](Wire& w) {
                                                 w.client({"FIN,ACK", 1, 1});
                                                 w.server({"ACK", 1, 2});
                                                 w.client({"ACK", 2, 2});
                                                 w.wait(200);
                                                 w.server({"FIN,ACK", 1, 2});
                                                 w.client({"ACK", 2, 2});
                                             },
                                             "FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT", "CLOSE-WAIT LAST-ACK CLOSED"}),
                         [](const auto& row) { return row.param.name; });

}  // namespace
