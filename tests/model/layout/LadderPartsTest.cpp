// The parts of a ladder, each alone: rows, parties, state bars, columns, labels, calls.
#include <gtest/gtest.h>

#include "tests/model/layout/LadderStage.h"

namespace {

using namespace model::layout;
using model::Side;
using model::State;
using tests::layout::LadderStage;
using tests::layout::middleOf;
using tests::layout::pictureOf;
namespace flag = model::packet::flag;

TEST(LadderRows, AnItemThatReachesDownIsSeenWhereItReaches) {
    LadderRows rows(1);
    const std::uint32_t first = rows.add(LadderItem::Kind::Call, 0, 0, 2);
    for (std::uint32_t i = 1; i < 1000; ++i)
        rows.add(LadderItem::Kind::Call, i, i, 2);
    rows.stretch(first, 1500);
    std::vector<std::uint32_t> seen;
    rows.visit(1400, 1403, [&](const LadderItem& item) { seen.push_back(item.index); });
    EXPECT_EQ(seen, (std::vector<std::uint32_t>{0, 699, 700, 701}));
    EXPECT_DOUBLE_EQ(rows.heightAt(500), 1001) << "what had happened ends where the next begins";
    EXPECT_DOUBLE_EQ(rows.height(), 2001);
}

TEST(LadderRows, WhatStandsInTheMiddleOfItsRowBeginsThere) {
    LadderRows rows(0);
    rows.add(LadderItem::Kind::Segment, 0, 0, 5);
    rows.add(LadderItem::Kind::Taken, 0, 7, 1.2, 0.6);
    EXPECT_DOUBLE_EQ(rows.heightAt(7), 5.6) << "the arrival's own height";
    EXPECT_DOUBLE_EQ(rows.height(), 6.2);
}

TEST(LadderParties, WhoServesIsToldByTheDemoNotByTheName) {
    LadderParties parties({{"server", Side::Client}, {"asker", Side::Server}});
    parties.start({"server", 1, 0});
    parties.start({"asker", 2, 0});
    parties.start({"child", 3, 2});
    EXPECT_EQ(parties.order(), (std::vector<std::uint32_t>{0, 1, 2}));
    EXPECT_EQ(parties.lanes()[0].side, Side::Client);
    EXPECT_EQ(parties.lanes()[1].side, Side::Server);
    EXPECT_EQ(parties.lanes()[2].side, Side::Server) << "as the one that forked it";
}

TEST(LadderParties, WithoutADemoTheOneThatIsAskedServes) {
    tests::support::TraceScript script;
    script.actor("server of files", 1);
    script.actor("peer", 2);
    const auto udp = model::trace::Protocol::Udp;
    script.socket(1, State::Closed, 5000, 0, "server of files", 3, udp);
    script.socket(2, State::Closed, 7000, 0, "peer", 3, udp);
    script.udp(5000, 7000, "?");
    LadderLayout layout;
    layout.update(script.trace());
    EXPECT_EQ(layout.lanes()[0].side, Side::Client) << "it asks, whatever its name";
    EXPECT_EQ(layout.lanes()[1].side, Side::Server);
}

TEST(StateBars, EachStateHasRoomAndTheSameStateIsOne) {
    StateBars bars(2);
    bars.addLanes(1, 5);
    const auto track = bars.trackFor(0, 77);
    ASSERT_TRUE(track);
    for (const State state : {State::SynSent, State::SynSent, State::Established})
        bars.push(0, *track, {0, 1, state});
    ASSERT_EQ(bars.tracks(0)[0].size(), 2u);
    EXPECT_DOUBLE_EQ(bars.tracks(0)[0][0].y, 5);
    EXPECT_DOUBLE_EQ(bars.tracks(0)[0][1].y, 7) << "room for a name";
}

TEST(StateBars, ATrackIsTakenAgainOnceItIsFree) {
    StateBars bars(2);
    bars.addLanes(1, 0);
    for (std::uint64_t socket = 1; socket <= StateBars::kMaxTracks; ++socket)
        EXPECT_EQ(bars.trackFor(0, socket), socket - 1);
    EXPECT_FALSE(bars.trackFor(0, 99)) << "all are taken";
    bars.release(0, 2);
    EXPECT_EQ(bars.trackFor(0, 99), 2u);
    EXPECT_EQ(bars.trackFor(0, 99), 2u) << "it keeps it";
}

TEST(SegmentLabel, SaysLessWhereThereIsLessRoom) {
    LadderStage stage;
    stage.demo.actors = {{"one", "client", {}, false}, {"web", "server", {}, false}};
    stage.connect();
    const auto id = stage.script.tcp(40000, 9000, 100, 200, flag::Ack | flag::Psh, "hello");
    stage.script.absorb(id);
    const LadderGeometry ladder = stage.ladder();
    const auto& record = stage.script.trace().packets().front();
    std::vector<std::string> said;
    for (double room = 800; room > 40; room -= 10) {
        const SegmentLabel label = segmentLabel(ladder.ground(), record, {100, 0}, {100 + room, 40}, {100 + room, 40});
        const std::string text = label.name.text + label.more.text;
        if (said.empty() || said.back() != text)
            said.push_back(text);
        EXPECT_GE(label.area.left, 100) << "over the life line, with room " << room;
    }
    EXPECT_EQ(said, (std::vector<std::string>{"PSH+ACK · 5 bytes · kernel resent it 1×",
                                              "PSH+ACK · 5 bytes · resent 1×", "PSH+ACK · resent 1×", "PSH+ACK"}));
}

TEST(CallPlacer, ACallLeavesTheNextLifeLineFreeWhereAShorterFormFits) {
    LadderStage stage;
    stage.script.call("game", "udp = socket(AF_INET, SOCK_DGRAM)", 3);
    stage.script.enter("game", "conn = accept(listener)");
    const LadderGeometry ladder = stage.ladder();
    const LadderPicture picture = pictureOf(ladder);
    ASSERT_EQ(picture.calls.size(), 2u);
    for (const PlacedCall& call : picture.calls)
        EXPECT_GT(call.rows.at(0).taken.left, middleOf(ladder, "web") + 10) << call.rows.at(0).text.text;
    EXPECT_FALSE(picture.calls[0].wait);
    EXPECT_TRUE(picture.calls[1].wait) << "it has not returned";
}

TEST(BarNames, TheSameStateOfTwoSocketsIsNamedOnce) {
    LadderStage stage;
    stage.script.socket(1, State::TimeWait, 40000, 9000, "one", 3);
    stage.script.socket(2, State::Closed, 40001, 0, "one", 4);
    stage.script.socketEnds(1);
    stage.script.call("one", "close(fd)");
    const auto names = pictureOf(stage.ladder()).names;
    EXPECT_EQ(std::ranges::count_if(names, [](const BarName& name) { return name.lines.at(0).text == "CLOSED"; }), 1);
}

TEST(BarNames, ALineLeadsFromANameToItsOwnBarAmongSeveral) {
    LadderStage stage;
    stage.script.socket(1, State::TimeWait, 40000, 9000, "one", 3);
    for (int i = 0; i < 4; ++i)
        stage.script.call("one", "close(fd)");
    for (const BarName& name : pictureOf(stage.ladder()).names)
        EXPECT_FALSE(name.leader) << "there is one bar only";
    stage.script.socket(2, State::SynSent, 40001, 9000, "one", 4);
    for (int i = 0; i < 6; ++i)
        stage.script.call("one", "close(fd)");
    std::vector<double> ends;
    for (const BarName& name : pictureOf(stage.ladder()).names)
        if (name.leader)
            ends.push_back(name.leader->to.x);
    ASSERT_EQ(ends.size(), 2u);
    EXPECT_GT(std::abs(ends[1] - ends[0]), 14) << "each has its own bar";
}

TEST(TextMeasure, TakesTheFirstFormThatFitsElseTheLast) {
    const tests::layout::CountingMeasure measure(10);
    const TextStyle style;
    EXPECT_EQ(measure.fitting({"a long one", "short", "s"}, style, 30), "short");
    EXPECT_EQ(measure.fitting({"a long one", "short", "s"}, style, 1), "s");
    EXPECT_TRUE(hasHan("held 扣留"));
    EXPECT_FALSE(hasHan("resent 1× …"));
}

}  // namespace
