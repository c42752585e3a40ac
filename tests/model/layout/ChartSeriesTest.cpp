// What the curves of the charts say.
#include <gtest/gtest.h>

#include <algorithm>

#include "model/layout/ChartSeries.h"
#include "tests/support/SampleTrace.h"

namespace {

using namespace model::layout;
using model::Side;

struct ChartSeries : testing::Test {
    tests::support::SampleTrace sample;

    Chart chart(ChartKind kind, std::size_t position = ~std::size_t{0}) {
        const auto shared = sample.trace().sceneAt(std::min(position, sample.trace().size()));
        const model::trace::Scene& scene = *shared;
        return chartOf(kind, sample.trace(), scene, std::nullopt);
    }
    static const Curve* curveOf(const Chart& chart, Curve::Meaning meaning, Side side) {
        const auto found = std::find_if(chart.curves.begin(), chart.curves.end(), [&](const Curve& curve) {
            return curve.meaning == meaning && curve.side == side;
        });
        return found == chart.curves.end() ? nullptr : &*found;
    }
};

TEST_F(ChartSeries, SequenceNeverGoesBackAndEveryPointKnowsItsSegment) {
    const Chart sequence = chart(ChartKind::Sequence);
    for (const Side side : {Side::Client, Side::Server}) {
        const Curve* line = curveOf(sequence, Curve::Meaning::Bytes, side);
        ASSERT_TRUE(line);
        EXPECT_GT(line->points.back().at.y, 0);
        for (std::size_t i = 0; i < line->points.size(); ++i) {
            const auto* packet = sample.trace().packet(line->points[i].packet);
            ASSERT_TRUE(packet && packet->segment);
            EXPECT_EQ(packet->segment->from, static_cast<std::uint8_t>(side));
            EXPECT_EQ(packet->event, line->points[i].event);
            if (i > 0) {
                EXPECT_GE(line->points[i].at.y, line->points[i - 1].at.y);
            }
        }
    }
}

TEST_F(ChartSeries, WhatIsSentAgainIsAMarkOfItsOwn) {
    const Chart sequence = chart(ChartKind::Sequence);
    const Curve* again = curveOf(sequence, Curve::Meaning::SentAgain, Side::Client);
    ASSERT_TRUE(again) << "the SYN was sent twice";
    EXPECT_EQ(again->style, Curve::Style::Again);
    ASSERT_EQ(again->points.size(), 1u);
    EXPECT_EQ(again->points.front().at.y, 1);
    EXPECT_TRUE(sample.trace().packet(again->points.front().packet)->segment->flags & model::packet::flag::Syn);
    EXPECT_FALSE(curveOf(sequence, Curve::Meaning::SentAgain, Side::Server)) << "the server repeated nothing";
}

TEST_F(ChartSeries, NothingIsInFlightOnceAllIsAcknowledged) {
    const Chart flight = chart(ChartKind::Flight);
    const Curve* client = curveOf(flight, Curve::Meaning::InFlight, Side::Client);
    ASSERT_TRUE(client);
    EXPECT_EQ(client->points.front().at.y, 1) << "the SYN counts as a byte";
    EXPECT_EQ(client->points.back().at.y, 0);
    EXPECT_EQ(flight.scale, Chart::Scale::Decades);
}

TEST_F(ChartSeries, NoCurveTellsWhatComesLater) {
    for (std::size_t position = 0; position <= sample.trace().size(); ++position)
        for (const ChartKind kind : kChartKinds) {
            const Chart shown = chart(kind, position);
            for (const Curve& curve : shown.curves)
                for (const ChartPoint& point : curve.points)
                    EXPECT_LT(point.event, position);
        }
}

TEST_F(ChartSeries, BeforeTheFirstEventThereIsNone) {
    for (const ChartKind kind : kChartKinds)
        EXPECT_TRUE(chart(kind, 0).curves.empty());
}

TEST(ThinOut, KeepsPeaks) {
    std::vector<ChartPoint> points;
    for (int i = 0; i < 100000; ++i)
        points.push_back({{static_cast<double>(i), i == 61803 ? 9.0 : 1.0}, static_cast<std::size_t>(i), {}});
    thinOut(points, 1000);
    EXPECT_LE(points.size(), 1000u);
    EXPECT_EQ(points.front().event, 0u);
    EXPECT_EQ(points.back().event, 99999u);
    EXPECT_TRUE(std::any_of(points.begin(), points.end(), [](const ChartPoint& point) { return point.at.y == 9.0; }));
    EXPECT_TRUE(std::is_sorted(points.begin(), points.end(),
                               [](const ChartPoint& a, const ChartPoint& b) { return a.event < b.event; }));
}

TEST(ThinOut, LeavesAFewAlone) {
    // A burst within a microsecond, and a minute later one more.
    std::vector<ChartPoint> points;
    for (int i = 0; i < 20; ++i)
        points.push_back({{i * 1e-7, static_cast<double>(i)}, static_cast<std::size_t>(i), {}});
    points.push_back({{60, 1}, 20, {}});
    thinOut(points, kMostPoints);
    EXPECT_EQ(points.size(), 21u);
}

}  // namespace
