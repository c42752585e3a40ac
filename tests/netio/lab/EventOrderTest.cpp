#include <gtest/gtest.h>

#include <algorithm>

#include "netio/lab/EventOrder.h"

namespace netio::lab {
namespace {

using model::Timestamp;
using model::trace::Synced;
using model::trace::TraceEvent;

struct OrderTest : testing::Test {
    EventOrder order;

    void push(std::int64_t time, std::uint64_t token) { order.push({{time}, Synced{token}}); }
    std::vector<std::uint64_t> release(std::int64_t watermark) {
        std::vector<std::uint64_t> tokens;
        order.release({watermark}, [&](const TraceEvent& event, const EventOrder::Frame&) {
            tokens.push_back(std::get<Synced>(event.what).token);
            m_times.push_back(event.time.ns);
        });
        return tokens;
    }
    std::vector<std::int64_t> m_times;
};

using Tokens = std::vector<std::uint64_t>;

TEST_F(OrderTest, LeavesInOrderOfTimeAndNotBeforeTheWatermark) {
    push(30, 3);
    push(10, 1);
    push(20, 2);
    EXPECT_EQ(release(10), Tokens{});
    EXPECT_EQ(release(21), Tokens({1, 2}));
    push(25, 4);
    EXPECT_EQ(release(100), Tokens({4, 3}));
    EXPECT_TRUE(order.empty());
}

TEST_F(OrderTest, EqualTimesKeepTheOrderTheyCameIn) {
    for (std::uint64_t i = 1; i <= 50; ++i)
        push(7, i);
    const Tokens out = release(8);
    EXPECT_TRUE(std::is_sorted(out.begin(), out.end()));
    EXPECT_EQ(out.size(), 50u);
}

TEST_F(OrderTest, WhatComesTooLateGetsTheTimeThatHasLeft) {
    push(50, 1);
    (void)release(60);
    push(40, 2);
    EXPECT_EQ(release(60), Tokens{2});
    EXPECT_EQ(m_times, std::vector<std::int64_t>({50, 50}));
}

}  // namespace
}  // namespace netio::lab
