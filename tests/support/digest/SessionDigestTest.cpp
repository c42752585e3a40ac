#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>

#include "model/call/CallParser.h"
#include "tests/support/FrameBuilder.h"
#include "tests/support/digest/SessionDigest.h"

namespace tests::support {
namespace {

using namespace model;
using namespace model::trace;
namespace flag = model::packet::flag;
using Lines = std::vector<std::string>;

// What differs between two recordings of one demo.
struct Day {
    int pid = 4000;
    std::uint16_t port = 40000;
    std::uint32_t clientIss = 1000, serverIss = 5000;
    std::int64_t start = 1'700'000'000'000'000'000, tick = 1'000'000;
    int resends = 1;          // of the held SYN, and of the FIN whose ACK was dropped
    bool loneAck = true;      // the FIN is acknowledged by a segment of its own
    bool seesSynSent = true;  // the probe looks while the gate passes
};

// What is the demo's own and must not differ.
struct Demo {
    std::string written = "hello";
    int readError = 0;
    Verdict lastAck = Verdict::Dropped;
    State end = State::TimeWait;
    bool secondStep = true;
};

class Recording {
public:
    Recording(const Demo& demo, const Day& day) : m_demo(demo), m_day(day) { play(); }
    [[nodiscard]] Lines lines() const { return m_digest.lines(); }

private:
    enum class From { Client, Server };
    Demo m_demo;
    Day m_day;
    SessionDigest m_digest;
    std::int64_t m_time = 0;
    std::uint64_t m_packet = 0, m_call = 0;

    void event(decltype(TraceEvent::what) what) {
        m_digest.hear({Timestamp{m_day.start + m_day.tick * ++m_time}, std::move(what)}, {});
    }
    PacketId send(From from, std::uint32_t seq, std::uint32_t ack, std::uint16_t flags, std::string_view payload = "") {
        const bool client = from == From::Client;
        tests::support::TcpSegment segment;
        segment.from = client ? tests::support::v4(m_day.port) : tests::support::v4(9000);
        segment.to = client ? tests::support::v4(9000) : tests::support::v4(m_day.port);
        segment.seq = (client ? m_day.clientIss : m_day.serverIss) + seq;
        segment.ack = (flags & flag::Ack) != 0 ? (client ? m_day.serverIss : m_day.clientIss) + ack : 0;
        segment.flags = flags;
        segment.payload = payload;
        const auto frame = tests::support::tcpFrame(segment);
        PacketSeen seen;
        seen.packet = PacketId{++m_packet};
        seen.capturedLength = seen.originalLength = static_cast<std::uint32_t>(frame.size());
        m_digest.hear({Timestamp{m_day.start + m_day.tick * ++m_time}, seen}, frame);
        event(PacketVerdict{seen.packet, Verdict::Held, {}});
        return seen.packet;
    }
    void settle(PacketId packet, Verdict verdict, PacketId original = {}) {
        event(PacketVerdict{packet, verdict, original});
    }
    void call(const std::string& actor, const std::string& name, const std::string& text, std::int64_t result,
              int error = 0, const std::string& data = "") {
        const CallId id{++m_call};
        event(CallEntered{id, actor, m_day.pid, model::call::recordedCall(text, name), 3});
        event(CallReturned{id, actor, m_day.pid, result, error, data, std::nullopt});
    }
    void state(std::uint64_t socket, bool client, State state) {
        SocketChanged changed;
        changed.socket = SocketId{socket};
        changed.local = client ? tests::support::v4(m_day.port) : tests::support::v4(9000);
        changed.remote = client ? tests::support::v4(9000) : tests::support::v4(m_day.port);
        changed.state = state;
        changed.timerMs = static_cast<std::uint32_t>(m_day.tick / 1000);
        event(changed);
    }

