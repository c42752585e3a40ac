#include <gtest/gtest.h>

#include "model/trace/Trace.h"

namespace {

using namespace model;

using namespace model::trace;

TraceEvent seen(std::uint64_t id) {
    PacketSeen packet;
    packet.packet = PacketId{id};
    return {Timestamp{static_cast<std::int64_t>(id)}, packet};
}

// Captures have millions of packets, and each has an event and a record.
TEST(Trace, PacketOfACaptureIsSmall) {
    EXPECT_LE(sizeof(TraceEvent), 152u);
    EXPECT_LE(sizeof(PacketRecord), 160u);
}

TEST(Trace, FatesAreThoseOfTheGatesPackets) {
    Trace trace;
    trace.append(seen(1));
    trace.append(seen(2));
    EXPECT_FALSE(trace.fate({1}).held) << "the gate has said nothing";
    trace.append({Timestamp{10}, PacketVerdict{{1}, Verdict::Held, {}}});
    trace.append(seen(3));
    EXPECT_EQ(trace.fate({1}).held, Timestamp{10});
    EXPECT_FALSE(trace.fate({2}).held);
    EXPECT_FALSE(trace.fate({3}).held) << "it came after the verdict";
    trace.append({Timestamp{11}, PacketVerdict{{3}, Verdict::Absorbed, {1}}});
    EXPECT_EQ(trace.fate({1}).resent, 1u);
    EXPECT_EQ(trace.fate({3}).original, PacketId{1});
}

}  // namespace
