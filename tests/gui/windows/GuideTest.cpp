// The first minute: the network stands still, the first SYN is at the door, one sentence tells what to do.
#include "app/panels/Settings.h"
#include "app/windows/Guide.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {
namespace {

using app::windows::Guide;

class FirstMinute : public WindowFixture {};

TEST_F(FirstMinute, BringsTheFirstSynToTheDoorAndTellsWhatToDo) {
    app::panels::userSettings()->remove(QStringLiteral("guided"));
    app::panels::userSettings()->remove(QStringLiteral("lastDemo"));
    app::session::Stage other;
    app::windows::MainWindow first(&other);
    first.appearance().setReducedMotion(true);
    first.show();
    first.openLast();
    if (const auto opened = app::session::waitForOpening(other); !other.live())
        GTEST_SKIP() << opened.sentence.toStdString();
    const auto* guide = first.findChild<Guide*>();
    ASSERT_TRUE(waitFor([&] { return guide->words().contains("Deliver (D)"); })) << guide->words().toStdString();
    EXPECT_TRUE(guide->words().startsWith("The network is stopped: you decide."));
    ASSERT_EQ(other.scene().held.size(), 1u);
    QTest::keyClick(&first, Qt::Key_D);
    ASSERT_TRUE(waitFor([&] { return guide->words().contains("answered by itself"); })) << guide->words().toStdString();
    auto* button = guide->findChild<QPushButton*>();
    ASSERT_TRUE(button->isVisible());
    button->click();
    EXPECT_EQ(guide->words(), "");
    EXPECT_TRUE(app::panels::userSettings()->value(QStringLiteral("guided")).toBool()) << "nobody is guided twice";
}

TEST_F(FirstMinute, BeforeTheFirstStepTheStageSaysWhoDecides) {
    START_LIVE_OR_SKIP("three-way-handshake");
    const auto* guide = window.findChild<Guide*>();
    EXPECT_TRUE(guide->words().startsWith("The network is stopped: you decide.")) << guide->words().toStdString();
    EXPECT_TRUE(window.ladder()->geometry().contains(guide->geometry()));
    window.actions().action(ActionId::Next)->trigger();
    waitForStep(0);
    EXPECT_TRUE(waitFor([&] { return guide->words().isEmpty(); }));
}

}  // namespace
}  // namespace tests::gui
