// The window on the real kernel, clicked from the first to the last step.
#include <signal.h>

#include <QListWidget>
#include <algorithm>

#include "app/panels/DemoRail.h"
#include "app/panels/Words.h"
#include "app/windows/BlankScreen.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {

using namespace model;

namespace {

struct Lesson : WindowFixture {
    // The states the card of an actor has shown, without repeats.
    std::map<std::string, std::vector<std::string>> shown;

    void look() {
        for (const char* actor : {"client", "server"}) {
            const auto* card = window.card(QString::fromLatin1(actor));
            ASSERT_TRUE(card);
            auto& states = shown[actor];
            const std::string state = card->shownState().toStdString();
            if (states.empty() || states.back() != state)
                states.push_back(state);
        }
    }

    // What a card shows is what the kernel says, wherever the kernel says something.
    void compareWithKernel() {
        for (const trace::ConnectionView& connection : stage.scene().connections) {
            if (&connection != &stage.scene().connections.back())
                continue;
            for (const trace::EndpointView& end : connection.ends) {
                if (!end.kernel || end.actor.empty())
                    continue;
                const auto* card = window.card(QString::fromStdString(end.actor));
                ASSERT_TRUE(card);
                EXPECT_EQ(card->shownState().toStdString(), name(*end.kernel))
                    << end.actor << " in step " << stage.step();
                EXPECT_FALSE(end.disagrees()) << end.actor;
            }
        }
    }

