// The segment's page in the window.
#include <algorithm>

#include "app/panels/DiagramView.h"
#include "app/panels/SegmentPanel.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {
namespace {

using app::panels::DiagramView;
using app::panels::SegmentPanel;

class SegmentPage : public WindowFixture {
protected:
    DiagramView* view = nullptr;

    void open(const QSize& size) {
        window.resize(size);
        showRecorded("three-way-handshake", 6);
        window.showPanel(QStringLiteral("segment"));
        app::windows::settle();
        view = qobject_cast<SegmentPanel*>(window.dock()->panel(QStringLiteral("segment")))->view();
    }
    // -1: none in sight
    [[nodiscard]] int spot(const char* name) const {
        const auto& spots = view->spots();
        const auto found = std::find_if(spots.begin(), spots.end(), [&](const app::diagrams::Spot& each) {
            return each.name.startsWith(QLatin1String(name));
        });
        return found == spots.end() ? -1 : static_cast<int>(found - spots.begin());
    }
};

TEST_F(SegmentPage, BeginsWithTheHeaderOfTheProtocol) {
    for (const QSize size : {QSize(1920, 1080), QSize(1280, 720), QSize(1024, 768)}) {
        open(size);
        for (const char* field : {"Sequence Number", "Acknowledgment Number", "Window"}) {
            const int index = spot(field);
            EXPECT_TRUE(index >= 0 && view->viewport()->rect().contains(view->spotRect(index)))
                << "one must scroll for the " << field << " at " << size.width();
        }
    }
}

TEST_F(SegmentPage, LightsAFieldWhereThePointerOrTheKeysRest) {
    open({1280, 720});
    const int sequence = spot("Sequence Number");
    ASSERT_GE(sequence, 0);
    const QRect place = view->spotRect(sequence).adjusted(4, 4, -4, -4);  // within the ring of the focus
    const auto look = [&] { return view->viewport()->grab(place).toImage(); };
    const QImage before = look();
    QTest::mouseMove(view->viewport(), place.center());
    EXPECT_TRUE(waitFor([&] { return look() != before; }, 3000)) << "not by the pointer";
    QTest::mouseMove(view->viewport(), QPoint(1, 1));
    EXPECT_TRUE(waitFor([&] { return look() == before; }, 3000)) << "it stays lit";
    view->focusSpot(sequence);
    EXPECT_TRUE(waitFor([&] { return look() != before; }, 3000)) << "not by the keys";
}

TEST_F(SegmentPage, ShowsNoSegmentThatHasNotHappenedAfterBack) {
    open({1280, 720});
    const auto shown = [&] { return view->diagram()->title() + view->diagram()->sentence(); };
    stage.seekStep(4);
    window.refresh();
    const QString earlier = shown();
    stage.last();
    window.refresh();
    emit window.ladder()->packetPicked(stage.trace().packets().back().seen.packet);
    const QString picked = shown();
    ASSERT_NE(picked, earlier);
    stage.seekStep(4);
    window.refresh();
    EXPECT_EQ(shown(), earlier) << "the segment picked is still to come";
}

}  // namespace
}  // namespace tests::gui
