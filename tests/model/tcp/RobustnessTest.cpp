// Segments drawn at random: whatever comes, every path is one that RFC 9293 figure 5 allows, and nothing is counted
// that was not sent.
#include <gtest/gtest.h>

#include <random>

#include "model/tcp/ConnectionTracker.h"
#include "model/tcp/StateMachine.h"

namespace {

using namespace model;
using tcp::ConnectionTracker;

bool follows(State from, State to) {
    for (int event = 0; event <= static_cast<int>(tcp::Event::ReceiveRst); ++event)
        for (const tcp::Opening opening : {tcp::Opening::Active, tcp::Opening::Passive}) {
            const auto next = step(from, static_cast<tcp::Event>(event), opening);
            if (next && next->to == to)
                return true;
        }
    return false;
}

void expectSound(const ConnectionTracker& tracker, const std::string& what) {
    for (const tcp::Connection& connection : tracker.connections()) {
        for (const tcp::Endpoint& end : connection.ends) {
            ASSERT_FALSE(end.states.empty()) << what;
            for (std::size_t i = 1; i < end.states.size(); ++i) {
                ASSERT_TRUE(follows(end.states[i - 1].to, end.states[i].to))
                    << what << ": " << name(end.states[i - 1].to) << " -> " << name(end.states[i].to);
                ASSERT_LE(end.states[i - 1].time, end.states[i].time) << what;
                ASSERT_NE(end.states[i].certainty, Certainty::Unknown) << what;
            }
            ASSERT_LE(end.states.size(), 12u) << what;
        }
    }
}

packet::Packet randomSegment(std::mt19937& random, std::uint32_t spread) {
    static constexpr std::uint16_t kFlags[] = {0x02, 0x12, 0x10, 0x10, 0x10, 0x18, 0x11, 0x11,
                                               0x04, 0x14, 0x01, 0x00, 0x13, 0x06, 0x3f};
    packet::Packet packet;
    auto& ip = packet.ip.emplace();
    auto& header = packet.tcp.emplace();
    const bool client = random() % 2 == 0;
    ip.source.bytes[3] = client ? 1 : 2;
    ip.destination.bytes[3] = client ? 2 : 1;
    if (random() % 50 == 0)
        ip.source = ip.destination;
    header.sourcePort = client ? 4000 : 80;
    header.destinationPort = client ? 80 : 4000;
    header.flags =
        random() % 20 == 0 ? static_cast<std::uint16_t>(random() & 0x1ff) : kFlags[random() % std::size(kFlags)];
    header.seq =
        SequenceNumber(random() % 16 == 0 ? static_cast<std::uint32_t>(random()) : 0xfffffffeu + random() % spread);
    header.ack =
        SequenceNumber(random() % 16 == 0 ? static_cast<std::uint32_t>(random()) : 0xfffffffeu + random() % spread);
    header.window = static_cast<std::uint16_t>(random() % 4 == 0 ? 0 : random());
    if (header.has(packet::flag::Syn) && random() % 2 == 0)
        header.windowScale = static_cast<std::uint8_t>(random());
    if (random() % 8 == 0)
        header.tsVal = static_cast<std::uint32_t>(random() % 50);
    packet.payloadLength = random() % 3 == 0 ? static_cast<std::uint32_t>(random() % 4) : 0;
    return packet;
}

TEST(Robustness, RandomSegments) {
    for (std::uint32_t seed = 1; seed <= 4000; ++seed) {
        std::mt19937 random(seed);
        ConnectionTracker tracker;
        std::uint64_t packets = 0, sentBytes = 0;
        const std::uint32_t spread = 2 + random() % 8;
        for (std::uint64_t i = 1; i <= 40; ++i) {
            const packet::Packet segment = randomSegment(random, spread);
            sentBytes += segment.payloadLength;
            const auto receive =
                random() % 2 == 0 ? ConnectionTracker::Receive::AtOnce : ConnectionTracker::Receive::AtVerdict;
            const Timestamp time{static_cast<std::int64_t>(i * (random() % 3 == 0 ? 1'000'000'000 : 10'000'000'000))};
            ASSERT_TRUE(tracker.sent({i}, time, segment, receive));
            const PacketId any{1 + random() % i};
            if (random() % 2 == 0)
                tracker.delivered(any, time);
            if (random() % 8 == 0)
                tracker.dropped(any, time);
            if (random() % 8 == 0)
                tracker.absorbed(any, time);
        }
        std::uint64_t bytes = 0;
        for (const auto& connection : tracker.connections()) {
            packets += connection.packets;
            bytes += connection.client().payloadBytes + connection.server().payloadBytes;
        }
        EXPECT_EQ(packets, 40u);
        EXPECT_LE(bytes, sentBytes) << "seed " << seed;
        expectSound(tracker, "seed " + std::to_string(seed));
        if (HasFatalFailure())
            return;
    }
}

TEST(Robustness, SocketThatConnectsToItself) {
    ConnectionTracker tracker;
    auto say = [&, id = std::uint64_t{0}](std::uint16_t flags, std::uint32_t seq, std::uint32_t ack) mutable {
        packet::Packet packet;
        packet.ip.emplace();
        auto& header = packet.tcp.emplace();
        header.sourcePort = header.destinationPort = 5000;
        header.flags = flags;
        header.seq = SequenceNumber(seq);
        header.ack = SequenceNumber(ack);
        header.window = 1000;
        ++id;
        ASSERT_TRUE(tracker.sent({id}, {static_cast<std::int64_t>(id)}, packet, ConnectionTracker::Receive::AtOnce));
    };
    say(0x02, 100, 0);
    say(0x12, 100, 101);
    say(0x11, 101, 101);
    say(0x10, 102, 102);
    EXPECT_EQ(tracker.connections().size(), 1u);
    expectSound(tracker, "self");
}

}  // namespace
