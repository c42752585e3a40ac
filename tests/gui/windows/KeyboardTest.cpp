// The window by keyboard alone: Tab goes through the page as it is read, reaches every control and holds nobody; arrows
// reach everything in a diagram.
#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QScrollBar>
#include <set>

#include "app/panels/DemoRail.h"
#include "app/panels/DiagramView.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {
namespace {

using app::diagrams::Spot;
using app::panels::DiagramView;

class Keyboard : public WindowFixture {
protected:
    void SetUp() override {
        WindowFixture::SetUp();
        window.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
    }

    [[nodiscard]] static std::string nameOf(const QWidget* widget) {
        return std::string(widget->metaObject()->className()) + " \"" + widget->accessibleName().toStdString() + '"';
    }
    [[nodiscard]] QRect placeOf(const QWidget* widget) const {
        return {widget->mapTo(&window, QPoint()), widget->size()};
    }

    // All that Tab passes, from the first control of the page until it comes round.
    [[nodiscard]] std::vector<QWidget*> walk() {
        std::vector<QWidget*> passed;
        window.transport()->button(ActionId::Rail)->setFocus(Qt::TabFocusReason);
        for (QWidget* here = window.focusWidget(); here && passed.size() < 200; here = window.focusWidget()) {
            if (!passed.empty() && here == passed.front())
                return passed;
            if (std::find(passed.begin(), passed.end(), here) != passed.end()) {
                ADD_FAILURE() << "Tab comes back to " << nameOf(here) << " and not to the beginning";
                return passed;
            }
            passed.push_back(here);
            key(Qt::Key_Tab);
        }
        ADD_FAILURE() << "Tab does not come round";
        return passed;
    }

