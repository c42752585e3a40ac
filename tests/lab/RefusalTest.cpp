// A system that does not allow the lab: told as operation and errno, with the cause, and exit code 4.
#include <grp.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstddef>
#include <cstdlib>
#include <fstream>

#include "netio/lab/SystemCheck.h"
#include "netio/posix/Files.h"
#include "tests/lab/LabHarness.h"
#include "tests/support/Programs.h"

namespace tests::lab {
namespace {

using netio::lab::Cause;
using netio::lab::LabProcess;

// Does `prepare` and then `body` in a process of its own; 0 is success, 77 "not possible here".
int inChild(const std::function<bool()>& prepare, const std::function<int()>& body) {
    const pid_t pid = ::fork();
    if (pid == 0)
        ::_exit(prepare() ? body() : 77);
    int status = 0;
    ::waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 100 + WTERMSIG(status);
}

// 0: the lab was refused, with this errno and cause, by exit code 4, and the check says the same.
int refusedWith(int error, Cause cause) {
    auto lab = LabProcess::start();
    if (!lab)
        return 1;
    std::uint8_t byte[64];
    while (!lab.value()->ended())
        if (lab.value()->read(byte) > 0)
            return 2;  // a stream: it was not refused
    const auto end = lab.value()->waitForEnd();
    if (end.process.exitCode != 4 || !end.refusal)
        return 3;
    if (end.refusal->error != error || end.refusal->operation != "unshare(CLONE_NEWUSER)")
        return 4;
    if (netio::lab::causeOf(*end.refusal) != cause)
        return 5;
    for (const auto& checked : netio::lab::checkSystem())
        if (checked.need == netio::lab::Need::UserNamespace)
            return checked.cause == cause && !checked.ok && checked.required ? 0 : 6;
    return 7;
}

// False also where nobody may reach the build, under /root for one.
bool becomeNobody() {
    return (::geteuid() != 0 || (::setgroups(0, nullptr) == 0 && ::setresgid(65534, 65534, 65534) == 0 &&
                                 ::setresuid(65534, 65534, 65534) == 0 && ::prctl(PR_SET_DUMPABLE, 1) == 0)) &&
           !LabProcess::findExecutable().empty();
}

// As an administrator would: a user namespace in which no further one may be made, and no capability left.
bool allowNoUserNamespace() {
    if (!becomeNobody() || ::unshare(CLONE_NEWUSER) < 0)
        return false;
    if (!netio::posix::writeFile("/proc/sys/user/max_user_namespaces", "0"))
        return false;
    for (int capability = 0; ::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) == 0; ++capability) {
    }
    return true;  // execve without a mapped root drops the rest
}

bool filterUnshare() {
    if (!becomeNobody())
        return false;
    sock_filter program[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_unshare, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const sock_fprog filter{sizeof program / sizeof *program, program};
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

void expectRefusal(const std::function<bool()>& prepare, int error, Cause cause) {
    const int result = inChild(prepare, [&] { return refusedWith(error, cause); });
    if (result == 77 && !std::getenv("CI"))
        GTEST_SKIP() << "the system cannot be made to refuse here";
    EXPECT_EQ(result, 0);
}

TEST(Refusal, NoUserNamespacesLeftIsNamed) {
    expectRefusal(allowNoUserNamespace, ENOSPC, Cause::MaxUserNamespaces);
}

TEST(Refusal, ASeccompFilterIsNamed) {
    expectRefusal(filterUnshare, EPERM, Cause::Seccomp);
}

// User namespaces alone are refused; the caller may make a network namespace by its own right.
bool filterUserNamespaces() {
    sock_filter program[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_unshare, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args)),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_NEWUSER, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const sock_fprog filter{sizeof program / sizeof *program, program};
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

// Ids of a new user namespace cannot be mapped: its files are read-only.
bool makeProcReadOnly() {
    return ::unshare(CLONE_NEWNS) == 0 && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           ::mount("/proc", "/proc", nullptr, MS_BIND | MS_REC, nullptr) == 0 &&
           ::mount("none", "/proc", nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY, nullptr) == 0;
}

TEST(Refusal, ANetworkNamespaceAloneIsEnough) {
    if (::geteuid() != 0)
        GTEST_SKIP() << "only root may make a network namespace by its own right";
    const auto body = [] {
        for (const auto& checked : netio::lab::checkSystem()) {
            if (checked.required && !checked.ok)
                return 1;
            if (checked.need == netio::lab::Need::UserNamespace && checked.ok)
                return 3;  // it was not refused
        }
        LabHarness harness;
        harness.connected();
        return harness.states(harness.socketOf("client", 3)).back() == "ESTABLISHED" && !testing::Test::HasFailure()
                   ? 0
                   : 2;
    };
    EXPECT_EQ(inChild(filterUserNamespaces, body), 0);
    EXPECT_EQ(inChild(makeProcReadOnly, body), 0);
}

TEST(Refusal, EachLimitIsTakenForItself) {
    const auto cause = [](const char* operation, int error, std::string_view detail = {}) {
        return netio::lab::causeOf({operation, error, model::Reason::text(detail)});
    };
    EXPECT_EQ(cause("fork", EAGAIN), Cause::Processes);
    EXPECT_EQ(cause("pipe", EMFILE), Cause::Descriptors);
    EXPECT_EQ(cause("execve", EMFILE), Cause::Descriptors);
    EXPECT_EQ(cause("execve", ENOENT), Cause::NotInstalled);
    EXPECT_EQ(cause("unshare(CLONE_NEWUSER)", ENOSYS), Cause::NotInKernel);
    EXPECT_EQ(cause("socket(AF_PACKET)", EAFNOSUPPORT), Cause::NotInKernel);
    EXPECT_EQ(cause("open", EROFS, "/proc/self/uid_map"), Cause::NoProc);
}

TEST(Refusal, AStuckLabIsNotWaitedForForEver) {
    const support::TemporaryDirectory folder;
    const std::string stuck = folder.file("sockstage-lab");
    std::ofstream(stuck) << "#!/bin/sh\nexec sleep 60\n";
    ASSERT_EQ(::chmod(stuck.c_str(), 0700), 0);
    const auto checked = netio::lab::checkSystem(stuck, 200);
    ASSERT_EQ(checked.size(), 1u);
    EXPECT_FALSE(checked[0].ok);
    EXPECT_EQ(checked[0].error.error, ETIMEDOUT);
}

TEST(Refusal, AMissingExecutableIsNamed) {
    const auto lab = LabProcess::start("/nowhere/sockstage-lab");
    ASSERT_FALSE(lab);
    EXPECT_EQ(lab.error().error, ENOENT);
    const auto checked = netio::lab::checkSystem("/nowhere/sockstage-lab");
    ASSERT_EQ(checked.size(), 1u);
    EXPECT_EQ(checked[0].cause, Cause::NotInstalled);
}

}  // namespace
}  // namespace tests::lab
