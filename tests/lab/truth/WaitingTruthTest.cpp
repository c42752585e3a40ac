// A FIN that waits, unsent, behind data when the peer's FIN arrives: the kernel is in CLOSING then, not in CLOSE-WAIT.
#include "Scripted.h"

namespace truth {
namespace {

struct Waiting : Scripted {
    // The peer takes segments of `mss` bytes (RFC 9293 section 3.7.1: 536 where it says nothing).
    void establishedWithMss(std::optional<std::uint16_t> mss) {
        mayBeUnsure = true;
        kernelConnects();
        peer.say({.flags = "SYN,ACK", .ack = 1, .mss = mss});
        kernelSays(kAck);
        socket->option(IPPROTO_TCP, TCP_NODELAY, 1);
    }
    // The kernel has `bytes` to send, its congestion window full of `sent` of them, and closes; the peer does, too.
    void crossingFins(std::uint32_t bytes, std::uint32_t sent) {
        socket->shutdownWrite();
        peer.say({"FIN,ACK", 1, 1});
        ASSERT_TRUE(capture->until([&] { return acknowledgedByKernel() == 2; })) << capture->text();
        peer.say({"ACK", 2, 1 + sent});
        kernelSays(kFin | kAck);
        peer.say({"ACK", 2, bytes + 2});
        finish();
    }
    // What its last segment acknowledges.
    std::uint32_t acknowledgedByKernel() const {
        std::uint32_t ack = 0;
        for (const Frame& frame : capture->frames()) {
            const auto packet = model::packet::decode(101, frame.bytes);
            if (packet.tcp && packet.tcp->sourcePort == port)
                ack = packet.tcp->ack.raw() - peer.iss;
        }
        return ack;
    }
};

class SegmentSize : public Waiting, public testing::WithParamInterface<std::uint16_t> {};

TEST_P(SegmentSize, FinWaitsBehindTheCongestionWindow) {
    READY();
    const std::uint32_t mss = GetParam();
    establishedWithMss(GetParam());
    socket->send(std::string(12 * mss, 'w'));
    ASSERT_TRUE(capture->until([&] {
        return capture->tracker().connections().back().client().payloadBytes == 10 * mss;
    })) << capture->text();
    crossingFins(12 * mss, 10 * mss);
}

INSTANTIATE_TEST_SUITE_P(Waiting, SegmentSize, testing::Values(88, 292, 536, 1200),
                         [](const auto& row) { return "Of" + std::to_string(row.param); });

TEST_F(Waiting, FinBehindACongestionWindowOfSmallSegments) {
    READY();
    establishedWithMss(1200);
    for (int i = 0; i < 10; ++i)
        socket->send("w");
    ASSERT_TRUE(capture->until([&] { return capture->tracker().connections().back().client().payloadBytes == 10; }))
        << capture->text();
    for (int i = 0; i < 10; ++i)
        socket->send("w");
    crossingFins(20, 10);
}

// The acknowledgment that would free the data is captured, but does not arrive; the peer's FIN does.
TEST_F(Waiting, FinBehindDataWhoseAckIsLost) {
    READY();
    establishedWithMss(1200);
    socket->send(std::string(12 * 1200, 'w'));
    ASSERT_TRUE(
        capture->until([&] { return capture->tracker().connections().back().client().payloadBytes == 12'000; }));
    const std::size_t frames = capture->frames().size();
    socket->loseAll();
    peer.say({"ACK", 1, 12'001});
    ASSERT_TRUE(capture->until([&] { return capture->frames().size() > frames; }));
    capture->until([] { return false; }, 0.02);  // longer than any segment crosses here, shorter than a retransmission
    socket->loseNone();
    socket->shutdownWrite();
    peer.say({"FIN,ACK", 1, 12'001});
    kernelSays(kFin | kAck);
    peer.say({"ACK", 2, 12 * 1200 + 2});
    finish();
}

// A socket with a rate of its own pauses between segments; Linux begins that behind the first ten.
TEST_F(Waiting, FinBehindPacedData) {
    READY();
    establishedWithMss(1200);
    // Bursts grow to 18 segments: at half the rate the pause behind one is longer than any that pacing is taken for.
    socket->option(SOL_SOCKET, SO_MAX_PACING_RATE, 200'000);
    constexpr std::uint32_t kAll = 60 * 1200;
    socket->send(std::string(kAll, 'w'));
    const auto sent = [&] { return capture->tracker().connections().back().client().payloadBytes; };
    ASSERT_TRUE(capture->until([&] { return sent() == 12'000; })) << capture->text();
    peer.say({"ACK", 1, 12'001});
    ASSERT_TRUE(capture->until([&] { return sent() > 12'000; })) << capture->text();
    const auto before = static_cast<std::uint32_t>(sent());
    peer.say({"ACK", 1, before + 1});
    capture->until([] { return false; }, 0.02);  // longer than any segment crosses here
    ASSERT_EQ(sent(), before) << "the kernel does not pace";
    socket->shutdownWrite();
    peer.say({"FIN,ACK", 1, before + 1});
    for (std::uint32_t acknowledged = before; sent() < kAll; acknowledged = static_cast<std::uint32_t>(sent())) {
        ASSERT_TRUE(capture->until([&] { return sent() > acknowledged; })) << capture->text();
        peer.say({"ACK", 2, static_cast<std::uint32_t>(sent()) + 1});
    }
    kernelSays(kFin | kAck);
    peer.say({"ACK", 2, kAll + 2});
    finish();
}

}  // namespace
}  // namespace truth
