// The projected stage in its window: no scroll bar and one height, a measure that misses nothing, cards taken by the
// mouse, and the order in which things move.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <set>

#include "app/panels/LadderMotion.h"
#include "tests/gui/diagrams/Recording.h"
#include "tests/gui/windows/ProjectedFixture.h"
#include "tests/gui/windows/StageRules.h"

namespace tests::gui {
namespace {

using app::diagrams::TextRole;
using app::windows::PaintedText;
using app::windows::PaintedWindow;

// The measure is made from what is painted: a device that knows nothing of it finds every text in it, where it says.
TEST_F(ProjectedWindow, MeasureMissesNoText) {
    for (const bool projected : {false, true}) {
        showRecorded("three-way-handshake", 6);
        if (projected)
            present({1280, 720});
        const PaintedWindow painted = PaintedWindow::of(window);
        const QJsonObject told = QJsonDocument::fromJson(painted.json(1)).object();
        const QJsonArray texts = told["texts"].toArray();
        const Recording seen = Recording::of(window);
        std::size_t found = 0;
        for (const DrawnText& text : seen.texts) {
            if (text.text.trimmed().isEmpty())
                continue;
            const bool there = std::ranges::any_of(painted.texts, [&](const PaintedText& each) {
                return each.text.contains(text.text.trimmed()) && each.box().adjusted(-1, -1, 1, 1).contains(text.box);
            });
            found += there ? 1 : 0;
            EXPECT_TRUE(there) << text.text.toStdString() << " at " << text.box.x() << ", " << text.box.y();
        }
        EXPECT_EQ(static_cast<std::size_t>(texts.size()), painted.texts.size());
        EXPECT_GT(found, 15u);
        EXPECT_EQ(told["size"].toArray()[0].toInt(), window.width());
        EXPECT_EQ(told["scrollBars"].toInt(), projected ? 0 : painted.scrollBars);
        EXPECT_EQ(told["cards"].toArray().size(), static_cast<qsizetype>(stage.scene().held.size()));
        EXPECT_GE(told["processes"].toArray().size(), 2);
        EXPECT_FALSE(told["arrows"].toArray().isEmpty());
    }
}

TEST_F(ProjectedWindow, HasNoScrollBarAndKeepsItsNarrationHigh) {
    present({1280, 720});
    std::set<int> heights;
    Faults faults;
    for (const QString& demo : app::session::builtInDemos()) {
        showRecorded(qPrintable(demo), -1);
        for (int step = -1; step < stage.stepCount(); ++step) {
            stage.seekStep(step);
            window.refresh();
            app::windows::settle();
            const PaintedWindow painted = PaintedWindow::of(window);
            faults.where = demo.toStdString() + ' ' + std::to_string(step);
            rules::noScrollBar(painted, faults);
            heights.insert(window.presentation().projected()->height());
            double largest = 0;
            for (const PaintedText& text : painted.texts)
                if (text.role == TextRole::Narration)
                    largest = std::max(largest, text.pixels);
            EXPECT_GE(largest, 50 * 720 / 1080.0 - 1) << demo.toStdString() << ' ' << step;
        }
    }
    EXPECT_EQ(faults.text(), "");
    EXPECT_EQ(heights.size(), 1u) << "the stage changes its height";
}

TEST_F(ProjectedByHand, ACardIsTakenIntoTheDoor) {
    START_LIVE_OR_SKIP("three-way-handshake");
    holdTheSyn();
    ASSERT_FALSE(HasFatalFailure());
    const model::PacketId syn = stage.scene().held.front();
    drag({3, 2});
    EXPECT_EQ(stage.trace().fate(syn, stage.end()).verdict, std::nullopt) << "a click is no drag";
    drag({-120, 0});
    EXPECT_EQ(stage.trace().fate(syn, stage.end()).verdict, std::nullopt) << "let go where nothing is";
    drag({160, 20});
    EXPECT_TRUE(
        waitFor([&] { return stage.trace().fate(syn, stage.end()).verdict == model::trace::Verdict::Delivered; }));
}

TEST_F(ProjectedByHand, ACardIsTakenIntoTheBin) {
    START_LIVE_OR_SKIP("three-way-handshake");
    holdTheSyn();
    ASSERT_FALSE(HasFatalFailure());
    const model::PacketId syn = stage.scene().held.front();
    const auto& lane = projected().diagram()->places().lane;
    drag({lane.centre().x - card()->area.centre().x, lane.bottom() - 20 - card()->area.centre().y});
    EXPECT_TRUE(
        waitFor([&] { return stage.trace().fate(syn, stage.end()).verdict == model::trace::Verdict::Dropped; }));
}

TEST_F(ProjectedByHand, ACardIsTakenPastAnother) {
    START_LIVE_OR_SKIP("demultiplexing");
    holdTwo();
    ASSERT_FALSE(HasFatalFailure());
    const auto held = stage.scene().held;
    drag(towards(held[0], held[1]));
    expectOvertaken(held[0], held[1]);
}

// The card goes in, the state changes, the answer leaves, and each frame shows the card further on.
TEST_F(ProjectedByHand, ADeliveredCardGoesInBeforeItsAnswerLeaves) {
    START_LIVE_OR_SKIP("three-way-handshake");
    holdTheSyn();
    ASSERT_FALSE(HasFatalFailure());
    window.appearance().setReducedMotion(false);
    window.ladder()->setTravelMs(600);
    bool wentIn = false, answered = false, tooEarly = false;
    double last = -1;
    auto* motion = window.ladder()->motion();
    QObject::connect(motion, &app::panels::LadderMotion::left, &window, [&](double) { wentIn = true; });
    QObject::connect(motion, &app::panels::LadderMotion::traveled, &window, [&](double share) {
        answered = true;
        tooEarly = tooEarly || !wentIn || motion->leaving().has_value() || share < last;
        last = share;
    });
    const QString before = painted("SYN-RECEIVED");
    stage.judge(stage.scene().held.front(), {model::trace::Judgement::Kind::Deliver});
    EXPECT_TRUE(waitFor([&] { return answered && last >= 1; }));
    EXPECT_TRUE(wentIn);
    EXPECT_FALSE(tooEarly);
    EXPECT_EQ(before, "");
    EXPECT_NE(painted("SYN-RECEIVED"), "");
}

}  // namespace
}  // namespace tests::gui
