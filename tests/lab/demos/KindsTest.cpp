// Demos of users, one of each kind of thing that a kernel does: each leads to what the manuals and RFCs say, and the
// kernel's states and ours agree.
#include <gtest/gtest.h>

#include "tests/lab/demos/LabDriver.h"
#include "tests/support/Programs.h"

namespace tests::lab {
namespace {

const std::string kHead = R"json({"id": "kind", "title": "A kind", "mtu": 1500,
    "actors": [{"name": "client", "role": "client"}, {"name": "server", "role": "server"}], )json";

// The rest of a file behind the actors: "gate": ..., "steps": [...]. What came of it: "", or why it failed, or where
// the kernel disagreed.
class Kinds : public testing::Test {
protected:
    LabDriver driver;

    void SetUp() override {
        std::string why;
        if (labIsAllowed(why))
            return;
        if (tests::support::skipsAreFailures())
            FAIL() << why;
        GTEST_SKIP() << why;
    }

    std::string outcome(const std::string& rest) {
        auto scenario = model::scenario::parseScenario(kHead + rest + "}");
        if (!scenario)
            return "line " + std::to_string(scenario.error().line) + ": " + scenario.error().reason.english();
        if (std::string trouble = driver.start(scenario.value()); !trouble.empty())
            return trouble;
        if (!driver.run(scenario.value()))
            return driver.lastWords();
        if (!driver.runner().failed().empty())
            return driver.runner().failed().front().reason.english();
        for (const auto& d : driver.runner().disagreements())
            return d.actor + " is " + d.inferred + " by its segments and " + d.kernel + " by the kernel";
        return {};
    }

    [[nodiscard]] const model::trace::EndpointView& end(std::size_t connection, model::Side side) const {
        return driver.scene().connections.at(connection - 1).ends[static_cast<std::size_t>(side)];
    }
};

const std::string kListens = R"json(
    {"say": "It listens.", "actor": "server", "call": "l = socket(AF_INET, SOCK_STREAM)",
     "then": ["bind(l, 127.0.0.1:9000)", "listen(l, 5)", "c = accept(l)"],
     "expect": [{"actor": "server", "state": "LISTEN"}]},)json";
const std::string kConnects = R"json(
    {"say": "It connects.", "actor": "client", "call": "fd = socket(AF_INET, SOCK_STREAM)",
     "then": ["connect(fd, 127.0.0.1:9000)"],
     "expect": [{"actor": "client", "state": "ESTABLISHED"}, {"actor": "server", "state": "ESTABLISHED"}]},)json";

TEST_F(Kinds, AnIpv6ListenerTakesIpv4) {
    EXPECT_EQ(outcome(R"json("gate": "pass", "steps": [
        {"say": "For both.", "actor": "server", "call": "l = socket(AF_INET6, SOCK_STREAM)",
         "then": ["bind(l, [::]:9000)", "listen(l, 5)", "c = accept(l)"],
         "expect": [{"actor": "server", "state": "LISTEN"}]},)json" +
                      kConnects + R"json(
        {"say": "It is that connection's.", "actor": "server", "call": "send(c, \"hello\")",
         "expect": [{"segment": "data from server to client"}]}])json"),
              "");
    EXPECT_EQ(end(1, model::Side::Server).actor, "server");
    EXPECT_EQ(end(1, model::Side::Server).fd, 4);
}

TEST_F(Kinds, AnIpv6OnlyListenerRefusesIpv4) {
    EXPECT_EQ(outcome(R"json("gate": "pass", "steps": [
        {"say": "IPv6 alone.", "actor": "server", "call": "l = socket(AF_INET6, SOCK_STREAM)",
         "then": ["setsockopt(l, IPV6_V6ONLY, 1)", "bind(l, [::]:9000)", "listen(l, 5)", "c = accept(l)"],
         "expect": [{"actor": "server", "state": "LISTEN"}]},
        {"say": "Refused.", "actor": "client", "call": "fd = socket(AF_INET, SOCK_STREAM)",
         "then": ["connect(fd, 127.0.0.1:9000)"],
         "expect": [{"actor": "client", "returned": "connect", "error": "ECONNREFUSED"}]}])json"),
              "");
    EXPECT_EQ(end(1, model::Side::Server).kernel, std::nullopt);
}

