#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <vector>

#include "netio/posix/ChildProcess.h"
#include "netio/posix/Spawn.h"
#include "netio/posix/UniqueFd.h"

namespace netio::posix {
namespace {

ChildProcess sleeper() {
    const pid_t pid = ::fork();
    if (pid == 0)
        for (;;)
            ::pause();
    return ChildProcess(pid);
}

TEST(ChildProcess, IsKilledAndReapedWithItsOwner) {
    pid_t pid = 0;
    {
        ChildProcess child = sleeper();
        pid = child.pid();
        EXPECT_FALSE(child.poll());
        const ChildProcess moved = std::move(child);
        EXPECT_EQ(moved.pid(), pid);
    }
    EXPECT_EQ(::kill(pid, 0), -1);
    EXPECT_EQ(errno, ESRCH);
}

TEST(ChildProcess, TellsHowItEnded) {
    ChildProcess killed = sleeper();
    killed.signal(SIGKILL);
    EXPECT_EQ(killed.wait().signal, SIGKILL);
    EXPECT_EQ(killed.poll()->signal, SIGKILL);
}

struct SpawnTest : testing::Test {
    UniqueFd null{::open("/dev/null", O_RDWR | O_CLOEXEC)};
};

TEST_F(SpawnTest, GivesTheProgramItsStandardDescriptorsAndNothingElse) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);  // not close-on-exec: it must be closed all the same
    UniqueFd reader(ends[0]), writer(ends[1]);
    auto child =
        spawn("/bin/sh", {"-c", "ls /proc/self/fd | tr '\\n' ' '; exit 7"}, null.get(), writer.get(), null.get());
    ASSERT_TRUE(child);
    writer.reset();
    EXPECT_EQ(child.value().wait().exitCode, 7);
    char text[64] = {};
    EXPECT_GT(::read(reader.get(), text, sizeof text - 1), 0);
    EXPECT_STREQ(text, "0 1 2 3 ") << "3 is the directory that ls reads";
}

// Neither the program runs without its standard descriptors, nor is that told as a success.
TEST_F(SpawnTest, WithoutAFreeDescriptorItIsAnError) {
    rlimit before{};
    ::getrlimit(RLIMIT_NOFILE, &before);
    rlimit few = before;
    few.rlim_cur = 64;
    ::setrlimit(RLIMIT_NOFILE, &few);
    std::vector<UniqueFd> taken;
    for (UniqueFd next(::dup(null.get())); next.valid(); next.reset(::dup(null.get())))
        taken.push_back(std::move(next));
    taken.pop_back();
    taken.pop_back();  // two are left, for the pipe that tells
    const auto child = spawn("/bin/true", {}, null.get(), null.get(), null.get());
    ::setrlimit(RLIMIT_NOFILE, &before);
    ASSERT_FALSE(child.ok());
    EXPECT_EQ(child.error().error, EMFILE);
}

TEST_F(SpawnTest, AProgramThatCannotRunIsAnError) {
    const auto child = spawn("/etc/passwd", {}, null.get(), null.get(), null.get());
    ASSERT_FALSE(child);
    EXPECT_EQ(child.error().error, EACCES);
    EXPECT_EQ(child.error().detail.english(), "/etc/passwd");
}

}  // namespace
}  // namespace netio::posix
