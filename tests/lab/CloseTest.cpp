// Every order of closing, with the segments held: the kernel sits in each state of RFC 9293 figure 5.
#include "netio/posix/Clock.h"
#include "tests/lab/LabHarness.h"

namespace tests::lab {
namespace {

using Names = std::vector<std::string>;
constexpr std::uint16_t kServer = 9000;

struct Close : LabTest {
    LabHarness harness;
    SocketId client, server;
    std::uint16_t clientPort = 0;

    void SetUp() override {
        LabTest::SetUp();
        if (IsSkipped() || HasFatalFailure())
            return;
        harness.connected();
        client = harness.socketOf("client", 3);
        server = harness.socketOf("server", 4);
        clientPort = harness.socket(client)->local.port;
    }
    [[nodiscard]] std::string clientState() const { return harness.states(client).back(); }
    [[nodiscard]] std::string serverState() const { return harness.states(server).back(); }
    // Up to the client's TIME-WAIT, with the last ACK held.
    void closeBoth() {
        harness.run("client", "close(fd)");
        harness.deliver("FIN,ACK", clientPort);
        harness.deliver("ACK", kServer);
        harness.run("server", "close(conn)");
        harness.deliver("FIN,ACK", kServer);
    }
};

TEST_F(Close, FourSegmentsShowEveryState) {
    harness.run("client", "close(fd)");
    harness.waitHeld("FIN,ACK", clientPort);
    harness.sync();
    EXPECT_EQ(clientState(), "FIN-WAIT-1");
    EXPECT_TRUE(harness.socket(client)->orphan);
    harness.deliver("FIN,ACK", clientPort);
    EXPECT_EQ(serverState(), "CLOSE-WAIT");
    EXPECT_EQ(harness.run("server", "read(conn, 100)").result, 0);
    harness.deliver("ACK", kServer);
    EXPECT_EQ(clientState(), "FIN-WAIT-2");
    EXPECT_NE(harness.socket(client)->timer, TimerKind::TimeWait);
    harness.run("server", "close(conn)");
    harness.waitHeld("FIN,ACK", kServer);
    harness.sync();
    EXPECT_EQ(serverState(), "LAST-ACK");
    harness.deliver("FIN,ACK", kServer);
    EXPECT_EQ(clientState(), "TIME-WAIT");
    EXPECT_EQ(harness.socket(client)->timer, TimerKind::TimeWait);
    EXPECT_GT(harness.socket(client)->timerMs, 50'000u);
    harness.deliver("ACK", clientPort);
    EXPECT_EQ(harness.states(server), Names({"SYN-RECEIVED", "ESTABLISHED", "CLOSE-WAIT", "LAST-ACK", "ended"}));
    EXPECT_EQ(harness.states(client),
              Names({"CLOSED", "SYN-SENT", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT"}));
}

TEST_F(Close, ALostLastAckIsSentAgainAndTimeWaitStartsAnew) {
    closeBoth();
    const auto timeWaits = [&] {
        std::vector<std::int64_t> expiries;
        for (const auto& event : harness.events())
            if (const auto* now = std::get_if<SocketChanged>(&event.what); now && now->timer == TimerKind::TimeWait)
                expiries.push_back(event.time.ns / 1'000'000 + now->timerMs);
        return expiries;
    };
    ASSERT_EQ(timeWaits().size(), 1u);
    harness.drop("ACK", clientPort);
    harness.deliver("FIN,ACK", kServer);  // the kernel's own retransmission
    harness.until("a second timer", [&] { return timeWaits().size() == 2; });
    EXPECT_GT(timeWaits()[1], timeWaits()[0] + 50);
    harness.deliver("ACK", clientPort);
    EXPECT_EQ(serverState(), "ended");
    EXPECT_EQ(clientState(), "TIME-WAIT");
}

TEST_F(Close, BothAtOnceMeetInClosing) {
    harness.run("client", "close(fd)");
    harness.run("server", "close(conn)");
    harness.waitHeld("FIN,ACK", clientPort);
    harness.deliver("FIN,ACK", kServer);
    EXPECT_EQ(clientState(), "CLOSING");
    harness.deliver("FIN,ACK", clientPort);
    EXPECT_EQ(serverState(), "CLOSING");
    harness.deliver("ACK", kServer);
    harness.deliver("ACK", clientPort);
    EXPECT_EQ(clientState(), "TIME-WAIT");
    EXPECT_EQ(serverState(), "TIME-WAIT");
}

TEST_F(Close, DataFlowsOnAHalfClosedConnection) {
    harness.run("client", "shutdown(fd, SHUT_WR)");
    harness.deliver("FIN,ACK", clientPort);
    harness.deliver("ACK", kServer);
    harness.run("server", "write(conn, \"late\")");
    harness.deliver("ACK", kServer);
    EXPECT_EQ(harness.run("client", "read(fd, 100)").data, "late");
    EXPECT_EQ(clientState(), "FIN-WAIT-2");
    EXPECT_FALSE(harness.socket(client)->owners.empty()) << "the descriptor is still open";
}

TEST_F(Close, LingerZeroResetsAndTheReaderIsTold) {
    harness.call("server", "read(conn, 100)");
    harness.run("client", "setsockopt(fd, SO_LINGER, 1, 0)");
    harness.run("client", "close(fd)");
    harness.sync();
    EXPECT_EQ(clientState(), "ended");
    harness.deliver("RST,ACK", clientPort);
    EXPECT_EQ(harness.waitReturn("server", "read").error, ECONNRESET);
    harness.sync();
    EXPECT_EQ(serverState(), "CLOSED") << "its descriptor is open, the kernel's table has it no longer";
    harness.run("server", "close(conn)");
    harness.sync();
    EXPECT_EQ(serverState(), "ended");
}

TEST_F(Close, WritingAfterAResetIsBrokenPipeAndTheActorLives) {
    harness.run("client", "setsockopt(fd, SO_LINGER, 1, 0)");
    harness.run("client", "close(fd)");
    harness.deliver("RST,ACK", clientPort);
    harness.call("server", "write(conn, \"a\")");
    EXPECT_EQ(harness.waitReturn("server", "write").error, ECONNRESET);
    harness.call("server", "write(conn, \"b\")");
    harness.until("EPIPE", [&] { return harness.all<CallReturned>().back().error == EPIPE; });
    harness.run("server", "close(conn)");
}

TEST_F(Close, WithoutTimeWaitALostAckLeavesTheServerWithAReset) {
    closeBoth();
    harness.drop("ACK", clientPort);
    harness.tell(scenario::DestroyCommand{client});
    harness.sync();
    EXPECT_EQ(clientState(), "ended");
    harness.deliver("FIN,ACK", kServer);
    harness.deliver("RST", clientPort);
    EXPECT_EQ(harness.states(server).back(), "ended");
    EXPECT_TRUE(harness.all<LabProblem>().empty());
}

TEST_F(Close, AnActorThatIsKilledIsToldAndItsSocketsClose) {
    harness.call("server", "read(conn, 100)");
    harness.tell(scenario::SignalCommand{"server", "KILL"});
    harness.until("the end", [&] { return !harness.all<ActorEnded>().empty(); });
    const auto ended = harness.all<ActorEnded>().front();
    EXPECT_EQ(ended.actor, "server");
    EXPECT_EQ(ended.pid, harness.pidOf("server"));
    EXPECT_EQ(ended.signal, SIGKILL);
    harness.deliver("FIN,ACK", kServer);
    EXPECT_EQ(clientState(), "CLOSE-WAIT");
    harness.call("client", "exit(3)");
    harness.until("the client's end", [&] { return harness.all<ActorEnded>().size() == 2; });
    EXPECT_EQ(harness.all<ActorEnded>().back().exitCode, 3);
    EXPECT_EQ(harness.all<ActorEnded>().back().signal, 0);
}

TEST_F(Close, ShutDownBothWaysKeepsOneIdentityThroughTimeWait) {
    harness.run("client", "shutdown(fd, SHUT_RDWR)");
    harness.deliver("FIN,ACK", clientPort);
    harness.deliver("ACK", kServer);
    harness.run("server", "close(conn)");
    harness.deliver("FIN,ACK", kServer);
    EXPECT_EQ(clientState(), "TIME-WAIT");
    EXPECT_FALSE(harness.socket(client)->owners.empty());
    harness.tell(scenario::DestroyCommand{client});
    harness.sync();
    EXPECT_EQ(clientState(), "CLOSED");
    harness.run("client", "close(fd)");
    harness.sync();
    EXPECT_EQ(clientState(), "ended");
}

}  // namespace
}  // namespace tests::lab
