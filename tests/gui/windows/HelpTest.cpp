// What the window offers besides the lesson: help, saving, printing, files dropped on it, jumping about.
#include <QAccessible>
#include <QApplication>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QPrintPreviewDialog>
#include <QPrintPreviewWidget>
#include <QRegularExpression>
#include <QTimer>
#include <QUrl>

#include "app/diagrams/Signs.h"
#include "app/panels/TimeLine.h"
#include "app/panels/Words.h"
#include "app/session/Saving.h"
#include "app/windows/Exports.h"
#include "app/windows/HelpPage.h"
#include "app/windows/HoverPreview.h"
#include "app/windows/JumpList.h"
#include "app/windows/Thumbnail.h"
#include "tests/gui/windows/WindowFixture.h"
#include "tests/support/LargeCapture.h"

namespace tests::gui {
namespace {

class Offers : public WindowFixture {
protected:
    tests::support::TemporaryDirectory m_folder;

    [[nodiscard]] QStringList wordsOfHelp() const {
        QStringList words;
        if (const auto* help = window.findChild<app::windows::HelpPage*>())
            for (const QLabel* label : help->findChildren<QLabel*>())
                words << label->text();
        return words;
    }
};

TEST_F(Offers, HelpTellsEveryKeyAndEverySign) {
    for (const auto& [pressed, modifiers] :
         {std::pair(Qt::Key_F1, Qt::NoModifier), {Qt::Key_Question, Qt::ShiftModifier}})
        for (const char* language : {"en", "zh_CN"}) {
            window.appearance().setLanguage(QString::fromLatin1(language));
            key(pressed, modifiers);
            auto* help = window.findChild<app::windows::HelpPage*>();
            ASSERT_TRUE(help && help->isVisible());
            const QStringList words = wordsOfHelp();
            for (const auto& told : app::windows::Actions::told())
                EXPECT_TRUE(words.contains(told.words) && words.contains(told.keys)) << told.words.toStdString();
            for (const app::diagrams::Sign sign : app::diagrams::allSigns())
                EXPECT_TRUE(words.contains(app::diagrams::signWords(sign)));
            EXPECT_LE(help->width(), window.width());
            delete help;
        }
}

TEST_F(Offers, TheSessionIsSaved) {
    START_LIVE_OR_SKIP("three-way-handshake");
    window.actions().action(ActionId::Next)->trigger();
    waitForStep(0);
    const QString path = QString::fromStdString(m_folder.file("kept.pcapng"));
    QTimer answer;
    answer.setInterval(5);
    QObject::connect(&answer, &QTimer::timeout, &window, [&] {
        if (auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget())) {
            answer.stop();
            dialog->selectFile(path);
            QMetaObject::invokeMethod(dialog, "accept");
        }
    });
    answer.start();
    key(Qt::Key_S, Qt::ControlModifier);
    EXPECT_EQ(notice(), QStringLiteral("Written: %1").arg(path));
    stage.openFile(path);
    EXPECT_EQ(app::session::waitForOpening(stage).sentence, QString());
    EXPECT_EQ(stage.scenario()->id, "three-way-handshake");
}

TEST_F(Offers, TheLadderIsPrintedWithAPreview) {
    showRecorded("four-way-close", 20);
    key(Qt::Key_P, Qt::ControlModifier);
    auto* preview = window.findChild<QPrintPreviewDialog*>();
    ASSERT_TRUE(preview);
    ASSERT_TRUE(waitFor([&] { return preview->isVisible(); }));
    EXPECT_GE(preview->findChild<QPrintPreviewWidget*>()->pageCount(), 1);
    preview->reject();
}

TEST_F(Offers, AFileDroppedOnTheWindowIsOpened) {
    tests::support::writeLargeCapture(m_folder.file("dropped.pcap"), 1);
    const QString path = QString::fromStdString(m_folder.file("dropped.pcap"));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &drop);
    EXPECT_EQ(app::session::waitForOpening(stage).sentence, QString());
    EXPECT_EQ(stage.source(), path);
}

QStringList entriesOf(const QMenu* menu) {
    QStringList entries;
    for (const QAction* action : menu->actions())
        entries += action->menu() ? entriesOf(action->menu()) : QStringList(action->text());
    return entries;
}

