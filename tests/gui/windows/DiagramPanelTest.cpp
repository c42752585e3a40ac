// Pages of the dock that show one diagram: what a click on a part of it does.
#include <algorithm>

#include "app/panels/DiagramPanel.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {
namespace {

using app::diagrams::Spot;
using namespace app::diagrams::spot;
using app::panels::DiagramPanel;
using app::panels::DiagramView;

class DiagramPage : public WindowFixture {
protected:
    DiagramView* open(const char* panel) {
        const QString name = QString::fromLatin1(panel);
        showRecorded("four-way-close", 22);
        window.showPanel(name);
        app::windows::settle();
        return qobject_cast<DiagramPanel*>(window.dock()->panel(name))->view();
    }
    // The first spot that stands for such a thing; nullopt: none is in sight.
    template <class Kind>
    [[nodiscard]] static std::optional<int> first(const DiagramView& view) {
        const auto& spots = view.spots();
        const auto found = std::find_if(spots.begin(), spots.end(), [](const Spot& spot) { return spot.as<Kind>(); });
        return found == spots.end() ? std::nullopt : std::optional(static_cast<int>(found - spots.begin()));
    }
};

TEST_F(DiagramPage, ARowOfTheStateTableGoesToItsSegment) {
    DiagramView* view = open("table");
    const auto row = first<Row>(*view);
    ASSERT_TRUE(row);
    const auto* record = stage.trace().packet(view->spots()[static_cast<std::size_t>(*row)].as<Row>()->packet);
    ASSERT_TRUE(record);
    view->activateSpot(*row);
    EXPECT_EQ(stage.position(), record->event + 1) << "just after the segment was sent";
}

TEST_F(DiagramPage, ACallOfTheCallFlowGoesToWhereItIsSeen) {
    DiagramView* view = open("calls");
    const auto call = first<Call>(*view);
    ASSERT_TRUE(call);
    const Spot pressed = view->spots()[static_cast<std::size_t>(*call)];
    view->activateSpot(*call);
    EXPECT_EQ(stage.position(), pressed.as<Call>()->event + 1);
    window.refresh();
    const auto& spots = view->spots();
    EXPECT_TRUE(std::any_of(spots.begin(), spots.end(), [&](const Spot& spot) { return spot.what == pressed.what; }))
        << "the call that was pressed is gone";
}

TEST_F(DiagramPage, AStateTellsWhatItMeans) {
    DiagramView* view = open("states");
    const auto state = first<model::State>(*view);
    ASSERT_TRUE(state);
    const QString sentence = view->spots()[static_cast<std::size_t>(*state)].name;
    const std::size_t before = stage.position();
    view->activateSpot(*state);
    const auto labels = view->parentWidget()->findChildren<QLabel*>();
    EXPECT_TRUE(std::any_of(labels.begin(), labels.end(),
                            [&](const QLabel* label) { return label->isVisible() && label->text() == sentence; }));
    EXPECT_EQ(stage.position(), before);
}

}  // namespace
}  // namespace tests::gui
