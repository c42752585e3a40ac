// The hand moves the lesson: what a held segment gets by mouse or by key is the lesson's next step if the
// lesson does the same; else the stage tells what was done, and one key leads back. Nothing gets stuck.
#include "app/panels/DiagramView.h"
#include "app/panels/RemarkBanner.h"
#include "app/panels/Words.h"
#include "app/session/LessonState.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {
namespace {

using app::panels::DiagramView;
using app::panels::RemarkBanner;
using model::scenario::JudgeAction;
using model::trace::Judgement;
namespace spot = app::diagrams::spot;

enum class Hand { Mouse, Key };

class ByHand : public WindowFixture, public ::testing::WithParamInterface<std::tuple<Hand, const char*>> {
protected:
    void act(Judgement::Kind kind) { act(std::get<0>(GetParam()), kind); }

    void act(Hand hand, Judgement::Kind kind) {
        if (hand == Hand::Key || kind == Judgement::Kind::Keep)
            return key(kind == Judgement::Kind::Deliver ? Qt::Key_D
                       : kind == Judgement::Kind::Drop  ? Qt::Key_X
                                                        : Qt::Key_K);
        window.refresh();
        DiagramView* view = window.ladder()->view();
        const auto packet = app::session::atHand(stage);
        const auto& spots = view->spots();
        const auto found = std::ranges::find_if(spots, [&](const app::diagrams::Spot& where) {
            const auto* deliver = where.as<spot::Deliver>();
            const auto* drop = where.as<spot::Drop>();
            return kind == Judgement::Kind::Deliver ? deliver && deliver->packet == packet
                                                    : drop && drop->packet == packet;
        });
        ASSERT_NE(found, spots.end()) << "no button for it is in sight";
        const QPoint at = view->spotRect(static_cast<int>(found - spots.begin())).center();
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, at);
    }

    // Of the step to come; the scenario itself goes when the stage comes back.
    [[nodiscard]] std::optional<Judgement::Kind> nextJudgement() const {
        const auto& step = stage.scenario()->steps[static_cast<std::size_t>(stage.nextStep())];
        const auto* judges = std::get_if<JudgeAction>(&step.action);
        return judges ? std::optional(judges->judgement.kind) : std::nullopt;
    }
    [[nodiscard]] QString remark() { return window.findChild<RemarkBanner*>()->text(); }
    void expectSays(int step) {
        window.refresh();
        EXPECT_EQ(window.narration()->text(),
                  app::panels::plainNarration(stage.scenario()->steps[static_cast<std::size_t>(step)].say.en));
    }
    void comeBack(int step) {
        key(Qt::Key_R);
        ASSERT_TRUE(stage.opening());
        ASSERT_EQ(app::session::waitForOpening(stage).fault, app::session::Opened::Fault::None);
        ASSERT_TRUE(waitFor([&] { return !stage.busy(); }));
        window.refresh();
        ASSERT_EQ(stage.step(), step);
        EXPECT_EQ(remark(), "");
        expectSays(step);
    }
};

TEST_P(ByHand, TheLessonFollowsAndLeadsBack) {
    window.resize(1920, 1080);
    START_LIVE_OR_SKIP(std::get<1>(GetParam()));
    int judged = 0;
    while (stage.nextStep() < stage.stepCount()) {
        const int step = stage.nextStep();
        SCOPED_TRACE(testing::Message() << "before step " << step + 1);
        const auto judgement = nextJudgement();
        if (!judgement || !app::session::atHand(stage)) {
            key(Qt::Key_Space);
        } else {
            // First what the lesson does not: it is told, and taken back.
            const bool delivers = judgement == Judgement::Kind::Deliver;
            ASSERT_NO_FATAL_FAILURE(act(delivers ? Judgement::Kind::Drop : Judgement::Kind::Deliver));
            window.refresh();
            EXPECT_TRUE(remark().startsWith(delivers ? "You dropped the " : "You delivered the "))
                << remark().toStdString();
            ASSERT_NO_FATAL_FAILURE(comeBack(step - 1));
            ASSERT_NO_FATAL_FAILURE(act(Hand::Key, Judgement::Kind::Keep));
            window.refresh();
            EXPECT_TRUE(remark().startsWith("You kept the ")) << remark().toStdString();
            ASSERT_NO_FATAL_FAILURE(comeBack(step - 1));
            ASSERT_NO_FATAL_FAILURE(act(*judgement));
            ++judged;
        }
        ASSERT_NO_FATAL_FAILURE(waitForStep(step));
        ASSERT_FALSE(HasFailure());
        expectSays(step);
        EXPECT_EQ(remark(), "");
    }
    EXPECT_TRUE(stage.failed().empty());
    EXPECT_GT(judged, 1);
}

