// What was so at a position: nothing that it tells comes from behind it.
#include <gtest/gtest.h>

#include "model/trace/Moment.h"
#include "tests/support/FrameBuilder.h"
#include "tests/support/LookAhead.h"
#include "tests/support/SampleTrace.h"
#include "tests/support/TraceScript.h"

namespace {

using namespace model;
using namespace model::trace;
using tests::support::expectNothingLooksAhead;
using tests::support::SampleTrace;
using tests::support::TraceScript;
namespace flag = model::packet::flag;

// The position just behind the first event of that kind.
template <class What>
std::size_t behind(const Trace& trace) {
    const auto& events = trace.events();
    const auto found = std::ranges::find_if(events, [](const auto& e) { return std::holds_alternative<What>(e.what); });
    return static_cast<std::size_t>(found - events.begin()) + 1;
}

TEST(Moment, ASegmentIsKeptFromTheKeepOnAndNotBefore) {
    TraceScript script;
    const PacketId syn{script.tcp(5001, 9000, 1, 0, flag::Syn)};
    const std::size_t held = script.trace().size();
    script.add(PacketVerdict{syn, Verdict::Kept, {}});
    const std::size_t kept = script.trace().size();
    script.deliver(syn.value);
    EXPECT_FALSE(Moment(script.trace(), held).fate(syn).kept);
    EXPECT_TRUE(Moment(script.trace(), kept).fate(syn).kept);
    EXPECT_FALSE(Moment(script.trace(), kept).fate(syn).verdict);
    EXPECT_EQ(Moment(script.trace(), script.trace().size()).fate(syn).verdict, Verdict::Delivered);
}

TEST(Moment, AResentCopyCountsFromItsVerdictOn) {
    TraceScript script;
    const PacketId syn{script.tcp(5001, 9000, 1, 0, flag::Syn)};
    script.absorb(syn.value);
    script.absorb(syn.value);
    const Trace& trace = script.trace();
    EXPECT_EQ(Moment(trace, trace.size()).fate(syn).resent, 2u);
    EXPECT_EQ(Moment(trace, trace.size() - 1).fate(syn).resent, 1u);
    EXPECT_EQ(Moment(trace, trace.size()).fate(PacketId{2}).original, syn);
    EXPECT_FALSE(Moment(trace, trace.size() - 2).fate(PacketId{3}).verdict) << "it has not been sent yet";
}

TEST(Moment, NamesTheProcessTheDescriptorAndTheCall) {
    const SampleTrace sample;
    const Moment end(sample.trace(), sample.trace().size());
    const Origin syn = end.origin(PacketId{1});
    EXPECT_EQ(syn.actor, "client");
    EXPECT_EQ(syn.pid, 4121);
    EXPECT_EQ(syn.fd, 3);
    ASSERT_TRUE(syn.call);
    EXPECT_EQ(syn.call->entered.name(), "connect");
    const Origin ack = end.origin(PacketId{6});
    EXPECT_EQ(ack.actor, "server");
    EXPECT_FALSE(ack.call) << "the kernel sends it";
}

TEST(Moment, NobodySentWhatHasNotHappened) {
    const SampleTrace sample;
    const PacketRecord& last = sample.trace().packets().back();
    const Moment before(sample.trace(), last.event);
    EXPECT_FALSE(before.happened(last));
    EXPECT_FALSE(before.origin(last.seen.packet).pid);
    EXPECT_FALSE(before.arrived(last));
}

// The kernel tells of a client's socket after its SYN.
TEST(Moment, OnlyCallOfConnectToTheAddressSendsTheSyn) {
    TraceScript script;
    script.actor("client", 1);
    script.actor("other", 2);
    script.enter("client", "connect(fd, 127.0.0.1:9000)");
    const PacketId syn{script.tcp(5001, 9000, 1, 0, flag::Syn)};
    EXPECT_EQ(Moment(script.trace(), script.trace().size()).origin(syn).actor, "client");
    script.enter("other", "connect(fd, 127.0.0.1:9000)");
    const PacketId second{script.tcp(5002, 9000, 1, 0, flag::Syn)};
    EXPECT_EQ(Moment(script.trace(), script.trace().size()).origin(second).actor, "") << "it may be either";
}

TEST(Moment, ControlBlockGrowsWithTheSegments) {
    const SampleTrace sample;
    const Trace& trace = sample.trace();
    const ConnectionId connection{1};
    EXPECT_EQ(Moment(trace, behind<ActorStarted>(trace)).block(connection, Side::Client), BlockView());
    const BlockView syn = Moment(trace, behind<PacketSeen>(trace)).block(connection, Side::Client);
    EXPECT_EQ(*syn.sndNxt - *syn.iss, 1);
    EXPECT_FALSE(syn.irs);
    EXPECT_EQ(Moment(trace, behind<PacketSeen>(trace)).block(connection, Side::Server), BlockView())
        << "it is held at the server's door";
    const BlockView end = Moment(trace, trace.size()).block(connection, Side::Client);
    EXPECT_EQ(*end.sndNxt - *end.iss, 7) << "SYN, five bytes, FIN";
    EXPECT_EQ(end.sndUna, end.sndNxt);
    EXPECT_EQ(*end.rcvNxt - *end.irs, 2);
}

// RFC 7323 section 2.2: scaling holds once both SYNs offered it; before them a segment is of another connection.
TEST(Moment, AWindowIsScaledFromTheAnsweredSynOn) {
    Trace trace;
    const auto add = [&](bool client, std::uint32_t seq, std::uint32_t ack, std::uint16_t flags) {
        tests::support::TcpSegment segment{
            tests::support::v4(client ? 5001 : 9000), tests::support::v4(client ? 9000 : 5001), seq, ack, flags, 251};
        if ((flags & flag::Syn) != 0)
            segment.options = {3, 3, 7};
        const auto frame = tests::support::tcpFrame(segment);
        const auto size = static_cast<std::uint32_t>(frame.size());
        const PacketId id{trace.packets().size() + 1};
        trace.append({Timestamp{static_cast<std::int64_t>(id.value)}, PacketSeen{id, 0, size, size}}, frame);
    };
    add(true, 1000, 0, flag::Syn);
    add(false, 900'000'000, 500'000, flag::Ack);
    add(true, 500'000, 0, flag::Rst);
    add(true, 1000, 0, flag::Syn);
    add(false, 5000, 1001, flag::Syn | flag::Ack);
    add(true, 1001, 5001, flag::Ack);
    const auto windowAt = [&](std::size_t position, Side side) {
        return Moment(trace, position).block(ConnectionId{1}, side).rcvWnd;
    };
    EXPECT_EQ(windowAt(2, Side::Server), 251u);
    EXPECT_EQ(windowAt(5, Side::Server), 251u);
    EXPECT_EQ(windowAt(6, Side::Client), 251u << 7);
}

TEST(Moment, TheGatesCopyIsNoRetransmission) {
    TraceScript script;
    const PacketId syn{script.tcp(5001, 9000, 1, 0, flag::Syn)};
    script.add(PacketVerdict{syn, Verdict::Duplicated, {}});
    const PacketId copy{script.tcp(5001, 9000, 1, 0, flag::Syn)};
    EXPECT_EQ(script.trace().tracker().connections()[0].retransmissions, 1u);
    script.add(PacketVerdict{copy, Verdict::Injected, syn});
    EXPECT_EQ(script.trace().tracker().connections()[0].retransmissions, 0u);
}

TEST(Moment, ALiveSessionLooksNowhereAhead) {
    const SampleTrace sample;
    const auto compared = expectNothingLooksAhead(sample.trace());
    EXPECT_EQ(compared.positions, sample.trace().size() + 1);
    EXPECT_GT(compared.origins, 0u);
    EXPECT_GT(compared.settled, 0u);
    EXPECT_GT(compared.sockets, 0u);
}

TEST(Moment, DropsCopiesErrorsAndResetsLookNowhereAhead) {
    TraceScript script;
    script.actor("server", 2);
    script.actor("client", 1);
    script.socket(1, State::Listen, 9000, 0, "server", 3);
    script.enter("client", "connect(fd, 127.0.0.1:9000)");
    const auto syn = script.tcp(5001, 9000, 1, 0, flag::Syn);
    script.absorb(syn);
    script.drop(syn);
    script.socket(2, State::SynSent, 5001, 9000, "client", 3);
    const auto again = script.tcp(5001, 9000, 1, 0, flag::Syn);
    script.deliver(again);
    script.deliver(script.icmp("127.0.0.1", 3, again));
    script.socketEnds(2);
    script.socket(3, State::SynSent, 5001, 9000, "client", 4);
    script.deliver(script.tcp(5001, 9000, 900, 0, flag::Syn));
    script.deliver(script.tcp(9000, 5001, 0, 901, flag::Rst | flag::Ack));
    script.socketEnds(3);
    script.deliver(script.udp(6000, 9000, "x"));
    EXPECT_EQ(expectNothingLooksAhead(script.trace()).positions, script.trace().size() + 1);
}

// Both FINs cross, the client's is captured only when it is sent again: what was held for true before is corrected.
TEST(Moment, CorrectedStateIsMarkedAsHindsight) {
    TraceScript script(false);
    script.tcp(5001, 9000, 100, 0, flag::Syn);
    script.tcp(9000, 5001, 500, 101, flag::Syn | flag::Ack);
    script.tcp(5001, 9000, 101, 501, flag::Ack);
    script.tcp(9000, 5001, 501, 101, flag::Fin | flag::Ack);
    script.tcp(5001, 9000, 102, 502, flag::Ack);
    script.tcp(9000, 5001, 502, 102, flag::Ack);
    script.wait(0.2);
    script.tcp(5001, 9000, 101, 502, flag::Fin | flag::Ack);
    script.tcp(9000, 5001, 502, 102, flag::Ack);
    const auto compared = expectNothingLooksAhead(script.trace());
    EXPECT_EQ(compared.positions, script.trace().size() + 1);
    EXPECT_GT(compared.hindsights, 0u) << "else nothing here tells of hindsight";
}

}  // namespace
