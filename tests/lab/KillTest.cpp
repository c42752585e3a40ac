// However the program, the lab or an actor dies, at whatever moment: no process and no network namespace is left.
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <random>
#include <set>

#include "netio/posix/UniqueFd.h"
#include "tests/lab/LabHarness.h"

namespace tests::lab {
namespace {

using Clock = std::chrono::steady_clock;

std::string namespaceOf(int pid) {
    char target[64];
    const ssize_t length = ::readlink(("/proc/" + std::to_string(pid) + "/ns/net").c_str(), target, sizeof target);
    return {target, length > 0 ? static_cast<std::size_t>(length) : 0};
}

// Whose network namespace this one is; as far as /proc lets us look.
std::vector<int> processesIn(const std::string& name) {
    std::vector<int> found;
    DIR* proc = ::opendir("/proc");
    while (const dirent* entry = ::readdir(proc))
        if (const int pid = std::atoi(entry->d_name); pid > 0 && namespaceOf(pid) == name)
            found.push_back(pid);
    ::closedir(proc);
    return found;
}

// Becomes readable when the process ends, whoever its parent is. Invalid: it has gone already.
netio::posix::UniqueFd watch(int pid) {
    return netio::posix::UniqueFd(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
}

bool ends(const netio::posix::UniqueFd& process) {
    pollfd entry{process.get(), POLLIN, 0};
    return !process.valid() || ::poll(&entry, 1, 5000) == 1;
}

// A namespace has no descriptor to wait for: the kernel takes its last process out of it a moment after its end.
bool isEmptySoon(const std::string& name) {
    const auto end = Clock::now() + std::chrono::seconds(5);
    while (!processesIn(name).empty()) {
        if (Clock::now() > end)
            return false;
        (void)::poll(nullptr, 0, 1);
    }
    return true;
}

struct Kill : LabTest {
    // What the program had in the namespace, as it told before it died.
    struct Told {
        int lab = 0;
        std::set<int> pids;
        std::string name;
    };

    // A program that stages a demo up to `moment`, tells its processes, and waits to be killed.
    static void program(int tell, int moment) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        LabHarness harness;
        const auto report = [&] {
            std::string line = std::to_string(harness.lab().pid());
            for (const auto& started : harness.all<ActorStarted>())
                line += " " + std::to_string(started.pid);
            line += "\n";
            (void)!::write(tell, line.data(), line.size());
        };
        report();
        if (moment == 0)
            ::pause();
        harness.setGate(GateMode::Hold);
        harness.actor("server");
        report();
        if (moment == 1)
            ::pause();
        harness.run("server", "listener = socket(AF_INET, SOCK_STREAM)");
        harness.run("server", "bind(listener, 127.0.0.1:9000)");
        harness.run("server", "listen(listener, 5)");
        harness.run("server", "child = fork()");
        report();
        if (moment == 2)
            ::pause();
        harness.actor("client");
        harness.run("client", "fd = socket(AF_INET, SOCK_STREAM)");
        harness.call("client", "connect(fd, 127.0.0.1:9000)");
        report();
        if (moment == 3)
            ::pause();
        harness.call("child", "conn = accept(listener)");
        harness.deliver("SYN");
        report();
        ::pause();
    }

    static Told hear(int from, int lines) {
        Told told;
        std::string text;
        char byte = 0;
        while (std::count(text.begin(), text.end(), '\n') < lines && ::read(from, &byte, 1) == 1)
            text += byte;
        for (std::size_t at = 0; at < text.size();) {
            std::size_t used = 0;
            const int pid = std::stoi(text.substr(at), &used);
            told.lab = told.lab == 0 ? pid : told.lab;
            told.pids.insert(pid);
            at += used + 1;
        }
        told.name = namespaceOf(told.lab);
        if (told.name == namespaceOf(::getpid()))
            told.name.clear();  // it has not entered its own yet
        return told;
    }
};

TEST_F(Kill, NothingIsLeftWhoeverDiesAndWhenever) {
    std::mt19937 random(20240607);
    const char* wanted = std::getenv("SOCKSTAGE_KILLS");
    const int times = wanted ? std::atoi(wanted) : 100;
    int namespacesWatched = 0;
    for (int i = 0; i < times; ++i) {
        const int moment = static_cast<int>(random() % 5), victim = static_cast<int>(random() % 3);
        SCOPED_TRACE("time " + std::to_string(i) + ", moment " + std::to_string(moment) + ", victim " +
                     std::to_string(victim));
        int pipe[2];
        ASSERT_EQ(::pipe2(pipe, O_CLOEXEC), 0);
        netio::posix::UniqueFd reader(pipe[0]), writer(pipe[1]);
        const pid_t pid = ::fork();
        if (pid == 0) {
            program(pipe[1], moment);
            ::_exit(0);
        }
        writer.reset();
        // Sometimes before the program has come so far: in the middle of whatever it does.
        const Told told = hear(reader.get(), 1 + static_cast<int>(random() % (moment + 1)));
        ASSERT_GT(told.lab, 0);
        const int actor = *told.pids.rbegin();
        std::vector<netio::posix::UniqueFd> processes;
        for (const int one : told.pids)
            processes.push_back(watch(one));
        ::kill(victim == 0 ? pid : victim == 1 ? told.lab : actor, SIGKILL);
        if (victim != 0) {
            if (victim == 2)
                ::kill(told.lab, SIGKILL);
            ::kill(pid, SIGKILL);
        }
        ::waitpid(pid, nullptr, 0);
        EXPECT_TRUE(std::all_of(processes.begin(), processes.end(), ends));
        EXPECT_TRUE(told.name.empty() || isEmptySoon(told.name)) << told.name;
        namespacesWatched += !told.name.empty();
    }
    EXPECT_GE(namespacesWatched, times / 4) << "most labs were killed before they stood";
}

TEST_F(Kill, TheEndOfTheLabIsTold) {
    LabHarness harness;
    harness.stage();
    ::kill(harness.lab().pid(), SIGKILL);
    harness.until("the end of the stream", [&] {
        std::uint8_t buffer[4096];
        (void)harness.lab().read(buffer);
        return harness.lab().ended();
    });
    const auto end = harness.lab().waitForEnd();
    EXPECT_EQ(end.process.signal, SIGKILL);
    EXPECT_FALSE(end.refusal);
    harness.judge(PacketId{1}, {Judgement::Kind::Deliver});  // no SIGPIPE
}

TEST_F(Kill, QuittingEndsItWithEverythingSaid) {
    LabHarness harness;
    harness.stage();
    const auto actor = watch(harness.pidOf("client"));
    harness.tell(scenario::MarkCommand{{7, StepPhase::Done, ""}});
    harness.tell(scenario::QuitCommand{});
    harness.until("the last mark", [&] { return !harness.all<StepMarked>().empty(); });
    EXPECT_EQ(harness.lab().waitForEnd().process.exitCode, 0);
    EXPECT_TRUE(ends(actor));
}

}  // namespace
}  // namespace tests::lab
