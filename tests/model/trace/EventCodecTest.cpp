#include <gtest/gtest.h>

#include <limits>

#include "model/call/CallParser.h"
#include "model/call/CallTable.h"
#include "model/trace/EventCodec.h"

namespace model::trace {
namespace {

constexpr Timestamp kTime{1700000000123456789};

Address address(const char* text) {
    const auto parsed = Address::parse(text);
    EXPECT_TRUE(parsed) << text;
    return parsed.value_or(Address{});
}

SocketChanged fullSocket() {
    SocketChanged socket;
    socket.socket = SocketId{7};
    socket.local = address("127.0.0.1:9000");
    socket.remote = address("[fe80::1]:40000");
    socket.state = State::TimeWait;
    socket.inode = std::numeric_limits<std::uint64_t>::max();
    socket.owners = {{4121, 3}, {4122, 3}};
    socket.timer = TimerKind::TimeWait;
    socket.timerMs = 60000;
    socket.timerRetransmits = 2;
    socket.recvQueue = 1;
    socket.sendQueue = std::numeric_limits<std::uint32_t>::max();
    socket.orphan = true;
    TcpInfo info;
    info.rtoUs = 201000;
    info.rttUs = 41;
    info.rttVarUs = 20;
    info.sndMss = 1448;
    info.rcvMss = 536;
    info.sndCwnd = 10;
    info.sndSsthresh = 0x7fffffff;
    info.sndWnd = 65483;
    info.rcvWnd = 65495;
    info.unacked = 1;
    info.retransmits = 3;
    info.totalRetrans = 4;
    info.bytesAcked = 1;
    info.bytesReceived = 1ull << 40;
    info.notSentBytes = 5;
    info.sndWscale = 7;
    info.rcvWscale = 14;
    info.options = {true, true, true};
    info.congestion = "reno";
    socket.info = info;
    socket.options = {"SO_REUSEADDR", "TCP_NODELAY"};
    return socket;
}

struct RoundTrip {
    std::string name;
    TraceEvent event;
    friend void PrintTo(const RoundTrip& row, std::ostream* out) { *out << row.name; }
};

std::vector<RoundTrip> rows() {
    std::vector<RoundTrip> all = {
        {"Session", {kTime, SessionStarted{"{\"title\": \"三次握手\"}\n", "full", "6.18.0"}}},
        {"ActorStarted", {kTime, ActorStarted{"server", 4120, 0}}},
        {"ActorForked", {kTime, ActorStarted{"child", 4122, 4120}}},
        {"ActorExited", {kTime, ActorEnded{"client", 4121, 3, 0}}},
        {"ActorKilled", {kTime, ActorEnded{"client", 4121, 0, 9}}},
        {"Call",
         {kTime, CallEntered{CallId{1}, "client", 4121, model::call::recordedCall("connect(fd, 127.0.0.1:9000)"), 3}}},
        {"CallOnFdZero", {kTime, CallEntered{CallId{2}, "client", 4121, model::call::recordedCall("close(fd)"), 0}}},
        {"CallWithoutFd",
         {kTime, CallEntered{CallId{3}, "client", 4121, model::call::recordedCall("exit(0)"), std::nullopt}}},
        {"Return", {kTime, CallReturned{CallId{1}, "client", 4121, 0, 0, "", std::nullopt}}},
        {"ReturnError", {kTime, CallReturned{CallId{1}, "client", 4121, -1, 111, "", std::nullopt}}},
        {"ReturnText", {kTime, CallReturned{CallId{4}, "server", 4120, 5, 0, "hello\n\"世界\"", std::nullopt}}},
        {"ReturnNul", {kTime, CallReturned{CallId{4}, "server", 4120, 3, 0, std::string("a\0b", 3), std::nullopt}}},
        {"ReturnBytes", {kTime, CallReturned{CallId{4}, "server", 4120, 4, 0, "\xff\xfe\x80z", std::nullopt}}},
        {"ReturnPeer", {kTime, CallReturned{CallId{5}, "server", 4120, 4, 0, "", address("[::1]:40001")}}},
        {"ReturnNoPeer", {kTime, CallReturned{CallId{5}, "server", 4120, 4, 0, "", Address{}}}},
        {"Socket", {kTime, fullSocket()}},
        {"SocketOfDefaults", {kTime, SocketChanged{}}},
        {"SocketWithEmptyInfo",
         {kTime,
          [] {
              SocketChanged s;
              s.info.emplace();
              return s;
          }()}},
        {"SocketEnded", {kTime, SocketEnded{SocketId{7}}}},
        {"KernelCounted", {kTime, KernelCounted{"ListenOverflows", 3}}},
        {"Synced", {kTime, Synced{std::numeric_limits<std::uint64_t>::max()}}},
        {"Problem", {kTime, LabProblem{"setsockopt TCP_CONGESTION", 2, Reason::text("no such algorithm")}}},
        {"ProblemOfBytes", {kTime, LabProblem{"open", 2, Reason::text("/\xff")}}},
        {"ProblemInASentence", {kTime, LabProblem{"keep", 2, Reason("packet %1 is not held", 7)}}},
        {"ProblemInSentences",
         {kTime, LabProblem{"call", 0, Reason("%1; expected %2", Reason("empty"), std::string("a\xff"))}}},
        {"Lost", {kTime, EventsLost{12, "tap"}}},
        {"BeforeTheEpoch", {Timestamp{-1}, Synced{1}}},
        {"LatestTime", {Timestamp{std::numeric_limits<std::int64_t>::max()}, Synced{1}}},
        {"AbsorbedCopy", {kTime, PacketVerdict{PacketId{9}, Verdict::Absorbed, PacketId{3}}}},
    };
    const auto each = [&]<class E>(const char* kind, const auto& eventWith) {
        for (std::size_t i = 0; i < names<E>().size(); ++i)
            all.push_back({kind + std::to_string(i), {kTime, eventWith(static_cast<E>(i))}});
    };
    each.operator()<Verdict>("Verdict", [](Verdict v) { return PacketVerdict{PacketId{9}, v, PacketId{}}; });
    each.operator()<GateMode>("Gate", [](GateMode mode) { return GateModeChanged{mode, 900}; });
    each.operator()<StepPhase>("Step", [](StepPhase phase) { return StepMarked{4, phase, "why"}; });
    const auto socketWith = [](auto member) {
        return [member](auto value) {
            SocketChanged socket;
            socket.*member = value;
            return socket;
        };
    };
    each.operator()<State>("State", socketWith(&SocketChanged::state));
    each.operator()<Protocol>("Protocol", socketWith(&SocketChanged::protocol));
    each.operator()<TimerKind>("Timer", socketWith(&SocketChanged::timer));
    return all;
}

class EveryEvent : public testing::TestWithParam<RoundTrip> {};

TEST_P(EveryEvent, ComesBackAsItWas) {
    const std::string json = encodeEvent(GetParam().event);
    EXPECT_EQ(json.find('\n'), std::string::npos) << json;
    const auto decoded = decodeEvent(json);
    ASSERT_TRUE(decoded) << decoded.error().reason.english() << " in " << json;
    ASSERT_TRUE(decoded.value().has_value()) << json;
    EXPECT_EQ(*decoded.value(), GetParam().event) << json;
}

INSTANTIATE_TEST_SUITE_P(Rows, EveryEvent, testing::ValuesIn(rows()), [](const auto& row) { return row.param.name; });

TEST(EventCodec, CoversEveryAlternative) {
    std::vector<bool> seen(std::variant_size_v<decltype(TraceEvent::what)>);
    for (const RoundTrip& row : rows())
        seen[row.event.what.index()] = true;
    std::size_t packet = decltype(TraceEvent::what)(PacketSeen{}).index();
    for (std::size_t i = 0; i < seen.size(); ++i)
        EXPECT_TRUE(seen[i] || i == packet) << "alternative " << i;
}

TEST(EventCodec, IsReadable) {
    EXPECT_EQ(encodeEvent({kTime, CallEntered{CallId{1}, "client", 7, model::call::recordedCall("close(fd)"), 3}}),
              R"~({"event":"call","time":1700000000123456789,"call":1,"actor":"client","pid":7,)~"
              R"~("text":"close(fd)","name":"close","fd":3})~");
}

TEST(EventCodec, SkipsWhatANewerProgramWrote) {
    for (const char* json : {R"({"event":"teleported","time":1})", R"({"event":"verdict","verdict":"cloned"})",
                             R"({"event":"socket","state":"HALF-OPEN"})"}) {
        const auto decoded = decodeEvent(json);
        ASSERT_TRUE(decoded) << json;
        EXPECT_FALSE(decoded.value().has_value()) << json;
    }
    const auto decoded = decodeEvent(R"({"event":"synced","token":3,"colour":"red"})");
    ASSERT_TRUE(decoded && decoded.value());
    EXPECT_EQ(decoded.value()->what, decltype(TraceEvent::what)(Synced{3}));
}

TEST(EventCodec, RefusesWhatIsNoEvent) {
    for (const char* json : {"",
                             "{",
                             "[]",
                             "7",
                             "{}",
                             R"({"event":7})",
                             R"({"event":"synced","token":"x"})",
                             R"({"event":"synced","token":-1})",
                             R"({"event":"synced","token":1e999})",
                             R"({"event":"synced","token":99999999999999999999})",
                             R"({"event":"call","pid":99999999999})",
                             R"({"event":"call","fd":1.5})",
                             R"({"event":"return","data":{"hex":"f"}})",
                             R"({"event":"return","data":{"hex":"zz"}})",
                             R"({"event":"return","peer":"nowhere"})",
                             R"({"event":"problem","detail":[]})",
                             R"({"event":"problem","detail":[7]})",
                             R"({"event":"socket","owners":{}})",
                             R"({"event":"socket","owners":[7]})",
                             R"({"event":"socket","orphan":1})",
                             "{\"event\":\"\xff\"}"}) {
        EXPECT_FALSE(decodeEvent(json)) << json;
    }
    EXPECT_EQ(decodeEvent(R"({"event":!})").error().offset, 9u);
}

TEST(EventCodec, SurvivesDeepNesting) {
    EXPECT_FALSE(decodeEvent(std::string(200000, '[')));
    EXPECT_FALSE(decodeEvent(std::string(200000, '[') + std::string(200000, ']')));
    std::string reason = R"({"event":"problem","detail":)";
    for (int depth = 0; depth < 100000; ++depth)
        reason += R"(["%1",)";
    EXPECT_FALSE(decodeEvent(reason + "\"\"" + std::string(100000, ']') + '}'));
}

}  // namespace
// Sessions of every age have a call as text and name.
TEST(EventCodec, ReadsACallOnceAndWritesItAsBefore) {
    const std::string json = R"({"event":"call","time":5,"call":1,"actor":"client","pid":7,)"
                             R"x("text":"n = write(fd, \"x\" * 3)","name":"write","fd":3})x";
    const auto event = decodeEvent(json);
    ASSERT_TRUE(event.ok() && event.value());
    const auto& entered = std::get<CallEntered>(event.value()->what);
    EXPECT_EQ(entered.value->name, model::call::Name::Write);
    EXPECT_EQ(entered.value->target, "n");
    ASSERT_TRUE(entered.value->argument<model::call::Bytes>(1));
    EXPECT_EQ(entered.value->argument<model::call::Bytes>(1)->all(), "xxx");
    EXPECT_EQ(encodeEvent(*event.value()), json);
}

TEST(EventCodec, KeepsTheTextOfACallThatItDoesNotKnow) {
    const std::string json = R"({"event":"call","time":5,"call":1,"actor":"client","pid":7,)"
                             R"x("text":"fd = openat(AT_FDCWD, \"x\")","name":"openat"})x";
    const auto event = decodeEvent(json);
    ASSERT_TRUE(event.ok() && event.value());
    EXPECT_EQ(std::get<CallEntered>(event.value()->what).value->name, model::call::Name::Other);
    EXPECT_EQ(encodeEvent(*event.value()), json);
}

}  // namespace model::trace
