// One connection picked out of several: from the menu of a segment, by one key, seen and undone where it is seen.
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <set>

#include "app/panels/DiagramView.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {
namespace {

using app::diagrams::Spot;
using app::panels::DiagramView;

class PickedConnection : public WindowFixture {
protected:
    void SetUp() override {
        WindowFixture::SetUp();
        showRecorded("four-way-close", 22);
        ASSERT_EQ(stage.scene().connections.size(), 2u);
        ASSERT_EQ(window.ladder()->pickedOut(), "");
        ASSERT_EQ(connections().size(), 2u);
    }
    [[nodiscard]] DiagramView* view() const { return window.ladder()->view(); }
    [[nodiscard]] std::uint32_t connectionOf(const Spot& spot) const {
        const auto* packet = stage.trace().packet(*spot.as<model::PacketId>());
        return packet && packet->segment ? packet->segment->connection : 0;
    }
    // Those whose segments the ladder shows, of all its length.
    [[nodiscard]] std::set<std::uint32_t> connections() const {
        std::set<std::uint32_t> all;
        for (const Spot& spot : view()->diagram()->spots())
            if (spot.as<model::PacketId>())
                all.insert(connectionOf(spot));
        return all;
    }
    [[nodiscard]] int segmentInSight() const {
        for (std::size_t i = 0; i < view()->spots().size(); ++i)
            if (view()->spots()[i].as<model::PacketId>())
                return static_cast<int>(i);
        ADD_FAILURE() << "no segment is in sight";
        return 0;
    }
    // The menu that came up; nullptr: none.
    [[nodiscard]] QMenu* menuAt(QContextMenuEvent::Reason reason, const QPoint& at) {
        QContextMenuEvent event(reason, at, view()->viewport()->mapToGlobal(at));
        QApplication::sendEvent(view()->viewport(), &event);
        (void)waitFor([] { return QApplication::activePopupWidget() != nullptr; });
        return qobject_cast<QMenu*>(QApplication::activePopupWidget());
    }
};

TEST_F(PickedConnection, ComesFromTheMenuOfASegmentAndGoesWithOneClick) {
    const int spot = segmentInSight();
    const std::uint32_t wanted = connectionOf(view()->spots()[static_cast<std::size_t>(spot)]);
    QMenu* menu = menuAt(QContextMenuEvent::Mouse, view()->spotRect(spot).center());
    ASSERT_TRUE(menu);
    ASSERT_TRUE(menu->activeAction()) << "the segment's own connection is one click away";
    const QString name = menu->activeAction()->text();
    QTest::keyClick(menu, Qt::Key_Return);
    EXPECT_TRUE(window.ladder()->pickedOut().contains(name)) << window.ladder()->pickedOut().toStdString();
    EXPECT_EQ(connections(), std::set{wanted});
    ASSERT_TRUE(window.ladder()->everything()->isVisible());
    QTest::mouseClick(window.ladder()->everything(), Qt::LeftButton);
    EXPECT_EQ(connections().size(), 2u);
    EXPECT_EQ(window.ladder()->pickedOut(), "");
    EXPECT_FALSE(window.ladder()->everything()->isVisible());
}

TEST_F(PickedConnection, TheMenuKeyIsForTheSegmentThatTheKeysReached) {
    const int spot = segmentInSight();
    view()->setFocus(Qt::TabFocusReason);
    view()->focusSpot(spot);
    const std::uint32_t wanted = connectionOf(view()->spots()[static_cast<std::size_t>(view()->focusedSpot())]);
    QMenu* menu = menuAt(QContextMenuEvent::Keyboard, QPoint(1, 1));
    ASSERT_TRUE(menu && menu->activeAction());
    QTest::keyClick(menu, Qt::Key_Escape);
    EXPECT_EQ(connections().size(), 2u) << "left with Escape";
    menu = menuAt(QContextMenuEvent::Keyboard, QPoint(1, 1));
    ASSERT_TRUE(menu);
    QTest::keyClick(menu, Qt::Key_Return);
    EXPECT_EQ(connections(), std::set{wanted});
}

// As on a segment: the menu of its own connection, and a click picks nothing out.
TEST_F(PickedConnection, StateBarHasTheMenuOfItsConnectionAndAClickGoesToItsBeginning) {
    std::optional<Spot> passed;
    QPoint there;
    int menus = 0;
    for (std::size_t i = 0; i < view()->spots().size(); ++i) {
        const Spot spot = view()->spots()[i];
        const QRect bar = view()->spotRect(static_cast<int>(i)).intersected(view()->viewport()->rect());
        if (!spot.as<app::diagrams::spot::Position>() || view()->spotAt(bar.center()) != static_cast<int>(i))
            continue;
        if (spot.as<app::diagrams::spot::Position>()->events < stage.position() && !passed) {
            passed = spot;
            there = bar.center();
        }
        QMenu* menu = menuAt(QContextMenuEvent::Mouse, bar.center());
        ASSERT_TRUE(menu);
        if (!spot.name.contains("LISTEN")) {
            ASSERT_TRUE(menu->activeAction()) << spot.name.toStdString();
            EXPECT_TRUE(menu->activeAction()->text().contains(" → ")) << menu->activeAction()->text().toStdString();
            ++menus;
        }
        QTest::keyClick(menu, Qt::Key_Escape);
    }
    EXPECT_GE(menus, 2);
    ASSERT_TRUE(passed);
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, there);
    EXPECT_EQ(stage.position(), passed->as<app::diagrams::spot::Position>()->events);
    EXPECT_EQ(window.ladder()->pickedOut(), "");
}

TEST_F(PickedConnection, OneKeyPicksThatOfTheSegmentShownAndUndoesIt) {
    window.appearance().setLanguage(QStringLiteral("zh_CN"));
    key(Qt::Key_C);
    EXPECT_EQ(connections().size(), 1u);
    EXPECT_TRUE(window.ladder()->pickedOut().startsWith(QStringLiteral("只显示 127.0.0.1:")))
        << window.ladder()->pickedOut().toStdString();
    EXPECT_EQ(window.ladder()->everything()->text(), QStringLiteral("所有连接"));
    stage.first();
    EXPECT_TRUE(window.ladder()->everything()->isVisible())
        << "what is left out must not look as if it had not happened";
    key(Qt::Key_C);
    stage.last();
    window.refresh();
    EXPECT_EQ(connections().size(), 2u);
    window.appearance().setLanguage(QStringLiteral("en"));
}

}  // namespace
}  // namespace tests::gui
