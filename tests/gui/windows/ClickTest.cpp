// A click never takes the keyboard: whatever was clicked, Space goes on, and the heights of the stage stay.
#include <QAbstractScrollArea>
#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPointer>

#include "app/panels/DemoRail.h"
#include "app/panels/DiagramView.h"
#include "app/panels/RemarkBanner.h"
#include "app/windows/StageArea.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {
namespace {

class Clicks : public WindowFixture {
protected:
    QTimer away;  // of menus and dialogs that a click has opened

    void SetUp() override {
        WindowFixture::SetUp();
        window.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
        QObject::connect(&away, &QTimer::timeout, &window, [] {
            if (QWidget* popup = QApplication::activePopupWidget())
                popup->close();
            else if (QWidget* dialog = QApplication::activeModalWidget())
                dialog->close();
        });
        away.start(5);
    }

    void settleDown() {
        ASSERT_TRUE(waitFor([] { return !QApplication::activePopupWidget() && !QApplication::activeModalWidget(); }));
        if (stage.opening())
            (void)app::session::waitForOpening(stage);
        if (window.presentation().running())
            window.presentation().end();
        for (QWidget* other : QApplication::topLevelWidgets())
            if (other != &window && other->isVisible() && !other->inherits("QMenu"))
                other->close();
        window.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
        if (stage.source() != "three-way-handshake" || stage.live() || stage.step() < 0 || stage.step() > 10)
            showRecorded("three-way-handshake", 3);
        app::windows::settle();
    }

    void expectSpaceGoesOn(const std::string& after) {
        for (const Qt::Key forward : {Qt::Key_Space, Qt::Key_PageDown, Qt::Key_Right}) {
            const int step = stage.step();
            key(forward);
            EXPECT_EQ(stage.step(), step + 1)
                << "key " << forward << " after a click on " << after << "; the focus is on "
                << (window.focusWidget() ? window.focusWidget()->metaObject()->className() : "nothing");
        }
        const int step = stage.step();
        key(Qt::Key_Left);
        EXPECT_EQ(stage.step(), step - 1) << "Left after a click on " << after;
        key(Qt::Key_PageUp);
        EXPECT_EQ(stage.step(), step - 2) << "Page Up after a click on " << after;
    }
};

TEST_F(Clicks, AfterOneOnAnyWidgetTheKeysStep) {
    showRecorded("three-way-handshake", 3);
    window.appearance().setLanguage(QStringLiteral("en"));
    std::vector<QPointer<QWidget>> widgets;
    for (QWidget* widget : window.findChildren<QWidget*>())
        widgets.emplace_back(widget);
    ASSERT_GT(widgets.size(), 40u);
    int clicked = 0;
    for (const QPointer<QWidget>& widget : widgets) {
        if (!widget || !widget->isVisible() || !widget->isEnabled() || widget->window() != &window)
            continue;
        const std::string name = std::string(widget->metaObject()->className()) + " \"" +
                                 widget->objectName().toStdString() + "\" \"" + widget->accessibleName().toStdString() +
                                 '"';
        QTest::mouseClick(widget, Qt::LeftButton, {}, widget->rect().center());
        ++clicked;
        ASSERT_NO_FATAL_FAILURE(settleDown());
        stage.seekStep(3);
        expectSpaceGoesOn(name);
    }
    EXPECT_GT(clicked, 40);
}

TEST_F(Clicks, AfterTheSearchTheKeysAreTheDemos) {
    showRecorded("three-way-handshake", 3);
    away.stop();
    key(Qt::Key_F, Qt::ControlModifier);
    QLineEdit* search = window.rail()->search();
    ASSERT_TRUE(search->hasFocus());
    for (const char letter : std::string("four way"))
        QTest::keyClick(window.focusWidget(), letter);
    EXPECT_EQ(search->text(), "four way") << "a blank between words is typed";
    search->setText("four");
    key(Qt::Key_Return);
    ASSERT_TRUE(stage.opening());
    (void)app::session::waitForOpening(stage);
    EXPECT_EQ(stage.source(), "four-way-close");
    showRecorded("four-way-close", 3);
    expectSpaceGoesOn("nothing, the search has ended");
    EXPECT_EQ(search->text(), "");
}

TEST_F(Clicks, WhatGoesAwayHandsTheKeysToNobody) {
    showRecorded("three-way-handshake", 3);
    window.actions().action(ActionId::Rail)->trigger();
    if (!window.rail()->isVisible())
        window.actions().action(ActionId::Rail)->trigger();
    window.rail()->list()->setFocus(Qt::TabFocusReason);
    window.actions().action(ActionId::Rail)->trigger();
    ASSERT_FALSE(window.rail()->isVisible());
    const bool rail = window.rail()->isVisible();
    expectSpaceGoesOn("nothing, the rail went away");
    EXPECT_EQ(window.rail()->isVisible(), rail);
}

// Every stop of Tab looks another way while it has the focus.
TEST_F(Clicks, TheFocusIsSeenAtEveryStop) {
    window.resize(1920, 1080);
    showRecorded("three-way-handshake", 6);
    app::windows::settle();
    away.stop();
    window.transport()->button(ActionId::Rail)->setFocus(Qt::TabFocusReason);
    const QWidget* first = window.focusWidget();
    int stops = 0;
    do {
        QWidget* here = window.focusWidget();
        const QRect place = QRect(here->mapTo(&window, QPoint()), here->size()).adjusted(-6, -6, 6, 6);
        const QImage with = window.grab(place).toImage();
        here->clearFocus();
        const QImage without = window.grab(place).toImage();
        here->setFocus(Qt::TabFocusReason);
        int differing = 0;
        for (int y = 0; y < with.height(); ++y)
            for (int x = 0; x < with.width(); ++x)
                differing += app::theme::contrast(with.pixelColor(x, y), without.pixelColor(x, y)) >= 1.5;
        EXPECT_GT(differing, 40) << here->metaObject()->className() << " \"" << here->accessibleName().toStdString()
                                 << "\" looks the same with the focus";
        ++stops;
        key(Qt::Key_Tab);
    } while (window.focusWidget() != first && stops < 100);
    EXPECT_GT(stops, 15);
}

// The stage's place while why, questions and notices come and go.
TEST_F(Clicks, NothingOfALessonChangesTheStagesHeight) {
    away.stop();
    for (const QSize size : {QSize(1366, 768), QSize(1920, 1080)}) {
        window.resize(size);
        showRecorded("layers", 3);
        app::windows::settle();
        const auto* area = window.findChild<app::windows::StageArea*>();
        const QRect before = area->geometry();
        const auto expectSame = [&](const char* what) {
            app::windows::settle();
            EXPECT_EQ(area->geometry(), before) << what << ' ' << size.width();
        };
        window.narration()->whyButton()->click();
        expectSame("the rule");
        window.narration()->whyButton()->click();
        window.lesson().setPredicting(true);
        expectSame("predict mode is on");
        for (int press = 0; press < stage.stepCount() && !window.narration()->question()->asking(); ++press)
            key(Qt::Key_Space);
        EXPECT_TRUE(window.narration()->question()->asking());
        expectSame("a question");
        key(Qt::Key_1);
        window.refresh();
        expectSame("an answer");
        window.lesson().setPredicting(false);
        stage.last();
        key(Qt::Key_Space);
        EXPECT_NE(notice(), "");
        expectSame("the end's banner");
    }
}

}  // namespace
}  // namespace tests::gui
