// Ladders of several life lines and sockets: who is shown, what each name and label belongs to, what comes next.
#include <gtest/gtest.h>

#include "app/diagrams/LadderDiagram.h"
#include "model/scenario/Scenario.h"
#include "tests/gui/diagrams/Recording.h"
#include "tests/support/TraceScript.h"

namespace {

using namespace app::diagrams;
using app::theme::Look;
using app::theme::Theme;
using tests::gui::Recording;
using tests::support::TraceScript;
namespace flag = model::packet::flag;

// Two clients and a server, as a demo names them.
struct Three {
    TraceScript script;
    model::scenario::Scenario demo;
    model::trace::Scene scene;

    Three() {
        for (const auto& [name, role] :
             {std::pair{"one", "client"}, {"two", "client"}, {"web", "server"}, {"game", "server"}})
            demo.actors.push_back({name, role, {}, false});
        script.actor("web", 4122);
        script.actor("one", 4123);
        script.actor("two", 4124);
        script.actor("game", 4125);
    }

    [[nodiscard]] LadderDiagram ladder(double width = 1000) {
        return LadderDiagram(inputs(width, Theme::make(Look::Light)));
    }
    DiagramInputs inputs(double width, const Theme& theme) {
        scene = model::trace::Moment(script.trace(), script.trace().size()).scene();
        DiagramInputs in;
        in.trace = &script.trace();
        in.scene = &scene;
        in.scenario = &demo;
        in.theme = theme;
        in.width = width;
        in.coming = 2;
        return in;
    }
    // Two connections to the web server, and a message of each.
    void talk() {
        script.socket(1, model::State::Listen, 9000, 0, "web", 3);
        script.socket(2, model::State::Established, 40000, 9000, "one", 3);
        script.socket(3, model::State::Established, 9000, 40000, "web", 4);
        script.socket(4, model::State::Established, 40001, 9000, "two", 3);
        script.socket(5, model::State::Established, 9000, 40001, "web", 5);
        script.socket(6, model::State::Listen, 9001, 0, "game", 3);
    }
};

double middleOf(const LadderDiagram& ladder, const QString& text) {
    const auto drawn = Recording::of(ladder).find(text);
    return drawn ? drawn->box.center().x() : -1;
}

TEST(LadderLanes, LookedAtBeforeTheKeepASegmentIsOnlyHeld) {
    Three three;
    three.script.socket(1, model::State::Established, 40000, 9000, "one", 3);
    three.script.socket(2, model::State::Established, 9000, 40000, "web", 3);
    const auto held = three.script.tcp(40000, 9000, 100, 200, flag::Ack | flag::Psh, "old");
    const auto before = three.script.trace().sceneAt(three.script.trace().size());
    three.script.add(model::trace::PacketVerdict{{held}, model::trace::Verdict::Kept, {}});
    DiagramInputs in = three.inputs(1000, Theme::make(Look::Light));
    EXPECT_TRUE(Recording::of(LadderDiagram(in)).find("kept on the wire"));
    in.scene = before.get();
    EXPECT_FALSE(Recording::of(LadderDiagram(in)).find("kept on the wire"));
    EXPECT_TRUE(Recording::of(LadderDiagram(in)).find("held at the door of web"));
}

TEST(LadderLanes, NamesBetweenLifeLinesCoverNothing) {
    Three three;
    three.script.socket(1, model::State::Listen, 9000, 0, "web", 3);
    const auto connect = three.script.enter("two", "connect(fd, 127.0.0.1:9000)");
    three.script.socket(2, model::State::SynSent, 40000, 9000, "two", 3);
    three.script.tcp(40000, 9000, 100, 0, flag::Syn);
    const LadderDiagram held = three.ladder(700);
    EXPECT_EQ(Recording::of(held).overlaps().toStdString(), "");
    const auto name = Recording::of(held).find("SENT");
    ASSERT_TRUE(name) << "the state of the second client is not named";
    for (const Spot& spot : held.spots())
        EXPECT_FALSE(spot.area.intersects(name->box)) << spot.name.toStdString() << " is covered";
    (void)connect;
}

TEST(LadderLanes, ButtonsFitBetweenNearLifeLines) {
    Three three;
    const auto connect = three.script.enter("two", "connect(fd, 127.0.0.1:9000)");
    three.script.socket(1, model::State::Listen, 9000, 0, "web", 3);
    three.script.tcp(40000, 9000, 100, 0, flag::Syn);
    const LadderDiagram ladder = three.ladder(700);
    const double two = middleOf(ladder, "two"), web = middleOf(ladder, "web");
    for (const Spot& spot : ladder.spots()) {
        if (spot.as<spot::Deliver>() || spot.as<spot::Drop>()) {
            EXPECT_GT(spot.area.left(), two) << spot.name.toStdString();
            EXPECT_LT(spot.area.right(), web) << spot.name.toStdString();
        }
    }
    EXPECT_TRUE(Recording::of(ladder).find("connect(")) << Recording::of(ladder).dump().toStdString();
    (void)connect;
}

TEST(LadderLanes, TellsTheCallWhereItsArgumentsHaveNoRoom) {
    Three three;
    three.script.call("web", "setsockopt(listener, SO_REUSEADDR, 1)");
    EXPECT_TRUE(Recording::of(three.ladder(2400)).find("setsockopt(listener, SO_REUSEADDR, 1)"));
    const Recording narrow = Recording::of(three.ladder(600));
    EXPECT_TRUE(narrow.find(QString::fromUtf8("setsockopt(listener, …)"))) << narrow.dump().toStdString();
}

TEST(LadderLanes, ACallThatWaitsStaysOffTheNeighboursBarWhereItsNameFits) {
    Three three;
    three.script.enter("two", "connect(fd, 127.0.0.1:9002)");
    for (double width = 640; width <= 1000; width += 20) {
        const LadderDiagram ladder = three.ladder(width);
        const auto call = Recording::of(ladder).find("connect(");
        ASSERT_TRUE(call) << width;
        EXPECT_LT(call->box.right(), middleOf(ladder, "web")) << width << ": " << call->text.toStdString();
        const auto waits = Recording::of(ladder).find(QString::fromUtf8(" …"));
        ASSERT_TRUE(waits) << width;
        EXPECT_LT(waits->box.right(), middleOf(ladder, "web")) << width << ": " << waits->text.toStdString();
    }
}

TEST(LadderLanes, NamesASegmentAgainWhereItArrivesLate) {
    Three three;
    three.talk();
    const auto kept = three.script.tcp(40000, 9000, 100, 200, flag::Ack | flag::Psh, "old");
    three.script.call("web", "read(conn, 100)");
    EXPECT_EQ(Recording::of(three.ladder()).count("PSH"), 1u);
    for (int i = 0; i < 12; ++i)
        three.script.call("web", "read(conn, 100)");
    three.script.deliver(kept);
    const LadderDiagram ladder = three.ladder();
    const Recording drawn = Recording::of(ladder);
    ASSERT_EQ(drawn.count("PSH"), 2u) << drawn.dump().toStdString();
    double lowest = 0;
    for (const auto& text : drawn.texts)
        if (text.text.contains("PSH"))
            lowest = std::max(lowest, text.box.bottom());
    EXPECT_GT(lowest, ladder.size().height() - 8 * 14) << "where it is let in";
    EXPECT_EQ(drawn.overlaps().toStdString(), "");
}

TEST(LadderLanes, StateNamesLeaveTheHeldHeadFree) {
    for (double width = 560; width < 900; width += 20) {
        Three three;
        three.talk();
        three.script.socket(8, model::State::SynSent, 40003, 9001, "two", 3);
        const auto syn = three.script.tcp(40003, 9001, 100, 0, flag::Syn);
        const LadderDiagram ladder = three.ladder(width);
        const Recording drawn = Recording::of(ladder);
        const Spot* drop = nullptr;
        const auto spots = ladder.spots();
        for (const Spot& spot : spots)
            drop = spot.as<spot::Drop>() ? &spot : drop;
        ASSERT_TRUE(drop);
        // It stands on the buttons' right, a little higher.
        const QRectF head(drop->area.right() - 14, drop->area.top() - 14, 30, 14);
        for (const auto& text : drawn.texts)
            EXPECT_FALSE(text.box.intersects(head)) << text.text.toStdString() << " hides the head at width " << width;
        (void)syn;
    }
}

TEST(LadderLanes, WhatIsHeldIsSeenWholeBesideTheNames) {
    Three three;
    three.demo.actors = {{"one", "client", {}, false}, {"web", "server", {}, false}};
    three.talk();
    three.script.tcp(40000, 9000, 100, 200, flag::Ack | flag::Psh, "held");
    three.script.call("one", "write(fd, \"held\")", 4);
    DiagramInputs in = three.inputs(1000, Theme::make(Look::Light));
    for (in.height = 160; in.height < 700; in.height += 10) {
        const LadderDiagram ladder(in);
        const Recording drawn = Recording::of(ladder);
        const auto label = drawn.find("PSH"), name = drawn.find("one");
        ASSERT_TRUE(label && name);
        EXPECT_GE(label->box.top() - ladder.focus().top(), name->box.bottom())
            << "under the names at height " << in.height;
    }
}

TEST(LadderLanes, NamesAStateWithoutItsCountdownRatherThanNot) {
    for (int calls = 3; calls < 9; ++calls) {
        Three three;
        three.script.socket(1, model::State::TimeWait, 40000, 9000, "one", 3);
        three.script.socket(2, model::State::TimeWait, 40001, 9000, "one", 4);
        for (int i = 0; i < calls; ++i)
            three.script.call("one", "close(fd)");
        const Recording drawn = Recording::of(three.ladder());
        EXPECT_EQ(drawn.count("WAIT"), 2u) << calls << " calls\n" << drawn.dump().toStdString();
    }
}

TEST(LadderLanes, NamesAShortStateOnOneLine) {
    TraceScript script;
    script.actor("client", 1);
    script.actor("server", 2);
    script.socket(1, model::State::FinWait2, 40000, 9000, "client", 3);
    script.call("client", "close(fd)");
    script.socket(1, model::State::TimeWait, 40000, 9000, "client", 3);
    script.socketEnds(1);
    script.call("client", "read(fd, 100)");
    const auto scene = model::trace::Moment(script.trace(), script.trace().size()).scene();
    DiagramInputs in;
    in.trace = &script.trace();
    in.scene = &scene;
    in.theme = Theme::make(Look::Light, 20, app::theme::Setting::Projector);
    in.width = 860;
    const Recording drawn = Recording::of(LadderDiagram(in));
    EXPECT_TRUE(drawn.find("TIME-WAIT")) << drawn.dump().toStdString();
}

}  // namespace
