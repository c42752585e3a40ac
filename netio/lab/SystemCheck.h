// What this system allows the lab: each thing it needs, tried for real, and why it is refused. Tried in a process of
// its own, by the executable sockstage-lab itself, for that is what a security profile names; the caller is not
// touched.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/Names.h"
#include "netio/lab/LabProcess.h"

namespace netio::lab {

// The names of both are stable: in JSON, and as keys of sentences and remedies.
enum class Need : std::uint8_t {
    Executable,  // sockstage-lab itself
    UserNamespace,
    NetworkNamespace,
    Loopback,   // lo can be raised
    RawSocket,  // AF_PACKET with its ring
    Queue,      // NFQUEUE and the rule to it; detail: "native" or "xtables"
    SocketDiag,
    TimeWait,       // sock_diag lists TIME-WAIT sockets
    SocketDestroy,  // SOCK_DESTROY of one
    Sysctls,        // per namespace, writable
};
constexpr auto namesOf(Need) {
    return std::to_array<std::string_view>({"executable", "user_namespace", "network_namespace", "loopback",
                                            "raw_socket", "nfqueue", "sock_diag", "time_wait", "sock_destroy",
                                            "sysctls"});
}

enum class Cause : std::uint8_t {
    None,
    NotTried,           // something it needs is missing
    NotInstalled,       // sockstage-lab is not where it should be
    MaxUserNamespaces,  // /proc/sys/user/max_user_namespaces is 0, or all are in use
    MaxNetNamespaces,
    AppArmor,           // kernel.apparmor_restrict_unprivileged_userns
    UnprivilegedClone,  // kernel.unprivileged_userns_clone=0 (Debian)
    Seccomp,            // a filter, as a container has one
    MissingModule,      // the kernel runs without it
    NotInKernel,        // it was built without it
    Descriptors,        // RLIMIT_NOFILE, or the whole system's
    Processes,          // RLIMIT_NPROC, or a control group's pids.max
    NoProc,             // /proc is not mounted, or not to be written
    NoPermission,       // refused, and nothing above says why
    Unknown,
};
constexpr auto namesOf(Cause) {
    return std::to_array<std::string_view>({"none", "not_tried", "not_installed", "max_user_namespaces",
                                            "max_net_namespaces", "apparmor_restrict_unprivileged_userns",
                                            "unprivileged_userns_clone", "seccomp", "missing_module", "not_in_kernel",
                                            "descriptors", "processes", "no_proc", "no_permission", "unknown"});
}

struct CheckedNeed {
    Need need = Need::Executable;
    bool ok = false;
    bool required = true;  // the lab cannot start without it
    Cause cause = Cause::None;
    posix::SystemError error;
};

// Runs `executable --check`, which takes some 20 ms; one that has not answered by then is killed. Never empty.
[[nodiscard]] std::vector<CheckedNeed> checkSystem(const std::string& executable = LabProcess::findExecutable(),
                                                   int patienceMs = 10'000);

// Why the lab's start was refused (LabEnd::refusal), as far as this system's settings tell.
[[nodiscard]] Cause causeOf(const posix::SystemError& error);

// The tries themselves. They move the calling process into namespaces: for sockstage-lab --check only.
[[nodiscard]] std::vector<CheckedNeed> trySystem();
// One JSON array, as checkSystem reads it.
[[nodiscard]] std::string writeChecked(const std::vector<CheckedNeed>& checked);

}  // namespace netio::lab
