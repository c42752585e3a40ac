// Real sockets on loopback: the fixture that the truth tests about closing and about losing share.
#pragma once

#include <netinet/in.h>
#include <netinet/tcp.h>

#include <fstream>
#include <optional>
#include <string>

#include "Sockets.h"
#include "TruthTest.h"

namespace truth {

struct Loopback : TruthTest {
    std::optional<Socket> listener, client, server;

    void SetUp() override {
        TruthTest::SetUp();
        if (capture)
            listen();
    }
    void listen(int backlog = 16) { listener.emplace().listen(port, backlog); }
    void open() {
        client.emplace();
        ASSERT_TRUE(client->connect(port));
        server.emplace(listener->accept());
    }
    void finish(int ends = 2) {
        capture->waitUntilNothingCrosses();
        client.reset();
        server.reset();
        listener.reset();
        EXPECT_TRUE(capture->until([&] { return allClosed(); })) << capture->text();
        compare(ends);
    }
    bool sawFlags(std::uint16_t flags, int count, std::uint16_t from = 0) {
        return capture->until([&] { return capture->seen(flags, from) >= count; });
    }
    void sysctl(const std::string& name, const std::string& value) {
        std::ofstream("/proc/sys/net/ipv4/" + name) << value;
    }
};

}  // namespace truth
