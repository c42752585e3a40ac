#include <gtest/gtest.h>

#include "netio/capture/TimeOrder.h"
#include "tests/netio/capture/CaptureBuilder.h"

namespace netio::capture {
namespace {

using namespace model;
using namespace model::trace;

class Order : public ::testing::Test {
protected:
    std::vector<std::int64_t> times;
    std::vector<std::uint8_t> marks;  // the first byte of each frame
    TimeOrder order{[this](TraceEvent&& event, packet::Bytes frame) {
        times.push_back(event.time.ns);
        marks.push_back(frame.empty() ? 0 : frame[0]);
    }};

    void take(std::int64_t ns, std::uint8_t mark = 0, std::size_t size = 1) {
        order.take({Timestamp{ns}, PacketSeen{}}, std::vector<std::uint8_t>(size, mark));
    }
};

TEST_F(Order, PutsWhatStandsBehindLaterOnesInItsPlaceWithItsBytes) {
    const std::pair<int, std::uint8_t> written[] = {{30, 3}, {10, 1}, {20, 2}, {50, 5}, {40, 4}};
    for (const auto& [ns, mark] : written)
        take(ns, mark);
    order.flush();
    EXPECT_EQ(times, (std::vector<std::int64_t>{10, 20, 30, 40, 50}));
    EXPECT_EQ(marks, (std::vector<std::uint8_t>{1, 2, 3, 4, 5}));
    EXPECT_EQ(order.moved(), 3u);
}

TEST_F(Order, OfOneTimeKeepsTheOrderOfTheFile) {
    for (std::uint8_t mark = 1; mark <= 3; ++mark)
        take(7, mark);
    order.flush();
    EXPECT_EQ(marks, (std::vector<std::uint8_t>{1, 2, 3}));
    EXPECT_EQ(order.moved(), 0u);
}

TEST_F(Order, WhatIsMuchTooLateStaysInItsPlace) {
    constexpr int kMany = 10'000;
    for (int i = 0; i < kMany; ++i)
        take(1'000'000 + i);
    take(5);
    take(6);
    order.flush();
    ASSERT_EQ(times.size(), kMany + 2u);
    EXPECT_EQ(times[kMany], 5);
    EXPECT_EQ(times[kMany + 1], 6);
    EXPECT_EQ(order.tooLate(), 1u) << "from there on the file is in order";
    EXPECT_EQ(order.moved(), 0u);
}

TEST_F(Order, KeepsABoundedNumberOfBytes) {
    for (int i = 0; i < 40; ++i)
        take(i, 0, 1 << 20);
    EXPECT_GE(times.size(), 20u) << "of 40 MiB all but some 16 are gone";
}

}  // namespace
}  // namespace netio::capture
