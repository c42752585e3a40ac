// The charts: what their curves say, that every number on an axis is a round one, and that nothing stands on anything.
#include <gtest/gtest.h>

#include <QRegularExpression>

#include "app/charts/ChartDiagram.h"
#include "tests/gui/diagrams/Recording.h"
#include "tests/gui/diagrams/SampleInputs.h"

namespace {

using namespace app::charts;
using tests::gui::Recording;
using tests::gui::SampleInputs;

Chart sampleChart(ChartKind kind, SampleInputs& inputs, std::size_t position = ~std::size_t{0}) {
    const auto in = inputs.at(position);
    return chartOf(kind, *in.trace, *in.scene, std::nullopt);
}

const Curve* curveOf(const Chart& chart, Curve::Style style, bool client) {
    for (const Curve& curve : chart.curves)
        if (curve.style == style && curve.client == client)
            return &curve;
    return nullptr;
}

TEST(ChartSeries, SequenceNeverGoesBackAndEveryPointNamesItsSegment) {
    SampleInputs inputs;
    const Chart chart = sampleChart(ChartKind::Sequence, inputs);
    for (const bool client : {true, false}) {
        const Curve* line = curveOf(chart, Curve::Style::Line, client);
        ASSERT_TRUE(line);
        EXPECT_GT(line->points.back().at.y(), 0);
        for (std::size_t i = 0; i < line->points.size(); ++i) {
            EXPECT_TRUE(line->words(line->points[i]).contains("seq")) << line->words(line->points[i]).toStdString();
            if (i > 0) {
                EXPECT_GE(line->points[i].at.y(), line->points[i - 1].at.y());
            }
        }
    }
}

TEST(ChartSeries, WhatIsSentAgainIsAMarkOfItsOwn) {
    SampleInputs inputs;
    const Chart chart = sampleChart(ChartKind::Sequence, inputs);
    const Curve* again = curveOf(chart, Curve::Style::Again, true);
    ASSERT_TRUE(again) << "the SYN was sent twice";
    ASSERT_EQ(again->points.size(), 1u);
    EXPECT_EQ(again->points.front().at.y(), 1);
    EXPECT_TRUE(again->words(again->points.front()).contains("SYN"))
        << again->words(again->points.front()).toStdString();
    EXPECT_TRUE(again->words(again->points.front()).contains("sent again"));
    EXPECT_FALSE(curveOf(chart, Curve::Style::Again, false)) << "the server repeated nothing";
}

TEST(ChartSeries, WithoutSegmentsItSaysSo) {
    SampleInputs inputs;
    for (const ChartKind kind : kChartKinds) {
        const Chart chart = sampleChart(kind, inputs, 0);
        EXPECT_TRUE(chart.curves.empty());
        EXPECT_FALSE(chart.sentence.isEmpty());
    }
}

TEST(ChartSeries, ThinningKeepsPeaks) {
    std::vector<ChartPoint> points;
    for (int i = 0; i < 100000; ++i)
        points.push_back({{static_cast<double>(i), i == 61803 ? 9.0 : 1.0}, static_cast<std::size_t>(i), {}});
    thinOut(points, 1000);
    EXPECT_LE(points.size(), 1000u);
    EXPECT_EQ(points.front().event, 0u);
    EXPECT_EQ(points.back().event, 99999u);
    EXPECT_TRUE(std::any_of(points.begin(), points.end(), [](const ChartPoint& point) { return point.at.y() == 9.0; }));
    EXPECT_TRUE(std::is_sorted(points.begin(), points.end(),
                               [](const ChartPoint& a, const ChartPoint& b) { return a.event < b.event; }));
}

TEST(ChartSeries, ThinningLeavesAFewAlone) {
    // A burst within a microsecond, and a minute later one more.
    std::vector<ChartPoint> points;
    for (int i = 0; i < 20; ++i)
        points.push_back({{i * 1e-7, static_cast<double>(i)}, static_cast<std::size_t>(i), {}});
    points.push_back({{60, 1}, 20, {}});
    thinOut(points, kMostPoints);
    EXPECT_EQ(points.size(), 21u);
}

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