std::string nameOf(const testing::TestParamInfo<std::tuple<Hand, const char*>>& param) {
    static constexpr const char* kHands[] = {"Mouse_", "Key_"};
    std::string name = std::get<1>(param.param);
    std::ranges::replace(name, '-', '_');
    return kHands[static_cast<int>(std::get<0>(param.param))] + name;
}

INSTANTIATE_TEST_SUITE_P(All, ByHand,
                         ::testing::Combine(::testing::Values(Hand::Mouse, Hand::Key),
                                            ::testing::Values("three-way-handshake", "four-way-close",
                                                              "connection-refused")),
                         nameOf);

// Who goes on with Next after another way was taken is not stuck either: the kernel resends, and the lesson goes on.
TEST_F(WindowFixture, NextGoesOnWithWhatTheKernelSendsAgain) {
    START_LIVE_OR_SKIP("three-way-handshake");
    for (int step = 0; step < 6; ++step) {
        key(Qt::Key_Space);
        waitForStep(step);
    }
    key(Qt::Key_X);
    window.refresh();
    const auto* banner = window.findChild<RemarkBanner*>();
    EXPECT_TRUE(banner->text().startsWith("You dropped the SYN.")) << banner->text().toStdString();
    EXPECT_TRUE(banner->text().contains("sends it again")) << banner->text().toStdString();
    EXPECT_TRUE(banner->returnButton()->isVisible());
    key(Qt::Key_Space);
    waitForStep(6);
    EXPECT_EQ(banner->text(), "");
}

// A sentence is never said before it is so.
TEST_F(WindowFixture, TheSentenceComesWhenTheStepIsDone) {
    START_LIVE_OR_SKIP("last-ack-lost");
    QString before = window.narration()->text();
    for (int step = 0; step < 10; ++step) {
        key(Qt::Key_Space);
        bool early = false;
        const QString said =
            app::panels::plainNarration(stage.scenario()->steps[static_cast<std::size_t>(step)].say.en);
        ASSERT_TRUE(waitFor([&] {
            window.refresh();
            early = early || (stage.busy() && window.narration()->text() == said);
            return !stage.busy();
        }));
        EXPECT_FALSE(early) << said.toStdString();
        window.refresh();
        EXPECT_EQ(window.narration()->text(), said);
    }
}

// The wait is made short by destroying the socket.
TEST_F(WindowFixture, ATimeWaitThatRanOutIsToldAndTheNextKeyBringsItBack) {
    START_LIVE_OR_SKIP("address-in-use");
    for (int step = 0; step < 9; ++step) {
        key(Qt::Key_Space);
        waitForStep(step);
    }
    const QString said = window.narration()->text();
    for (const auto& [id, socket] : stage.scene().sockets)
        if (!socket.ended && socket.now.state == model::State::TimeWait)
            stage.order(model::scenario::DestroyCommand{id});
    const auto* banner = window.findChild<RemarkBanner*>();
    ASSERT_TRUE(waitFor([&] { return banner->text().startsWith("TIME-WAIT of Server (B) is over"); }))
        << banner->text().toStdString();
    EXPECT_NE(window.narration()->text(), said) << "it is not so any more";
    key(Qt::Key_Space);
    ASSERT_TRUE(stage.opening());
    ASSERT_EQ(app::session::waitForOpening(stage).fault, app::session::Opened::Fault::None);
    window.refresh();
    EXPECT_EQ(window.narration()->text(), said);
    EXPECT_EQ(window.card("server")->shownState(), "TIME-WAIT");
    EXPECT_EQ(banner->text(), "");
    for (int step = 9; step < stage.stepCount(); ++step) {
        key(Qt::Key_Space);
        waitForStep(step);
    }
    EXPECT_TRUE(stage.failed().empty());
}

}  // namespace
}  // namespace tests::gui
