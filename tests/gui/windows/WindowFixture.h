// A window on a stage, with what tests of it need: a demo on the real kernel, keys as a clicker sends them, waiting
// for conditions.
#pragma once

#include <gtest/gtest.h>

#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <functional>
#include <string>

#include "app/panels/EndpointCard.h"
#include "app/panels/LadderPanel.h"
#include "app/panels/NarrationStrip.h"
#include "app/panels/PanelDock.h"
#include "app/panels/QuestionSheet.h"
#include "app/panels/TransportBar.h"
#include "app/session/ScenarioStore.h"
#include "app/session/Stage.h"
#include "app/windows/Actions.h"
#include "app/windows/Appearance.h"
#include "app/windows/LessonDriver.h"
#include "app/windows/MainWindow.h"
#include "app/windows/Partition.h"
#include "app/windows/Presentation.h"
#include "tests/support/Programs.h"

namespace tests::gui {

using app::panels::ActionId;

class WindowFixture : public ::testing::Test {
protected:
    app::session::Stage stage;
    app::windows::MainWindow window{&stage};
    QString problem;  // the last that the stage told

    void SetUp() override {
        QObject::connect(&stage, &app::session::Stage::problem, &window,
                         [this](const QString& told) { problem = told; });
        window.appearance().setReducedMotion(true);
        window.appearance().setLanguage(QStringLiteral("en"));
        window.resize(1440, 900);
        window.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&window));
    }

    [[nodiscard]] static bool waitFor(const std::function<bool()>& condition, int ms = 20000) {
        return QTest::qWaitFor(condition, ms);
    }

    // "" when the demo runs on the kernel of this machine, else why it does not.
    [[nodiscard]] QString startLive(const char* demo) {
        stage.openDemo(QString::fromLatin1(demo), app::session::Insist::OnTheKernel);
        const QString refused = app::session::waitForOpening(stage).sentence;
        if (refused.isEmpty()) {
            EXPECT_TRUE(waitFor([&] { return !stage.busy() && stage.end() > 0 && stage.scene().actors.size() >= 2; }));
        }
        window.refresh();
        return refused;
    }

    // A recorded session at the end of a step; -1: before the first.
    void showRecorded(const char* id, int step) {
        const QString name = QString::fromLatin1(id);
        auto demo = app::session::loadDemo(name);
        ASSERT_TRUE(demo.ok());
        ASSERT_EQ(stage.replay(demo.take(), app::session::recordedSession(name)).toStdString(), "");
        stage.seekStep(step);
        window.refresh();
    }

    // The sentence over the window; "" for none.
    [[nodiscard]] QString notice() const {
        const auto* label = window.findChild<QLabel*>(QStringLiteral("notice"));
        return label ? label->text() : QString();
    }

    // A step ends by itself, done or failed: the runner gives it up long before this.
    void waitForStep(int step) {
        constexpr int kLongest = 100'000;
        const bool ended = waitFor([&] { return !stage.busy(); }, kLongest);
        EXPECT_TRUE(ended && stage.step() >= step && stage.failed().empty()) << whatStands(step);
        window.refresh();
    }

    // The lab is the parent of every process on the stage; 0: there is none.
    [[nodiscard]] int labPid() const;
    // For whoever reads that a step failed: what it was, what was waited for, what the lab told last, what is held.
    [[nodiscard]] std::string whatStands(int step) const;

    void clickNext() { QTest::mouseClick(window.transport()->button(ActionId::Next), Qt::LeftButton); }
    // To whatever has the focus, as a clicker does.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, key, modifiers);
    }
};

}  // namespace tests::gui

// The lab needs namespaces: where they are not to be had a test says so. In CI that is a failure.
#define START_LIVE_OR_SKIP(DEMO)                                                \
    if (const QString refused = startLive(DEMO); !refused.isEmpty()) {          \
        ASSERT_FALSE(qEnvironmentVariableIsSet("CI")) << refused.toStdString(); \
        GTEST_SKIP() << refused.toStdString();                                  \
    }
