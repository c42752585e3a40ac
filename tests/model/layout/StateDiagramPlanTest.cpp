// The state diagram in rooms of several sizes, with the ends of the sample session walking on it.
#include <gtest/gtest.h>

#include "model/layout/StateDiagramPlan.h"
#include "tests/support/SampleTrace.h"
#include "tests/support/TraceScript.h"

namespace {

using namespace model::layout;
using model::Side;
using model::State;

struct Plan : testing::Test {
    tests::support::SampleTrace sample;

    StateWalkers walkersAt(std::size_t position) const {
        const auto shared = sample.trace().sceneAt(position);
        const model::trace::Scene& scene = *shared;
        return stateWalkers(sample.trace(), scene, nullptr, std::nullopt);
    }
    StateWalkers walkersAtEnd() const { return walkersAt(sample.trace().size()); }
};

TEST_F(Plan, WalkersTellTheWholeWay) {
    const StateWalkers walkers = walkersAtEnd();
    EXPECT_EQ(walkers[0].path, (std::vector{State::Closed, State::SynSent, State::Established, State::FinWait1,
                                            State::FinWait2, State::TimeWait}));
    EXPECT_EQ(walkers[0].name, "client");
    EXPECT_FALSE(walkers[0].inferred);
    EXPECT_EQ(walkers[0].event, "rcv FIN");
    EXPECT_EQ(walkers[0].action, "snd ACK");
    EXPECT_EQ(walkers[1].here(), State::Closed);
    EXPECT_TRUE(walkers[1].atEnd());
}

TEST_F(Plan, AWalkerGoesOnlyForward) {
    StateWalkers before;
    for (std::size_t position = 0; position <= sample.trace().size(); ++position) {
        const StateWalkers now = walkersAt(position);
        if (now[0].path.empty())  // its SYN has left, the kernel has not told of the socket yet
            continue;
        EXPECT_GE(now[0].path.size(), before[0].path.size()) << position;
        before = now;
    }
}

TEST_F(Plan, TheLastStepIsLitAndWhatMayFollowIsPossible) {
    const StateDiagramPlan plan({0, 0, 14});
    const auto syn = plan.layout().edge(State::Closed, State::SynSent),
               open = plan.layout().edge(State::SynSent, State::Established);
    for (std::size_t position = 0; position <= sample.trace().size(); ++position) {
        const StateWalkers walkers = walkersAt(position);
        if (!walkers[0].stands() || walkers[0].here() != State::SynSent)
            continue;
        EXPECT_TRUE(plan.look(*syn, walkers).lit);
        EXPECT_EQ(plan.look(*syn, walkers).side, Side::Client);
        EXPECT_TRUE(plan.look(*open, walkers).possible);
        EXPECT_FALSE(plan.look(*open, walkers).lit);
    }
    EXPECT_TRUE(plan.look(*syn, walkersAtEnd()).passed);
    EXPECT_FALSE(plan.look(*syn, walkersAtEnd()).lit);
}

TEST_F(Plan, FitsItsRoomAndTokensStandInIt) {
    constexpr double kBase = 20;
    for (const auto& [width, height] : {std::pair{36.0, 36.0}, {45.0, 40.0}, {56.0, 36.0}, {60.0, 60.0}}) {
        const StateDiagramPlan plan({width * kBase, height * kBase, kBase});
        EXPECT_LE(plan.size().width, width * kBase + 1);
        EXPECT_LE(plan.size().height, height * kBase + 1);
        EXPECT_GE(plan.base(), kBase);
        for (std::size_t position = 0; position <= sample.trace().size(); ++position) {
            const StateWalkers walkers = walkersAt(position);
            for (const Side side : {Side::Client, Side::Server})
                for (const double walk : {0.0, 0.5, 1.0}) {
                    const Rect token = plan.tokenOf(walkers[static_cast<std::size_t>(side)], side, walk);
                    EXPECT_GE(token.left, 0);
                    EXPECT_GE(token.top, 0);
                    EXPECT_LE(token.right(), plan.size().width);
                    EXPECT_LE(token.bottom(), plan.size().height);
                }
        }
    }
}

TEST_F(Plan, CaptionsStandBelowAllStatesAndNotOnEachOther) {
    for (const double width : {0.0, 700.0, 500.0}) {
        const StateDiagramPlan plan({width, 0, 14});
        const auto client = plan.captionOf(Side::Client), server = plan.captionOf(Side::Server);
        for (const StateNode& node : plan.layout().nodes())
            EXPECT_LE(plan.boxOf(node).bottom(), client.way.top);
        EXPECT_TRUE(client.way.right() <= server.way.left || client.cause.bottom() <= server.way.top + 0.01);
        EXPECT_LE(server.cause.bottom(), plan.size().height);
    }
}

TEST(PlanOfAReset, LeavesTheFigure) {
    tests::support::TraceScript script(false);
    namespace flag = model::packet::flag;
    script.tcp(40000, 9000, 100, 0, flag::Syn);
    script.tcp(9000, 40000, 700, 101, flag::Syn | flag::Ack);
    script.tcp(40000, 9000, 101, 701, flag::Ack);
    script.tcp(9000, 40000, 701, 101, flag::Rst | flag::Ack);
    const auto shared = script.trace().sceneAt(script.trace().size());
    const model::trace::Scene& scene = *shared;
    const StateWalkers walkers = stateWalkers(script.trace(), scene, nullptr, std::nullopt);
    ASSERT_TRUE(walkers[0].stands());
    EXPECT_EQ(walkers[0].here(), State::Closed);
    EXPECT_TRUE(walkers[0].reset) << "the client was sent the RST";
    EXPECT_FALSE(walkers[1].reset) << "the server sent it";
    const StateDiagramPlan plan({0, 0, 14});
    const auto jump = plan.jumpOf(walkers[0]);
    ASSERT_TRUE(jump) << "no arrow of the figure leads from ESTABLISHED to CLOSED";
    for (const Point& point : *jump)
        EXPECT_TRUE(point.x >= 0 && point.x <= plan.size().width);
}

TEST_F(Plan, TheLastClosedIsDarkUntilSomebodyIsThere) {
    bool reached = false;
    for (std::size_t position = 0; position <= sample.trace().size(); ++position)
        for (const StateWalker& walker : walkersAt(position)) {
            EXPECT_EQ(walker.visited(State::Closed, true), walker.stands() && walker.atEnd()) << position;
            reached = reached || walker.visited(State::Closed, true);
        }
    EXPECT_TRUE(reached);
    EXPECT_TRUE(walkersAtEnd()[0].visited(State::Closed, false)) << "where it began";
}

TEST(PlanOfAWay, KeepsTheStatesThatTheKernelPassedUnseen) {
    tests::support::TraceScript script(false);
    namespace flag = model::packet::flag;
    script.actor("client", 10);
    script.tcp(40000, 9000, 100, 0, flag::Syn);
    script.tcp(9000, 40000, 700, 101, flag::Syn | flag::Ack);
    script.tcp(40000, 9000, 101, 701, flag::Ack);
    script.socket(1, State::Established, 40000, 9000, "client", 3);
    script.tcp(9000, 40000, 701, 101, flag::Rst | flag::Ack);
    script.socket(1, State::Closed, 40000, 9000, "client", 3);
    const auto scene = script.trace().sceneAt(script.trace().size());
    const StateWalker client = stateWalkers(script.trace(), *scene, nullptr, std::nullopt)[0];
    EXPECT_EQ(client.path, (std::vector{State::Closed, State::SynSent, State::Established, State::Closed}));
    EXPECT_TRUE(client.visited(State::SynSent, false));
}

TEST(PlanOfNarrowRooms, NoNameIsBrokenOrCovered) {
    for (const double units : {26.0, 28.0, 36.0}) {
        const StateDiagramPlan plan({units * 14, 700, 14});
        const StateNode& established = plan.layout().node(State::Established);
        EXPECT_GE(plan.boxOf(established).width, 8.2 * 14) << "ESTABLISHED in bold, and its margins";
        StateWalker walker;
        walker.present = true;
        walker.path = {State::CloseWait, State::LastAck};
        const Rect token = plan.tokenOf(walker, Side::Server, 1), box = plan.boxOf(plan.layout().node(State::LastAck));
        const bool besides = token.left >= box.centre().x + 3.1 * plan.unit();
        EXPECT_TRUE(besides || token.bottom() <= box.centre().y - 0.55 * plan.unit()) << units;
    }
}

}  // namespace
