// The gate's modes, long holds, keeping, and telling copies from lessons.
#include <cstdlib>

#include "netio/posix/Clock.h"
#include "tests/lab/LabHarness.h"

namespace tests::lab {
namespace {

struct GateModes : LabTest {
    LabHarness harness;
    [[nodiscard]] Timestamp timeOf(PacketId id, Verdict verdict) const {
        const auto index = harness.indexOf<PacketVerdict>(
            [&](const PacketVerdict& v) { return v.packet == id && v.verdict == verdict; });
        return index < 0 ? Timestamp{} : harness.events()[static_cast<std::size_t>(index)].time;
    }
    [[nodiscard]] Timestamp timeSeen(PacketId id) const {
        const auto index = harness.indexOf<PacketSeen>([&](const PacketSeen& p) { return p.packet == id; });
        return index < 0 ? Timestamp{} : harness.events()[static_cast<std::size_t>(index)].time;
    }
};

// SOCKSTAGE_HOLD_SECONDS=300 is the real thing.
TEST_F(GateModes, ALongHoldLosesNoConnection) {
    const char* wanted = std::getenv("SOCKSTAGE_HOLD_SECONDS");
    const std::int64_t seconds = wanted ? std::atoi(wanted) : 3;
    harness.stage();
    harness.call("server", "conn = accept(listener)");
    harness.call("client", "connect(fd, 127.0.0.1:9000)");
    const PacketId syn = harness.waitHeld("SYN");
    const auto wait = [&](PacketId id) {
        harness.follow(std::chrono::seconds(seconds));
        // After a long round trip the kernel waits up to six seconds before it tries again.
        if (id == syn || seconds > 6) {
            EXPECT_GE(harness.absorbed(id), 1u);
        }
        EXPECT_EQ(harness.allHeld(), std::vector{id});
    };
    wait(syn);
    harness.deliver("SYN");
    wait(harness.waitHeld("SYN,ACK"));
    harness.deliver("SYN,ACK");
    harness.waitReturn("client", "connect");
    harness.deliver("ACK");
    EXPECT_EQ(harness.waitReturn("server", "accept").result, 4);
    const std::uint16_t client = harness.socket(harness.socketOf("client", 3))->local.port;
    harness.run("client", "close(fd)");
    wait(harness.waitHeld("FIN,ACK", client));
    harness.deliver("FIN,ACK", client);
    harness.deliver("ACK", 9000);
    harness.run("server", "close(conn)");
    wait(harness.waitHeld("FIN,ACK", 9000));
    harness.deliver("FIN,ACK", 9000);
    harness.deliver("ACK", client);
    EXPECT_EQ(harness.states(harness.connection(9000)).back(), "ended");
    EXPECT_EQ(harness.states(harness.connection(client)).back(), "TIME-WAIT");
    std::uint32_t absorbed = 0;
    for (const auto& verdict : harness.all<PacketVerdict>())
        absorbed += verdict.verdict == Verdict::Absorbed;
    RecordProperty("absorbed", static_cast<int>(absorbed));
    std::printf("held 4 segments %lld s each, %u copies absorbed\n", static_cast<long long>(seconds), absorbed);
}

TEST_F(GateModes, SlowMotionDeliversEachAfterItsTime) {
    harness.stage();
    harness.setGate(GateMode::Slow, 120);
    harness.call("server", "conn = accept(listener)");
    harness.run("client", "connect(fd, 127.0.0.1:9000)");
    harness.waitReturn("server", "accept");
    harness.sync();
    for (const std::uint64_t id : {1, 2, 3}) {
        const std::int64_t travelled = timeOf({id}, Verdict::Delivered).ns - timeSeen({id}).ns;
        EXPECT_GE(travelled, 120'000'000) << id;
        EXPECT_LT(travelled, 1'000'000'000) << id;
    }
    EXPECT_EQ(harness.states(harness.socketOf("client", 3)),
              std::vector<std::string>({"CLOSED", "SYN-SENT", "ESTABLISHED"}));
}

TEST_F(GateModes, PassLetsGoWhatIsHeldAndHoldsNoMore) {
    harness.stage();
    harness.call("server", "conn = accept(listener)");
    harness.call("client", "connect(fd, 127.0.0.1:9000)");
    const PacketId syn = harness.waitHeld("SYN");
    harness.setGate(GateMode::Pass);
    EXPECT_EQ(harness.waitReturn("server", "accept").result, 4);
    EXPECT_NE(timeOf(syn, Verdict::Delivered), Timestamp{});
    harness.run("client", "write(fd, \"x\" * 300000)");
    harness.sync();
    EXPECT_TRUE(harness.allHeld().empty());
    const auto packets = harness.all<PacketSeen>();
    EXPECT_FALSE(packets.back().gated);
    harness.setGate(GateMode::Hold);
    harness.run("server", "write(conn, \"held again\")");
    harness.waitHeld("ACK", 9000);
    EXPECT_TRUE(harness.all<PacketSeen>().back().gated);
}

TEST_F(GateModes, EveryGatedPacketHasItsVerdictBehindIt) {
    harness.connected();
    harness.run("client", "write(fd, \"hello\")");
    harness.waitHeld("ACK");
    const auto& events = harness.events();
    for (std::size_t i = 0; i < events.size(); ++i) {
        const auto* seen = std::get_if<PacketSeen>(&events[i].what);
        if (!seen)
            continue;
        ASSERT_LT(i + 1, events.size());
        const auto* verdict = std::get_if<PacketVerdict>(&events[i + 1].what);
        ASSERT_TRUE(verdict) << describe(events[i + 1]);
        EXPECT_EQ(verdict->packet, seen->packet);
        EXPECT_TRUE(seen->gated);
    }
}

TEST_F(GateModes, AKeptSegmentStaysWhileItsCopyPasses) {
    harness.connected();
    const std::uint16_t client = harness.socket(harness.socketOf("client", 3))->local.port;
    harness.run("client", "write(fd, \"hello\")");
    const PacketId original = harness.waitHeld("ACK", client);
    harness.judge(original, {Judgement::Kind::Keep});
    harness.sync();
    const PacketId copy = harness.deliver("ACK", client);
    EXPECT_NE(copy, original);
    EXPECT_EQ(harness.packet(copy).tcp->seq, harness.packet(original).tcp->seq);
    EXPECT_EQ(harness.run("server", "read(conn, 100)").data, "hello");
    harness.deliver("ACK", 9000);
    EXPECT_EQ(harness.allHeld(), std::vector{original});
    harness.judge(original, {Judgement::Kind::Deliver});
    harness.deliver("ACK", 9000);  // a duplicate is answered
    EXPECT_TRUE(harness.allHeld().empty());
}

struct Family {
    const char* name;
    const char* server;
    const char* family;
};

struct GateFamilies : GateModes, testing::WithParamInterface<Family> {
    // The client has written "hello", and its segment is held.
    PacketId heldData() {
        harness.connected(GetParam().server, GetParam().family);
        client = harness.socket(harness.socketOf("client", 3))->local.port;
        harness.run("client", "write(fd, \"hello\")");
        return harness.waitHeld("ACK", client);
    }
    std::uint16_t client = 0;
};

INSTANTIATE_TEST_SUITE_P(Ip, GateFamilies,
                         testing::Values(Family{"V4", "127.0.0.1:9000", "AF_INET"},
                                         Family{"V6", "[::1]:9000", "AF_INET6"}),
                         [](const auto& row) { return row.param.name; });

// RFC 2883: the receiver tells in its first SACK block what it got twice.
TEST_P(GateFamilies, ADuplicateIsAnsweredByTheReceiver) {
    const PacketId original = heldData();
    harness.judge(original, {Judgement::Kind::Duplicate});
    std::optional<Packet> answer;
    harness.until("a D-SACK", [&] {
        for (const PacketId id : harness.allHeld()) {
            if (!harness.packet(id).tcp->sack.empty())
                answer = harness.packet(id);
        }
        return answer.has_value();
    });
    ASSERT_TRUE(answer);
    const Packet& sent = harness.packet(original);
    EXPECT_EQ(answer->tcp->sack.front().left, sent.tcp->seq);
    EXPECT_EQ(answer->tcp->sack.front().right, sent.tcp->seq + 5);
    harness.sync();
    EXPECT_NE(timeOf(original, Verdict::Duplicated), Timestamp{});
    std::vector<PacketId> copies;
    for (const auto& verdict : harness.all<PacketVerdict>()) {
        if (verdict.verdict == Verdict::Injected && verdict.original == original)
            copies.push_back(verdict.packet);
    }
    ASSERT_EQ(copies.size(), 1u);
    EXPECT_NE(copies.front(), original);
    EXPECT_EQ(harness.packet(copies.front()).tcp->seq, sent.tcp->seq);
    EXPECT_EQ(harness.packet(copies.front()).payloadLength, 5u);
    EXPECT_EQ(harness.run("server", "read(conn, 100)").data, "hello");  // once
    EXPECT_TRUE(harness.all<LabProblem>().empty());
}

TEST_P(GateFamilies, ADelayedSegmentArrivesAfterItsTimeAndNotBefore) {
    constexpr std::int64_t kDelayMs = 300;
    const PacketId data = heldData();
    harness.call("server", "read(conn, 100)");
    const Timestamp ordered = netio::posix::now();
    harness.judge(data, {Judgement::Kind::Delay, kDelayMs});
    EXPECT_EQ(harness.waitReturn("server", "read").data, "hello");
    harness.sync();
    const std::int64_t arrived = timeOf(data, Verdict::Delayed).ns - ordered.ns;
    EXPECT_GE(arrived, kDelayMs * 1'000'000);
    EXPECT_LT(arrived, (kDelayMs + 1000) * 1'000'000);
    const auto read = harness.indexOf<CallReturned>([](const CallReturned& r) { return r.data == "hello"; });
    ASSERT_GE(read, 0);
    EXPECT_GE(harness.events()[static_cast<std::size_t>(read)].time.ns, ordered.ns + kDelayMs * 1'000'000);
}

TEST_P(GateFamilies, ADelayedSegmentMayStillBeDeliveredByHand) {
    const PacketId data = heldData();
    harness.judge(data, {Judgement::Kind::Delay, 60'000});
    harness.sync();
    EXPECT_EQ(harness.allHeld(), std::vector{data});
    harness.judge(data, {Judgement::Kind::Deliver});
    EXPECT_EQ(harness.run("server", "read(conn, 100)").data, "hello");
    EXPECT_NE(timeOf(data, Verdict::Delivered), Timestamp{});
}

TEST_F(GateModes, ADuplicatedDatagramIsReceivedTwice) {
    harness.setGate(GateMode::Hold);
    harness.actor("server");
    harness.actor("client");
    harness.run("server", "fd = socket(AF_INET, SOCK_DGRAM)");
    harness.run("server", "bind(fd, 127.0.0.1:9000)");
    harness.run("client", "fd = socket(AF_INET, SOCK_DGRAM)");
    harness.run("client", "sendto(fd, \"hello\", 127.0.0.1:9000)");
    ASSERT_TRUE(harness.until("it to be held", [&] { return harness.allHeld().size() == 1; }));
    harness.judge(harness.allHeld().front(), {Judgement::Kind::Duplicate});
    EXPECT_EQ(harness.run("server", "recvfrom(fd, 100)").data, "hello");
    EXPECT_EQ(harness.run("server", "recvfrom(fd, 100)").data, "hello");
    EXPECT_TRUE(harness.allHeld().empty());
}

TEST_F(GateModes, AFragmentMayBeLostOrComeTwice) {
    harness.tell(scenario::MtuCommand{1500});
    harness.setGate(GateMode::Hold);
    harness.actor("server");
    harness.actor("client");
    harness.run("server", "fd = socket(AF_INET, SOCK_DGRAM)");
    harness.run("server", "bind(fd, 127.0.0.1:9000)");
    harness.run("client", "fd = socket(AF_INET, SOCK_DGRAM)");
    const auto send = [&] {
        harness.run("client", "sendto(fd, \"x\" * 4000, 127.0.0.1:9000)");
        harness.until("three fragments", [&] { return harness.allHeld().size() == 3; });
        return harness.allHeld();
    };
    const auto lost = send();
    harness.judge(lost[0], {Judgement::Kind::Deliver});
    harness.judge(lost[1], {Judgement::Kind::Drop});
    harness.judge(lost[2], {Judgement::Kind::Deliver});
    harness.call("server", "recvfrom(fd, 5000, MSG_DONTWAIT)");
    EXPECT_EQ(harness.waitReturn("server", "recvfrom").error, EAGAIN);
    harness.until("none held", [&] { return harness.allHeld().empty(); });
    const auto twice = send();
    harness.judge(twice[0], {Judgement::Kind::Deliver});
    harness.judge(twice[1], {Judgement::Kind::Duplicate});
    harness.judge(twice[2], {Judgement::Kind::Deliver});
    EXPECT_EQ(harness.run("server", "recvfrom(fd, 5000)").result, 4000);
    EXPECT_TRUE(harness.all<LabProblem>().empty());
}

TEST_F(GateModes, SegmentsMayOvertake) {
    harness.connected();
    const std::uint16_t client = harness.socket(harness.socketOf("client", 3))->local.port;
    harness.run("client", "setsockopt(fd, TCP_NODELAY, 1)");
    harness.run("client", "write(fd, \"one \")");
    const PacketId first = harness.waitHeld("ACK", client);
    harness.run("client", "write(fd, \"two\")");
    harness.until("two held", [&] { return harness.allHeld().size() == 2; });
    harness.judge(harness.allHeld()[1], {Judgement::Kind::Deliver});
    harness.sync();
    harness.judge(first, {Judgement::Kind::Deliver});
    harness.sync();
    EXPECT_EQ(harness.run("server", "read(conn, 100)").data, "one two");
}

// The accept queue is full: the server ignores the SYN, and that the client sends it again is the lesson.
TEST_F(GateModes, ASegmentThatTheReceiverIgnoresIsSentAgainForReal) {
    harness.setGate(GateMode::Pass);
    harness.actor("server");
    harness.actor("client");
    harness.run("server", "listener = socket(AF_INET, SOCK_STREAM)");
    harness.run("server", "bind(listener, 127.0.0.1:9000)");
    harness.run("server", "listen(listener, 0)");
    harness.run("client", "a = socket(AF_INET, SOCK_STREAM)");
    harness.run("client", "connect(a, 127.0.0.1:9000)");
    harness.run("client", "b = socket(AF_INET, SOCK_STREAM)");
    harness.setGate(GateMode::Hold);
    harness.call("client", "connect(b, 127.0.0.1:9000)");
    const PacketId first = harness.deliver("SYN");
    const PacketId second = harness.waitHeld("SYN");
    EXPECT_NE(first, second);
    EXPECT_EQ(harness.packet(first).tcp->seq, harness.packet(second).tcp->seq);
    harness.run("server", "conn = accept(listener)");
    harness.judge(second, {Judgement::Kind::Deliver});
    harness.deliver("SYN,ACK");
    EXPECT_EQ(harness.waitReturn("client", "connect").error, 0);
}

TEST_F(GateModes, AnMtuOf1500ShowsSegmentsAsOnARealLink) {
    harness.tell(scenario::MtuCommand{1500});
    harness.connected();
    const std::uint16_t client = harness.socket(harness.socketOf("client", 3))->local.port;
    harness.run("client", "write(fd, \"x\" * 5000)");
    harness.waitHeld("ACK", client);
    harness.sync();
    for (const PacketId id : harness.allHeld())
        EXPECT_LE(harness.packet(id).payloadLength, 1460u);
    EXPECT_GE(harness.allHeld().size(), 3u);
}

}  // namespace
}  // namespace tests::lab
