#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "Wire.h"
#include "model/report/StatesTable.h"

namespace {

using namespace model;

struct StatesReports : testing::Test {
    test::Wire wire;
    void SetUp() override {
        wire.handshake();
        wire.client({"PSH,ACK", 1, 1, 5});
        wire.client({"PSH,ACK", 1, 1, 5});
        wire.server({"ACK", 1, 6});
        wire.server({"RST,ACK", 1, 6});
    }
    report::StatesSource source{"a.pcap", 8, 1, {1'700'000'000'000'000'000}};
};

TEST_F(StatesReports, TableIsForReading) {
    EXPECT_EQ(report::statesTable(source, wire.tracker),
              "a.pcap: 8 packets, 1 TCP connection, 1 skipped (not TCP, or unreadable)\n"
              "\n"
              "#1  10.0.0.1:40000 -> 10.0.0.2:80\n"
              "    7 packets in 0.006000 s, bytes: 5 from the client, 0 from the server, 1 retransmission, 1 reset\n"
              "    client  CLOSED, SYN-SENT, ESTABLISHED, CLOSED\n"
              "    server  LISTEN, SYN-RECEIVED, ESTABLISHED, CLOSED\n");
}

TEST_F(StatesReports, TableTellsWhyNothingWasRead) {
    source.problem = "link type 147 is not known here";
    EXPECT_NE(report::statesTable(source, wire.tracker)
                  .find("1 skipped (not TCP, or unreadable: link type 147 is not known here)"),
              std::string::npos);
}

TEST_F(StatesReports, TellWhatWasPutInOrderByTime) {
    source.moved = 3;
    source.outOfOrder = 1;
    const std::string table = report::statesTable(source, wire.tracker);
    EXPECT_NE(table.find("3 packets stood behind later ones: put in order by time\n"), std::string::npos) << table;
    EXPECT_NE(table.find("1 packet much earlier than what stands before: left"), std::string::npos) << table;
    const auto json = nlohmann::json::parse(report::statesReport(source, wire.tracker));
    EXPECT_EQ(json["put_in_order"], 3);
    EXPECT_EQ(json["out_of_order"], 1);
}

TEST_F(StatesReports, JsonHasTheStableKeys) {
    EXPECT_EQ(nlohmann::ordered_json::parse(report::statesReport(source, wire.tracker)).dump(),
              R"({"file":"a.pcap","packets":8,"skipped":1,"connections":[{"id":1,"client":"10.0.0.1:40000",)"
              R"("server":"10.0.0.2:80","first":0.001,"last":0.007,"packets":7,"bytes":{"client":5,"server":0},)"
              R"("missing":{"client":0,"server":0},"retransmissions":1,"copies":0,"disordered":0,"resets":1,)"
              R"("completeness":47,)"
              R"("client_states":["CLOSED","SYN-SENT","ESTABLISHED","CLOSED"],)"
              R"("server_states":["LISTEN","SYN-RECEIVED","ESTABLISHED","CLOSED"]}]})");
}

}  // namespace
