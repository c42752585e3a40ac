// The projected stage under a finger: it goes on, presses buttons, and takes held cards.
#include "tests/gui/windows/ProjectedFixture.h"

namespace tests::gui {
namespace {

class Touch : public ProjectedByHand {
protected:
    QPointingDevice* screen = QTest::createTouchDevice();

    [[nodiscard]] QWidget* viewport() { return projected().view()->viewport(); }
    // Of one finger; not moved: a tap.
    void finger(QPointF from, QPointF by = {}) {
        const QPoint start = from.toPoint();
        QTest::touchEvent(viewport(), screen).press(0, start, viewport());
        for (const double share : {0.3, 0.6, 1.0})
            if (!by.isNull())
                QTest::touchEvent(viewport(), screen).move(0, start + (by * share).toPoint(), viewport());
        QTest::touchEvent(viewport(), screen).release(0, start + by.toPoint(), viewport());
        window.refresh();
    }
    // Where nothing stands.
    [[nodiscard]] QPointF freePlace() {
        const auto& places = projected().diagram()->places();
        return {places.giants[0].name.left + 10, viewport()->height() - 20.0};
    }
    [[nodiscard]] QPointF middleOf(const model::layout::Rect& area) const { return app::diagrams::qt(area).center(); }
    [[nodiscard]] std::optional<model::trace::Verdict> verdictOf(model::PacketId packet) const {
        return stage.trace().fate(packet, stage.end()).verdict;
    }
};

TEST_F(Touch, ATapOnTheFreeStageIsNext) {
    showRecorded("three-way-handshake", 2);
    present({1280, 720});
    finger(freePlace());
    EXPECT_EQ(stage.step(), 3);
}

TEST_F(Touch, ASwipeSteps) {
    showRecorded("three-way-handshake", 2);
    present({1280, 720});
    finger(freePlace() + QPointF(300, 0), {-200, 20});
    EXPECT_EQ(stage.step(), 3) << "to the left: on";
    finger(freePlace(), {200, -20});
    EXPECT_EQ(stage.step(), 2) << "to the right: back";
    finger(freePlace() + QPointF(100, -300), {30, 200});
    EXPECT_EQ(stage.step(), 2) << "up or down means nothing";
}

TEST_F(Touch, TwoFingersAreNoTap) {
    showRecorded("three-way-handshake", 2);
    present({1280, 720});
    const QPoint at = freePlace().toPoint(), other = at + QPoint(80, -40);
    QTest::touchEvent(viewport(), screen).press(0, at, viewport());
    QTest::touchEvent(viewport(), screen).stationary(0).press(1, other, viewport());
    QTest::touchEvent(viewport(), screen).release(0, at, viewport()).release(1, other, viewport());
    EXPECT_EQ(stage.step(), 2);
}

TEST_F(Touch, AFingerPressesDeliver) {
    START_LIVE_OR_SKIP("three-way-handshake");
    holdTheSyn();
    ASSERT_FALSE(HasFatalFailure());
    const model::PacketId syn = stage.scene().held.front();
    finger(middleOf(card()->deliver.area));
    EXPECT_TRUE(waitFor([&] { return verdictOf(syn) == model::trace::Verdict::Delivered; }));
}

TEST_F(Touch, AFingerTakesACardIntoTheDoor) {
    START_LIVE_OR_SKIP("three-way-handshake");
    holdTheSyn();
    ASSERT_FALSE(HasFatalFailure());
    const model::PacketId syn = stage.scene().held.front();
    const int step = stage.step();
    finger(middleOf(card()->area));
    EXPECT_EQ(verdictOf(syn), std::nullopt) << "a tap takes nothing anywhere";
    EXPECT_EQ(stage.step(), step) << "and it is not on the free stage";
    finger(middleOf(card()->area), {-120, 0});
    EXPECT_EQ(verdictOf(syn), std::nullopt) << "let go where nothing is";
    finger(middleOf(card()->area), {160, 20});
    EXPECT_TRUE(waitFor([&] { return verdictOf(syn) == model::trace::Verdict::Delivered; }));
}

TEST_F(Touch, AFingerTakesACardIntoTheBin) {
    START_LIVE_OR_SKIP("three-way-handshake");
    holdTheSyn();
    ASSERT_FALSE(HasFatalFailure());
    const model::PacketId syn = stage.scene().held.front();
    const auto& lane = projected().diagram()->places().lane;
    const QPointF from = middleOf(card()->area);
    finger(from, QPointF(lane.centre().x, lane.bottom() - 20) - from);
    EXPECT_TRUE(waitFor([&] { return verdictOf(syn) == model::trace::Verdict::Dropped; }));
}

TEST_F(Touch, AFingerTakesACardPastAnother) {
    START_LIVE_OR_SKIP("demultiplexing");
    holdTwo();
    ASSERT_FALSE(HasFatalFailure());
    const auto held = stage.scene().held;
    finger(middleOf(projected().diagram()->card(held[1])->area), towards(held[1], held[0]));
    expectOvertaken(held[0], held[1]);
}

}  // namespace
}  // namespace tests::gui
