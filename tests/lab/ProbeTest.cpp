// The probe asks while another processor does the handshakes: whatever the tables say in between, one end of one
// connection is one socket.
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <map>
#include <set>
#include <thread>

#include "netio/lab/Namespace.h"
#include "netio/posix/UniqueFd.h"
#include "netio/probe/Probe.h"

namespace tests::lab {
namespace {

using netio::posix::UniqueFd;

constexpr std::uint16_t kListening = 9000, kFirstClient = 10'000;
constexpr int kHandshakes = 20'000;
constexpr std::size_t kOpen = 16;  // connections at a time, for the tables to be read while they stand
constexpr int kRefused = 77, kBroken = 78;

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

UniqueFd boundSocket(std::uint16_t port) {
    UniqueFd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const int on = 1;
    const sockaddr_in address = loopback(port);
    ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    return ::bind(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 ? std::move(fd)
                                                                                              : UniqueFd();
}

// Handshakes from ports that are used once, each ended by RST: nothing is left in TIME-WAIT.
bool handshakes(int listener) {
    const sockaddr_in server = loopback(kListening);
    const linger reset{1, 0};
    std::deque<std::pair<UniqueFd, UniqueFd>> open;
    for (int i = 0; i < kHandshakes; ++i) {
        UniqueFd client = boundSocket(static_cast<std::uint16_t>(kFirstClient + i));
        if (::connect(client.get(), reinterpret_cast<const sockaddr*>(&server), sizeof server) != 0)
            return false;
        UniqueFd accepted(::accept(listener, nullptr, nullptr));
        if (!accepted.valid())
            return false;
        ::setsockopt(client.get(), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
        open.emplace_back(std::move(client), std::move(accepted));
        if (open.size() > kOpen)
            open.pop_front();
    }
    return true;
}

int oneSocketForEachEnd() {
    if (!netio::lab::enterNamespace().outcome() || !netio::lab::raiseLoopback())
        return kRefused;
    std::map<std::uint16_t, std::set<std::uint64_t>> socketsOf;  // of the server, by the client's port
    auto probe = netio::probe::Probe::open([&](const model::trace::TraceEvent& event) {
        const auto* socket = std::get_if<model::trace::SocketChanged>(&event.what);
        if (socket && socket->local.port == kListening && socket->remote.port != 0)
            socketsOf[socket->remote.port].insert(socket->socket.value);
    });
    const UniqueFd listener = boundSocket(kListening);
    if (!probe || !listener.valid() || ::listen(listener.get(), 16) != 0)
        return kBroken;
    std::atomic<bool> done = false;
    bool connected = false;
    std::thread programs([&] {
        connected = handshakes(listener.get());
        done = true;
    });
    bool looked = true;
    while (!done)
        looked = looked && probe.value().look({});
    programs.join();
    int twice = 0;
    for (const auto& [port, sockets] : socketsOf)
        twice += sockets.size() > 1;
    if (twice > 0)
        std::printf("%d of %zu ends were told as more than one socket\n", twice, socketsOf.size());
    std::fflush(stdout);
    return !connected || !looked || socketsOf.empty() ? kBroken : twice > 0;
}

TEST(Probe, OneEndIsOneSocketWhileHandshakesAreDone) {
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(oneSocketForEachEnd());
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status));
    if (WEXITSTATUS(status) == kRefused) {
        ASSERT_EQ(std::getenv("CI"), nullptr) << "the namespace was refused";
        GTEST_SKIP() << "the namespace was refused";
    }
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace tests::lab
