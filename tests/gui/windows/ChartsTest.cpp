// The page of charts with the mouse and the keyboard: pointing tells the segment, a click moves the stage.
#include <QHelpEvent>
#include <QToolTip>

#include "app/charts/ChartWords.h"
#include "app/charts/ChartsPanel.h"
#include "app/panels/DiagramView.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {

using namespace app;

namespace {

class Charts : public WindowFixture {
protected:
    void SetUp() override {
        WindowFixture::SetUp();
        auto demo = session::loadDemo(QStringLiteral("last-ack-lost"));
        ASSERT_TRUE(demo);
        ASSERT_EQ(stage.replay(demo.take(), session::recordedSession(QStringLiteral("last-ack-lost"))), QString());
        stage.last();
        window.showPanel(QStringLiteral("chart"));
        window.refresh();
        // Steps may ask for pages of their own.
        window.showPanel(QStringLiteral("chart"));
        ASSERT_FALSE(view()->spots().empty());
    }
    [[nodiscard]] charts::ChartsPanel* panel() const {
        return qobject_cast<charts::ChartsPanel*>(window.dock()->panel(QStringLiteral("chart")));
    }
    [[nodiscard]] panels::DiagramView* view() const { return panel()->view(); }
    [[nodiscard]] int spotNaming(const QString& words) const {
        for (std::size_t i = 0; i < view()->spots().size(); ++i)
            if (view()->spots()[i].name.contains(words))
                return static_cast<int>(i);
        return -1;
    }
};

TEST_F(Charts, PointingTellsTheSegment) {
    const int spot = spotNaming(QStringLiteral("sent again"));
    ASSERT_GE(spot, 0) << "the server's FIN was sent again";
    const QPoint place = view()->spotRect(spot).center();
    QHelpEvent help(QEvent::ToolTip, place, view()->viewport()->mapToGlobal(place));
    QCoreApplication::sendEvent(view()->viewport(), &help);
    EXPECT_TRUE(QToolTip::text().contains(QStringLiteral("FIN"))) << QToolTip::text().toStdString();
    EXPECT_TRUE(QToolTip::text().contains(QStringLiteral("seq 1"))) << QToolTip::text().toStdString();
    QToolTip::hideText();
}

TEST_F(Charts, AClickMovesTheStageToTheSegment) {
    const int spot = spotNaming(QStringLiteral("sent again"));
    ASSERT_GE(spot, 0);
    const std::size_t wanted =
        view()->spots()[static_cast<std::size_t>(spot)].as<app::diagrams::spot::Position>()->events;
    ASSERT_LT(wanted, stage.position());
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, Qt::NoModifier, view()->spotRect(spot).center());
    EXPECT_TRUE(waitFor([&] { return stage.position() == wanted; })) << stage.position() << " is not " << wanted;
    const auto* seen = std::get_if<model::trace::PacketSeen>(&stage.trace().events()[wanted - 1].what);
    ASSERT_TRUE(seen);
    EXPECT_TRUE(stage.trace().packet(seen->packet)->segment->flags & model::packet::flag::Fin);
}

TEST_F(Charts, TheKeyboardReachesEveryPointAndEnterMovesTheStage) {
    view()->setFocus(Qt::TabFocusReason);
    const int count = static_cast<int>(view()->spots().size());
    for (int i = 0; i < count; ++i)
        QTest::keyClick(view(), Qt::Key_Down);
    EXPECT_EQ(view()->focusedSpot(), count - 1);
    const std::size_t wanted = view()->spots().back().as<app::diagrams::spot::Position>()->events;
    QTest::keyClick(view(), Qt::Key_Return);
    EXPECT_TRUE(waitFor([&] { return stage.position() == wanted; }));
}

TEST_F(Charts, EveryKindHasItsOwnPoints) {
    for (const model::layout::ChartKind kind : model::layout::kChartKinds) {
        panel()->setKind(kind);
        EXPECT_FALSE(view()->spots().empty()) << charts::chartTitle(kind).toStdString();
        EXPECT_TRUE(view()->accessibleDescription().contains(charts::chartTitle(kind)));
    }
}

}  // namespace

}  // namespace tests::gui
