// A ladder laid out whole: what hides what, where to look, who is picked out, what comes next.
#include <gtest/gtest.h>

#include "tests/model/layout/LadderStage.h"
#include "tests/support/SampleTrace.h"

namespace {

using namespace model::layout;
using tests::layout::LadderStage;
using tests::layout::middleOf;
using tests::layout::pictureOf;
namespace flag = model::packet::flag;

// The areas of everything that is written, and of what.
std::vector<std::pair<Rect, std::string>> writtenOn(const LadderPicture& picture) {
    std::vector<std::pair<Rect, std::string>> out;
    const auto add = [&](const Written& text) {
        if (!text.area.empty() && !text.text.empty())
            out.emplace_back(text.area, text.text);
    };
    for (const PlacedCall& call : picture.calls)
        for (const CallRow& row : call.rows)
            out.emplace_back(row.taken, row.text.text);
    for (const PlacedSegment& segment : picture.segments) {
        out.emplace_back(segment.label.area, segment.label.name.text);
        for (const Written* text : {&segment.again, &segment.deliver, &segment.drop, &segment.where})
            add(*text);
    }
    for (const BarName& name : picture.names)
        for (const auto* texts : {&name.lines, &name.below})
            for (const Written& text : *texts)
                add(text);
    return out;
}

std::string overlapsOf(const LadderPicture& picture) {
    const auto written = writtenOn(picture);
    std::string out;
    for (std::size_t i = 0; i < written.size(); ++i)
        for (std::size_t j = i + 1; j < written.size(); ++j)
            if (meets(written[i].first.inset(0.1, 0.1), written[j].first.inset(0.1, 0.1)))
                out += written[i].second + " over " + written[j].second + '\n';
    return out;
}

// How much of a segment's way lies under no text.
double freeShare(const PlacedSegment& segment, const LadderPicture& picture) {
    constexpr int kPoints = 200;
    const auto written = writtenOn(picture);
    int free = 0;
    for (int i = 0; i < kPoints; ++i) {
        const double share = (i + 0.5) / kPoints;
        const Point at{segment.from.x + (segment.in.x - segment.from.x) * share,
                       segment.from.y + (segment.in.y - segment.from.y) * share};
        free += std::ranges::none_of(written, [&](const auto& text) { return contains(text.first, at); });
    }
    return static_cast<double>(free) / kPoints;
}

// A conversation of every kind of row, the last segment held.
void converse(LadderStage& stage) {
    stage.connect();
    stage.script.call("one", "write(fd, \"hello\")", 5);
    const auto hello = stage.script.tcp(40000, 9000, 100, 200, flag::Ack | flag::Psh, "hello");
    stage.script.deliver(hello);
    stage.script.enter("web", "read(conn, 100)");
    const auto answer = stage.script.tcp(9000, 40000, 200, 105, flag::Ack | flag::Psh, "good day to you");
    stage.script.call("web", "close(conn)");
    stage.script.socket(3, model::State::FinWait1, 9000, 40000, "web", 4);
    stage.script.deliver(answer);
    stage.script.tcp(9000, 40000, 215, 105, flag::Fin | flag::Ack);
}

TEST(LadderGeometry, AtLeastHalfOfEachArrowIsVisible) {
    LadderStage stage;
    stage.demo.actors = {{"one", "client", {}, false}, {"web", "server", {}, false}};
    converse(stage);
    for (double width = 900; width <= 2400; width += 50) {
        const LadderPicture picture = pictureOf(stage.ladder(width));
        ASSERT_EQ(picture.segments.size(), 3u);
        for (const PlacedSegment& segment : picture.segments)
            EXPECT_GE(freeShare(segment, picture), 0.5) << segment.label.said << " at width " << width;
    }
}

TEST(LadderGeometry, NothingIsWrittenOverAnything) {
    for (double width = 420; width <= 1500; width += 30) {
        LadderStage stage;
        converse(stage);
        EXPECT_EQ(overlapsOf(pictureOf(stage.ladder(width))), "") << "at width " << width;
    }
}

TEST(LadderGeometry, AHeldSegmentsHeadIsUnderNoName) {
    for (double width = 560; width < 900; width += 20) {
        LadderStage stage;
        stage.connect();
        stage.script.socket(8, model::State::SynSent, 40003, 9001, "two", 3);
        stage.script.tcp(40003, 9001, 100, 0, flag::Syn);
        const LadderPicture picture = pictureOf(stage.ladder(width));
        ASSERT_EQ(picture.segments.size(), 1u);
        const PlacedSegment& syn = picture.segments[0];
        EXPECT_FALSE(syn.drop.area.empty());
        for (const BarName& name : picture.names)
            for (const Written& line : name.lines)
                EXPECT_FALSE(meets(line.area, between(syn.door, {syn.in.x, syn.in.y + 5})))
                    << line.text << " at " << width;
    }
}

TEST(LadderGeometry, APartShowsNoMoreThanItTouches) {
    LadderStage stage;
    stage.connect();
    for (std::uint32_t i = 0; i < 3000; ++i)
        stage.script.deliver(stage.script.tcp(40000, 9000, 100 + i, 1, flag::Ack | flag::Psh, "x"));
    const LadderGeometry ladder = stage.ladder();
    const LadderPicture part = ladder.picture({0, ladder.size().height / 2, 1000, 700});
    EXPECT_GE(part.segments.size(), 5u);
    EXPECT_LE(part.segments.size(), 14u);
    EXPECT_LE(part.names.size(), 8u);
}

TEST(LadderGeometry, ServersStandAtTheRightFromTheBeginning) {
    LadderStage stage;
    stage.script.call("one", "fd = socket(AF_INET, SOCK_STREAM)", 3);
    const LadderGeometry ladder = stage.ladder();
    EXPECT_LT(middleOf(ladder, "one"), middleOf(ladder, "two"));
    EXPECT_LT(middleOf(ladder, "two"), middleOf(ladder, "web"));
    EXPECT_LT(middleOf(ladder, "web"), middleOf(ladder, "game")) << "in the order of the demo, before one listens";
}

TEST(LadderGeometry, WhatNobodyTakesReachesNobodysLifeLine) {
    LadderStage stage;
    stage.script.enter("two", "connect(fd, 127.0.0.1:9002)");
    stage.script.socket(1, model::State::SynSent, 40000, 9002, "two", 3);
    stage.script.deliver(stage.script.tcp(40000, 9002, 100, 0, flag::Syn));
    stage.script.tcp(9002, 40000, 0, 101, flag::Rst | flag::Ack);
    const LadderGeometry ladder = stage.ladder();
    for (const PlacedSegment& segment : pictureOf(ladder).segments)
        EXPECT_GT(segment.label.area.left, middleOf(ladder, "two"))
            << segment.label.said << " seems to be between the clients";
}

TEST(LadderGeometry, FollowsWhatHappensWhileASegmentIsKeptOnTheWire) {
    LadderStage stage;
    stage.connect();
    const auto kept = stage.script.tcp(40000, 9000, 100, 200, flag::Ack | flag::Psh, "old");
    const double whileHeld = stage.ladder().focus().top;
    stage.script.add(model::trace::PacketVerdict{{kept}, model::trace::Verdict::Kept, {}});
    for (int i = 0; i < 30; ++i)
        stage.script.call("web", "read(conn, 100)");
    const LadderGeometry ladder = stage.ladder();
    EXPECT_GT(ladder.focus().top, whileHeld + 200) << "the class looks at a segment of long ago";
    EXPECT_NEAR(ladder.focus().bottom(), ladder.size().height, 1);
    EXPECT_EQ(pictureOf(ladder).segments.at(0).where.text, "kept on the wire");
}

TEST(LadderGeometry, NamesASegmentAgainWhereItArrivesLate) {
    LadderStage stage;
    stage.connect();
    const auto late = stage.script.tcp(40000, 9000, 100, 200, flag::Ack | flag::Psh, "old");
    for (int i = 0; i < 12; ++i)
        stage.script.call("web", "read(conn, 100)");
    stage.script.deliver(late);
    const LadderGeometry ladder = stage.ladder();
    const LadderPicture picture = pictureOf(ladder);
    EXPECT_EQ(picture.segments.at(0).again.text, "PSH+ACK · 3 bytes");
    EXPECT_GT(picture.segments.at(0).again.area.bottom(), ladder.size().height - 8 * 14) << "where it is let in";
}

TEST(LadderGeometry, ASegmentOnItsWayHasNoButtons) {
    LadderStage stage;
    stage.connect();
    const auto id = stage.script.tcp(40000, 9000, 100, 200, flag::Ack | flag::Psh, "x");
    LadderGeometry ladder = stage.ladder();
    EXPECT_FALSE(pictureOf(ladder).segments.at(0).deliver.area.empty());
    ladder.setMoving(model::PacketId{id});
    EXPECT_TRUE(pictureOf(ladder).segments.at(0).deliver.area.empty());
    const Rect way = ladder.travelArea(model::PacketId{id});
    EXPECT_TRUE(contains(way, pictureOf(ladder).segments.at(0).door));
    stage.script.deliver(id);
    EXPECT_TRUE(stage.ladder().travelArea(model::PacketId{id}).empty()) << "it has arrived";
}

TEST(LadderGeometry, AnnouncesNothingThatIsThereAlready) {
    LadderStage stage;
    stage.demo.actors = {{"one", "client", {}, false}, {"web", "server", {}, false}};
    stage.expect({"data from one", "FIN from web"});
    stage.connect();
    ASSERT_EQ(stage.ladder().coming().size(), 2u);
    EXPECT_EQ(stage.ladder().coming()[0].text.text, "data");
    stage.script.tcp(40000, 9000, 100, 200, flag::Ack | flag::Psh, "old");
    ASSERT_EQ(stage.ladder().coming().size(), 1u);
    EXPECT_EQ(stage.ladder().coming()[0].text.text, "FIN");
}

TEST(LadderGeometry, AnnouncesOnlyWhatIsSeenWhole) {
    LadderStage stage;
    stage.demo.actors = {{"one", "client", {}, false}, {"web", "server", {}, false}};
    stage.expect({"FIN from one", "FIN from web"});
    stage.connect();
    stage.script.tcp(40000, 9000, 100, 200, flag::Ack | flag::Psh, "held");
    std::set<std::size_t> counts;
    for (double height = 150; height < 700; height += 10) {
        LadderInputs in = stage.inputs(1000);
        in.height = height;
        const LadderGeometry ladder(in, {});
        counts.insert(ladder.coming().size());
        if (!ladder.coming().empty()) {
            EXPECT_LE(ladder.focus().height, height) << "does not fit the screen";
            EXPECT_GE(ladder.focus().bottom() + 0.5, ladder.size().height) << "a part of it is below the screen";
        }
    }
    EXPECT_EQ(counts, (std::set<std::size_t>{0, 1, 2}));
}

}  // namespace
