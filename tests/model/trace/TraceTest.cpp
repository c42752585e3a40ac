#include <gtest/gtest.h>
#include <malloc.h>

#include <cstdio>
#include <cstdlib>
#include <new>

#include "model/trace/Scene.h"
#include "model/trace/Trace.h"
#include "tests/support/FrameBuilder.h"

namespace {

std::int64_t g_allocated = 0;  // bytes that are in use

}  // namespace

// Not inlined: the compiler would see free() meet new.
[[gnu::noinline]] void* operator new(std::size_t size) {
    void* memory = std::malloc(size);
    if (memory == nullptr)
        throw std::bad_alloc();
    g_allocated += static_cast<std::int64_t>(malloc_usable_size(memory));
    return memory;
}

[[gnu::noinline]] void operator delete(void* memory) noexcept {
    g_allocated -= static_cast<std::int64_t>(malloc_usable_size(memory));
    std::free(memory);
}

[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept {
    operator delete(memory);
}

namespace {

using namespace model;

using namespace model::trace;

TraceEvent seen(std::uint64_t id) {
    PacketSeen packet;
    packet.packet = PacketId{id};
    return {Timestamp{static_cast<std::int64_t>(id)}, packet};
}

// A window keeps 421 bytes of a packet at most; what it paints with takes its share of them.
TEST(Trace, PacketOfACaptureTakesLittle) {
    constexpr std::size_t kPackets = 1 << 16;  // at a power of two no vector has room to spare
    constexpr std::uint16_t kOfAConnection = 1000;
    const std::int64_t before = g_allocated;
    Trace trace;
    for (std::size_t i = 0; i < kPackets; ++i) {
        tests::support::TcpSegment segment;
        const bool reply = i % 2 != 0;
        segment.from = tests::support::v4(reply ? 9000 : static_cast<std::uint16_t>(10000 + i / kOfAConnection));
        segment.to = tests::support::v4(reply ? static_cast<std::uint16_t>(10000 + i / kOfAConnection) : 9000);
        segment.seq = static_cast<std::uint32_t>(i % kOfAConnection) * 100;
        segment.ack = segment.seq;
        segment.flags = packet::flag::Ack;
        segment.payload = "hello";
        const auto frame = tests::support::tcpFrame(segment);
        TraceEvent event = seen(i + 1);
        std::get<PacketSeen>(event.what).capturedLength = static_cast<std::uint32_t>(frame.size());
        std::get<PacketSeen>(event.what).originalLength = static_cast<std::uint32_t>(frame.size());
        trace.append(std::move(event), frame);
    }
    (void)trace.sceneAt(trace.size());
    ASSERT_EQ(trace.tracker().connections().size(), kPackets / kOfAConnection + 1);
    const double perPacket = static_cast<double>(g_allocated - before) / kPackets;
    EXPECT_LE(perPacket, 340);
    RecordProperty("bytesOfAPacket", static_cast<int>(perPacket));
    std::printf("a packet takes %.1f bytes\n", perPacket);
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
