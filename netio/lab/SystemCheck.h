// What this system allows the lab: each thing it needs, tried for real, and why it is refused. Tried in a process of
// its own, by the executable sockstage-lab itself, for that is what a security profile names; the caller is not
// touched.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "netio/lab/LabProcess.h"

namespace netio::lab {

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

enum class Cause : std::uint8_t {
    None,
    NotTried,           // something it needs is missing
    NotInstalled,       // sockstage-lab is not where it should be
    MaxUserNamespaces,  // /proc/sys/user/max_user_namespaces is 0, or all are in use
    MaxNetNamespaces,
    AppArmor,           // kernel.apparmor_restrict_unprivileged_userns
    UnprivilegedClone,  // kernel.unprivileged_userns_clone=0 (Debian)
    Seccomp,            // a filter, as a container has one
    MissingModule,      // the kernel was built, or runs, without it
    NoPermission,       // refused, and nothing above says why
    Unknown,
};

// Stable names, for JSON and as keys of sentences and remedies: "max_user_namespaces".
[[nodiscard]] std::string_view name(Need need);
[[nodiscard]] std::string_view name(Cause cause);

struct CheckedNeed {
    Need need = Need::Executable;
    bool ok = false;
    bool required = true;  // the lab cannot start without it
    Cause cause = Cause::None;
    posix::SystemError error;
};

// Runs `executable --check`. Never empty.
[[nodiscard]] std::vector<CheckedNeed> checkSystem(const std::string& executable = LabProcess::findExecutable());

// Why the lab's start was refused (LabEnd::refusal), as far as this system's settings tell.
[[nodiscard]] Cause causeOf(const posix::SystemError& error);

// The tries themselves. They move the calling process into namespaces: for sockstage-lab --check only.
[[nodiscard]] std::vector<CheckedNeed> trySystem();
// One JSON array, as checkSystem reads it.
[[nodiscard]] std::string writeChecked(const std::vector<CheckedNeed>& checked);

}  // namespace netio::lab
