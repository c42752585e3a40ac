// What an actor may do: no more than a program of anybody's outside, although its lab owns the namespace.
#include "netio/posix/Files.h"
#include "tests/lab/LabHarness.h"

namespace tests::lab {
namespace {

struct Cage : LabTest {
    LabHarness harness;

    // A line of proc(5)'s status: "CapEff" -> "0000000000000000".
    std::string status(int pid, const std::string& name) const {
        const auto text = netio::posix::readFile("/proc/" + std::to_string(pid) + "/status");
        const std::string begin = '\n' + name + ":\t";
        const std::size_t at = text ? text.value().find(begin) : std::string::npos;
        if (at == std::string::npos)
            return "not told";
        const std::size_t from = at + begin.size();
        return text.value().substr(from, text.value().find('\n', from) - from);
    }
};

TEST_F(Cage, AnActorHasNoCapability) {
    harness.actor("server");
    harness.run("server", "child = fork()");
    for (const char* actor : {"server", "child"}) {
        const int pid = harness.pidOf(actor);
        for (const char* set : {"CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"})
            EXPECT_EQ(status(pid, set), "0000000000000000") << actor << ' ' << set;
        EXPECT_EQ(status(pid, "NoNewPrivs"), "1") << actor;
    }
}

TEST_F(Cage, APrivilegedPortIsRefusedAsOutside) {
    harness.actor("server");
    harness.run("server", "fd = socket(AF_INET, SOCK_STREAM)");
    harness.call("server", "bind(fd, 127.0.0.1:80)");
    EXPECT_EQ(harness.waitReturn("server", "bind").error, EACCES);
    harness.run("server", "bind(fd, 127.0.0.1:1024)");
}

}  // namespace
}  // namespace tests::lab