TEST_F(Kinds, WhoGivesUpIsClosedWithoutASegment) {
    EXPECT_EQ(outcome(R"json("gate": "pass", "steps": [)json" + kListens + kConnects + R"json(
        {"say": "Nothing arrives.", "gate": "hold"},
        {"say": "It will not wait for long.", "actor": "client", "call": "setsockopt(fd, TCP_USER_TIMEOUT, 700)",
         "then": ["send(fd, \"a\")", "recv(fd, 1)"], "expect": [{"held": "data from client"}]},
        {"say": "Lost.", "drop": "data from client", "expect": [{"held": "data from client"}]},
        {"say": "Lost again.", "drop": "data from client",
         "expect": [{"actor": "client", "returned": "recv", "error": "ETIMEDOUT"},
                    {"actor": "client", "state": "CLOSED"},
                    {"counter": "TCPAbortOnTimeout", "atLeast": 1, "atMost": 1}]}])json"),
              "");
    EXPECT_EQ(end(1, model::Side::Client).unshown, model::trace::Unshown::GaveUp);
    EXPECT_EQ(end(1, model::Side::Server).unshown, model::trace::Unshown::Nothing);
}

TEST_F(Kinds, ADeferredAcceptIgnoresTheBareAck) {
    EXPECT_EQ(outcome(R"json("gate": "pass", "steps": [
        {"say": "accept() waits for data.", "actor": "server", "call": "l = socket(AF_INET, SOCK_STREAM)",
         "then": ["setsockopt(l, TCP_DEFER_ACCEPT, 30)", "bind(l, 127.0.0.1:9000)", "listen(l, 5)", "c = accept(l)"],
         "expect": [{"actor": "server", "state": "LISTEN"}]},
        {"say": "The ACK is ignored.", "actor": "client", "call": "fd = socket(AF_INET, SOCK_STREAM)",
         "then": ["connect(fd, 127.0.0.1:9000)"],
         "expect": [{"actor": "client", "state": "ESTABLISHED"}, {"actor": "server", "kernel": "SYN-RECEIVED"},
                    {"actor": "server", "state": "SYN-RECEIVED"}, {"counter": "TCPDeferAcceptDrop"}]},
        {"say": "Data open it.", "actor": "client", "call": "send(fd, \"x\")",
         "expect": [{"actor": "server", "returned": "accept"}, {"actor": "server", "state": "ESTABLISHED"}]}])json"),
              "");
}

TEST_F(Kinds, AFullAcceptQueueIgnoresTheAck) {
    EXPECT_EQ(outcome(R"json("gate": "pass", "steps": [
        {"say": "A backlog of none, which is one.", "actor": "server", "call": "l = socket(AF_INET, SOCK_STREAM)",
         "then": ["bind(l, 127.0.0.1:9000)", "listen(l, 0)"], "expect": [{"actor": "server", "state": "LISTEN"}]},
        {"say": "The first is in the queue.", "actor": "client", "call": "a = socket(AF_INET, SOCK_STREAM)",
         "then": ["connect(a, 127.0.0.1:9000)"], "expect": [{"actor": "server", "queue": {"accept": 1}}]},
        {"say": "The second's ACK is to find it full.", "gate": "hold"},
        {"say": "Its SYN waits.", "actor": "client", "call": "b = socket(AF_INET, SOCK_STREAM)",
         "then": ["fcntl(b, O_NONBLOCK)"], "expect": [{"actor": "client", "returned": "fcntl"}]},
        {"say": "It connects.", "actor": "client", "call": "connect(b, 127.0.0.1:9000)",
         "expect": [{"actor": "client", "returned": "connect", "error": "EINPROGRESS"}, {"held": "SYN from client"}]},
        {"say": "No room for its SYN either.", "deliver": "SYN from client", "expect": [{"counter": "ListenOverflows"}]}
        ])json"),
              "");
    const auto& packets = driver.trace().packets();
    ASSERT_TRUE(driver.scene().discarded.contains(packets.back().seen.packet));
    EXPECT_EQ(driver.scene().discarded.at(packets.back().seen.packet), "ListenOverflows");
}

