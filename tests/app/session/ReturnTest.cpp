// Bring it back here: at every step of every demo a fresh kernel is led to the same states, calls and held segments,
// and what ran out, failed or went another way is brought back so that the demo ends as it should.
#include <sys/resource.h>

#include <QTest>

#include "app/session/LessonState.h"
#include "tests/app/session/LiveStage.h"
#include "tests/app/session/Standing.h"

namespace {

using app::session::atHand;
using app::session::HeadlessRun;
using app::session::Opened;
using app::session::remarkOn;
using app::session::Stage;
using model::trace::Judgement;
using Kind = model::scenario::Remark::Kind;

void bringBack(Stage& stage) {
    stage.bringBack();
    const Opened outcome = app::session::waitForOpening(stage);
    ASSERT_EQ(outcome.fault, Opened::Fault::None) << outcome.sentence.toStdString();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !stage.busy(); }, 20'000));
}

std::string why(const Stage& stage, const HeadlessRun& run) {
    return (stage.failed().empty() ? "" : stage.failed().front().reason.english()) + run.sentence().toStdString();
}

class Return : public testing::TestWithParam<std::string> {
protected:
    Stage stage;
};

TEST_P(Return, AtEveryStepLeadsToWhereSteppingLed) {
    SOCKSTAGE_LIVE(stage, QString::fromStdString(GetParam()));
    HeadlessRun run(stage);
    ASSERT_EQ(run.play(), HeadlessRun::End::Finished) << why(stage, run);
    const int steps = stage.stepCount();
    std::vector<std::vector<std::string>> wanted;
    for (int done = 1; done <= steps; ++done)
        wanted.push_back(tests::session::standingAfter(stage, done));
    // From the last one downwards: each is looked back at in the run that came last.
    for (int done = steps; done >= 1; --done) {
        SCOPED_TRACE(testing::Message() << "step " << done);
        stage.seekStep(done - 1);
        ASSERT_NO_FATAL_FAILURE(bringBack(stage));
        ASSERT_TRUE(stage.live());
        EXPECT_TRUE(stage.atEnd());
        ASSERT_EQ(stage.step(), done - 1);
        EXPECT_EQ(tests::session::standingAfter(stage, done), wanted[static_cast<std::size_t>(done - 1)]);
        EXPECT_FALSE(remarkOn(stage) && remarkOn(stage)->contradicts());
    }
    // And it goes on from there to its end.
    HeadlessRun rest(stage);
    ASSERT_EQ(rest.play(), HeadlessRun::End::Finished) << why(stage, rest);
}

std::vector<std::string> demos() {
    std::vector<std::string> ids;
    for (const QString& id : app::session::builtInDemos())
        ids.push_back(id.toStdString());
    return ids;
}

