// Resets between the kernel and a peer that does what no kernel would: in every state, exact and not, from either end.
// The kernel's end must be inferred as the tracepoint tells it.
#include "Scripted.h"

namespace truth {
namespace {

TEST_F(Scripted, ResetOutsideTheWindowIsIgnored) {
    READY();
    establishedAsServer();
    peer.say({"RST", 0x10000000});
    peer.say({"RST", 0xf0000000});
    peer.say({"PSH,ACK", 1, 1, 3});
    kernelSays(kAck, 1);
    socket->shutdownWrite();
    kernelSays(kFin | kAck);
    peer.say({"ACK", 4, 2});
    peer.say({"FIN,ACK", 4, 2});
    kernelSays(kAck, 2);
    finish();
}

TEST_F(Scripted, ResetInsideTheWindowIsChallenged) {
    READY();
    establishedAsServer();
    peer.say({"RST", 100});
    kernelSays(kAck);
    peer.say({"PSH,ACK", 1, 1, 3});
    kernelSays(kAck, 2);
    socket->shutdownWrite();
    kernelSays(kFin | kAck);
    peer.say({"FIN,ACK", 4, 2});
    kernelSays(kAck, 3);
    finish();
}

TEST_F(Scripted, ExactResetCloses) {
    READY();
    establishedAsServer();
    peer.say({"PSH,ACK", 1, 1, 3});
    kernelSays(kAck);
    peer.say({"RST", 4});
    finish();
}

TEST_F(Scripted, ResetOfTheSynNeedsItsAck) {
    READY();
    kernelConnects();
    peer.say({"RST", 0});
    peer.say({"RST,ACK", 0, 77});
    peer.say({"SYN,ACK", 0, 1});
    kernelSays(kAck);
    peer.say({"FIN,ACK", 1, 1});
    kernelSays(kAck, 2);
    socket->shutdownWrite();
    kernelSays(kFin | kAck);
    peer.say({"ACK", 2, 2});
    finish();
}

TEST_F(Scripted, WrongAckInSynSentIsAnsweredWithReset) {
    READY();
    kernelConnects();
    peer.say({"SYN,ACK", 0, 5000});
    kernelSays(kRst);
    peer.say({"ACK", 500, 9000});
    kernelSays(kRst, 2);
    peer.say({"SYN,ACK", 0, 1});
    kernelSays(kAck);
    finish();
}

TEST_F(Scripted, ResetInSynReceived) {
    READY();
    kernelConnects();
    peer.say({"SYN"});
    kernelSays(kSyn | kAck);
    peer.say({"RST", 1});
    finish();
}

TEST_F(Scripted, ResetInCloseWaitMayHaveTheFinsNumber) {
    READY();
    establishedAsServer();
    peer.say({"FIN,ACK", 1, 1});
    kernelSays(kAck);
    peer.say({"RST", 1});
    finish();
}

TEST_F(Scripted, ResetInFinWait1) {
    READY();
    establishedAsServer();
    socket->shutdownWrite();
    kernelSays(kFin | kAck);
    peer.say({"RST,ACK", 1, 1});
    finish();
}

TEST_F(Scripted, ResetInClosing) {
    READY();
    establishedAsServer();
    socket->shutdownWrite();
    kernelSays(kFin | kAck);
    peer.say({"FIN,ACK", 1, 1});
    kernelSays(kAck);
    peer.say({"RST,ACK", 2, 1});
    finish();
}

TEST_F(Scripted, ResetInLastAck) {
    READY();
    establishedAsServer();
    peer.say({"FIN,ACK", 1, 1});
    kernelSays(kAck);
    socket->shutdownWrite();
    kernelSays(kFin | kAck);
    peer.say({"RST,ACK", 2, 1});
    finish();
}

TEST_F(Scripted, HalfOpenIsDiscovered) {
    READY();
    establishedAsServer();
    peer.iss += 100000;  // the peer was restarted and knows nothing
    peer.say({"SYN"});
    kernelSays(kAck);
    peer.iss -= 100000;
    peer.say({"RST", 1});
    finish();
}

TEST_F(Scripted, AbortByTheKernel) {
    READY();
    establishedAsServer();
    peer.say({"PSH,ACK", 1, 1, 9});
    kernelSays(kAck);
    socket->close();
    kernelSays(kRst | kAck);
    finish();
}

}  // namespace
}  // namespace truth
