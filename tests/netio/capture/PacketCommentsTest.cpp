#include <gtest/gtest.h>

#include "model/call/CallParser.h"
#include "netio/capture/PacketComments.h"
#include "tests/support/FrameBuilder.h"

namespace netio::capture {
namespace {

using namespace model;

using namespace model::trace;
using tests::support::v4;
using Lines = std::vector<std::string>;

constexpr int kClient = 10, kServer = 20, kChild = 21;
constexpr std::uint16_t kSyn = 2, kRst = 4, kAck = 16, kFin = 1;

class Comments : public testing::Test {
protected:
    Trace m_trace;

    void SetUp() override {
        event(0, ActorStarted{"client", kClient, 0});
        event(0, ActorStarted{"server", kServer, 0});
        event(0, ActorStarted{"child", kChild, kServer});
    }
    void event(std::int64_t ms, decltype(TraceEvent::what) what) {
        m_trace.append({Timestamp{ms * 1'000'000}, std::move(what)});
    }
    void call(std::int64_t enter, std::int64_t leave, std::uint64_t id, int pid, const std::string& name,
              std::optional<int> fd) {
        event(enter, CallEntered{CallId{id}, "", pid, model::call::recordedCall("", name), fd});
        if (leave > 0)
            event(leave, CallReturned{CallId{id}, "", pid, 0, 0, "", {}});
    }
    void socket(std::int64_t ms, std::uint64_t id, Address local, Address remote, std::vector<FdOwner> owners,
                Protocol protocol = Protocol::Tcp) {
        SocketChanged changed;
        changed.socket = SocketId{id};
        changed.protocol = protocol;
        changed.local = local;
        changed.remote = remote;
        changed.owners = std::move(owners);
        event(ms, changed);
    }
    [[nodiscard]] Lines of(std::uint64_t id) const {
        return packetComments(Moment(m_trace, m_trace.size()), PacketId{id});
    }
    Lines tcp(std::int64_t ms, std::uint64_t id, Address from, Address to, std::uint16_t flags,
              std::string_view payload = "") {
        return seen(ms, id, tests::support::tcpFrame({from, to, 1, 1, flags, 1000, payload}));
    }
    Lines udp(std::int64_t ms, std::uint64_t id, Address from, Address to) {
        return seen(ms, id, tests::support::udpFrame(from, to, "hello"));
    }

private:
    Lines seen(std::int64_t ms, std::uint64_t id, const std::vector<std::uint8_t>& frame) {
        PacketSeen packet;
        packet.packet = PacketId{id};
        m_trace.append({Timestamp{ms * 1'000'000}, packet}, frame);
        return of(id);
    }
};

TEST_F(Comments, ADatagramIsSentByWhoHasThePort) {
    Address any;
    any.port = 40001;
    socket(1, 1, any, {}, {{kClient, 3}}, Protocol::Udp);
    socket(1, 2, any, {}, {{kServer, 3}});  // TCP has ports of its own
    call(2, 4, 1, kClient, "sendto", 3);
    EXPECT_EQ(udp(3, 1, v4(40001), v4(9000)), Lines{"sent by client (pid 10) in sendto(3)"});
}

TEST_F(Comments, ASocketReportedAfterItsFirstSegmentCounts) {
    call(2, 0, 1, kClient, "connect", 3);
    tcp(3, 1, v4(40000), v4(9000), kSyn);
    socket(4, 1, v4(40000), v4(9000), {{kClient, 3}});
    EXPECT_EQ(of(1), Lines{"sent by client (pid 10) in connect(3)"});
}

TEST_F(Comments, OfTwoLivesOfA4TupleTheOneOfTheTimeCounts) {
    socket(1, 1, v4(40000), v4(9000), {{kClient, 3}});
    event(10, SocketEnded{SocketId{1}});
    socket(20, 2, v4(40000), v4(9000), {{kServer, 7}});
    EXPECT_EQ(tcp(5, 1, v4(40000), v4(9000), kAck), Lines{"sent by the kernel for client (pid 10)"});
    EXPECT_EQ(tcp(25, 2, v4(40000), v4(9000), kAck), Lines{"sent by the kernel for server (pid 20)"});
}

TEST_F(Comments, OfTwoProcessesWithOneSocketTheOneThatCallsCounts) {
    socket(1, 1, v4(9000), v4(40000), {{kServer, 4}, {kChild, 4}});
    call(2, 0, 1, kServer, "accept", 3);
    call(3, 5, 2, kChild, "write", 4);
    EXPECT_EQ(tcp(4, 1, v4(9000), v4(40000), kAck, "x"), Lines{"sent by child (pid 21) in write(4)"});
    EXPECT_EQ(tcp(6, 2, v4(9000), v4(40000), kAck, "x"), Lines{"sent by the kernel for server (pid 20)"});
}

TEST_F(Comments, ACallOnAnotherSocketOrOfAnotherKindDoesNotCount) {
    socket(1, 1, v4(40000), v4(9000), {{kClient, 3}});
    call(2, 4, 1, kClient, "write", 5);
    EXPECT_EQ(tcp(3, 1, v4(40000), v4(9000), kAck, "x"), Lines{"sent by the kernel for client (pid 10)"});
    call(5, 7, 2, kClient, "write", 3);
    EXPECT_EQ(tcp(6, 2, v4(40000), v4(9000), kAck), Lines{"sent by the kernel for client (pid 10)"});
}

TEST_F(Comments, AnEndingProcessClosesItsSockets) {
    socket(1, 1, v4(40000), v4(9000), {{kClient, 3}});
    call(2, 0, 1, kClient, "exit", std::nullopt);
    EXPECT_EQ(tcp(3, 1, v4(40000), v4(9000), kFin | kAck), Lines{"sent by client (pid 10) in exit()"});
}

TEST_F(Comments, AResetFromNobodyIsTheKernels) {
    EXPECT_EQ(tcp(3, 1, v4(9002), v4(40000), kRst | kAck), Lines{"sent by the kernel: no socket at 127.0.0.1:9002"});
    EXPECT_EQ(tcp(4, 2, v4(9002), v4(40000), kAck), Lines{});
}

TEST_F(Comments, TellTheFateAtTheGate) {
    const auto fate = [&](std::uint64_t id, std::optional<std::int64_t> held, std::optional<Verdict> verdict,
                          std::int64_t settled) {
        tcp(1000, id, v4(1), v4(2), kAck);
        if (held)
            event(*held, PacketVerdict{PacketId{id}, Verdict::Held, {}});
        if (verdict)
            event(settled, PacketVerdict{PacketId{id}, *verdict, {}});
        return of(id);
    };
    EXPECT_EQ(fate(1, 1000, Verdict::Delivered, 1900), Lines{"delivered after 900 ms"});
    EXPECT_EQ(fate(2, 1000, Verdict::Dropped, 3300), Lines{"held 2.3 s, then dropped"});
    EXPECT_EQ(fate(3, 1000, std::nullopt, 0), Lines{"still held at the end"});
    EXPECT_EQ(fate(4, std::nullopt, Verdict::Dropped, 1000), Lines{"dropped"});
    EXPECT_EQ(fate(5, std::nullopt, std::nullopt, 0), Lines{});
    event(4000, PacketVerdict{PacketId{99}, Verdict::Absorbed, PacketId{5}});
    EXPECT_EQ(of(5), Lines{"resent by the kernel once meanwhile: absorbed"});
}

TEST(PacketComments, OfAForeignCaptureThereAreNone) {
    Trace trace;
    PacketSeen packet;
    packet.packet = PacketId{1};
    trace.append({Timestamp{1}, packet}, tests::support::tcpFrame({v4(1), v4(2), 1, 1, kRst, 1000, ""}));
    EXPECT_TRUE(packetComments(Moment(trace, trace.size()), PacketId{1}).empty());
}

}  // namespace
}  // namespace netio::capture