    void walk(const std::function<void()>& next) {
        look();
        for (int step = 0; step < stage.stepCount(); ++step) {
            next();
            waitForStep(step);
            if (HasFailure())
                return;
            look();
            compareWithKernel();
        }
    }
};

// wanted appears in this order, other states may stand between.
void expectInOrder(const std::vector<std::string>& states, const std::vector<std::string>& wanted) {
    auto from = states.begin();
    for (const std::string& state : wanted) {
        from = std::find(from, states.end(), state);
        if (from == states.end()) {
            ADD_FAILURE() << state << " is missing in " << ::testing::PrintToString(states);
            return;
        }
    }
}

TEST_F(Lesson, HandshakeByMouseShowsTheKernelsStates) {
    START_LIVE_OR_SKIP("three-way-handshake");
    walk([this] { clickNext(); });
    expectInOrder(shown["client"], {"SYN-SENT", "ESTABLISHED"});
    expectInOrder(shown["server"], {"LISTEN", "SYN-RECEIVED", "ESTABLISHED"});
    EXPECT_EQ(stage.disagreements(), 0u);
    EXPECT_EQ(window.card("client")->content().trust, app::panels::EndpointContent::Trust::Agrees);
    EXPECT_TRUE(window.card("client")->shownWord().contains("kernel agrees"));
}

TEST_F(Lesson, CloseByClickerInPresentationShowsTheKernelsStates) {
    START_LIVE_OR_SKIP("four-way-close");
    window.presentation().begin(app::windows::Presentation::Start::FromHere);
    int press = 0;
    // As clickers differ: Page Down, Space, the arrows.
    const Qt::Key keys[] = {Qt::Key_PageDown, Qt::Key_Space, Qt::Key_Right, Qt::Key_Down};
    walk([&] { key(keys[press++ % 4]); });
    expectInOrder(shown["client"], {"ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT"});
    expectInOrder(shown["server"], {"ESTABLISHED", "CLOSE-WAIT", "LAST-ACK", "CLOSED"});
    EXPECT_EQ(stage.disagreements(), 0u);
    const QString word = window.card("client")->shownWord();
    EXPECT_TRUE(word.contains("2MSL")) << word.toStdString();
    key(Qt::Key_B);
    EXPECT_TRUE(window.presentation().blank()->isVisible());
    EXPECT_EQ(window.presentation().blank()->color(), QColor(Qt::black));
    key(Qt::Key_B);
    key(Qt::Key_W);
    EXPECT_EQ(window.presentation().blank()->color(), QColor(Qt::white));
    key(Qt::Key_Escape);
    EXPECT_FALSE(window.presentation().blank()->isVisible());
    EXPECT_TRUE(window.presentation().running());
    key(Qt::Key_Escape);
    EXPECT_FALSE(window.presentation().running());
}

TEST_F(Lesson, LookingBackMovesTheViewAndNotTheKernel) {
    START_LIVE_OR_SKIP("three-way-handshake");
    for (int step = 0; step < stage.stepCount(); ++step) {
        clickNext();
        waitForStep(step);
    }
    const auto kernel = stage.end();
    const QString narration = window.narration()->text();
    ASSERT_EQ(window.card("client")->shownState(), "ESTABLISHED");
    EXPECT_FALSE(window.narration()->liveButton()->isVisible());
    for (int i = 0; i < 3; ++i)
        key(Qt::Key_PageUp);
    window.refresh();
    EXPECT_EQ(window.card("client")->shownState(), "SYN-SENT");
    EXPECT_NE(window.narration()->text(), narration);
    EXPECT_TRUE(window.narration()->liveButton()->isVisible());
    EXPECT_TRUE(window.narration()->modeText().contains("Looking back"));
    EXPECT_EQ(stage.end(), kernel) << "the kernel must not notice";
    stage.seek(0);
    window.refresh();
    EXPECT_NE(window.card("client")->shownState(), "SYN-SENT");
    QTest::mouseClick(window.narration()->liveButton(), Qt::LeftButton);
    window.refresh();
    EXPECT_EQ(window.card("client")->shownState(), "ESTABLISHED");
    EXPECT_EQ(window.narration()->text(), narration);
    EXPECT_TRUE(window.narration()->modeText().contains("Live"));
}

TEST_F(Lesson, PredictModeAsksFirstAndTheKernelAnswers) {
    START_LIVE_OR_SKIP("three-way-handshake");
    const auto& steps = stage.scenario()->steps;
    const auto asking =
        std::find_if(steps.begin(), steps.end(), [](const scenario::Step& step) { return !step.questions.empty(); });
    ASSERT_NE(asking, steps.end());
    const int asked = static_cast<int>(asking - steps.begin());
    window.lesson().setPredicting(true);
    for (int step = 0; step < asked; ++step) {
        clickNext();
        waitForStep(step);
    }
    clickNext();
    EXPECT_TRUE(window.narration()->question()->asking());
    EXPECT_EQ(stage.step(), asked - 1) << "the step waits for the answer";
    for (const scenario::Question& question : asking->questions) {
        ASSERT_EQ(window.narration()->question()->choices().size(), question.choices.size());
        QTest::mouseClick(window.narration()->question()->choices()[question.answer], Qt::LeftButton);
    }
    waitForStep(asked);
    EXPECT_EQ(window.lesson().prediction().right(*stage.scenario()), static_cast<int>(asking->questions.size()));
    EXPECT_EQ(window.lesson().prediction().asked(), static_cast<int>(asking->questions.size()));
    EXPECT_TRUE(window.narration()->question()->asking()) << "the solution stands until the next key";
}

TEST_F(Lesson, NextStartsADemoAnewWhoseLabWasKilled) {
    START_LIVE_OR_SKIP("three-way-handshake");
    clickNext();
    waitForStep(0);
    const int lab = labPid();
    ASSERT_GT(lab, 1);
    ASSERT_EQ(::kill(lab, SIGKILL), 0);
    ASSERT_TRUE(waitFor([&] { return !stage.live(); }));
    EXPECT_TRUE(problem.contains("killed by signal 9")) << problem.toStdString();
    clickNext();
    EXPECT_FALSE(waitFor([&] { return stage.live(); }, 300))
        << "what happened stays on the stage until the user wants it to go";
    clickNext();
    ASSERT_TRUE(waitFor([&] { return stage.live() && !stage.busy() && stage.step() < 0; })) << whatStands(0);
    window.refresh();
    clickNext();
    waitForStep(0);
}

TEST_F(Lesson, EndOfADemoOffersTheNextAndTheNextKeyTakesIt) {
    const QStringList lesson = app::session::lessonDemos();
    showRecorded("layers", 0);
    ASSERT_EQ(lesson.front(), "layers");
    stage.last();
    window.refresh();
    const auto next = app::session::loadDemo(lesson[1]);
    ASSERT_TRUE(next.ok());
    EXPECT_EQ(notice(), "");
    key(Qt::Key_Space);  // of a window that has just come up: no button has the focus
    EXPECT_TRUE(notice().contains(QString::fromStdString(next.value().title.en))) << notice().toStdString();
    EXPECT_EQ(stage.source(), lesson[0]);
    EXPECT_EQ(stage.opening(), nullptr) << "one key more than the demo has steps must not leave it";
    // Who looks back once more is asked again.
    key(Qt::Key_PageUp);
    key(Qt::Key_PageDown);
    ASSERT_TRUE(stage.atEnd());
    key(Qt::Key_Space);
    EXPECT_EQ(stage.opening(), nullptr);
    key(Qt::Key_Space);
    ASSERT_EQ(app::session::waitForOpening(stage).fault, app::session::Opened::Fault::None);
    EXPECT_EQ(stage.source(), lesson[1]);
    EXPECT_EQ(window.rail()->list()->currentItem()->data(Qt::UserRole).toString(), lesson[1]);
}

TEST_F(Lesson, LastDemoOffersNothing) {
    const std::string last = app::session::lessonDemos().back().toStdString();
    showRecorded(last.c_str(), 0);
    stage.last();
    for (int press = 0; press < 3; ++press)
        key(Qt::Key_PageDown);
    EXPECT_EQ(notice(), "");
    EXPECT_EQ(stage.opening(), nullptr);
    EXPECT_EQ(stage.source().toStdString(), last);
}

}  // namespace

}  // namespace tests::gui
