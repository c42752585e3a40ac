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
    EXPECT_FALSE(trace.fate({1}, trace.size()).held) << "the gate has said nothing";
    trace.append({Timestamp{10}, PacketVerdict{{1}, Verdict::Held, {}}});
    trace.append(seen(3));
    EXPECT_EQ(trace.fate({1}, trace.size()).held, Timestamp{10});
    EXPECT_FALSE(trace.fate({2}, trace.size()).held);
    EXPECT_FALSE(trace.fate({3}, trace.size()).held) << "it came after the verdict";
    trace.append({Timestamp{11}, PacketVerdict{{3}, Verdict::Absorbed, {1}}});
    EXPECT_EQ(trace.fate({1}, trace.size()).resent, 1u);
    EXPECT_EQ(trace.fate({3}, trace.size()).original, PacketId{1});
}

}  // namespace