TEST_F(Kinds, ACookieKeepsNoSocketUntilItComesBack) {
    EXPECT_EQ(outcome(R"json("gate": "hold", "sysctls": {"net.ipv4.tcp_syncookies": 2}, "steps": [)json" + kListens +
                      R"json(
        {"say": "Its SYN.", "actor": "client", "call": "fd = socket(AF_INET, SOCK_STREAM)",
         "then": ["connect(fd, 127.0.0.1:9000)"], "expect": [{"held": "SYN from client"}]},
        {"say": "No socket is kept.", "deliver": "SYN from client",
         "expect": [{"held": "SYN,ACK from server to client"}, {"actor": "server", "kernel": "LISTEN"},
                    {"actor": "server", "queue": {"syn": 0}}, {"counter": "SyncookiesSent", "during": "step"}]},
        {"say": "Answered.", "deliver": "SYN,ACK from server", "expect": [{"held": "ACK from client"}]},
        {"say": "The cookie is right.", "deliver": "one ACK from client connection 1",
         "expect": [{"actor": "server", "state": "ESTABLISHED"}, {"counter": "SyncookiesRecv"}]}])json"),
              "");
}

TEST_F(Kinds, BothEndsOpenAtOnce) {
    EXPECT_EQ(outcome(R"json("gate": "hold", "steps": [
        {"say": "One SYN.", "actor": "client", "call": "fd = socket(AF_INET, SOCK_STREAM)",
         "then": ["bind(fd, 127.0.0.1:7001)", "connect(fd, 127.0.0.1:7002)"], "expect": [{"held": "SYN from client"}]},
        {"say": "The other.", "actor": "server", "call": "fd = socket(AF_INET, SOCK_STREAM)",
         "then": ["bind(fd, 127.0.0.1:7002)", "connect(fd, 127.0.0.1:7001)"], "expect": [{"held": "SYN from server"}]},
        {"say": "They cross.", "deliver": "SYN from client",
         "expect": [{"held": "SYN,ACK from server"}, {"actor": "server", "state": "SYN-RECEIVED"}]},
        {"say": "Both are half open.", "deliver": "SYN from server",
         "expect": [{"held": "SYN,ACK from client"}, {"actor": "client", "state": "SYN-RECEIVED"}]},
        {"say": "One is open.", "deliver": "SYN,ACK from server",
         "expect": [{"actor": "client", "state": "ESTABLISHED"}]},
        {"say": "So is the other.", "deliver": "SYN,ACK from client",
         "expect": [{"actor": "server", "state": "ESTABLISHED"}]}])json"),
              "");
}

TEST_F(Kinds, AnIcmpErrorIsHeldLikeAnyPacket) {
    EXPECT_EQ(outcome(R"json("gate": "hold", "steps": [
        {"say": "To nobody.", "actor": "client", "call": "fd = socket(AF_INET, SOCK_DGRAM)",
         "then": ["connect(fd, 127.0.0.1:9999)", "send(fd, \"a\")"], "expect": [{"held": "datagram from client"}]},
        {"say": "Nobody has the port.", "deliver": "datagram", "expect": [{"held": "ICMP"}, {"counter": "NoPorts"}]},
        {"say": "Not told yet.", "actor": "client", "call": "send(fd, \"b\")",
         "expect": [{"actor": "client", "returned": "send", "result": 1}]},
        {"say": "Told.", "deliver": "ICMP", "expect": [{"segment": "ICMP", "atMost": 1}]},
        {"say": "Refused.", "actor": "client", "call": "send(fd, \"c\")",
         "expect": [{"actor": "client", "returned": "send", "error": "ECONNREFUSED"}]}])json"),
              "");
}

