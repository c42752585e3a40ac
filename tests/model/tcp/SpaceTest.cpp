// SentSpace and ReceivedSpace: sequence space across the wrap, out of order and with gaps.
#include <gtest/gtest.h>

#include "model/tcp/ReceivedSpace.h"
#include "model/tcp/SentSpace.h"

namespace model::tcp {
namespace {

// Counted from just before the wrap.
SequenceNumber at(std::uint32_t offset) {
    return SequenceNumber(0xfffffff0u) + offset;
}

TEST(SentSpace, CountsWhatIsNewAcrossTheWrap) {
    SentSpace space;
    EXPECT_EQ(space.next(), std::nullopt);
    EXPECT_EQ(space.add(at(0), at(10)), 10u);
    EXPECT_EQ(space.add(at(5), at(30)), 20u) << "its first half was sent before";
    EXPECT_EQ(space.add(at(0), at(30)), 0u);
    EXPECT_EQ(space.next(), at(30));
}

TEST(SentSpace, WhatFillsAGapIsNewOnce) {
    SentSpace space;
    space.add(at(0), at(10));
    EXPECT_EQ(space.add(at(40), at(50)), 10u);
    EXPECT_TRUE(space.wholeFrom(at(40)));
    EXPECT_FALSE(space.wholeFrom(at(39)));
    EXPECT_EQ(space.add(at(20), at(30)), 10u) << "the middle of the gap";
    EXPECT_EQ(space.add(at(5), at(45)), 20u) << "the two ends that are left of it";
    EXPECT_TRUE(space.wholeFrom(at(0)));
    EXPECT_EQ(space.add(at(5), at(45)), 0u);
}

TEST(SentSpace, TellsThatItsEndIsMissing) {
    SentSpace space;
    space.add(at(0), at(10));
    EXPECT_FALSE(space.endMissing());
    space.add(at(20), at(20));  // an ACK with a later number
    EXPECT_TRUE(space.endMissing());
    space.add(at(10), at(20));
    EXPECT_FALSE(space.endMissing());
}

TEST(SentSpace, ForgetsTheOldestOfManyGaps) {
    SentSpace space;
    space.add(at(0), at(1));
    for (std::uint32_t i = 1; i <= 65; ++i)
        space.add(at(10 * i), at(10 * i + 1));
    EXPECT_EQ(space.add(at(1), at(10)), 0u) << "taken as seen";
    EXPECT_EQ(space.add(at(11), at(20)), 9u);
}

TEST(ReceivedSpace, GoesOnBehindAGapWhenThatIsFilled) {
    ReceivedSpace space;
    EXPECT_EQ(space.next(), std::nullopt);
    space.add(at(0), at(10));
    space.add(at(30), at(40));
    space.add(at(20), at(30));
    EXPECT_EQ(space.next(), at(10));
    space.add(at(5), at(20));
    EXPECT_EQ(space.next(), at(40));
    space.add(at(0), at(10));
    EXPECT_EQ(space.next(), at(40)) << "old data move nothing";
}

TEST(ReceivedSpace, BeginsWhereItsEndSaysThatItStands) {
    ReceivedSpace space;
    space.addUpTo(at(100));
    EXPECT_EQ(space.next(), at(100));
    space.add(at(120), at(130));
    space.addUpTo(at(110));
    EXPECT_EQ(space.next(), at(110));
    space.addUpTo(at(125));
    EXPECT_EQ(space.next(), at(130)) << "what came early begins before that";
}

}  // namespace
}  // namespace model::tcp
