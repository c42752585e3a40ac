#include "netio/lab/SystemCheck.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "netio/posix/Files.h"
#include "netio/posix/Spawn.h"

namespace netio::lab {

using model::Reason;

namespace {

constexpr std::pair<Need, std::string_view> kNeeds[] = {
    {Need::Executable, "executable"},
    {Need::UserNamespace, "user_namespace"},
    {Need::NetworkNamespace, "network_namespace"},
    {Need::Loopback, "loopback"},
    {Need::RawSocket, "raw_socket"},
    {Need::Queue, "nfqueue"},
    {Need::SocketDiag, "sock_diag"},
    {Need::TimeWait, "time_wait"},
    {Need::SocketDestroy, "sock_destroy"},
    {Need::Sysctls, "sysctls"},
};

constexpr std::pair<Cause, std::string_view> kCauses[] = {
    {Cause::None, "none"},
    {Cause::NotTried, "not_tried"},
    {Cause::NotInstalled, "not_installed"},
    {Cause::MaxUserNamespaces, "max_user_namespaces"},
    {Cause::MaxNetNamespaces, "max_net_namespaces"},
    {Cause::AppArmor, "apparmor_restrict_unprivileged_userns"},
    {Cause::UnprivilegedClone, "unprivileged_userns_clone"},
    {Cause::Seccomp, "seccomp"},
    {Cause::MissingModule, "missing_module"},
    {Cause::NoPermission, "no_permission"},
    {Cause::Unknown, "unknown"},
};

template <class Names, class Value>
std::string_view nameIn(const Names& names, Value value) {
    for (const auto& [one, name] : names)
        if (one == value)
            return name;
    return "";
}

template <class Names, class Value>
Value valueIn(const Names& names, std::string_view name, Value otherwise) {
    for (const auto& [value, one] : names)
        if (one == name)
            return value;
    return otherwise;
}

// nullopt: this kernel has no such setting.
std::optional<long> setting(const std::string& path) {
    const auto text = posix::readFile(path);
    return text ? std::optional(std::strtol(text.value().c_str(), nullptr, 10)) : std::nullopt;
}

bool underSeccomp() {
    const auto status = posix::readFile("/proc/self/status");
    return status && status.value().find("\nSeccomp:\t2") != std::string::npos;
}

std::string readToEnd(int fd) {
    std::string text;
    char buffer[4096];
    for (ssize_t got = 0; (got = ::read(fd, buffer, sizeof buffer)) > 0 || (got < 0 && errno == EINTR);)
        text.append(buffer, static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    return text;
}

std::vector<CheckedNeed> onlyExecutable(posix::SystemError error) {
    const Cause cause = error.error == ENOENT ? Cause::NotInstalled : Cause::Unknown;
    return {{Need::Executable, false, true, cause, std::move(error)}};
}

}  // namespace

std::string_view name(Need need) {
    return nameIn(kNeeds, need);
}

std::string_view name(Cause cause) {
    return nameIn(kCauses, cause);
}

Cause causeOf(const posix::SystemError& error) {
    if (error.error == 0)
        return Cause::None;
    if (error.operation.starts_with("find ") || error.operation == "execve")
        return Cause::NotInstalled;
    const bool refused = error.error == EPERM || error.error == EACCES;
    // Limits count in every namespace above too; one of 0 there is not visible from here.
    if (error.error == ENOSPC || error.error == EUSERS)
        return setting("/proc/sys/user/max_net_namespaces") == 0 && setting("/proc/sys/user/max_user_namespaces") != 0
                   ? Cause::MaxNetNamespaces
                   : Cause::MaxUserNamespaces;
    if (refused && setting("/proc/sys/kernel/unprivileged_userns_clone") == 0)
        return Cause::UnprivilegedClone;
    if (refused && setting("/proc/sys/kernel/apparmor_restrict_unprivileged_userns").value_or(0) != 0)
        return Cause::AppArmor;
    if (refused && underSeccomp())
        return Cause::Seccomp;
    if (refused)
        return Cause::NoPermission;
    for (const int missing : {ENOENT, ENOPROTOOPT, EPROTONOSUPPORT, EAFNOSUPPORT, EOPNOTSUPP, ENOSYS, EINVAL})
        if (error.error == missing)
            return Cause::MissingModule;
    return Cause::Unknown;
}

std::vector<CheckedNeed> checkSystem(const std::string& executable) {
    if (executable.empty())
        return onlyExecutable({"find sockstage-lab", ENOENT, Reason::text(posix::programFolder())});
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) < 0)
        return onlyExecutable(posix::systemError("pipe"));
    posix::UniqueFd reader(ends[0]), writer(ends[1]);
    const posix::UniqueFd null(::open("/dev/null", O_RDWR | O_CLOEXEC));
    auto process = posix::spawn(executable, {"--check"}, null.get(), writer.get(), null.get());
    writer.reset();
    if (!process)
        return onlyExecutable(process.error());
    const auto array = nlohmann::json::parse(readToEnd(reader.get()), nullptr, false);
    const posix::ProcessEnd end = process.value().wait();
    std::vector<CheckedNeed> checked;
    if (!array.is_array() || array.empty())
        return onlyExecutable(
            {executable + " --check", end.signal, Reason::text(end.signal ? "killed by a signal" : "no answer")});
    for (const auto& item : array)
        checked.push_back(
            {valueIn(kNeeds, item.value("need", std::string()), Need::Executable),
             item.value("ok", false),
             item.value("required", true),
             valueIn(kCauses, item.value("cause", std::string()), Cause::Unknown),
             {item.value("operation", ""), item.value("errno", 0), Reason::text(item.value("detail", ""))}});
    return checked;
}

std::string writeChecked(const std::vector<CheckedNeed>& checked) {
    auto array = nlohmann::json::array();
    for (const auto& item : checked)
        array.push_back({{"need", name(item.need)},
                         {"ok", item.ok},
                         {"required", item.required},
                         {"cause", name(item.cause)},
                         {"operation", item.error.operation},
                         {"errno", item.error.error},
                         {"detail", item.error.detail.english()}});
    return array.dump();
}

}  // namespace netio::lab
