// The registry of orders: what has a key is told, no key is given twice, and buttons, menus and keys do the same.
#include <QMenu>
#include <map>

#include "app/windows/BlankScreen.h"
#include "app/windows/HelpPage.h"
#include "app/windows/PresenterWindow.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {
namespace {

using app::windows::Actions;

class ActionsOfTheWindow : public WindowFixture {
protected:
    [[nodiscard]] QAction* action(ActionId id) const { return window.actions().action(id); }
    // What stands in the menus of the window, those inside them as well.
    [[nodiscard]] QStringList menuTexts() const {
        QStringList texts;
        for (const QMenu* menu : window.findChildren<QMenu*>())
            for (const QAction* entry : menu->actions())
                texts << entry->text();
        return texts;
    }
};

TEST_F(ActionsOfTheWindow, EveryOneWithAKeyIsTold) {
    key(Qt::Key_F1);
    const auto* help = window.findChild<app::windows::HelpPage*>();
    ASSERT_TRUE(help && help->isVisible());
    QStringList told;
    for (const QLabel* label : help->findChildren<QLabel*>())
        told << label->text();
    for (int i = 0; i <= static_cast<int>(ActionId::Help); ++i) {
        const auto id = static_cast<ActionId>(i);
        if (Actions::keys(id).empty())
            continue;
        const QString words = action(id)->text().section(QLatin1Char('\t'), 0, 0);
        const QString keys = action(id)->text().section(QLatin1Char('\t'), 1);
        EXPECT_FALSE(words.isEmpty());
        EXPECT_FALSE(keys.isEmpty()) << words.toStdString();
        EXPECT_TRUE(told.contains(words) || menuTexts().contains(action(id)->text())) << words.toStdString();
        EXPECT_TRUE(told.contains(keys)) << words.toStdString();
    }
}

TEST_F(ActionsOfTheWindow, NoKeyIsGivenTwice) {
    std::map<int, int> owners;
    for (int i = 0; i <= static_cast<int>(ActionId::Help); ++i)
        for (const QKeyCombination key : Actions::keys(static_cast<ActionId>(i))) {
            const auto [known, fresh] = owners.emplace(key.toCombined(), i);
            EXPECT_TRUE(fresh) << QKeySequence(key).toString().toStdString() << " of " << known->second << " and " << i;
        }
    EXPECT_GT(owners.size(), 30u);
}

TEST_F(ActionsOfTheWindow, ButtonsAreNamedAndAllowedAsTheirActionsAre) {
    showRecorded("three-way-handshake", 2);
    for (const char* language : {"en", "zh_CN"}) {
        window.appearance().setLanguage(QString::fromLatin1(language));
        for (const auto& [id, button] : window.transport()->buttons()) {
            EXPECT_EQ(button->toolTip(), window.actions().tip(id));
            EXPECT_TRUE(button->toolTip().startsWith(button->accessibleName())) << button->toolTip().toStdString();
            EXPECT_EQ(button->isEnabled(), action(id)->isEnabled()) << button->toolTip().toStdString();
            EXPECT_FALSE(button->icon().isNull()) << button->toolTip().toStdString();
        }
    }
    window.appearance().setLanguage(QStringLiteral("en"));
    QPushButton* back = window.transport()->button(ActionId::Back);
    EXPECT_EQ(back->toolTip(), QStringLiteral("Back (Page Up, ←)"));
    EXPECT_TRUE(back->isEnabled());
    EXPECT_FALSE(window.transport()->button(ActionId::Drop)->isEnabled()) << "nothing is held";
    for (int step = 0; step < 5; ++step)
        QTest::mouseClick(back, Qt::LeftButton);
    EXPECT_TRUE(waitFor([&] { return !back->isEnabled(); }));
    EXPECT_EQ(stage.step(), -1);
}

// What is checked in a menu is so after a key, too; a menu outlives what was chosen in it.
TEST_F(ActionsOfTheWindow, MenusFollowWhateverIsChosenAnyWay) {
    QMenu* more = window.transport()->button(ActionId::More)->menu();
    const auto look = window.appearance().look();
    ASSERT_TRUE(more->actions().contains(action(ActionId::Dark)));
    action(ActionId::Dark)->trigger();
    EXPECT_NE(window.appearance().look(), look);
    EXPECT_EQ(window.transport()->button(ActionId::More)->menu(), more);
    EXPECT_EQ(action(ActionId::Dark)->isChecked(), look != app::theme::Look::Dark);
    action(ActionId::Dark)->trigger();
    key(Qt::Key_Q);
    EXPECT_TRUE(action(ActionId::Predict)->isChecked());
    key(Qt::Key_Q);
    EXPECT_FALSE(action(ActionId::Predict)->isChecked());
    // The number mode by its key, seen in its menu.
    const auto checked = [&] {
        int at = -1;
        const auto entries = window.transport()->button(ActionId::Numbers)->menu()->actions();
        for (int i = 0; i < entries.size(); ++i)
            at = entries[i]->isChecked() ? i : at;
        return at;
    };
    const int before = checked();
    key(Qt::Key_N);
    EXPECT_EQ(checked(), (before + 1) % 3);
    key(Qt::Key_N);
    key(Qt::Key_N);
    EXPECT_EQ(checked(), before);
}

TEST_F(ActionsOfTheWindow, KeysOfThePresentersWindowDriveTheStage) {
    showRecorded("three-way-handshake", 2);
    window.presentation().showPresenter(true);
    // To whatever has the focus there.
    const auto press = [presenter = window.presentation().presenter()](Qt::Key key) {
        QTest::keyClick(presenter->focusWidget() ? presenter->focusWidget() : presenter, key);
    };
    press(Qt::Key_Space);
    EXPECT_EQ(stage.step(), 3);
    press(Qt::Key_B);
    EXPECT_TRUE(window.presentation().blank()->isVisible());
    press(Qt::Key_PageUp);
    EXPECT_FALSE(window.presentation().blank()->isVisible()) << "the blank screen goes first";
    EXPECT_EQ(stage.step(), 3);
    press(Qt::Key_PageUp);
    EXPECT_EQ(stage.step(), 2);
    window.presentation().showPresenter(false);
}

// A question waits for the class however long it takes.
TEST_F(ActionsOfTheWindow, PlayingStopsAtAQuestion) {
    showRecorded("three-way-handshake", 1);
    window.appearance().setSpeed(3);
    window.lesson().setPredicting(true);
    action(ActionId::Play)->trigger();
    EXPECT_TRUE(window.narration()->question()->asking());
    EXPECT_TRUE(window.lesson().playing());
    EXPECT_TRUE(waitFor([&] { return !window.lesson().playing(); }));
    EXPECT_TRUE(window.narration()->question()->asking());
    EXPECT_EQ(stage.step(), 1);
    EXPECT_EQ(window.lesson().prediction().asked(), 0) << "nobody has answered";
    EXPECT_EQ(window.transport()->button(ActionId::Play)->accessibleName(), "Play");
    window.lesson().setPredicting(false);
    window.appearance().setSpeed(1);
}

}  // namespace
}  // namespace tests::gui