    void expectPageOrder() {
        app::windows::settle();
        const std::vector<QWidget*> passed = walk();
        for (const QWidget* widget : window.findChildren<QWidget*>()) {
            const bool reachable = widget->isVisible() && widget->isEnabled() &&
                                   (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy();
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            if (reachable && !(button && button->autoExclusive() && !button->isChecked())) {
                EXPECT_TRUE(std::find(passed.begin(), passed.end(), widget) != passed.end())
                    << nameOf(widget) << " is not reached";
            }
        }
        // Region by region as the page is read, and in each from the top and from the left.
        for (std::size_t i = 1; i < passed.size(); ++i) {
            const QWidget *a = passed[i - 1], *z = passed[i];
            const QWidget *from = regionOf(a), *to = regionOf(z);
            const QRect one = placeOf(from == to ? a : from), two = placeOf(from == to ? z : to);
            const bool below = two.top() >= one.bottom(), right = two.left() >= one.right() && two.bottom() > one.top();
            EXPECT_TRUE(below || right || (from == to && a == z)) << nameOf(a) << " comes before " << nameOf(z);
        }
    }

    // The part of the page that a control belongs to: one that is read before the next is begun.
    [[nodiscard]] const QWidget* regionOf(const QWidget* widget) const {
        for (const QWidget* part = widget; part && part != &window; part = part->parentWidget()) {
            if (part == window.transport() || part == window.rail() || part == window.dock() ||
                part == window.narration() || part == window.ladder())
                return part;
            if (qobject_cast<const app::panels::EndpointCard*>(part))
                return part->parentWidget();  // those of one side
        }
        return &window;
    }

    // Every spot of the diagram, by arrow keys alone.
    void expectEverySpotReached(DiagramView* view) {
        ASSERT_TRUE(view && view->diagram());
        std::set<QString> wanted, reached;
        for (const Spot& spot : view->diagram()->spots())
            wanted.insert(spot.name);
        ASSERT_FALSE(wanted.empty());
        view->setFocus(Qt::TabFocusReason);
        view->verticalScrollBar()->setValue(0);
        view->horizontalScrollBar()->setValue(0);
        for (int press = 0, most = static_cast<int>(wanted.size()) * 6 + 50;
             press < most && reached.size() < wanted.size(); ++press) {
            QTest::keyClick(view, Qt::Key_Down);
            if (view->focusedSpot() >= 0)
                reached.insert(view->spots()[static_cast<std::size_t>(view->focusedSpot())].name);
        }
        for (const QString& name : wanted)
            EXPECT_TRUE(reached.count(name)) << name.toStdString() << " is not reached";
        EXPECT_TRUE(view->hasFocus());
    }
};

TEST_F(Keyboard, TabGoesThroughThePageAsItIsRead) {
    for (const char* demo : {"three-way-handshake", "demultiplexing"})
        for (const QSize size : {QSize(1920, 1080), QSize(1024, 768)}) {
            SCOPED_TRACE(testing::Message() << demo << ' ' << size.width());
            window.resize(size);
            showRecorded(demo, 6);
            expectPageOrder();
        }
    window.showPanel(QStringLiteral("chart"));
    expectPageOrder();
    window.narration()->whyButton()->click();
    expectPageOrder();
}

TEST_F(Keyboard, BacktabGoesTheSameWayBack) {
    showRecorded("three-way-handshake", 6);
    app::windows::settle();
    const auto passed = walk();
    for (auto widget = passed.rbegin(); widget != passed.rend(); ++widget) {
        key(Qt::Key_Backtab, Qt::ShiftModifier);
        EXPECT_EQ(window.focusWidget(), *widget) << nameOf(window.focusWidget()) << " instead of " << nameOf(*widget);
    }
}

TEST_F(Keyboard, ArrowsReachEverySpotOfEveryDiagram) {
    window.resize(1024, 768);
    showRecorded("four-way-close", 13);
    app::windows::settle();
    expectEverySpotReached(window.ladder()->view());
    for (const QString& name : window.dock()->keys()) {
        window.showPanel(name);
        app::windows::settle();
        SCOPED_TRACE(name.toStdString());
        if (auto* view = window.dock()->panel(name)->findChild<DiagramView*>())
            expectEverySpotReached(view);
    }
}

TEST_F(Keyboard, ReturnTellsTheRuleOfATransition) {
    showRecorded("four-way-close", 13);
    window.showPanel(QStringLiteral("states"));
    app::windows::settle();
    auto* view = window.dock()->panel(QStringLiteral("states"))->findChild<DiagramView*>();
    view->setFocus(Qt::TabFocusReason);
    const auto& spots = view->spots();
    const auto transition = std::find_if(spots.begin(), spots.end(),
                                         [](const Spot& spot) { return spot.as<app::diagrams::spot::Transition>(); });
    ASSERT_NE(transition, spots.end());
    const QString rule = transition->name;
    const int index = static_cast<int>(transition - spots.begin());
    for (int press = 0; press <= index; ++press)
        QTest::keyClick(view, Qt::Key_Down);
    ASSERT_EQ(view->focusedSpot(), index);
    QTest::keyClick(view, Qt::Key_Return);
    bool told = false;
    for (const QLabel* label : window.dock()->findChildren<QLabel*>())
        told = told || (label->isVisible() && label->text() == rule);
    EXPECT_TRUE(told) << rule.toStdString();
}

TEST_F(Keyboard, ALessonByKeysAlone) {
    window.resize(1920, 1080);
    app::windows::settle();
    // Choose a demo.
    key(Qt::Key_F, Qt::ControlModifier);
    ASSERT_EQ(window.focusWidget(), window.rail()->search());
    key(Qt::Key_Tab);
    QListWidget* list = window.rail()->list();
    ASSERT_EQ(window.focusWidget(), list);
    const auto chosen = [&] {
        return list->currentItem() ? list->currentItem()->data(Qt::UserRole).toString() : QString();
    };
    key(Qt::Key_Home);
    for (int press = 0; press < 20 && chosen() != "udp-call-flow"; ++press)
        key(Qt::Key_Down);
    ASSERT_EQ(chosen(), "udp-call-flow");
    key(Qt::Key_Return);
    ASSERT_EQ(app::session::waitForOpening(stage).fault, app::session::Opened::Fault::None);
    EXPECT_EQ(stage.source(), "udp-call-flow");
    // Go on, with the focus where it is.
    showRecorded("three-way-handshake", 5);
    key(Qt::Key_Space);
    EXPECT_EQ(stage.step(), 6);
    // Look at a segment.
    DiagramView* view = window.ladder()->view();
    for (int press = 0; press < 60 && window.focusWidget() != view; ++press)
        key(Qt::Key_Tab);
    ASSERT_EQ(window.focusWidget(), view);
    const auto onSegment = [&] {
        return view->focusedSpot() >= 0 &&
               view->spots()[static_cast<std::size_t>(view->focusedSpot())].as<model::PacketId>();
    };
    for (int press = 0; press < 60 && !onSegment(); ++press)
        key(Qt::Key_Up);
    ASSERT_TRUE(onSegment());
    key(Qt::Key_Return);
    EXPECT_EQ(window.dock()->current(), "segment");
    // Another page.
    const auto onTabs = [&] { return window.focusWidget()->accessibleName() == "Panel: Segment"; };
    for (int press = 0; press < 60 && !onTabs(); ++press)
        key(Qt::Key_Tab);
    ASSERT_TRUE(onTabs()) << nameOf(window.focusWidget());
    for (int press = 0; press < 10 && window.dock()->current() != "kernel"; ++press) {
        key(Qt::Key_Right);
        key(Qt::Key_Space);
    }
    EXPECT_EQ(window.dock()->current(), "kernel");
    EXPECT_EQ(stage.step(), 6) << "arrows and Space are for what Tab has reached";
}

TEST_F(Keyboard, ASegmentIsDeliveredByKeysAlone) {
    START_LIVE_OR_SKIP("three-way-handshake");
    for (int step = 0; step < 6; ++step) {
        window.actions().action(ActionId::Next)->trigger();
        waitForStep(step);
    }
    ASSERT_EQ(stage.scene().held.size(), 1u);
    const auto syn = stage.scene().held.front();
    DiagramView* view = window.ladder()->view();
    view->setFocus(Qt::TabFocusReason);
    for (int press = 0; press < 60; ++press) {
        QTest::keyClick(view, Qt::Key_Down);
        if (view->focusedSpot() >= 0 &&
            view->spots()[static_cast<std::size_t>(view->focusedSpot())].as<app::diagrams::spot::Deliver>())
            break;
    }
    QTest::keyClick(view, Qt::Key_Return);
    EXPECT_TRUE(waitFor([&] { return stage.moment().fate(syn).verdict == model::trace::Verdict::Delivered; }));
}

TEST_F(Keyboard, AViewIsExportedByKeysAlone) {
    showRecorded("three-way-handshake", 6);
    tests::support::TemporaryDirectory folder;
    const QString path = QString::fromStdString(folder.file("by-keys.svg"));
    // What the keys do while the menu, and then the dialog, waits for them. Two timers: the dialog comes while the
    // first is still at work.
    QTimer atMenu, atDialog;
    QString entry;
    QObject::connect(&atMenu, &QTimer::timeout, &window, [&] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        if (!menu)
            return;
        QTest::keyClick(menu, Qt::Key_Down);
        if (!menu->activeAction() || !menu->activeAction()->text().startsWith("Ladder"))
            return;
        entry = menu->activeAction()->text();
        atMenu.stop();
        QTest::keyClick(menu, Qt::Key_Return);
    });
    QObject::connect(&atDialog, &QTimer::timeout, &window, [&] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        auto* name = dialog ? qobject_cast<QLineEdit*>(dialog->focusWidget()) : nullptr;
        if (!name)
            return;
        if (name->text() != path) {
            name->selectAll();
            QTest::keyClicks(name, path);
        }
        QWidget* proposals = QApplication::activePopupWidget();  // of the dialog, while a name is typed
        QTest::keyClick(proposals ? proposals : name, proposals ? Qt::Key_Escape : Qt::Key_Return);
    });
    atMenu.start(5);
    atDialog.start(5);
    key(Qt::Key_E, Qt::ControlModifier);  // later Qts come back while the menu is open
    EXPECT_TRUE(waitFor([&] { return !entry.isEmpty(); })) << "the menu did not come";
    EXPECT_TRUE(waitFor([&] { return notice() == QStringLiteral("Written: %1").arg(path); })) << notice().toStdString();
    QFile written(path);
    EXPECT_TRUE(written.open(QIODevice::ReadOnly) && written.readAll().contains("<svg"));
}

}  // namespace
}  // namespace tests::gui