TEST_F(Kinds, FragmentsAreJudgedOneByOne) {
    EXPECT_EQ(outcome(R"json("gate": "hold", "steps": [
        {"say": "A door.", "actor": "server", "call": "us = socket(AF_INET, SOCK_DGRAM)",
         "then": ["bind(us, 127.0.0.1:9000)"], "expect": [{"actor": "server", "returned": "bind"}]},
        {"say": "Larger than the MTU.", "actor": "client", "call": "fd = socket(AF_INET, SOCK_DGRAM)",
         "then": ["sendto(fd, \"x\" * 4000, 127.0.0.1:9000)"],
         "expect": [{"segment": "fragment from client", "atLeast": 3, "atMost": 3}, {"held": "fragment from client"}]},
        {"say": "The first.", "deliver": "fragment from client",
         "expect": [{"actor": "server", "queue": {"recv": 0}}]},
        {"say": "The second.", "deliver": "fragment from client to server",
         "expect": [{"actor": "server", "queue": {"recv": 0}}]},
        {"say": "Now it is whole.", "deliver": "fragment from client",
         "expect": [{"actor": "server", "queue": {"recv": 4000}}]},
        {"say": "Read.", "actor": "server", "call": "recvfrom(us, 5000)",
         "expect": [{"actor": "server", "returned": "recvfrom", "result": 4000},
                    {"actor": "server", "queue": {"recv": 0}}]}])json"),
              "");
}

TEST_F(Kinds, ADatagramIsLostWhereItsQueueWasFull) {
    EXPECT_EQ(outcome(R"json("gate": "pass", "steps": [
        {"say": "A small buffer.", "actor": "server", "call": "us = socket(AF_INET, SOCK_DGRAM)",
         "then": ["setsockopt(us, SO_RCVBUF, 2048)", "bind(us, 127.0.0.1:9000)"],
         "expect": [{"actor": "server", "returned": "bind"}]},
        {"say": "Three.", "actor": "client", "call": "fd = socket(AF_INET, SOCK_DGRAM)",
         "then": ["sendto(fd, \"a\", 127.0.0.1:9000)", "sendto(fd, \"bb\" * 1000, 127.0.0.1:9000)",
                  "sendto(fd, \"c\" * 1000, 127.0.0.1:9000)"],
         "expect": [{"counter": "RcvbufErrors", "atLeast": 1}]}])json"),
              "");
    const auto& discarded = driver.scene().discarded;
    ASSERT_FALSE(discarded.empty());
    EXPECT_EQ(discarded.rbegin()->second, "RcvbufErrors");
    EXPECT_EQ(discarded.rbegin()->first, driver.trace().packets().back().seen.packet);
}

TEST_F(Kinds, ADeliveryThatFindsNothingFails) {
    const std::string steps = R"json("gate": "hold", "steps": [)json" + kListens + R"json(
        {"say": "Its SYN.", "actor": "client", "call": "fd = socket(AF_INET, SOCK_STREAM)",
         "then": ["connect(fd, 127.0.0.1:9000)"], "expect": [{"held": "SYN from client"}]},
        {"say": "Arrives.", "deliver": "SYN from client"}, {"say": "Answered.", "deliver": "SYN,ACK from server"},
        {"say": "Once.", "deliver": "ACK from client", "expect": [{"actor": "server", "state": "ESTABLISHED"}]},
        {"say": "Twice?", "deliver": "ACK from client", "timeout": 300)json";
    EXPECT_EQ(outcome(steps + "}]"), "step 6: deliver ACK from client could not be done: no ACK from client is held");
}