// By keyboard: a key, or F10 and the arrows, or Tab and Space. By the accessibility bus: what can be pressed there.
TEST_F(Offers, EveryOrderIsInTheReachOfTheKeysAndOfTheAccessibilityBus) {
    showRecorded("three-way-handshake", 6);
    QStringList reached = entriesOf(window.transport()->button(ActionId::More)->menu());
    emit window.transport()->button(ActionId::More)->menu()->findChildren<QMenu*>().last()->aboutToShow();
    reached << entriesOf(window.transport()->button(ActionId::More)->menu());
    for (const auto& [id, button] : window.transport()->buttons()) {
        reached << window.actions().action(id)->text();
        EXPECT_TRUE(button->focusPolicy() & Qt::TabFocus) << button->accessibleName().toStdString();
        QAccessibleInterface* told = QAccessible::queryAccessibleInterface(button);
        ASSERT_TRUE(told && told->actionInterface());
        if (!button->isEnabled())
            continue;
        const QStringList can = told->actionInterface()->actionNames();
        EXPECT_TRUE(can.contains(QAccessibleActionInterface::pressAction()) ||
                    can.contains(QAccessibleActionInterface::toggleAction()) ||
                    can.contains(QAccessibleActionInterface::showMenuAction()))
            << button->accessibleName().toStdString();
    }
    // What answers, moves or leaves what is shown only then, and has its own buttons there.
    for (const ActionId id : {ActionId::Answer, ActionId::Leave, ActionId::Connection})
        reached << window.actions().action(id)->text();
    for (const QAction* action : window.actions().findChildren<QAction*>())
        EXPECT_TRUE(reached.contains(action->text())) << action->text().toStdString();
}

TEST_F(Offers, BlankScreensStandInAMenu) {
    const QStringList more = entriesOf(window.transport()->button(ActionId::More)->menu());
    EXPECT_TRUE(more.contains(QStringLiteral("Black screen\tB, .")) && more.contains(QStringLiteral("White screen\tW")))
        << more.join('|').toStdString();
}

TEST_F(Offers, JumpListsWhatWasAndWhatIsToComeInWholeSentences) {
    for (const char* language : {"en", "zh_CN"}) {
        window.appearance().setLanguage(QString::fromLatin1(language));
        showRecorded("three-way-handshake", 3);
        key(Qt::Key_J);
        auto* jumps = window.findChild<app::windows::JumpList*>();
        ASSERT_TRUE(jumps && jumps->isVisible());
        QStringList shown;
        for (int i = 0; i < jumps->list()->count(); ++i)
            shown << jumps->list()->item(i)->text();
        for (std::size_t i = 0; i < stage.scenario()->steps.size(); ++i) {
            const QString say = app::panels::plainNarration(stage.scenario()->steps[i].say.in(app::panels::language()));
            EXPECT_TRUE(shown.contains(QStringLiteral("%1  %2").arg(i + 1).arg(say))) << say.toStdString();
        }
        EXPECT_EQ(shown.filter(QStringLiteral("client:")).size(), 0) << "the processes have names for people";
        const int row = static_cast<int>(shown.indexOf(QRegularExpression(QStringLiteral("^7  .*"))));
        ASSERT_GE(row, 0);
        jumps->list()->setCurrentRow(row);
        QTest::keyClick(jumps->list(), Qt::Key_Return);
        EXPECT_FALSE(jumps->isVisible());
        EXPECT_EQ(stage.step(), 6);
    }
}

TEST_F(Offers, TheTimeLineTellsWhatAStepBrought) {
    showRecorded("three-way-handshake", 8);
    auto* line = window.narration()->timeLine();
    EXPECT_TRUE(line->hint(5).startsWith("step 6 (SYN)")) << line->hint(5).toStdString();
    EXPECT_TRUE(line->hint(0).startsWith("step 1 (call)")) << line->hint(0).toStdString();
    showRecorded("abort-with-rst", 5);
    QStringList hints;
    for (int step = 0; step < stage.stepCount(); ++step)
        hints << line->hint(step);
    EXPECT_FALSE(hints.filter("(RST)").isEmpty()) << hints.join("\n").toStdString();
}

TEST_F(Offers, AStepUnderThePointerIsShownInSmall) {
    showRecorded("three-way-handshake", 8);
    auto* line = window.narration()->timeLine();
    const auto* hover = line->findChild<app::windows::HoverPreview*>();
    const double x = line->xOf(stage.stepPositions()[5]);
    QMouseEvent move(QEvent::MouseMove, QPointF(x, 5), line->mapToGlobal(QPointF(x, 5)), Qt::NoButton, Qt::NoButton,
                     {});
    QApplication::sendEvent(line, &move);
    EXPECT_EQ(hover->words(), line->hint(5));
    EXPECT_TRUE(hover->picture()->isVisible() && hover->picture()->diagram());
    EXPECT_EQ(stage.step(), 8) << "looked at, not gone to";
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(line, &leave);
    EXPECT_EQ(hover->words(), "");
}

}  // namespace
}  // namespace tests::gui
