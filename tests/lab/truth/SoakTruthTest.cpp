// Many connections at once that lose segments at random on both sides and end at random: whatever happens, every end
// must be inferred as the kernel tells it. The seed is printed; SOCKSTAGE_SEED repeats a run.
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <vector>

#include "Sockets.h"
#include "TruthTest.h"

namespace truth {
namespace {

struct Soak : TruthTest {
    std::mt19937 random;
    std::vector<Socket> ends;

    unsigned pick(unsigned below) { return static_cast<unsigned>(random() % below); }

    // Loses one segment in `one`, drawn by the kernel for each.
    static void loseAtRandom(Socket& socket, std::uint32_t one) {
        socket.filter({BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(SKF_AD_OFF + SKF_AD_RANDOM)),
                       BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, 0xffffffffu / one, 0, 1),
                       BPF_STMT(BPF_RET | BPF_K, 0xffffffffu), BPF_STMT(BPF_RET | BPF_K, 0)});
    }

    void act(Socket& socket) {
        char buffer[30000] = {};
        switch (pick(12)) {
            case 0:
                socket.shutdownWrite();
                break;
            case 1:
                if (pick(3) == 0)
                    socket.reset();
                break;
            case 2:
                if (pick(2) == 0)
                    socket.close();
                break;
            case 3:
            case 4:
            case 5:
                ::send(socket.fd(), buffer, 1 + pick(sizeof buffer), MSG_DONTWAIT | MSG_NOSIGNAL);
                break;
            default:
                ::recv(socket.fd(), buffer, sizeof buffer, MSG_DONTWAIT);
                break;
        }
    }

    void run(int connections, std::uint32_t loseOneIn) {
        const char* given = std::getenv("SOCKSTAGE_SEED");
        const unsigned seed =
            given != nullptr ? static_cast<unsigned>(std::atoi(given)) : std::random_device{}() % 1000000;
        random.seed(seed);
        SCOPED_TRACE("SOCKSTAGE_SEED=" + std::to_string(seed));
        Socket listener;
        // Of the handshake few: six losses in a row and the kernel gives the connection up.
        if (loseOneIn > 0)
            loseAtRandom(listener, std::max(loseOneIn, 50u));
        listener.listen(port, connections);
        for (int i = 0; i < connections; ++i) {
            Socket& client = ends.emplace_back();
            if (loseOneIn > 0)
                loseAtRandom(client, loseOneIn);
            client.startConnect(port);
        }
        for (int accepted = 0; accepted < connections; ++accepted) {
            ends.push_back(listener.accept());
            ASSERT_GE(ends.back().fd(), 0);
            if (loseOneIn > 0)
                loseAtRandom(ends.back(), loseOneIn);
        }
        std::size_t open = ends.size();
        for (int turn = 0; turn < 40'000 && open > 0; ++turn) {
            Socket& socket = ends[pick(static_cast<unsigned>(ends.size()))];
            if (socket.fd() < 0)
                continue;
            act(socket);
            if (socket.fd() < 0)
                --open;
            if (turn % 8 == 0)
                capture->until([] { return true; });
            if (turn % 64 == 0)
                poll(nullptr, 0, 1);
        }
        ends.clear();
        listener.close();
        silentEnd = true;  // SO_LINGER 0 in LAST-ACK or CLOSING sends nothing
        mayBeUnsure = true;
        EXPECT_TRUE(capture->until([&] { return allClosed(); }, 40)) << "some sockets never closed";
        compare(2 * connections);
    }
};

// The kernel draws the losses itself, so that no seed repeats a run: on request, as often as wanted.
#define ON_REQUEST()                              \
    if (std::getenv("SOCKSTAGE_SOAK") == nullptr) \
    GTEST_SKIP() << "set SOCKSTAGE_SOAK=1 to run it"

TEST_F(Soak, WithoutLoss) {
    READY();
    run(40, 0);
}

TEST_F(Soak, OneInFiftyIsLost) {
    ON_REQUEST();
    READY();
    run(30, 50);
}

TEST_F(Soak, OneInTenIsLost) {
    ON_REQUEST();
    READY();
    run(20, 10);
}

}  // namespace
}  // namespace truth
