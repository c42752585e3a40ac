// What a class in the last row must see of the projected stage, in every demo, at every step, on every screen: asked of
// what is really painted.
#include "app/diagrams/ProjectedDiagram.h"
#include "app/panels/GiantWords.h"
#include "app/windows/Viewpoint.h"
#include "tests/gui/windows/StageRules.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {
namespace {

using app::diagrams::ProjectedDiagram;
using app::windows::PaintedWindow;
using model::layout::Projection;

struct Screen {
    const char *language, *theme;
    QSize size;
};

class Projected : public ::testing::TestWithParam<Screen> {
protected:
    app::session::Stage stage;
    app::windows::Appearance appearance{nullptr};
    app::windows::Viewpoint viewpoint{&stage, appearance, nullptr};
    std::unique_ptr<ProjectedDiagram> diagram;
    Faults faults;
    std::map<int, QRectF> places;  // of the giants, in one demo

    void SetUp() override {
        appearance.setLanguage(QString::fromLatin1(GetParam().language));
        appearance.setThemeName(QString::fromLatin1(GetParam().theme));
    }

    void open(const QString& id) {
        auto demo = app::session::loadDemo(id);
        ASSERT_TRUE(demo.ok());
        viewpoint.reset();
        diagram.reset();
        ASSERT_EQ(stage.replay(demo.take(), app::session::recordedSession(id)).toStdString(), "");
        places.clear();
    }

    // As it is shown where somebody can decide.
    PaintedWindow show(int step) {
        stage.seekStep(step);
        const app::panels::Frame frame = viewpoint.frame(2);
        app::diagrams::ProjectedContent content = app::panels::projectedContent(frame);
        content.title = QStringLiteral("4 · Title");
        content.mode = QStringLiteral("● Live kernel");
        app::diagrams::DiagramInputs inputs = frame.inputs;
        inputs.width = GetParam().size.width();
        inputs.height = GetParam().size.height();
        inputs.pressable = true;
        diagram = std::make_unique<ProjectedDiagram>(inputs, std::move(content));
        return PaintedWindow::of(*diagram);
    }

    void judge(const PaintedWindow& painted) {
        const Projection& at = diagram->places();
        std::set<QString> actors;
        for (const auto& actor : stage.scenario()->actors)
            if (stage.scene().actor(actor.name))
                actors.insert(QString::fromStdString(actor.name));
        rules::sizes(painted, at, faults);
        rules::giantsRest(at, places, faults);
        rules::everyProcess(painted, actors, faults);
        rules::nothingElided(painted, faults);
        rules::textsApart(painted, faults);
        rules::arrowsFree(painted, faults);
        rules::cards(painted, stage.scene().held,
                     QRectF(at.lane.left - 1, at.lane.top - 1, at.lane.width + 2, at.lane.height + 2), faults);
        rules::filled(diagram->lane(), at, faults);
    }
};

TEST_P(Projected, ALastRowSeesEveryStep) {
    for (const QString& demo : app::session::builtInDemos()) {
        open(demo);
        ASSERT_FALSE(HasFatalFailure());
        for (int step = -1; step < stage.stepCount(); ++step) {
            faults.where = demo.toStdString() + ", step " + std::to_string(step + 1);
            judge(show(step));
        }
    }
    EXPECT_EQ(faults.text(), "");
}

INSTANTIATE_TEST_SUITE_P(Screens, Projected,
                         ::testing::Values(Screen{"en", "light", {1920, 1080}}, Screen{"zh_CN", "light", {1920, 1080}},
                                           Screen{"en", "dark", {1280, 720}}, Screen{"zh_CN", "dark", {1280, 720}},
                                           Screen{"en", "light", {1024, 768}}, Screen{"zh_CN", "dark", {1024, 768}},
                                           Screen{"en", "dark", {3840, 2160}}, Screen{"zh_CN", "light", {3840, 2160}},
                                           Screen{"en", "print", {1366, 768}}, Screen{"zh_CN", "light", {1366, 768}}),
                         [](const auto& screen) {
                             return std::string(screen.param.language) + "_" + screen.param.theme + "_" +
                                    std::to_string(screen.param.size.width());
                         });

// In the demo of the layers the code gives way to what each layer adds, on either side.
TEST(ProjectedLayers, StandBelowTheGiants) {
    app::session::Stage stage;
    app::windows::Appearance appearance{nullptr};
    app::windows::Viewpoint viewpoint{&stage, appearance, nullptr};
    auto demo = app::session::loadDemo(QStringLiteral("layers"));
    ASSERT_TRUE(demo.ok());
    ASSERT_EQ(stage.replay(demo.take(), app::session::recordedSession(QStringLiteral("layers"))).toStdString(), "");
    bool sent = false, taken = false;
    for (int step = 0; step < stage.stepCount(); ++step) {
        stage.seekStep(step);
        const auto content = app::panels::projectedContent(viewpoint.frame(2));
        for (const auto& [actor, giant] : content.actors) {
            if (giant.layers.rows.empty())
                continue;
            ASSERT_EQ(giant.layers.rows.size(), 5u);
            const auto& device = giant.layers.rows.back().parts;
            ASSERT_GE(device.size(), 3u) << actor << ", step " << step + 1;
            EXPECT_EQ(device[0].name, "Link");
            EXPECT_EQ(device[1].name, "IP");
            if (device.size() < 4)
                continue;
            EXPECT_EQ(giant.layers.rows.front().parts.size(), 1u) << "what the program says, and no header";
            sent = sent || giant.layers.sends;
            taken = taken || (!giant.layers.sends && !giant.layers.rows.front().faint);
        }
    }
    EXPECT_TRUE(sent);
    EXPECT_TRUE(taken);
}

}  // namespace
}  // namespace tests::gui
