#include <gtest/gtest.h>

#include "app/diagrams/StateDiagram.h"
#include "tests/gui/diagrams/Recording.h"
#include "tests/support/SampleTrace.h"

namespace {

using namespace app::diagrams;
using app::theme::Look;
using app::theme::Theme;
using tests::gui::Recording;

struct States : testing::Test {
    tests::support::SampleTrace sample;
    model::trace::Scene scene;

    StateDiagram at(std::size_t position, double width = 0, Look look = Look::Light, double base = 14,
                    double height = 0) {
        scene = model::trace::Moment(sample.trace(), position).scene();
        DiagramInputs in;
        in.trace = &sample.trace();
        in.scene = &scene;
        in.theme = Theme::make(look, base);
        in.width = width;
        in.height = height;
        return StateDiagram(in);
    }
};

TEST_F(States, ShowsAllElevenAndNoLabelOnAnother) {
    const StateDiagram diagram = at(sample.trace().size());
    tests::gui::picture(diagram, "states");
    const Recording drawn = Recording::of(diagram);
    for (int i = 0; i < model::kStateCount; ++i) {
        const auto name = model::name(static_cast<model::State>(i));
        EXPECT_TRUE(drawn.find(QString::fromLatin1(name.data(), static_cast<int>(name.size())))) << name;
    }
    EXPECT_EQ(drawn.overlaps().toStdString(), "");
    EXPECT_EQ(drawn.outside(QRectF(QPointF(0, 0), diagram.size())).toStdString(), "");
}

TEST_F(States, CompactFitsANarrowPanel) {
    const StateDiagram diagram = at(sample.trace().size() * 3 / 4, 430, Look::Dark);
    tests::gui::picture(diagram, "states-compact");
    EXPECT_LE(diagram.size().width(), 431);
    const Recording drawn = Recording::of(diagram);
    EXPECT_EQ(drawn.overlaps().toStdString(), "");
    EXPECT_EQ(drawn.outside(QRectF(QPointF(0, 0), diagram.size())).toStdString(), "");
}

TEST_F(States, FitsALowScreenAtTheSizeOfItsText) {
    for (const double width : {36, 56}) {
        for (std::size_t position = 1; position <= sample.trace().size(); ++position) {
            const double base = 22;
            const StateDiagram diagram = at(position, width * base, Look::Light, base, 36 * base);
            const QRectF room(0, 0, width * base + 1, 36 * base + 1);
            EXPECT_TRUE(room.contains(QRectF(QPointF(0, 0), diagram.size()))) << width;
            const Recording drawn = Recording::of(diagram);
            EXPECT_EQ(drawn.overlaps().toStdString(), "");
            EXPECT_EQ(drawn.elided().toStdString(), "");
            EXPECT_EQ(drawn.outside(room).toStdString(), "");
            for (const auto& text : drawn.texts)
                EXPECT_GE(text.pixels, base - 0.01) << text.text.toStdString();
            EXPECT_TRUE(diagram.focus().isEmpty() || room.contains(diagram.focus()));
        }
    }
}

TEST_F(States, EveryArrowTellsItsRule) {
    const auto spots = at(sample.trace().size()).spots();
    std::size_t arrows = 0;
    for (const Spot& spot : spots) {
        if (!spot.as<spot::Transition>())
            continue;
        ++arrows;
        EXPECT_TRUE(spot.name.contains(QStringLiteral("RFC 9293, 3.10"))) << spot.name.toStdString();
    }
    EXPECT_EQ(arrows, 20u);
}

}  // namespace
