#include "netio/lab/SystemCheck.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "netio/posix/Files.h"
#include "netio/posix/Spawn.h"

namespace netio::lab {

using model::Reason;

namespace {

// nullopt: this kernel has no such setting.
std::optional<long> setting(const std::string& path) {
    const auto text = posix::readFile(path);
    return text ? std::optional(std::strtol(text.value().c_str(), nullptr, 10)) : std::nullopt;
}

bool underSeccomp() {
    const auto status = posix::readFile("/proc/self/status");
    return status && status.value().find("\nSeccomp:\t2") != std::string::npos;
}

std::vector<CheckedNeed> onlyExecutable(posix::SystemError error) {
    const Cause cause = error.error == 0 ? Cause::Unknown : causeOf(error);
    return {{Need::Executable, false, true, cause, std::move(error)}};
}

}  // namespace

Cause causeOf(const posix::SystemError& error) {
    if (error.error == 0)
        return Cause::None;
    if (error.error == EMFILE || error.error == ENFILE)
        return Cause::Descriptors;
    if (error.error == EAGAIN && error.operation == "fork")
        return Cause::Processes;
    if (error.operation.starts_with("find ") || error.operation == "execve")
        return Cause::NotInstalled;
    const bool isProc = error.detail.english().starts_with("/proc/");
    if (isProc && (error.error == ENOENT || error.error == EROFS))
        return Cause::NoProc;
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
    // Neither is a module that these are in: CONFIG_USER_NS, CONFIG_NET_NS, CONFIG_PACKET.
    const bool isBuiltIn = error.operation.starts_with("unshare") || error.operation.starts_with("socket(AF_PACKET");
    if (isBuiltIn && (error.error == ENOSYS || error.error == EINVAL || error.error == EAFNOSUPPORT))
        return Cause::NotInKernel;
    for (const int missing : {ENOENT, ENOPROTOOPT, EPROTONOSUPPORT, EAFNOSUPPORT, EOPNOTSUPP, ENOSYS, EINVAL})
        if (error.error == missing)
            return Cause::MissingModule;
    return Cause::Unknown;
}

std::vector<CheckedNeed> checkSystem(const std::string& executable, int patienceMs) {
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
    const auto answer = posix::readToEnd(reader.get(), patienceMs);
    if (!answer)  // the process is killed with its owner
        return onlyExecutable({executable + " --check", answer.error().error, Reason::text("no answer")});
    const auto array = nlohmann::json::parse(answer.value(), nullptr, false);
    const posix::ProcessEnd end = process.value().wait();
    std::vector<CheckedNeed> checked;
    if (!array.is_array() || array.empty())
        return onlyExecutable({executable + " --check", 0,
                               end.signal != 0 ? Reason("it was killed by signal %1", end.signal)
                                               : Reason("it ended with status %1 and said nothing", end.exitCode)});
    for (const auto& item : array)
        checked.push_back(
            {model::fromName<Need>(item.value("need", "")).value_or(Need::Executable),
             item.value("ok", false),
             item.value("required", true),
             model::fromName<Cause>(item.value("cause", "")).value_or(Cause::Unknown),
             {item.value("operation", ""), item.value("errno", 0), Reason::text(item.value("detail", ""))}});
    return checked;
}

std::string writeChecked(const std::vector<CheckedNeed>& checked) {
    auto array = nlohmann::json::array();
    for (const auto& item : checked)
        array.push_back({{"need", model::name(item.need)},
                         {"ok", item.ok},
                         {"required", item.required},
                         {"cause", model::name(item.cause)},
                         {"operation", item.error.operation},
                         {"errno", item.error.error},
                         {"detail", item.error.detail.english()}});
    return array.dump();
}

}  // namespace netio::lab
