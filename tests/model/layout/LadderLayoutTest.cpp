#include <gtest/gtest.h>

#include "model/layout/LadderLayout.h"
#include "tests/support/SampleTrace.h"
#include "tests/support/TraceScript.h"

namespace {

using namespace model::layout;
using model::PacketId;
using model::State;
using model::trace::Verdict;
using tests::support::SampleTrace;
using tests::support::TraceScript;
namespace flag = model::packet::flag;

LadderLayout laidOut(const model::trace::Trace& trace, LadderMeasures measures = {}) {
    LadderLayout layout(measures);
    layout.update(trace);
    return layout;
}

const StateTrack& trackOf(const LadderLayout& layout, std::uint32_t lane) {
    return layout.bars().tracks(lane).at(0);
}

std::vector<State> statesOf(const LadderLayout& layout, std::uint32_t lane) {
    std::vector<State> out;
    for (const StateSpan& span : trackOf(layout, lane))
        out.push_back(span.state);
    return out;
}

TEST(LadderLayout, ClientsStandLeftServersRight) {
    const SampleTrace sample;
    const auto layout = laidOut(sample.trace());
    const auto order = layout.parties().order();
    ASSERT_EQ(order.size(), 2u);
    EXPECT_EQ(layout.lanes()[order[0]].name, "client");
    EXPECT_EQ(layout.lanes()[order[1]].name, "server");
}

TEST(LadderLayout, BandsOfSegmentsNeverMeet) {
    const SampleTrace sample;
    const auto layout = laidOut(sample.trace());
    double last = 0;
    for (const LadderSegment& segment : layout.segments().all()) {
        EXPECT_GE(segment.start, last);
        EXPECT_GT(segment.door, segment.start);
        last = segment.door;
    }
    EXPECT_EQ(layout.segments().all().size(), 9u) << "the absorbed copy has none";
}

TEST(LadderLayout, RowsFollowTheOrderOfEvents) {
    const SampleTrace sample;
    const auto layout = laidOut(sample.trace());
    for (std::size_t i = 1; i < layout.rows().items().size(); ++i) {
        EXPECT_LT(layout.rows().items()[i - 1].event, layout.rows().items()[i].event);
        EXPECT_LT(layout.rows().items()[i - 1].y, layout.rows().items()[i].y);
    }
}

TEST(LadderLayout, StateBarsAreTheKernels) {
    const SampleTrace sample;
    const auto layout = laidOut(sample.trace());
    const auto order = layout.parties().order();
    EXPECT_EQ(statesOf(layout, order[0]), (std::vector{State::Closed, State::SynSent, State::Established,
                                                       State::FinWait1, State::FinWait2, State::TimeWait}));
    EXPECT_EQ(statesOf(layout, order[1]),
              (std::vector{State::Closed, State::Listen, State::SynReceived, State::Established, State::CloseWait,
                           State::LastAck, State::Closed}));
    // SYN-SENT begins where the SYN leaves, SYN-RECEIVED where it is let in.
    const LadderSegment* syn = layout.segments().find(PacketId{1});
    EXPECT_DOUBLE_EQ(trackOf(layout, order[0])[1].y, syn->start);
    EXPECT_DOUBLE_EQ(trackOf(layout, order[1])[2].y, syn->end);
    for (const std::uint32_t lane : order) {
        const StateTrack& track = trackOf(layout, lane);
        for (std::size_t i = 1; i < track.size(); ++i)
            EXPECT_GE(track[i].y - track[i - 1].y, layout.measures().stateRow) << "room for the name";
    }
}

TEST(LadderLayout, WhatHasAPlaceKeepsItWhenTheTraceGrows) {
    const SampleTrace sample;
    const auto whole = laidOut(sample.trace());
    // The same events one by one, looking at the layout after each.
    model::trace::Trace growing;
    LadderLayout layout;
    std::size_t packet = 0;
    for (const auto& event : sample.trace().events()) {
        std::vector<std::uint8_t> frame;
        if (std::holds_alternative<model::trace::PacketSeen>(event.what))
            frame = sample.trace().bytes(sample.trace().packets()[packet++].seen.packet);
        growing.append(event, frame);
        layout.update(growing);
    }
    ASSERT_EQ(layout.rows().items().size(), whole.rows().items().size());
    for (std::size_t i = 0; i < layout.rows().items().size(); ++i)
        EXPECT_DOUBLE_EQ(layout.rows().items()[i].y, whole.rows().items()[i].y);
    EXPECT_DOUBLE_EQ(layout.rows().height(), whole.rows().height());
}

TEST(LadderLayout, CountsCopiesUpToThePosition) {
    const SampleTrace sample;
    const auto layout = laidOut(sample.trace());
    const auto& packets = sample.trace().packets();
    EXPECT_EQ(layout.segments().resent(PacketId{1}, packets[0].event + 1), 0u);
    EXPECT_EQ(layout.segments().resent(PacketId{1}, sample.trace().size()), 1u);
}

TEST(LadderLayout, AStateBeginsWhereItsSegmentDidNotWhereItWasTold) {
    TraceScript script;
    script.actor("client", 1);
    script.actor("server", 2);
    script.socket(1, State::Listen, 9000, 0, "server", 3);
    const auto connect = script.enter("client", "connect(fd, 127.0.0.1:9000)");
    const auto syn = script.tcp(5000, 9000, 100, 0, flag::Syn);
    script.socket(2, State::SynSent, 5000, 9000, "client", 3);
    script.deliver(syn);
    const auto answer = script.tcp(9000, 5000, 700, 101, flag::Syn | flag::Ack);
    script.socket(3, State::SynReceived, 9000, 5000);
    script.deliver(answer);
    script.tcp(5000, 9000, 101, 701, flag::Ack);
    script.leave(connect, 0);
    script.socket(2, State::Established, 5000, 9000, "client", 3);
    const auto layout = laidOut(script.trace());
    const auto order = layout.parties().order();
    EXPECT_DOUBLE_EQ(trackOf(layout, order[1]).back().y, layout.segments().find(PacketId{answer})->start)
        << "told after its SYN,ACK left";
    EXPECT_DOUBLE_EQ(trackOf(layout, order[0]).back().y, layout.segments().find(PacketId{answer})->end);
}

TEST(LadderLayout, StatesThatCameAtOnceHaveRoomForTheirNames) {
    TraceScript script;
    script.actor("client", 1);
    script.socket(1, State::Established, 5000, 9000, "client", 3);
    script.call("client", "close(fd)");
    script.socket(1, State::FinWait1, 5000, 9000);
    script.socket(1, State::FinWait2, 5000, 9000);
    script.socket(1, State::TimeWait, 5000, 9000);
    const auto layout = laidOut(script.trace());
    const auto& track = trackOf(layout, 0);
    ASSERT_EQ(track.size(), 4u);
    for (std::size_t i = 1; i < track.size(); ++i)
        EXPECT_GE(track[i].y - track[i - 1].y, layout.measures().stateRow);
}

TEST(LadderLayout, ASegmentOvertakenWaitsAtTheDoor) {
    TraceScript script;
    script.actor("client", 1);
    script.actor("server", 2);
    script.socket(1, State::Established, 5000, 9000, "client", 3);
    script.socket(2, State::Established, 9000, 5000, "server", 4);
    const auto first = script.tcp(5000, 9000, 100, 200, flag::Ack | flag::Psh, "one");
    const auto second = script.tcp(5000, 9000, 103, 200, flag::Ack | flag::Psh, "two");
    script.deliver(second);
    script.deliver(first);
    const auto layout = laidOut(script.trace());
    const LadderSegment *a = layout.segments().find(PacketId{first}), *z = layout.segments().find(PacketId{second});
    EXPECT_DOUBLE_EQ(z->end, z->door) << "straight in";
    EXPECT_GT(a->end, a->door) << "it waited";
    EXPECT_GT(a->end, z->end);
    EXPECT_NE(a->slot, z->slot) << "two at one door stand side by side";
}

TEST(LadderLayout, ADropIsKnown) {
    TraceScript script;
    script.actor("client", 1);
    script.actor("server", 2);
    script.socket(1, State::SynSent, 5000, 9000, "client", 3);
    const auto syn = script.tcp(5000, 9000, 100, 0, flag::Syn);
    script.drop(syn);
    const auto layout = laidOut(script.trace());
    EXPECT_EQ(layout.segments().find(PacketId{syn})->verdict, Verdict::Dropped);
    EXPECT_LT(layout.segments().find(PacketId{syn})->settled, script.trace().size());
}

TEST(LadderLayout, FoldsLongGapsButNotThePersonsThinking) {
    TraceScript script;
    script.actor("client", 1);
    script.call("client", "fd = socket(AF_INET, SOCK_STREAM)", 3);
    script.wait(8);
    script.call("client", "close(fd)");
    const auto syn = script.tcp(5000, 9000, 100, 0, flag::Syn);
    script.wait(30);
    script.call("client", "getsockopt(fd, SO_ERROR)");
    script.wait(30);
    script.deliver(syn);
    const auto layout = laidOut(script.trace());
    ASSERT_EQ(layout.notes().size(), 1u);
    EXPECT_EQ(layout.notes()[0].kind, LadderNote::Kind::Gap);
    EXPECT_NEAR(static_cast<double>(layout.notes()[0].ns) / 1e9, 8, 0.01);
}

TEST(LadderLayout, ACaptureHasALifeLineForEachAddress) {
    TraceScript script(false);
    script.tcp(5000, 9000, 100, 0, flag::Syn);
    script.tcp(9000, 5000, 700, 101, flag::Syn | flag::Ack);
    script.tcp(5000, 9000, 101, 701, flag::Ack);
    const auto layout = laidOut(script.trace());
    const auto order = layout.parties().order();
    ASSERT_EQ(order.size(), 2u);
    EXPECT_EQ(layout.lanes()[order[0]].name, "127.0.0.1:5000");
    EXPECT_EQ(statesOf(layout, order[0]), (std::vector{State::Closed, State::SynSent, State::Established}));
    EXPECT_FALSE(trackOf(layout, order[0])[1].kernel);
}

TEST(LadderLayout, AnIcmpErrorGoesToWhoSentItsSegmentAndMayCloseIt) {
    for (const char* sender : {"127.0.0.1", "10.0.0.254"}) {
        TraceScript script(false);
        const std::uint64_t other = script.udp(6000, 53, "?");
        const std::uint64_t syn = script.tcp(5000, 9000, 100, 0, flag::Syn);
        const std::uint64_t error = script.icmp(sender, 3, syn);
        const std::uint64_t otherError = script.icmp("127.0.0.1", 3, other);
        const auto layout = laidOut(script.trace());
        const auto nameOf = [&](std::uint32_t party) { return layout.lanes().at(layout.laneOf(party)).name; };
        const LadderSegment& told = *layout.segments().find(PacketId{error});
        const bool router = std::string(sender) != "127.0.0.1";
        EXPECT_EQ(nameOf(told.toParty), "127.0.0.1:5000");
        EXPECT_EQ(nameOf(told.fromParty), router ? "10.0.0.254" : "127.0.0.1:9000");
        EXPECT_EQ(nameOf(layout.segments().find(PacketId{otherError})->toParty), "127.0.0.1:6000");
        EXPECT_EQ(nameOf(layout.segments().find(PacketId{otherError})->fromParty), "127.0.0.1:53");
        const std::uint32_t client = layout.laneOf(told.toParty);
        EXPECT_EQ(statesOf(layout, client).back(), State::Closed);
        EXPECT_DOUBLE_EQ(trackOf(layout, client).back().y, told.door);
        LadderMeasures one;
        one.connection = model::ConnectionId{1};
        EXPECT_EQ(laidOut(script.trace(), one).segments().all().size(), 2u) << "the SYN and what it got for an answer";
    }
}

TEST(LadderLayout, VisitsOnlyWhatTouchesTheScreen) {
    TraceScript script(false);
    for (std::uint32_t i = 0; i < 5000; ++i)
        script.tcp(5000, 9000, 100 + i, 1, flag::Ack, "x");
    const auto layout = laidOut(script.trace());
    std::size_t seen = 0;
    const double top = layout.rows().height() / 2;
    layout.rows().visit(top, top + 40, [&](const LadderItem& item) {
        ++seen;
        EXPECT_LE(item.y, top + 40);
        EXPECT_GE(item.bottom, top);
    });
    EXPECT_GE(seen, 5u);
    EXPECT_LE(seen, 12u);
}

TEST(LadderLayout, TheBarOfASocketThatIsNoMoreEndsWhereAnotherLives) {
    TraceScript script;
    script.actor("client", 4121);
    script.socket(1, State::TimeWait, 40000, 9000, "client", 3);
    script.socket(2, State::Closed, 40001, 0, "client", 4);
    script.call("client", "close(fd)");
    const std::size_t alone = script.trace().size();
    script.socketEnds(1);
    const std::size_t ended = script.trace().size();
    const auto layout = laidOut(script.trace());
    const StateBars& bars = layout.bars();
    ASSERT_EQ(bars.tracks(0).size(), 2u);
    ASSERT_EQ(statesOf(layout, 0), (std::vector{State::TimeWait, State::Closed}));
    EXPECT_FALSE(bars.endOf(0, 0, 0, alone)) << "it is still there";
    const auto end = bars.endOf(0, 0, 1, ended);
    ASSERT_TRUE(end);
    EXPECT_DOUBLE_EQ(*end, trackOf(layout, 0)[1].y + layout.measures().stateRow);
    EXPECT_FALSE(bars.endOf(0, 1, 0, ended)) << "the other one lives";
}

TEST(LadderLayout, TheLastStateOfAConnectionStays) {
    TraceScript script;
    script.actor("client", 4121);
    script.socket(1, State::LastAck, 40000, 9000, "client", 3);
    script.socketEnds(1);
    const auto layout = laidOut(script.trace());
    EXPECT_FALSE(layout.bars().endOf(0, 0, 1, script.trace().size())) << "it is what the class is to see";
}

TEST(LadderLayout, WhatTheKernelPassedThroughUnaskedIsInferred) {
    TraceScript script;
    script.actor("client", 1);
    script.actor("server", 2);
    script.socket(1, State::Listen, 9000, 0, "server", 3);
    script.socket(2, State::Closed, 0, 0, "client", 3);
    const auto connect = script.enter("client", "connect(fd, 127.0.0.1:9000)");
    const auto syn = script.tcp(5000, 9000, 100, 0, flag::Syn);
    script.deliver(syn);
    const auto answer = script.tcp(9000, 5000, 700, 101, flag::Syn | flag::Ack);
    script.deliver(answer);
    const auto ack = script.tcp(5000, 9000, 101, 701, flag::Ack);
    script.deliver(ack);
    script.leave(connect, 0);
    script.socket(2, State::Established, 5000, 9000, "client", 3);
    script.socket(3, State::Established, 9000, 5000, "server", 4);
    const auto layout = laidOut(script.trace());
    const auto order = layout.parties().order();
    const StateTrack &client = trackOf(layout, order[0]), &server = trackOf(layout, order[1]);
    ASSERT_EQ(statesOf(layout, order[0]), (std::vector{State::Closed, State::SynSent, State::Established}));
    ASSERT_EQ(statesOf(layout, order[1]), (std::vector{State::Listen, State::SynReceived, State::Established}));
    for (const StateTrack* track : {&client, &server}) {
        EXPECT_TRUE((*track)[0].kernel);
        EXPECT_FALSE((*track)[1].kernel) << "the kernel was not asked";
        EXPECT_TRUE((*track)[2].kernel);
    }
    EXPECT_DOUBLE_EQ(client[1].y, layout.segments().find(PacketId{syn})->start);
    EXPECT_DOUBLE_EQ(server[1].y, layout.segments().find(PacketId{answer})->start);
    EXPECT_DOUBLE_EQ(server[2].y, layout.segments().find(PacketId{ack})->end);
}

}  // namespace
