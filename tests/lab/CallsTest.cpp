// The call language on real processes: blocking, errors, forks, signals, and what the lab answers to nonsense.
#include "model/call/CallTable.h"
#include "model/call/SocketOption.h"
#include "tests/lab/LabHarness.h"

namespace tests::lab {
namespace {

struct Calls : LabTest {
    LabHarness harness;
    [[nodiscard]] std::string lastProblem() const {
        const auto problems = harness.all<LabProblem>();
        return problems.empty() ? "" : problems.back().operation + ": " + problems.back().detail.english();
    }
    void waitProblem(std::size_t count) {
        harness.until("a problem", [&] { return harness.all<LabProblem>().size() >= count; });
    }
};

TEST_F(Calls, ADatagramThatIsDroppedFailsNobody) {
    harness.setGate(GateMode::Hold);
    harness.actor("server");
    harness.actor("client");
    harness.run("server", "fd = socket(AF_INET, SOCK_DGRAM)");
    harness.run("server", "bind(fd, 127.0.0.1:9000)");
    harness.call("server", "recvfrom(fd, 100)");
    harness.run("client", "fd = socket(AF_INET, SOCK_DGRAM)");
    EXPECT_EQ(harness.run("client", "sendto(fd, \"one\", 127.0.0.1:9000)").result, 3);
    harness.until("a held datagram", [&] { return harness.allHeld().size() == 1; });
    harness.judge(harness.allHeld().front(), {Judgement::Kind::Drop});
    EXPECT_EQ(harness.run("client", "sendto(fd, \"second\", 127.0.0.1:9000)").result, 6);
    harness.until("another", [&] { return harness.allHeld().size() == 1; });
    harness.sync();
    EXPECT_TRUE(harness.isBlocked("server"));
    harness.judge(harness.allHeld().front(), {Judgement::Kind::Deliver});
    const CallReturned received = harness.waitReturn("server", "recvfrom");
    EXPECT_EQ(received.data, "second");
    ASSERT_TRUE(received.peer);
    harness.sync();
    EXPECT_EQ(*received.peer, Address({received.peer->ip, harness.socket(harness.socketOf("client", 3))->local.port}));
}

TEST_F(Calls, AnErrorMessageOfIcmpWaitsAtTheGateAsWell) {
    harness.setGate(GateMode::Hold);
    harness.actor("client");
    harness.run("client", "fd = socket(AF_INET, SOCK_DGRAM)");
    harness.run("client", "connect(fd, 127.0.0.1:9999)");
    harness.run("client", "send(fd, \"anyone?\")");
    harness.until("a held datagram", [&] { return harness.allHeld().size() == 1; });
    harness.judge(harness.allHeld().front(), {Judgement::Kind::Deliver});
    harness.until("a held error message",
                  [&] { return harness.allHeld().size() == 1 && harness.packet(harness.allHeld().front()).icmp; });
    harness.call("client", "recv(fd, 100, MSG_DONTWAIT)");
    EXPECT_EQ(harness.waitReturn("client", "recv").error, EAGAIN);
    harness.judge(harness.allHeld().front(), {Judgement::Kind::Deliver});
    harness.call("client", "recv(fd, 100, MSG_DONTWAIT)");
    EXPECT_EQ(harness.waitReturn("client", "recv").error, ECONNREFUSED);
}

TEST_F(Calls, AChildHasTheParentsDescriptors) {
    harness.actor("server");
    harness.run("server", "listener = socket(AF_INET, SOCK_STREAM)");
    harness.run("server", "bind(listener, 127.0.0.1:9000)");
    harness.run("server", "listen(listener, 5)");
    const CallReturned forked = harness.run("server", "child = fork()");
    harness.until("the child", [&] { return harness.pidOf("child") != 0; });
    EXPECT_EQ(forked.result, harness.pidOf("child"));
    const auto started = harness.all<ActorStarted>().back();
    EXPECT_EQ(started.parentPid, harness.pidOf("server"));
    harness.sync();
    const SocketId listener = harness.socketOf("server", 3);
    EXPECT_EQ(harness.socketOf("child", 3), listener);
    EXPECT_EQ(harness.socket(listener)->owners.size(), 2u);
    harness.run("server", "close(listener)");
    harness.call("child", "conn = accept(listener)");
    harness.actor("client");
    harness.run("client", "fd = socket(AF_INET, SOCK_STREAM)");
    harness.run("client", "connect(fd, 127.0.0.1:9000)");
    EXPECT_EQ(harness.waitReturn("child", "accept").result, 4);
    harness.tell(scenario::SignalCommand{"server", "KILL"});
    harness.until("the parent's end", [&] { return !harness.all<ActorEnded>().empty(); });
    harness.run("child", "write(conn, \"still here\")");
    EXPECT_EQ(harness.run("client", "read(fd, 100)").data, "still here");
    harness.run("client", "kill(child, SIGKILL)");
    harness.until("the child's end", [&] { return harness.all<ActorEnded>().size() == 2; });
    EXPECT_EQ(harness.all<ActorEnded>().back().signal, SIGKILL);
}

TEST_F(Calls, ASignalInterruptsABlockedCall) {
    harness.actor("server");
    harness.run("server", "fd = socket(AF_INET, SOCK_DGRAM)");
    harness.run("server", "bind(fd, 127.0.0.1:9000)");
    harness.call("server", "recvfrom(fd, 100)");
    // The report of the call is made before the call: signal until it was in it.
    harness.until("EINTR", [&] {
        harness.tell(scenario::SignalCommand{"server", "USR1"});
        return harness.returned("server", "recvfrom").has_value();
    });
    EXPECT_EQ(harness.returned("server", "recvfrom")->error, EINTR);
}

TEST_F(Calls, OptionsPollAndNonBlocking) {
    harness.actor("a");
    harness.run("a", "fd = socket(AF_INET, SOCK_STREAM)");
    harness.run("a", "setsockopt(fd, SO_REUSEADDR, 1)");
    EXPECT_NE(harness.run("a", "getsockopt(fd, SO_REUSEADDR)").result, 0);
    harness.run("a", "setsockopt(fd, TCP_CONGESTION, \"reno\")");
    EXPECT_EQ(harness.run("a", "getsockopt(fd, TCP_CONGESTION)").data, "reno");
    harness.run("a", "bind(fd, 127.0.0.1:9000)");
    harness.run("a", "listen(fd, 1)");
    harness.run("a", "fcntl(fd, O_NONBLOCK)");
    harness.call("a", "conn = accept(fd)");
    EXPECT_EQ(harness.waitReturn("a", "accept").error, EAGAIN);
    EXPECT_EQ(harness.run("a", "poll(fd, POLLIN, 0)").result, 0);
    harness.sync();
    const auto socket = harness.socket(harness.socketOf("a", 3));
    EXPECT_EQ(socket->options, std::vector<std::string>({"SO_REUSEADDR", "TCP_CONGESTION"}));
}

TEST_F(Calls, EverySocketOptionCanBeSetAndRead) {
    using model::call::OptionLevel;
    using model::call::OptionValue;
    harness.actor("a");
    harness.run("a", "t = socket(AF_INET, SOCK_STREAM)");
    harness.run("a", "u = socket(AF_INET, SOCK_DGRAM)");
    harness.run("a", "s = socket(AF_INET6, SOCK_STREAM)");
    for (const auto& option : model::call::kSocketOptions) {
        const std::string name(option.name);
        const bool datagrams = option.level == OptionLevel::Udp || option.level == OptionLevel::Ip;
        const std::string fd = option.level == OptionLevel::Ipv6 ? "s" : datagrams ? "u" : "t";
        const std::string value = option.value == OptionValue::Text           ? "\"reno\""
                                  : option.value == OptionValue::Linger       ? "1, 0"
                                  : option.value == OptionValue::Milliseconds ? "1500"
                                  : name == "TCP_MAXSEG"                      ? "536"
                                                                              : "1";
        if (option.value != OptionValue::Error) {
            EXPECT_EQ(harness.run("a", "setsockopt(" + fd + ", " + name + ", " + value + ")").error, 0) << name;
        }
        const auto read = harness.run("a", "getsockopt(" + fd + ", " + name + ")");
        EXPECT_EQ(read.error, 0) << name;
        if (option.value == OptionValue::Milliseconds) {
            EXPECT_EQ(read.data, "1500") << name;
        }
    }
}

TEST_F(Calls, GetsocknameTellsTheAddressInItsReturn) {
    harness.actor("a");
    harness.run("a", "fd = socket(AF_INET, SOCK_STREAM)");
    harness.run("a", "bind(fd, 127.0.0.1:9000)");
    EXPECT_EQ(harness.run("a", "getsockname(fd)").data, "127.0.0.1:9000");
}

TEST_F(Calls, SelectWaitsForAConnection) {
    harness.actor("server");
    harness.run("server", "listener = socket(AF_INET, SOCK_STREAM)");
    harness.run("server", "bind(listener, 127.0.0.1:9000)");
    harness.run("server", "listen(listener, 5)");
    harness.call("server", "select(listener, READFDS, -1)");
    EXPECT_TRUE(harness.isBlocked("server"));
    harness.actor("client");
    harness.run("client", "fd = socket(AF_INET, SOCK_STREAM)");
    harness.run("client", "connect(fd, 127.0.0.1:9000)");
    const CallReturned woken = harness.waitReturn("server", "select");
    EXPECT_EQ(woken.result, 1);
    EXPECT_EQ(woken.data, "READFDS");
}

TEST_F(Calls, EpollWaitIsWokenByTheSegmentThatIsDelivered) {
    harness.actor("server");
    harness.run("server", "listener = socket(AF_INET, SOCK_STREAM)");
    harness.run("server", "bind(listener, 127.0.0.1:9000)");
    harness.run("server", "listen(listener, 5)");
    harness.actor("client");
    harness.run("client", "fd = socket(AF_INET, SOCK_STREAM)");
    harness.run("client", "connect(fd, 127.0.0.1:9000)");
    harness.run("server", "conn = accept(listener)");
    EXPECT_EQ(harness.run("server", "ep = epoll_create1(0)").result, 5);
    harness.run("server", "epoll_ctl(ep, EPOLL_CTL_ADD, conn, EPOLLIN)");
    harness.setGate(GateMode::Hold);
    harness.call("server", "epoll_wait(ep, 8, -1)");
    harness.run("client", "write(fd, \"hello\")");
    harness.until("a held segment", [&] { return harness.allHeld().size() == 1; });
    harness.sync();
    EXPECT_TRUE(harness.isBlocked("server"));
    harness.judge(harness.allHeld().front(), {Judgement::Kind::Deliver});
    EXPECT_EQ(harness.waitReturn("server", "epoll_wait").data, "4: EPOLLIN");
}

TEST_F(Calls, NonsenseIsToldAndSurvived) {
    harness.actor("client");
    harness.call("client", "fd = socket(AF_INET, SOCK_STREAM)");
    harness.judge(PacketId{77}, {Judgement::Kind::Deliver});
    waitProblem(1);
    EXPECT_EQ(lastProblem(), "deliver: packet 77 is not held");
    harness.tell(scenario::DestroyCommand{SocketId{99}});
    waitProblem(2);
    harness.tell(scenario::SignalCommand{"nobody", "KILL"});
    waitProblem(3);
    EXPECT_NE(lastProblem().find("nobody"), std::string::npos);
    harness.tell(scenario::SysctlCommand{"kernel.hostname", "x"});
    waitProblem(4);
    harness.tell(scenario::SysctlCommand{"net.ipv4.no_such_thing", "1"});
    waitProblem(5);
    EXPECT_EQ(harness.all<LabProblem>().back().error, ENOENT);
    harness.tell(scenario::CallCommand{"client", "close(other)"});
    waitProblem(6);
    EXPECT_NE(lastProblem().find("'other'"), std::string::npos) << lastProblem();
    harness.tell(scenario::CallCommand{"client", "conect(fd)"});
    waitProblem(7);
    EXPECT_NE(lastProblem().find("connect"), std::string::npos) << lastProblem();
    harness.tell(scenario::ActorCommand{"client"});
    waitProblem(8);
    EXPECT_EQ(harness.all<LabProblem>().back().error, EEXIST);
    harness.sync();
    harness.run("client", "close(fd)");
    EXPECT_EQ(harness.all<LabProblem>().size(), 8u);
}

TEST_F(Calls, MarksAndSessionComeInOrder) {
    harness.tell(scenario::SessionCommand{"{\"id\": \"é\"}"});
    harness.tell(scenario::MarkCommand{{3, StepPhase::Began, ""}});
    harness.tell(scenario::MarkCommand{{3, StepPhase::Failed, "server should be LISTEN"}});
    harness.sync();
    ASSERT_EQ(harness.all<SessionStarted>().size(), 1u);
    EXPECT_EQ(harness.all<SessionStarted>()[0].scenario, "{\"id\": \"é\"}");
    EXPECT_FALSE(harness.all<SessionStarted>()[0].kernel.empty());
    ASSERT_EQ(harness.all<StepMarked>().size(), 2u);
    EXPECT_EQ(harness.all<StepMarked>()[1].reason, "server should be LISTEN");
}

}  // namespace
}  // namespace tests::lab
