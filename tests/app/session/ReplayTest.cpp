// The recorded sessions play the whole lesson with no privilege: every demo has one, it fits the demo's steps, and
// stepping through it moves the view alone.
#include <gtest/gtest.h>

#include "app/session/ScenarioStore.h"
#include "app/session/Stage.h"

namespace {

using app::session::Stage;

TEST(Replay, EveryDemoHasARecordedSessionThatFitsItsSteps) {
    for (const QString& id : app::session::builtInDemos()) {
        auto demo = app::session::loadDemo(id);
        ASSERT_TRUE(demo.ok()) << demo.error().sentence.toStdString();
        const auto steps = demo.value().steps.size();
        Stage stage;
        const QString wrong = stage.replay(demo.take(), app::session::recordedSession(id));
        ASSERT_EQ(wrong.toStdString(), "") << id.toStdString();
        EXPECT_EQ(stage.mode(), Stage::Mode::Replay);
        EXPECT_EQ(stage.stepPositions().size(), steps)
            << id.toStdString() << " was recorded with other steps: run resources/sessions/record";
        EXPECT_EQ(stage.step(), -1);
        for (std::size_t step = 0; step < steps; ++step) {
            stage.next();
            EXPECT_EQ(stage.step(), static_cast<int>(step)) << id.toStdString();
        }
        stage.next();
        EXPECT_TRUE(stage.finished()) << id.toStdString();
        EXPECT_EQ(stage.trace().events().size(), stage.position());
    }
}

TEST(Replay, BackAndSeekMoveTheViewOnly) {
    auto demo = app::session::loadDemo(QStringLiteral("three-way-handshake"));
    ASSERT_TRUE(demo.ok());
    Stage stage;
    ASSERT_TRUE(
        stage.replay(demo.take(), app::session::recordedSession(QStringLiteral("three-way-handshake"))).isEmpty());
    stage.last();
    const std::size_t end = stage.position();
    ASSERT_EQ(stage.scene().connections.size(), 1u);
    EXPECT_EQ(stage.scene().connections[0].ends[0].shown(), model::State::Established);
    stage.back();
    EXPECT_LT(stage.position(), end);
    EXPECT_EQ(stage.end(), end);
    stage.first();
    EXPECT_TRUE(stage.scene().connections.empty());
    stage.last();
    EXPECT_EQ(stage.position(), end);
    EXPECT_EQ(stage.scene().connections[0].ends[0].shown(), model::State::Established);
}

}  // namespace
