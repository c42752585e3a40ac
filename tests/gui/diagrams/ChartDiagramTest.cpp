// The charts: what their points say, that every number on an axis is a round one, and that nothing stands on anything.
#include <gtest/gtest.h>

#include <QRegularExpression>

#include "app/charts/ChartDiagram.h"
#include "app/charts/ChartWords.h"
#include "tests/gui/diagrams/Recording.h"
#include "tests/gui/diagrams/SampleInputs.h"

namespace {

using namespace app::charts;
using model::layout::ChartKind;
using model::layout::kChartKinds;
using tests::gui::Recording;
using tests::gui::SampleInputs;

struct OneChart : testing::TestWithParam<std::tuple<ChartKind, double>> {};

TEST_P(OneChart, IsReadableInItsRoom) {
    const auto [kind, width] = GetParam();
    for (const auto look : {app::theme::Look::Light, app::theme::Look::Dark}) {
        SampleInputs inputs;
        auto in = inputs.at(~std::size_t{0}, width, look);
        in.height = 420;
        const ChartDiagram diagram(in, kind);
        tests::gui::picture(
            diagram,
            QStringLiteral("chart-%1-%2-%3").arg(static_cast<int>(kind)).arg(width).arg(static_cast<int>(look)));
        EXPECT_EQ(diagram.size().width(), width);
        EXPECT_NEAR(diagram.size().height(), 420, 1);
        const Recording drawn = Recording::of(diagram);
        EXPECT_EQ(drawn.overlaps().toStdString(), "");
        EXPECT_EQ(drawn.outside(QRectF(QPointF(0, 0), diagram.size())).toStdString(), "");
        for (const auto& text : drawn.texts)
            EXPECT_FALSE(text.text.contains(QChar(0x2026))) << text.text.toStdString() << " is cut off";
        // In the plot, where they are drawn and can be pointed at.
        for (const auto& spot : diagram.spots())
            EXPECT_TRUE(QRectF(QPointF(0, 0), diagram.size()).contains(spot.area.center())) << spot.name.toStdString();
    }
}

INSTANTIATE_TEST_SUITE_P(Charts, OneChart,
                         testing::Combine(testing::ValuesIn(kChartKinds), testing::Values(300.0, 620.0)));

TEST(ChartDiagram, EveryPointOfTheSequenceNamesItsSegment) {
    SampleInputs inputs;
    const auto in = inputs.at(~std::size_t{0}, 620);
    int again = 0;
    for (const auto& spot : ChartDiagram(in, ChartKind::Sequence).spots()) {
        EXPECT_TRUE(spot.name.contains("seq")) << spot.name.toStdString();
        again += spot.name.contains("SYN") && spot.name.contains("sent again") ? 1 : 0;
    }
    EXPECT_EQ(again, 1) << "the SYN was sent twice";
}

TEST(ChartDiagram, CountsHaveNoHalves) {
    for (const ChartKind kind : {ChartKind::Sequence, ChartKind::Flight, ChartKind::Queues}) {
        SampleInputs inputs;
        auto in = inputs.at(~std::size_t{0}, 620);
        in.height = 700;
        const ChartDiagram diagram(in, kind);
        static const QRegularExpression fraction(QStringLiteral("^[0-9]*\\.[0-9]+$"));
        const Recording drawn = Recording::of(diagram);
        // Numbers left of the plot are of the axis of bytes and connections.
        double left = 1e9;
        for (const auto& spot : diagram.spots())
            left = std::min(left, spot.area.center().x());
        int numbers = 0;
        for (const auto& text : drawn.texts)
            if (text.box.right() < left && text.text.contains(QRegularExpression(QStringLiteral("^[0-9]")))) {
                ++numbers;
                EXPECT_FALSE(fraction.match(text.text).hasMatch()) << text.text.toStdString();
            }
        EXPECT_GE(numbers, 2) << drawn.dump().toStdString();
    }
}

TEST(ChartDiagram, AllOfThemStandOneBelowTheOther) {
    SampleInputs inputs;
    const ChartDiagram diagram(inputs.at());
    tests::gui::picture(diagram, "chart");
    const Recording drawn = Recording::of(diagram);
    double last = -1;
    for (const ChartKind kind : {ChartKind::Sequence, ChartKind::Flight, ChartKind::Queues}) {
        const auto title = drawn.find(chartTitle(kind));
        ASSERT_TRUE(title) << drawn.dump().toStdString();
        EXPECT_GT(title->box.top(), last);
        last = title->box.bottom();
    }
    EXPECT_EQ(drawn.overlaps().toStdString(), "");
}

TEST(ChartDiagram, WithNothingToShowSaysWhy) {
    SampleInputs inputs;
    const ChartDiagram diagram(inputs.at(0));
    EXPECT_FALSE(diagram.size().isEmpty());
    EXPECT_EQ(Recording::of(diagram).texts.size(), 2u) << Recording::of(diagram).dump().toStdString();
}

}  // namespace
