// Segments that are lost between the capture and TCP, and listeners that ignore what they get, against the kernel.
#include "Loopback.h"

namespace truth {
namespace {

TEST_F(Loopback, BothCloseAtOnce) {
    READY();
    open();
    client->loseFlags(kFin, kFin);
    server->loseFlags(kFin, kFin);
    client->shutdownWrite();
    server->shutdownWrite();
    ASSERT_TRUE(sawFlags(kFin | kAck, 3));
    client->loseNone();
    server->loseNone();
    client->receive();
    server->receive();
    finish();
}

TEST_F(Loopback, AbortInFinWait1) {
    READY();
    open();
    server->loseFlags(kFin, kFin);
    client->shutdownWrite();
    ASSERT_TRUE(sawFlags(kFin | kAck, 2));
    client->reset();
    server->loseNone();
    server->receive();
    finish();
}

TEST_F(Loopback, LastAckIsLost) {
    READY();
    open();
    client->shutdownWrite();
    server->receive();
    ASSERT_TRUE(sawFlags(kAck, 2));
    server->loseAll();
    server->shutdownWrite();
    ASSERT_TRUE(sawFlags(kFin | kAck, 3));
    client->close();
    server->loseNone();
    finish();
}

TEST_F(Loopback, AckOfFinIsLost) {
    READY();
    open();
    client->loseAll();
    client->shutdownWrite();
    ASSERT_TRUE(sawFlags(kFin | kAck, 2));
    client->loseNone();
    ASSERT_TRUE(sawFlags(kFin | kAck, 3));
    server->receive();
    server->close();
    client->receive();
    finish();
}

TEST_F(Loopback, FinIsLost) {
    READY();
    open();
    server->loseFlags(kFin, kFin);
    client->shutdownWrite();
    ASSERT_TRUE(sawFlags(kFin | kAck, 2));
    server->loseNone();
    server->receive();
    server->close();
    client->receive();
    finish();
}

TEST_F(Loopback, FinCrossesALostFin) {
    READY();
    open();
    server->loseFlags(kFin, kFin);
    client->shutdownWrite();
    ASSERT_TRUE(sawFlags(kFin | kAck, 1));
    server->shutdownWrite();
    ASSERT_TRUE(sawFlags(kFin | kAck, 3));
    server->loseNone();
    server->receive();
    client->receive();
    finish();
}

TEST_F(Loopback, SynIsLost) {
    READY();
    listener->loseAll();
    client.emplace();
    client->startConnect(port);
    ASSERT_TRUE(sawFlags(kSyn, 1));
    listener->loseNone();
    ASSERT_TRUE(client->finishConnect());
    server.emplace(listener->accept());
    client->close();
    server->receive();
    finish();
}

TEST_F(Loopback, SynAckIsLost) {
    READY();
    client.emplace();
    client->loseAll();
    client->startConnect(port);
    ASSERT_TRUE(sawFlags(kSyn | kAck, 2));
    client->loseNone();
    ASSERT_TRUE(client->finishConnect());
    server.emplace(listener->accept());
    server->close();
    client->receive();
    finish();
}

TEST_F(Loopback, AckOfSynAckIsLost) {
    READY();
    listener->loseFlags(kAck | kSyn, kAck);
    client.emplace();
    ASSERT_TRUE(client->connect(port));
    ASSERT_TRUE(sawFlags(kSyn | kAck, 2));
    listener->loseNone();
    client->send("now");
    server.emplace(listener->accept());
    EXPECT_EQ(server->receive(), "now");
    server->close();
    client->receive();
    finish();
}

TEST_F(Loopback, ConnectGivesUp) {
    READY();
    silentEnd = true;
    listener->loseAll();
    client.emplace();
    client->option(IPPROTO_TCP, TCP_SYNCNT, 1);
    client->startConnect(port);
    ASSERT_TRUE(sawFlags(kSyn, 1));
    client->close();
    finish(1);
}

TEST_F(Loopback, ResetIsLostOnce) {
    READY();
    open();
    server->loseFlags(kRst, kRst);
    client->reset();
    ASSERT_TRUE(sawFlags(kRst | kAck, 1));
    server->loseNone();
    server->send("is somebody there?");
    ASSERT_TRUE(sawFlags(kRst, 1));
    server->receive();
    finish();
}

TEST_F(Loopback, DataIsLostBeforeTheAbort) {
    READY();
    open();
    server->loseFlags(kPsh, kPsh);
    client->send("lost");
    ASSERT_TRUE(sawFlags(kAck, 2));
    client->reset();
    server->receive();
    finish();
}

TEST_F(Loopback, ThreeAtOnceOverAFullAcceptQueue) {
    READY();
    listener->close();
    listen(1);
    std::vector<Socket> clients;
    for (int i = 0; i < 3; ++i) {
        clients.emplace_back();
        clients.back().startConnect(port);
    }
    ASSERT_TRUE(sawFlags(kSyn | kAck, 2));
    std::vector<Socket> servers;
    for (int i = 0; i < 3; ++i)
        servers.push_back(listener->accept());
    for (Socket& one : clients)
        EXPECT_TRUE(one.finishConnect());
    clients.clear();
    servers.clear();
    finish(6);
}

TEST_F(Loopback, ListenerThatWaitsForData) {
    READY();
    listener->option(IPPROTO_TCP, TCP_DEFER_ACCEPT, 5);
    client.emplace();
    ASSERT_TRUE(client->connect(port));
    ASSERT_TRUE(sawFlags(kSyn | kAck, 2));
    client->send("here it is");
    server.emplace(listener->accept());
    server->receive();
    client->close();
    server->receive();
    finish();
}

TEST_F(Loopback, FullAcceptQueueAbortsOnOverflow) {
    READY();
    sysctl("tcp_abort_on_overflow", "1");
    listener->close();
    listen(0);
    Socket a, b, c;
    ASSERT_TRUE(a.connect(port));
    b.startConnect(port);
    c.startConnect(port);
    ASSERT_TRUE(sawFlags(kSyn, 3));
    a.reset();
    b.reset();
    c.reset();
    sysctl("tcp_abort_on_overflow", "0");
    silentEnd = mayBeUnsure = true;
    listener.reset();
    EXPECT_TRUE(capture->until([&] { return allClosed(); }));
    compare(4);
}

}  // namespace
}  // namespace truth
