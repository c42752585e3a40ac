// The desk at the sizes and with the casts that people have: the ladder keeps its room, no card covers another, what
// was large comes back whole.
#include <QAbstractButton>
#include <QHeaderView>
#include <QTableView>
#include <algorithm>
#include <fstream>

#include "app/panels/FittedLabel.h"
#include "app/panels/Settings.h"
#include "app/windows/StageArea.h"
#include "tests/gui/windows/WindowFixture.h"
#include "tests/support/LargeCapture.h"

namespace tests::gui {
namespace {

using app::panels::EndpointCard;

class Desk : public WindowFixture {
protected:
    tests::support::TemporaryDirectory m_folder;

    void setSize(const QSize& size) {
        window.resize(size);
        app::windows::settle();
        ASSERT_EQ(window.size(), size);
    }
    void press(ActionId id, int times = 1) {
        for (int i = 0; i < times; ++i)
            window.actions().action(id)->trigger();
        app::windows::settle();
    }
    // A server and so many clients.
    [[nodiscard]] QString demoOf(int clients) const {
        const std::string path = m_folder.file("many.json");
        std::ofstream file(path);
        file << R"({"id": "many", "title": "many", "gate": "pass", "actors": [{"name": "server", "role": "server"})";
        for (int i = 1; i <= clients; ++i)
            file << R"(, {"name": "client_)" << i << R"(", "role": "client"})";
        file << R"x(], "steps": [{"actor": "server", "call": "listener = socket(AF_INET, SOCK_STREAM)",)x"
             << R"x( "say": "A socket."}]})x";
        return QString::fromStdString(path);
    }
};

TEST_F(Desk, LettersAreSpacedInEveryLanguage) {
    for (const char* language : {"en", "zh_CN"}) {
        window.appearance().setLanguage(QString::fromLatin1(language));
        app::windows::settle();
        for (const QAbstractButton* button : window.findChildren<QAbstractButton*>())
            if (button->isVisible()) {
                EXPECT_GT(button->font().letterSpacing(), 0) << button->text().toStdString() << ", " << language;
            }
    }
}

TEST_F(Desk, TextThatWasLargeLeavesEverythingAsItWas) {
    showRecorded("three-way-handshake", 6);
    for (const QSize size : {QSize(1920, 1080), QSize(1366, 768), QSize(1024, 768)})
        for (const char* page : {"states", "segment", "layers"}) {
            setSize(size);
            window.showPanel(QString::fromLatin1(page));
            app::windows::settle();
            SCOPED_TRACE(::testing::Message() << page << " at " << size.width());
            const QSize ladder = window.ladder()->size();
            press(ActionId::Larger, 5);
            EXPECT_GE(window.ladder()->width(), page == std::string("layers") ? 330 : 560) << "the ladder shrank first";
            press(ActionId::NormalSize);
            EXPECT_EQ(window.ladder()->size(), ladder);
        }
}

TEST_F(Desk, SmallScreensHaveTheWholeWindow) {
    showRecorded("three-way-handshake", 6);
    EXPECT_LE(window.minimumSize().width(), 800);
    EXPECT_LE(window.minimumSize().height(), 480);
    for (const char* language : {"en", "zh_CN"})
        for (const QSize size : {QSize(800, 480), QSize(819, 614), QSize(910, 512), QSize(1366, 768)}) {
            window.appearance().setLanguage(QString::fromLatin1(language));
            setSize(size);
            SCOPED_TRACE(::testing::Message() << language << " at " << size.width());
            EXPECT_GE(window.ladder()->width(), 560);
            EXPECT_GE(window.ladder()->height(), size.height() * 2 / 5);
            for (const QAbstractButton* button : window.findChildren<QAbstractButton*>()) {
                if (!button->isVisible())
                    continue;
                EXPECT_TRUE(window.rect().contains(QRect(button->mapTo(&window, QPoint()), button->size())))
                    << button->accessibleName().toStdString();
            }
        }
}

TEST_F(Desk, NoCardCoversAnother) {
    stage.openDemo(demoOf(12), app::session::Insist::OnTheKernel);
    const auto opened = app::session::waitForOpening(stage);
    if (!opened.sentence.isEmpty())
        GTEST_SKIP() << opened.sentence.toStdString();
    window.refresh();
    for (const QSize size : {QSize(1920, 1080), QSize(1280, 720)}) {
        setSize(size);
        const auto* area = window.findChild<app::windows::StageArea*>();
        const auto cards = area->cards();
        ASSERT_EQ(cards.size(), 13u);
        QRegion taken;
        for (const EndpointCard* card : cards) {
            const QRect place(card->mapTo(area, QPoint()), card->size());
            EXPECT_TRUE(area->rect().contains(place)) << card->content().title.toStdString() << " at " << size.width();
            EXPECT_FALSE(taken.intersects(place)) << card->content().title.toStdString() << " at " << size.width();
            EXPECT_GE(card->height(), card->minimumSizeHint().height()) << card->content().title.toStdString();
            EXPECT_EQ(card->height(), cards.front()->height()) << card->content().title.toStdString();
            taken += place;
        }
        EXPECT_FALSE(taken.intersects(QRect(window.ladder()->mapTo(area, QPoint()), window.ladder()->size())));
        EXPECT_GE(window.ladder()->height(), size.height() / 4);
    }
}

TEST_F(Desk, AListenerIsNotShownABlockOfDashes) {
    showRecorded("three-way-handshake", 5);
    const auto& content = window.card("server")->content();
    ASSERT_EQ(content.state, "LISTEN");
    for (const auto& row : content.control)
        EXPECT_NE(row.value, QStringLiteral("–")) << row.name.toStdString();
}

TEST_F(Desk, TheKernelsTableIsSortedByAPressOnAColumn) {
    showRecorded("three-way-handshake", 8);
    window.showPanel(QStringLiteral("kernel"));
    app::windows::settle();
    auto* view = window.findChild<QTableView*>(QStringLiteral("kernelTable"));
    auto* head = view->horizontalHeader();
    const auto column = [&] {
        QStringList states;
        for (int row = 0; row < view->model()->rowCount(); row += 2)
            states << view->model()->index(row, 0).data().toString().remove(QStringLiteral("▸ "));
        return states;
    };
    QStringList sorted = column();
    ASSERT_GE(sorted.size(), 3);
    std::sort(sorted.begin(), sorted.end());
    const auto press = [&] {
        QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, QPoint(head->sectionViewportPosition(0) + 8, 8));
        app::windows::settle();
    };
    press();
    EXPECT_EQ(column(), sorted);
    EXPECT_EQ(view->columnSpan(1, 0), view->model()->columnCount()) << "details still go over all columns";
    press();
    std::reverse(sorted.begin(), sorted.end());
    EXPECT_EQ(column(), sorted);
}

TEST_F(Desk, WhatAScriptLooksAtIsNotRemembered) {
    auto& memory = app::panels::Memory::instance();
    const QString file = app::panels::userSettings()->fileName();
    app::panels::Memory::forget();
    EXPECT_NE(app::panels::userSettings()->fileName(), file);
    showRecorded("udp-call-flow", 99);
    stage.last();
    window.refresh();
    memory.forgotten.reset();
    EXPECT_EQ(app::panels::userSettings()->fileName(), file);
}

}  // namespace
}  // namespace tests::gui