INSTANTIATE_TEST_SUITE_P(All, Return, testing::ValuesIn(demos()), [](const auto& demo) {
    std::string name = demo.param;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

// The wait is made short by destroying the TIME-WAIT socket, which the lab is told behind the director's back.
struct Wait {
    const char *name, *demo;
    int steps;  // done, when it is in TIME-WAIT
};

class TimeWait : public testing::TestWithParam<Wait> {
protected:
    Stage stage;

    [[nodiscard]] const model::trace::SocketView* waiting() const {
        for (const auto& [id, socket] : stage.scene().sockets)
            if (!socket.ended && socket.now.state == model::State::TimeWait)
                return &socket;
        return nullptr;
    }
    [[nodiscard]] Kind remarked() const { return remarkOn(stage) ? remarkOn(stage)->kind : Kind::Waits; }
};

TEST_P(TimeWait, ThatRanOutIsToldAndBroughtBack) {
    SOCKSTAGE_LIVE(stage, GetParam().demo);
    HeadlessRun run(stage);
    ASSERT_EQ(run.play(GetParam().steps), HeadlessRun::End::Finished) << why(stage, run);
    const auto* socket = waiting();
    ASSERT_TRUE(socket);
    EXPECT_FALSE(remarkOn(stage));
    const auto wanted = tests::session::standingAfter(stage, GetParam().steps);
    stage.order(model::scenario::DestroyCommand{socket->now.socket});
    ASSERT_TRUE(QTest::qWaitFor([&] { return remarked() == Kind::RanOut; }, 5'000));
    EXPECT_TRUE(remarkOn(stage)->needed);
    EXPECT_TRUE(remarkOn(stage)->contradicts());
    ASSERT_NO_FATAL_FAILURE(bringBack(stage));
    EXPECT_FALSE(remarkOn(stage));
    EXPECT_TRUE(waiting());
    EXPECT_EQ(tests::session::standingAfter(stage, GetParam().steps), wanted);
    HeadlessRun rest(stage);
    ASSERT_EQ(rest.play(), HeadlessRun::End::Finished) << why(stage, rest);
    EXPECT_TRUE(stage.failed().empty());
}

INSTANTIATE_TEST_SUITE_P(All, TimeWait,
                         testing::Values(Wait{"LastAckLost", "last-ack-lost", 8},
                                         Wait{"LastAckLostLater", "last-ack-lost", 11},
                                         Wait{"AddressInUse", "address-in-use", 9},
                                         Wait{"OldDuplicates", "old-duplicates", 13}),
                         [](const auto& wait) { return wait.param.name; });

// Who goes on nevertheless sees the step fail, is told, and is brought back to before it.
TEST(Returning, AStepThatFailedIsBegunAnew) {
    Stage stage;
    SOCKSTAGE_LIVE(stage, "address-in-use");
    HeadlessRun run(stage);
    ASSERT_EQ(run.play(9), HeadlessRun::End::Finished);
    for (const auto& [id, socket] : stage.scene().sockets)
        if (!socket.ended && socket.now.state == model::State::TimeWait)
            stage.order(model::scenario::DestroyCommand{id});
    ASSERT_TRUE(QTest::qWaitFor([&] { return remarkOn(stage) && remarkOn(stage)->kind == Kind::RanOut; }, 5'000));
    HeadlessRun on(stage);
    ASSERT_EQ(on.play(), HeadlessRun::End::Failed);
    ASSERT_TRUE(remarkOn(stage));
    EXPECT_EQ(remarkOn(stage)->kind, Kind::Failed);
    ASSERT_NO_FATAL_FAILURE(bringBack(stage));
    EXPECT_EQ(stage.step(), 9) << "the step that failed is done";
    EXPECT_TRUE(stage.failed().empty());
    HeadlessRun rest(stage);
    EXPECT_EQ(rest.play(), HeadlessRun::End::Finished) << why(stage, rest);
}

TEST(Returning, WhoWentAnotherWayIsToldWhatComesOfIt) {
    Stage stage;
    SOCKSTAGE_LIVE(stage, "three-way-handshake");
    HeadlessRun run(stage);
    ASSERT_EQ(run.play(6), HeadlessRun::End::Finished);
    const auto wanted = tests::session::standingAfter(stage, 6);
    ASSERT_TRUE(atHand(stage));
    stage.judge(atHand(stage), {Judgement::Kind::Drop});
    ASSERT_TRUE(remarkOn(stage));
    EXPECT_EQ(remarkOn(stage)->kind, Kind::ByHand);
    EXPECT_EQ(remarkOn(stage)->what.english(), "You dropped the SYN.");
    EXPECT_NE(remarkOn(stage)->coming.english().find("The kernel sends it again in "), std::string::npos)
        << remarkOn(stage)->coming.english();
    ASSERT_NO_FATAL_FAILURE(bringBack(stage));
    EXPECT_FALSE(remarkOn(stage));
    EXPECT_EQ(tests::session::standingAfter(stage, 6), wanted);
}

// What the lesson does next is its next step, whoever does it.
TEST(Returning, WhatTheNextStepDoesIsTheNextStep) {
    Stage stage;
    SOCKSTAGE_LIVE(stage, "three-way-handshake");
    HeadlessRun run(stage);
    ASSERT_EQ(run.play(6), HeadlessRun::End::Finished);
    stage.judge(atHand(stage), {Judgement::Kind::Deliver});
    ASSERT_TRUE(QTest::qWaitFor([&] { return !stage.busy(); }, 10'000));
    EXPECT_EQ(stage.step(), 6);
    EXPECT_EQ(stage.scene().stepPhase, model::trace::StepPhase::Done);
    EXPECT_FALSE(remarkOn(stage));
}

double processorMs(int who) {
    rusage usage{};
    ::getrusage(who, &usage);
    const auto ms = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) * 1000 + static_cast<double>(time.tv_usec) / 1000;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

// What the user looks at meanwhile goes on: another thread does the work.
TEST(Returning, LeavesTheGuiThreadToTheUser) {
    Stage stage;
    SOCKSTAGE_LIVE(stage, "four-way-close");
    HeadlessRun run(stage);
    ASSERT_EQ(run.play(), HeadlessRun::End::Finished);
    const double mine = processorMs(RUSAGE_THREAD), all = processorMs(RUSAGE_SELF);
    ASSERT_NO_FATAL_FAILURE(bringBack(stage));
    const double gui = processorMs(RUSAGE_THREAD) - mine, whole = processorMs(RUSAGE_SELF) - all;
    EXPECT_LT(gui, whole / 2) << gui << " ms of " << whole << " ms";
}

TEST(Returning, MayBeLetGoOf) {
    Stage stage;
    SOCKSTAGE_LIVE(stage, "last-ack-lost");
    HeadlessRun run(stage);
    ASSERT_EQ(run.play(), HeadlessRun::End::Finished);
    const std::size_t end = stage.end();
    for (int turn = 0; turn < 5; ++turn) {
        stage.bringBack();
        QTest::qWait(turn * 40);  // another piece of the way each time
        stage.cancelOpening();
    }
    EXPECT_EQ(stage.step(), stage.stepCount() - 1);
    EXPECT_GE(stage.end(), end);
    EXPECT_TRUE(stage.live());
}

}  // namespace