    void play() {
        event(SessionStarted{"{}", "full", std::to_string(m_day.pid)});
        event(ActorStarted{"client", m_day.pid, 0});
        event(StepMarked{0, StepPhase::Began, ""});
        event(CallEntered{CallId{++m_call}, "client", m_day.pid,
                          model::call::recordedCall("connect(fd, 127.0.0.1:9000)"), 3});
        const CallId connect{m_call};
        if (m_day.seesSynSent)
            state(1, true, State::SynSent);
        const PacketId syn = send(From::Client, 0, 0, flag::Syn);
        for (int i = 0; i < m_day.resends; ++i)
            settle(send(From::Client, 0, 0, flag::Syn), Verdict::Absorbed, syn);
        settle(syn, Verdict::Delivered);
        settle(send(From::Server, 0, 1, flag::Syn | flag::Ack), Verdict::Delivered);
        settle(send(From::Client, 1, 1, flag::Ack), Verdict::Delivered);
        event(CallReturned{connect, "client", m_day.pid, 0, 0, "", std::nullopt});
        state(1, true, State::Established);
        event(StepMarked{0, StepPhase::Done, ""});

        event(StepMarked{1, StepPhase::Began, ""});
        call("client", "write", "write(fd, \"...\")", static_cast<std::int64_t>(m_demo.written.size()));
        const auto length = static_cast<std::uint32_t>(m_demo.written.size());
        settle(send(From::Client, 1, 1, flag::Ack | flag::Psh, m_demo.written), Verdict::Delivered);
        call("client", "read", "read(fd, 100)", m_demo.readError != 0 ? -1 : 0, m_demo.readError);
        settle(send(From::Client, 1 + length, 1, flag::Fin | flag::Ack), Verdict::Delivered);
        if (m_day.loneAck)
            settle(send(From::Server, 1, 2 + length, flag::Ack), Verdict::Delivered);
        settle(send(From::Server, 1, 2 + length, flag::Fin | flag::Ack), Verdict::Delivered);
        settle(send(From::Client, 2 + length, 2, flag::Ack), m_demo.lastAck);
        for (int i = 0; i < m_day.resends; ++i) {
            settle(send(From::Server, 1, 2 + length, flag::Fin | flag::Ack), Verdict::Delivered);
            settle(send(From::Client, 2 + length, 2, flag::Ack), m_demo.lastAck);
        }
        state(1, true, m_demo.end);
        if (m_demo.secondStep)
            event(StepMarked{1, StepPhase::Done, ""});
        if (m_day.resends > 1)
            event(SocketEnded{SocketId{1}});  // after the last step: not the demo's
    }
};

TEST(SessionDigest, TellsTheStory) {
    EXPECT_EQ(Recording({}, {}).lines(), (Lines{
                                             "session full",
                                             "step 0 done",
                                             "step 1 done",
                                             "actor client",
                                             "  connect(fd, 127.0.0.1:9000) = 0",
                                             "  write(fd, \"...\") = 5",
                                             "  read(fd, 100) = 0",
                                             "connection 127.0.0.1:p1 > 127.0.0.1:9000",
                                             "  > SYN seq=0 len=0 delivered",
                                             "  < SYN,ACK seq=0 ack=1 len=0 delivered",
                                             "  > ACK seq=1 ack=1 len=0 delivered",
                                             "  > ACK seq=1 ack=1 len=5 delivered",
                                             "  > FIN,ACK seq=6 ack=1 len=0 delivered",
                                             "  < FIN,ACK seq=1 ack=7 len=0 delivered, again",
                                             "  > ACK seq=7 ack=2 len=0 dropped, again",
                                             "socket tcp 127.0.0.1:p1 > 127.0.0.1:9000: ESTABLISHED TIME-WAIT",
                                         }));
}

TEST(SessionDigest, IsTheSameOnAnotherDay) {
    const Lines first = Recording({}, {}).lines();
    const std::vector<std::pair<const char*, Day>> days = {
        {"pid", {.pid = 9999}},
        {"port", {.port = 51234}},
        {"numbers that wrap", {.clientIss = 0xffffffff, .serverIss = 0xfffffffe}},
        {"time", {.start = 1, .tick = 77'777'777}},
        {"resends", {.resends = 5}},
        {"ACK with the FIN", {.loneAck = false}},
        {"a faster kernel", {.seesSynSent = false}},
    };
    for (const auto& [name, day] : days)
        EXPECT_EQ(Recording({}, day).lines(), first) << name;
}

TEST(SessionDigest, DiffersWhereTheDemoDiffers) {
    const Lines first = Recording({}, {}).lines();
    const std::vector<std::pair<const char*, Demo>> demos = {
        {"data", {.written = "hello!"}},
        {"errno", {.readError = ECONNRESET}},
        {"verdict", {.lastAck = Verdict::Delivered}},
        {"state", {.end = State::FinWait2}},
        {"steps", {.secondStep = false}},
    };
    for (const auto& [name, demo] : demos)
        EXPECT_NE(Recording(demo, {}).lines(), first) << name;
}

TEST(SessionDigest, ForkedPidsAndAcceptedPortsAreNamed) {
    SessionDigest digest;
    digest.hear(
        {Timestamp{1}, CallEntered{CallId{1}, "server", 7, model::call::recordedCall("child = fork()"), std::nullopt}},
        {});
    digest.hear({Timestamp{2}, CallReturned{CallId{1}, "server", 7, 4242, 0, "", std::nullopt}}, {});
    digest.hear(
        {Timestamp{3}, CallEntered{CallId{2}, "server", 7, model::call::recordedCall("conn = accept(listener)"), 3}},
        {});
    digest.hear({Timestamp{4}, CallReturned{CallId{2}, "server", 7, 4, 0, "", tests::support::v4(43210)}}, {});
    digest.hear({Timestamp{5}, CallEntered{CallId{3}, "server", 7, model::call::recordedCall("read(conn, 9)"), 4}}, {});
    EXPECT_EQ(digest.lines(),
              (Lines{"actor server", "  child = fork() = a pid", "  conn = accept(listener) = 4 from 127.0.0.1:p1",
                     "  read(conn, 9) does not return"}));
}

TEST(SessionDigest, OfAFileThatIsMissingIsAnError) {
    const auto digest = digestOf("/nonexistent/session.pcapng");
    ASSERT_FALSE(digest);
    EXPECT_EQ(digest.error().error, ENOENT);
}

}  // namespace
}  // namespace tests::support
