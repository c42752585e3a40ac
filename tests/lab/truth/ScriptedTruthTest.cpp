// The kernel against a peer that does what no kernel would: crossing SYNs and FINs, wrong and forged segments. The
// kernel's end must be inferred as the tracepoint tells it.
#include "Scripted.h"

namespace truth {
namespace {

TEST_F(Scripted, BothOpenAtOnce) {
    READY();
    kernelConnects();
    peer.say({"SYN"});
    kernelSays(kSyn | kAck);
    peer.say({"SYN,ACK", 0, 1});
    peer.say({"ACK", 1, 1});
    peer.say({"PSH,ACK", 1, 1, 5});
    kernelSays(kAck);
    finish();
}

TEST_F(Scripted, BothCloseAtOnce) {
    READY();
    establishedAsClient();
    socket->shutdownWrite();
    kernelSays(kFin | kAck);
    peer.say({"FIN,ACK", 1, 1});
    kernelSays(kAck, 2);
    peer.say({"ACK", 2, 2});
    finish();
}

TEST_F(Scripted, BothCloseAtOnceAndTheFirstFinIsNotCaptured) {
    for (const bool ackIsLost : {true, false}) {
        READY();
        mayBeUnsure = true;
        ++peer.port;
        establishedAsClient();
        capture->miss(kFin, port);
        socket->shutdownWrite();
        kernelSays(kFin | kAck, ackIsLost ? 1 : 3);
        peer.say({"FIN,ACK", 1, 1});
        kernelSays(kAck, ackIsLost ? 2 : 4);
        if (ackIsLost)
            socket->loseAll();
        if (ackIsLost)
            peer.say({"ACK", 2, 2});
        kernelSays(kFin | kAck, ackIsLost ? 2 : 4);
        socket->loseNone();
        peer.say({"ACK", 2, 2});
    }
    finish();
}

TEST_F(Scripted, FinAcknowledgesFin) {
    READY();
    establishedAsClient();
    socket->shutdownWrite();
    kernelSays(kFin | kAck);
    peer.say({"FIN,ACK", 1, 2});
    kernelSays(kAck, 2);
    finish();
}

TEST_F(Scripted, ServerTakesFinWithTheHandshakesLastAck) {
    READY();
    kernelListens();
    peer.say({"SYN"});
    kernelSays(kSyn | kAck);
    peer.say({"FIN,ACK", 1, 1});
    kernelSays(kAck);
    socket.emplace(listener->accept());
    socket->shutdownWrite();
    kernelSays(kFin | kAck);
    peer.say({"ACK", 2, 2});
    finish();
}

TEST_F(Scripted, ErrorMessageEndsAnOpeningConnection) {
    READY();
    kernelConnects();
    peer.sayError(3, 3);
    finish();
}

TEST_F(Scripted, SoftErrorMessageEndsItToo) {
    READY();
    mayBeUnsure = true;
    kernelConnects();
    peer.sayError(3, 1);
    finish();
    EXPECT_EQ(capture->tracker().connections().front().client().now().to, model::State::Closed);
}

TEST_F(Scripted, ErrorMessagesOfOtherSegmentsAndOfTheWayAreIgnored) {
    READY();
    kernelConnects();
    peer.sayError(3, 3, 5000);
    peer.sayError(5, 1);
    peer.say({"SYN,ACK", 0, 1});
    kernelSays(kAck);
    peer.sayError(3, 3);
    peer.say({"FIN,ACK", 1, 1});
    kernelSays(kAck, 2);
    socket->shutdownWrite();
    kernelSays(kFin | kAck);
    peer.say({"ACK", 2, 2});
    finish();
}

TEST_F(Scripted, ForgedFinOutsideTheWindow) {
    READY();
    establishedAsServer();
    peer.say({"FIN,ACK", 0x20000000, 1});
    kernelSays(kAck);
    peer.say({"FIN,ACK", 0xfffff000, 1});
    kernelSays(kAck, 2);
    peer.say({"PSH,ACK", 1, 1, 5});
    kernelSays(kAck, 3);
    socket->shutdownWrite();
    kernelSays(kFin | kAck);
    peer.say({"ACK", 6, 2});
    finish();
}

TEST_F(Scripted, FinBeforeItsData) {
    READY();
    establishedAsServer();
    peer.say({"FIN,ACK", 11, 1});
    kernelSays(kAck);
    peer.say({"PSH,ACK", 1, 1, 10});
    kernelSays(kAck, 2);
    socket->shutdownWrite();
    kernelSays(kFin | kAck);
    peer.say({"ACK", 12, 2});
    finish();
}

TEST_F(Scripted, FinBeforeDataThatNeverComes) {
    READY();
    mayBeUnsure = true;
    establishedAsServer();
    peer.say({"FIN,ACK", 11, 1});
    kernelSays(kAck);
    socket->shutdownWrite();
    kernelSays(kFin | kAck);
    peer.say({"ACK", 1, 2});
    capture->until([&] { return false; }, 0.1);
    finish();
}

TEST_F(Scripted, SynInEstablishedIsChallenged) {
    READY();
    establishedAsServer();
    peer.say({"SYN", 0});
    kernelSays(kAck);
    peer.say({"PSH,ACK", 1, 1, 5});
    kernelSays(kAck, 2);
    socket->shutdownWrite();
    kernelSays(kFin | kAck);
    peer.say({"FIN,ACK", 6, 2});
    kernelSays(kAck, 3);
    finish();
}

TEST_F(Scripted, AckOfWhatWasNeverSent) {
    READY();
    establishedAsServer();
    socket->shutdownWrite();
    kernelSays(kFin | kAck);
    peer.say({"ACK", 1, 5000});
    peer.say({"FIN,ACK", 1, 1});
    kernelSays(kAck);
    peer.say({"ACK", 2, 2});
    finish();
}

TEST_F(Scripted, FinWithDataAndRepeated) {
    READY();
    establishedAsServer();
    peer.say({"FIN,PSH,ACK", 1, 1, 20});
    kernelSays(kAck);
    peer.say({"FIN,PSH,ACK", 1, 1, 20});
    kernelSays(kAck, 2);
    socket->shutdownWrite();
    kernelSays(kFin | kAck);
    peer.say({"FIN,PSH,ACK", 1, 1, 20});
    peer.say({"ACK", 22, 2});
    finish();
}

TEST_F(Scripted, KeepAlivesChangeNothing) {
    READY();
    establishedAsServer();
    peer.say({"ACK", 0, 1});
    kernelSays(kAck);
    peer.say({"ACK", 0, 1, 1});
    peer.say({"FIN,ACK", 1, 1});
    kernelSays(kAck, 2);
    socket->shutdownWrite();
    kernelSays(kFin | kAck);
    peer.say({"ACK", 2, 2});
    finish();
}

TEST_F(Scripted, ProbeOfAClosedWindowAcknowledgesTheFin) {
    READY();
    mayBeUnsure = true;
    kernelListens();
    listener->option(SOL_SOCKET, SO_RCVBUF, 1);
    peer.say({"SYN"});
    kernelSays(kSyn | kAck);
    peer.say({"ACK", 1, 1});
    socket.emplace(listener->accept());
    const auto lastWindow = [&] {
        std::uint16_t window = 0;
        for (const Frame& frame : capture->frames()) {
            const auto packet = model::packet::decode(101, frame.bytes);
            if (packet.tcp && packet.tcp->sourcePort == port)
                window = packet.tcp->window;
        }
        return window;
    };
    std::uint32_t sent = 1;
    for (int acks = 1; lastWindow() > 0 && acks < 20; ++acks) {
        const std::uint32_t length = std::min<std::uint32_t>(lastWindow(), 400);
        peer.say({"PSH,ACK", sent, 1, length});
        sent += length;
        if (!kernelSays(kAck, acks))
            return;
    }
    ASSERT_EQ(lastWindow(), 0);
    socket->shutdownWrite();
    kernelSays(kFin | kAck);
    const int acks = capture->seen(kAck, port);
    peer.say({"ACK", sent, 2, 1});
    kernelSays(kAck, acks + 1);
    finish();
}

}  // namespace
}  // namespace truth
