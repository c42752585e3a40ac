// Numbers on axes are round ones, and those of things that are counted are whole.
#include <gtest/gtest.h>

#include <cmath>

#include "model/layout/AxisTicks.h"

namespace {

using namespace model::layout;

struct TicksCase {
    const char* name;
    double low, high;
    int most;
    TickValues values;
    std::vector<double> at;
    int decimals;
};

struct Ticks : testing::TestWithParam<TicksCase> {};

TEST_P(Ticks, StandAtRoundNumbers) {
    const TicksCase& row = GetParam();
    const AxisTicks ticks = axisTicks(row.low, row.high, row.most, row.values);
    ASSERT_EQ(ticks.at.size(), row.at.size());
    for (std::size_t i = 0; i < row.at.size(); ++i)
        EXPECT_NEAR(ticks.at[i], row.at[i], 1e-12);
    EXPECT_EQ(ticks.decimals, row.decimals);
}

INSTANTIATE_TEST_SUITE_P(
    Axes, Ticks,
    testing::Values(TicksCase{"TwoBytesHaveNoHalves", 0, 2, 5, TickValues::Whole, {0, 1, 2}, 0},
                    TicksCase{"NothingYet", 0, 0, 5, TickValues::Whole, {0, 1}, 0},
                    TicksCase{"Bytes", 0, 17, 5, TickValues::Whole, {0, 5, 10, 15, 20}, 0},
                    TicksCase{"Window", 0, 65536, 5, TickValues::Whole, {0, 20000, 40000, 60000, 80000}, 0},
                    TicksCase{"Seconds", 0, 0.69, 4, TickValues::Any, {0, 0.2, 0.4, 0.6, 0.8}, 1},
                    TicksCase{"Milliseconds", 0, 0.0083, 5, TickValues::Any, {0, 0.002, 0.004, 0.006, 0.008, 0.01}, 3},
                    TicksCase{"Minute", 0, 60, 3, TickValues::Any, {0, 20, 40, 60}, 0},
                    TicksCase{"BelowZero", -3, 4, 5, TickValues::Whole, {-4, -2, 0, 2, 4}, 0}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(Ticks, DecadesEncloseTheValues) {
    const AxisTicks ticks = decadeTicks(0.05, 244);
    ASSERT_EQ(ticks.at.size(), 6u);
    EXPECT_NEAR(ticks.at.front(), 0.01, 1e-12);
    EXPECT_NEAR(ticks.at.back(), 1000, 1e-9);
    EXPECT_EQ(ticks.decimals, 2);
    EXPECT_EQ(decadeTicks(10, 10).at.size(), 2u);
}

}  // namespace
