// Every diagram of every demo, step by step as it was recorded, in both languages and at the widths of the usual
// screens: labels stand apart, inside, and whole.
#include <gtest/gtest.h>

#include <QCoreApplication>

#include "app/exporting/DiagramFactory.h"
#include "app/session/ScenarioStore.h"
#include "app/session/Stage.h"
#include "app/windows/Translation.h"
#include "tests/gui/diagrams/Recording.h"

namespace {

using namespace app::diagrams;
using namespace app::exporting;
using tests::gui::Recording;

class Demos : public testing::TestWithParam<const char*> {
protected:
    app::windows::Translation translation;
    QString m_language = QString::fromLatin1(GetParam());

    void SetUp() override {
        if (m_language != QStringLiteral("zh_CN"))
            return;
        ASSERT_TRUE(translation.load(QStringLiteral(":/translations/sockstage_zh_CN.qm")));
        QCoreApplication::installTranslator(&translation);
    }
    void TearDown() override { QCoreApplication::removeTranslator(&translation); }

    void look(const app::session::Stage& stage, View view, double width) const {
        DiagramInputs in;
        in.trace = &stage.trace();
        in.scene = &stage.scene();
        in.scenario = stage.scenario();
        in.width = width;
        in.coming = 2;
        const auto diagram = makeDiagram(view, in);
        const Recording drawn = Recording::of(*diagram);
        SCOPED_TRACE(testing::Message() << stage.scenario()->id << ", step " << stage.step() + 1 << ", "
                                        << viewName(view).toStdString() << ", width " << width);
        if (HasFailure())
            return;
        EXPECT_EQ(drawn.overlaps().toStdString(), "");
        EXPECT_EQ(drawn.outside(QRectF(QPointF(0, 0), diagram->size())).toStdString(), "");
        EXPECT_EQ(drawn.elided().toStdString(), "");
        if (HasFailure())
            tests::gui::picture(
                *diagram,
                QStringLiteral("failed-%1-%2").arg(QString::fromStdString(stage.scenario()->id), viewName(view)));
    }
};

TEST_P(Demos, LabelsAreApartInsideAndWhole) {
    for (const QString& demo : app::session::builtInDemos()) {
        app::session::Stage stage;
        auto scenario = app::session::loadDemo(demo);
        ASSERT_TRUE(scenario);
        ASSERT_EQ(stage.replay(scenario.value(), app::session::recordedSession(demo)).toStdString(), "");
        for (int step = 0; step < stage.stepCount(); ++step) {
            stage.seekStep(step);
            const bool last = step + 1 == stage.stepCount();
            for (const QString& name : viewNames())
                for (const double width : {410.0, 640.0, 1200.0})
                    if (last || width == 640.0)
                        look(stage, *viewFromName(name), width);
            if (HasFailure())
                break;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Languages, Demos, testing::Values("en", "zh_CN"),
                         [](const auto& language) { return std::string(language.param); });

}  // namespace
