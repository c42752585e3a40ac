// Real sockets on loopback in every order of closing, resetting and losing, against the kernel's tracepoint.
#include <netinet/in.h>
#include <netinet/tcp.h>

#include <fstream>

#include "Sockets.h"
#include "TruthTest.h"

namespace truth {
namespace {

constexpr std::uint8_t kFin = 1, kSyn = 2, kRst = 4, kPsh = 8, kAck = 16;

struct Loopback : TruthTest {
    std::optional<Socket> listener, client, server;

    void SetUp() override {
        TruthTest::SetUp();
        if (capture) listen();
    }
    void listen(int backlog = 16) { listener.emplace().listen(port, backlog); }
    void open() {
        client.emplace();
        ASSERT_TRUE(client->connect(port));
        server.emplace(listener->accept());
    }
    void finish(int ends = 2) {
        client.reset();
        server.reset();
        listener.reset();
        EXPECT_TRUE(capture->until([&] { return allClosed(); })) << capture->text();
        compare(ends);
    }
    bool sawFlags(std::uint16_t flags, int count, std::uint16_t from = 0) {
        return capture->until([&] { return capture->seen(flags, from) >= count; });
    }
    void sysctl(const std::string& name, const std::string& value) { std::ofstream("/proc/sys/net/ipv4/" + name) << value; }
};

#define READY() \
    if (!capture) return

TEST_F(Loopback, ClientClosesFirst) {
    READY();
    open();
    client->send("hello");
    server->receive();
    client->shutdownWrite();
    EXPECT_EQ(server->receive(), "");
    ASSERT_TRUE(sawFlags(kAck, 3));
    server->close();
    client->receive();
    finish();
}

TEST_F(Loopback, ClientClosesFirstAndServerAtOnce) {
    READY();
    open();
    client->close();
    server->receive();
    server->close();
    finish();
}

TEST_F(Loopback, ServerClosesFirst) {
    READY();
    open();
    server->send("bye");
    server->close();
    client->receive();
    client->receive();
    client->close();
    finish();
}

TEST_F(Loopback, HalfClosedDataStillFlows) {
    READY();
    open();
    client->shutdownWrite();
    server->receive();
    for (int i = 0; i < 20; ++i) {
        server->send(std::string(1000, 'x'));
        client->receive();
    }
    server->close();
    client->receive();
    finish();
}

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

TEST_F(Loopback, ConnectionRefused) {
    READY();
    listener->close();
    client.emplace();
    EXPECT_FALSE(client->connect(port));
    finish(1);
}

TEST_F(Loopback, ClientAborts) {
    READY();
    open();
    client->reset();
    server->receive();
    finish();
}

TEST_F(Loopback, ServerAborts) {
    READY();
    open();
    server->reset();
    client->receive();
    finish();
}

TEST_F(Loopback, CloseWithUnreadDataAborts) {
    READY();
    open();
    client->send("unread");
    ASSERT_TRUE(sawFlags(kAck, 2));
    server->close();
    client->receive();
    finish();
}

TEST_F(Loopback, AbortInCloseWait) {
    READY();
    open();
    client->shutdownWrite();
    server->receive();
    server->reset();
    client->receive();
    finish();
}

TEST_F(Loopback, AbortInFinWait2) {
    READY();
    open();
    client->shutdownWrite();
    server->receive();
    ASSERT_TRUE(sawFlags(kAck, 2));
    client->reset();
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

TEST_F(Loopback, DataAfterTheOtherEndIsGoneIsReset) {
    READY();
    open();
    client->close();
    server->receive();
    ASSERT_TRUE(sawFlags(kAck, 2));
    server->send("too late");
    ASSERT_TRUE(sawFlags(kRst, 1));
    finish();
}

TEST_F(Loopback, ListenerClosesWithAnUnacceptedConnection) {
    READY();
    client.emplace();
    ASSERT_TRUE(client->connect(port));
    listener->close();
    client->receive();
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

TEST_F(Loopback, PortIsUsedAgainAfterAnAbort) {
    READY();
    open();
    const std::uint16_t local = client->localPort();
    client->reset();
    server->receive();
    server->close();
    client.emplace();
    client->bindTo(local);
    ASSERT_TRUE(client->connect(port));
    server.emplace(listener->accept());
    client->close();
    server->receive();
    finish(4);
    EXPECT_EQ(capture->tracker().connections().size(), 2u);
}

TEST_F(Loopback, PortIsUsedAgainOutOfTimeWait) {
    READY();
    open();
    const std::uint16_t local = client->localPort();
    server->close();
    client->receive();
    client->close();
    ASSERT_TRUE(capture->until([&] { return allClosed() || capture->seen(kAck) >= 2; }));
    client.emplace();
    client->bindTo(local);
    ASSERT_TRUE(client->connect(port));
    server.emplace(listener->accept());
    client->close();
    server->receive();
    finish(4);
    EXPECT_EQ(capture->tracker().connections().size(), 2u);
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
    for (int i = 0; i < 3; ++i) servers.push_back(listener->accept());
    for (Socket& one : clients) EXPECT_TRUE(one.finishConnect());
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

TEST_F(Loopback, FastOpenCarriesDataInTheSyn) {
    READY();
    sysctl("tcp_fastopen", "3");
    listener->option(IPPROTO_TCP, TCP_FASTOPEN, 16);
    for (int i = 0; i < 2; ++i) {
        client.emplace();
        client->bindTo(0);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ASSERT_EQ(sendto(client->fd(), "early", 5, MSG_FASTOPEN, reinterpret_cast<sockaddr*>(&to), sizeof to), 5);
        server.emplace(listener->accept());
        server->receive();
        server->send("answer");
        client->receive();
        client->close();
        server->receive();
        server->close();
    }
    finish(4);
}

TEST_F(Loopback, SequenceNumbersWrap) {
    READY();
    client.emplace();
    client->bindTo(0);
    client->option(IPPROTO_TCP, TCP_REPAIR, 1);
    client->option(IPPROTO_TCP, TCP_REPAIR_QUEUE, TCP_SEND_QUEUE);
    client->option(IPPROTO_TCP, TCP_QUEUE_SEQ, static_cast<int>(0xffffff00u));
    client->option(IPPROTO_TCP, TCP_REPAIR, 0);
    ASSERT_TRUE(client->connect(port));
    server.emplace(listener->accept());
    for (int i = 0; i < 30; ++i) {
        client->send(std::string(10'000, 'w'));
        for (std::size_t got = 0; got < 10'000;) got += server->receive().size();
    }
    client->close();
    server->receive();
    server->close();
    finish();
    EXPECT_EQ(capture->tracker().connections().front().client().payloadBytes, 300'000u);
}

TEST_F(Loopback, Ipv6) {
    READY();
    listener->close();
    listener.emplace(true).listen(port);
    client.emplace(true);
    ASSERT_TRUE(client->connect(port));
    server.emplace(listener->accept());
    client->send("six");
    server->receive();
    server->close();
    client->receive();
    finish();
}

TEST_F(Loopback, SynCookies) {
    READY();
    sysctl("tcp_syncookies", "2");
    open();
    sysctl("tcp_syncookies", "1");
    client->close();
    server->receive();
    finish();
}

TEST_F(Loopback, ZeroWindowThenClose) {
    READY();
    listener->option(SOL_SOCKET, SO_RCVBUF, 4096);
    open();
    client->option(SOL_SOCKET, SO_SNDBUF, 1 << 20);
    client->send(std::string(200'000, 'z'));
    client->shutdownWrite();
    ASSERT_TRUE(capture->until([&] { return capture->frames().size() > 12; }));
    while (!server->receive().empty()) {}
    server->close();
    client->receive();
    finish();
}

}  // namespace
}  // namespace truth
