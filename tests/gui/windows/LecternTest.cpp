// What a presenter has at hand: the window with notes, pictures and clocks, the pointer tools, the screens.
#include <QCursor>
#include <QMouseEvent>

#include "app/diagrams/Diagram.h"
#include "app/windows/BlankScreen.h"
#include "app/windows/Lectern.h"
#include "app/windows/PresenterWindow.h"
#include "app/windows/Screens.h"
#include "app/windows/Thumbnail.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {
namespace {

using app::windows::Screens;
using app::windows::Tool;

class AtTheLectern : public WindowFixture {
protected:
    [[nodiscard]] app::windows::PresenterWindow& presenter() { return *window.presentation().presenter(); }
    [[nodiscard]] app::windows::PointerOverlay& pointer() {
        return *window.findChild<app::windows::Lectern*>()->pointer();
    }
    void present() {
        window.presentation().begin(app::windows::Presentation::Start::FromHere);
        window.refresh();
        app::windows::settle();
        window.activateWindow();  // keys are those of the window that has them
        ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
    }
    void stroke(QPoint from, QPoint to) {
        QTest::mousePress(&pointer(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, pointer().mapToGlobal(to), Qt::LeftButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&pointer(), &move);
        QTest::mouseRelease(&pointer(), Qt::LeftButton, {}, to);
    }
};

TEST_F(AtTheLectern, NowAndNextAreSeenAndEveryStepHasNotes) {
    window.presentation().showPresenter(true);
    for (const QString& demo : app::session::builtInDemos()) {
        showRecorded(qPrintable(demo), 0);
        for (int step = 0; step < stage.stepCount(); ++step) {
            stage.seekStep(step);
            window.refresh();
            SCOPED_TRACE(::testing::Message() << demo.toStdString() << ", step " << step + 1);
            EXPECT_FALSE(presenter().notes().contains("No notes"));
            EXPECT_TRUE(presenter().nowPicture()->diagram());
            EXPECT_EQ(presenter().nextPicture()->diagram() != nullptr, step + 1 < stage.stepCount());
        }
    }
}

TEST_F(AtTheLectern, ClocksTellTheTimeAndWhatIsLeftOfTimeWait) {
    showRecorded("four-way-close", 13);
    window.presentation().showPresenter(true);
    EXPECT_TRUE(presenter().timerText().startsWith("0:0"));
    EXPECT_EQ(presenter().clockText().size(), 5);
    EXPECT_TRUE(presenter().timeWaitText().startsWith("TIME-WAIT: ")) << presenter().timeWaitText().toStdString();
    stage.seekStep(2);
    window.refresh();
    EXPECT_EQ(presenter().timeWaitText(), "");
}

TEST_F(AtTheLectern, TheButtonsDriveTheStage) {
    showRecorded("three-way-handshake", 3);
    window.presentation().showPresenter(true);
    presenter().buttons().at(ActionId::Next)->click();
    EXPECT_EQ(stage.step(), 4);
    presenter().buttons().at(ActionId::Back)->click();
    EXPECT_EQ(stage.step(), 3);
    presenter().buttons().at(ActionId::Black)->click();
    EXPECT_TRUE(window.presentation().blank()->isVisible());
    presenter().buttons().at(ActionId::Black)->click();
    EXPECT_FALSE(window.presentation().blank()->isVisible());
}

TEST_F(AtTheLectern, TheLaserShinesWhileItsKeyIsHeldAndTheOthersUntilPutDown) {
    showRecorded("three-way-handshake", 3);
    key(Qt::Key_T);
    EXPECT_EQ(pointer().tool(), Tool::None) << "at the desk nobody points";
    present();
    QWidget* focused = window.focusWidget() ? window.focusWidget() : &window;  // who gets keys of a keyboard
    QTest::keyPress(focused, Qt::Key_V);
    EXPECT_EQ(pointer().tool(), Tool::Laser);
    EXPECT_TRUE(pointer().isVisible());
    QTest::keyRelease(focused, Qt::Key_V);
    EXPECT_EQ(pointer().tool(), Tool::None);
    EXPECT_FALSE(pointer().isVisible());
    for (const auto& [pressed, tool] : {std::pair(Qt::Key_T, Tool::Spotlight), {Qt::Key_M, Tool::Magnifier}}) {
        key(pressed);
        EXPECT_EQ(pointer().tool(), tool);
        EXPECT_TRUE(pointer().testAttribute(Qt::WA_TransparentForMouseEvents)) << "the stage keeps the mouse";
        QCursor::setPos(pointer().mapToGlobal(QPoint(200, 200)));
        EXPECT_FALSE(pointer().grab().isNull());
        key(Qt::Key_Space);
        EXPECT_EQ(pointer().tool(), tool) << "the keys are the stage's";
        key(Qt::Key_Escape);
        EXPECT_EQ(pointer().tool(), Tool::None);
        EXPECT_TRUE(window.presentation().running()) << "Escape laid the tool down";
    }
}

TEST_F(AtTheLectern, MarksBelongToTheirStepAndCanBeTakenBack) {
    showRecorded("three-way-handshake", 3);
    present();
    key(Qt::Key_I);
    stroke({100, 100}, {200, 160});
    stroke({300, 100}, {360, 160});
    EXPECT_EQ(pointer().marks().strokes().size(), 2u);
    key(Qt::Key_Space);
    ASSERT_EQ(stage.step(), 4);
    window.refresh();
    EXPECT_TRUE(waitFor([this] { return pointer().marks().strokes().empty(); })) << "another step, another page";
    stroke({100, 100}, {200, 160});
    key(Qt::Key_Left);
    EXPECT_TRUE(waitFor([this] { return pointer().marks().strokes().size() == 2; }));
    key(Qt::Key_E);
    stroke({300, 100}, {300, 101});
    EXPECT_EQ(pointer().marks().strokes().size(), 1u);
    key(Qt::Key_U);
    EXPECT_EQ(pointer().marks().strokes().size(), 2u);
    key(Qt::Key_U);
    EXPECT_EQ(pointer().marks().strokes().size(), 1u);
    key(Qt::Key_Escape);
    key(Qt::Key_Escape);
    EXPECT_FALSE(window.presentation().running());
    EXPECT_FALSE(pointer().isVisible()) << "the desk is clean";
}

TEST(ScreensOfAStage, AreChosenRememberedAndDoneWithout) {
    const QStringList two{"laptop", "projector"};
    EXPECT_EQ(Screens::choice(two, "", "laptop"), "laptop");
    EXPECT_EQ(Screens::choice(two, "projector", "laptop"), "projector");
    EXPECT_EQ(Screens::choice({"laptop"}, "projector", "laptop"), "laptop") << "unplugged";
    EXPECT_EQ(Screens::choice({"laptop"}, "projector", "gone"), "laptop");
    EXPECT_EQ(Screens::otherThan(two, "projector"), "laptop");
    EXPECT_EQ(Screens::otherThan({"laptop"}, "laptop"), "");
}

}  // namespace
}  // namespace tests::gui