TEST_F(Kinds, AnOptionalDeliveryMayFindNothing) {
    EXPECT_EQ(outcome(R"json("gate": "hold", "steps": [)json" + kListens + R"json(
        {"say": "None is there.", "deliver": "SYN from client", "optional": true}])json"),
              "");
}

TEST_F(Kinds, ACallBehindAStepsCallMayNotFailUnseen) {
    const std::string steps = R"json("gate": "pass", "steps": [)json" + kListens + R"json(
        {"say": "The port is taken.", "actor": "client", "call": "l2 = socket(AF_INET, SOCK_STREAM)",
         "then": ["bind(l2, 127.0.0.1:9000)"])json";
    EXPECT_NE(
        outcome(steps + R"json(}, {"say": "On.", "wait": 1}])json").find("bind() of client failed with EADDRINUSE"),
        std::string::npos);
}

TEST_F(Kinds, ACallBehindAStepsCallMayFailWhereAStepSaysSo) {
    EXPECT_EQ(outcome(R"json("gate": "pass", "steps": [)json" + kListens + R"json(
        {"say": "The port is taken.", "actor": "client", "call": "l2 = socket(AF_INET, SOCK_STREAM)",
         "then": ["bind(l2, 127.0.0.1:9000)"]},
        {"say": "As expected.", "wait": 1,
         "expect": [{"actor": "client", "returned": "bind", "error": "EADDRINUSE"}]}])json"),
              "");
}

TEST_F(Kinds, ASettingThatTheKernelHasNotIsRefused) {
    const std::string reason =
        outcome(R"json("sysctls": {"net.ipv4.tcp_timestamp": 1}, "steps": [{"say": "On.", "wait": 1}])json");
    EXPECT_NE(reason.find("net.ipv4.tcp_timestamp "), std::string::npos) << reason;
    EXPECT_NE(reason.find("this kernel has no such setting"), std::string::npos) << reason;
}

TEST_F(Kinds, AValueThatTheKernelRefusesIsTold) {
    const std::string reason =
        outcome(R"json("sysctls": {"net.ipv4.tcp_timestamps": "maybe"}, "steps": [{"say": "On.", "wait": 1}])json");
    EXPECT_NE(reason.find("the kernel does not take maybe"), std::string::npos) << reason;
}

TEST_F(Kinds, ATimeToWaitIsWaitedAndARetransmissionComesWhenItsTimerSays) {
    EXPECT_EQ(outcome(R"json("gate": "pass", "steps": [)json" + kListens + kConnects + R"json(
        {"say": "Nothing arrives.", "gate": "hold"},
        {"say": "Sent.", "actor": "client", "call": "send(fd, \"a\")", "expect": [{"held": "data from client"}]},
        {"say": "Lost.", "drop": "data from client"},
        {"say": "Sent again.", "wait": 100,
         "expect": [{"segment": "data from client", "length": 1, "atLeast": 2,
                     "apart": {"atLeast": 190, "atMost": 2000}}, {"held": "data from client"}]},
        {"say": "The kernel keeps its books.", "wait": 1,
         "expect": [{"actor": "client", "tcp": {"cwnd": 1, "rto": {"atLeast": 300}, "retransmits": {"atLeast": 1}}},
                    {"segment": "SYN from client", "options": ["MSS", "window scale"], "window": {"atLeast": 1}}]}
        ])json"),
              "");
    const auto& events = driver.trace().events();
    std::map<std::uint32_t, std::int64_t> began, done;
    for (const auto& event : events) {
        if (const auto* mark = std::get_if<model::trace::StepMarked>(&event.what))
            (mark->phase == model::trace::StepPhase::Began ? began : done)[mark->step] = event.time.ns;
    }
    EXPECT_GE(done.at(5) - began.at(5), 100'000'000);
}

}  // namespace
}  // namespace tests::lab
