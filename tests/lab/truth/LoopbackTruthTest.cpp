// Real sockets on loopback in every order of opening, closing and resetting, against the kernel's tracepoint.
#include "Loopback.h"

namespace truth {
namespace {

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

TEST_F(Loopback, ConnectedToItself) {
    READY();
    listener.reset();
    client.emplace();
    client->bindTo(port);
    ASSERT_TRUE(client->connect(port));
    client->send("echo");
    EXPECT_EQ(client->receive(), "echo");
    client->shutdownWrite();
    EXPECT_EQ(client->receive(), "");
    finish(2);
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
    capture->waitUntilNothingCrosses();
    client->reset();
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
        for (std::size_t got = 0; got < 10'000;)
            got += server->receive().size();
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
    while (!server->receive().empty()) {
    }
    server->close();
    client->receive();
    finish();
}

}  // namespace
}  // namespace truth
