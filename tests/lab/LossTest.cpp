// What the machine cannot follow is told, never silently missing.
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "netio/gate/NfQueue.h"
#include "netio/gate/QueueRule.h"
#include "netio/lab/Namespace.h"
#include "netio/posix/SocketAddress.h"
#include "netio/posix/UniqueFd.h"
#include "netio/tap/Tap.h"
#include "tests/lab/LabHarness.h"

namespace tests::lab {
namespace {

using namespace netio;

struct Loss : LabTest {
    // A namespace cannot be left again: in a process of its own. 0: the body found what it expected.
    static int inNamespace(const std::function<int()>& body) {
        const pid_t pid = ::fork();
        if (pid == 0)
            ::_exit(netio::lab::enterNamespace().outcome() && netio::lab::raiseLoopback() ? body() : 99);
        int status = 0;
        ::waitpid(pid, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 100 + WTERMSIG(status);
    }
    static void flood(int datagrams) {
        const std::uint8_t loopback[] = {127, 0, 0, 1};
        const auto to = posix::toSocketAddress({posix::toIp(AF_INET, loopback), 9});
        const posix::UniqueFd socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
        const std::string data(1000, 'x');
        for (int i = 0; i < datagrams; ++i)
            (void)::sendto(socket.get(), data.data(), data.size(), 0, to.get(), to.length);
    }
};

TEST_F(Loss, TheTapCountsWhatItsRingHadNoRoomFor) {
    EXPECT_EQ(inNamespace([] {
                  auto tap = tap::Tap::open("lo", 1 << 20);
                  if (!tap)
                      return 1;
                  std::uint32_t seen = 0;
                  flood(10);
                  pollfd ring{tap.value().fd(), POLLIN, 0};
                  while (seen < 10 && ::poll(&ring, 1, 5000) == 1)
                      tap.value().read([&](const tap::Frame&) { ++seen; });
                  if (seen < 10 || tap.value().takeLost() != 0)
                      return 2;
                  flood(5000);
                  return tap.value().takeLost() > 0 && tap.value().takeLost() == 0 ? 0 : 3;
              }),
              0);
}

TEST_F(Loss, TheQueueSaysWhenItsSocketWasFull) {
    EXPECT_EQ(inNamespace([] {
                  auto queue = gate::NfQueue::open(0);
                  auto rule = gate::QueueRule::open(0);
                  if (!queue || !rule || !rule.value().install())
                      return 1;
                  flood(60'000);
                  int packets = 0;
                  const auto first = queue.value().receive([&](const gate::QueuedPacket&) { ++packets; });
                  if (first || first.error().error != ENOBUFS)
                      return 2;
                  const auto second = queue.value().receive([&](const gate::QueuedPacket&) { ++packets; });
                  return second && packets > 0 ? 0 : 3;
              }),
              0);
}

}  // namespace
}  // namespace tests::lab
