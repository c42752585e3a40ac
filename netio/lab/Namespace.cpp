#include "netio/lab/Namespace.h"

#include <fcntl.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sstream>

#include "netio/netlink/NetlinkSocket.h"
#include "netio/posix/ChildProcess.h"
#include "netio/posix/Files.h"
#include "netio/posix/UniqueFd.h"

namespace netio::lab {
namespace {

using model::Reason;
using posix::Done;

constexpr std::uint32_t kLoopbackMtu = 65536;
constexpr std::uint32_t kMostSegments = 65535;

struct Sysctl {
    const char* name;
    const char* value;
};

constexpr Sysctl kPatient[] = {
    // Six seconds at most between two tries, so that a retransmission after a long hold comes soon; with the retries
    // below that is 12 minutes for a SYN and 25 for everything else.
    {"net.ipv4.tcp_rto_max_ms", "6000"},
    {"net.ipv4.tcp_syn_retries", "127"},
    {"net.ipv4.tcp_synack_retries", "255"},
    {"net.ipv4.tcp_retries1", "255"},
    {"net.ipv4.tcp_retries2", "255"},
    {"net.ipv4.tcp_orphan_retries", "255"},
    {"net.ipv4.tcp_fin_timeout", "3600"},  // an orphaned FIN-WAIT-2 stays a socket of full size
    {"net.ipv4.tcp_syncookies", "0"},
    {"net.ipv4.tcp_no_metrics_save", "1"},  // one connection's hold shall not slow the next one
    {"net.ipv6.conf.all.accept_dad", "0"},
};

posix::SystemResult<Done> mapIds(uid_t user, gid_t group) {
    if (auto denied = posix::writeFile("/proc/self/setgroups", "deny"); !denied && denied.error().error != ENOENT)
        return denied;
    const std::string uid = std::to_string(user), gid = std::to_string(group);
    if (auto mapped = posix::writeFile("/proc/self/uid_map", uid + " " + uid + " 1"); !mapped)
        return mapped;
    return posix::writeFile("/proc/self/gid_map", gid + " " + gid + " 1");
}

posix::SystemResult<Done> enterUserNamespace() {
    const uid_t user = ::geteuid();
    const gid_t group = ::getegid();
    if (::unshare(CLONE_NEWUSER) < 0)
        return posix::systemError("unshare(CLONE_NEWUSER)");
    return mapIds(user, group);
}

// In a process of its own, for there is no way back out of a namespace whose ids could not be mapped.
posix::SystemResult<Done> tryUserNamespace() {
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) < 0)
        return posix::systemError("pipe");
    const posix::UniqueFd reader(ends[0]);
    posix::UniqueFd writer(ends[1]);
    const pid_t pid = ::fork();
    if (pid < 0)
        return posix::systemError("fork");
    if (pid == 0) {
        if (const auto entered = enterUserNamespace(); !entered)
            (void)posix::writeAll(writer.get(), std::to_string(entered.error().error) + ' ' +
                                                    entered.error().operation + ' ' + entered.error().detail.english());
        ::_exit(0);
    }
    writer.reset();
    posix::ChildProcess child(pid);
    const auto told = posix::readToEnd(reader.get());
    if (!told)
        return told.error();
    if (const auto end = child.wait(); end.signal != 0)
        return posix::SystemError{"unshare(CLONE_NEWUSER)", EPERM, Reason("killed by signal %1", end.signal)};
    if (told.value().empty())
        return Done{};
    posix::SystemError refusal;
    std::string detail;
    std::istringstream(told.value()) >> refusal.error >> refusal.operation >> detail;
    refusal.detail = Reason::text(detail);
    return refusal;
}

}  // namespace

Entered enterNamespace() {
    Entered entered{tryUserNamespace(), Done{}};
    if (entered.user)
        entered.user = enterUserNamespace();
    if (::unshare(CLONE_NEWNET) < 0)
        entered.network = posix::systemError("unshare(CLONE_NEWNET)");
    // New credentials may have cleared it; without it the lab could not read /proc/PID/fd of its actors.
    ::prctl(PR_SET_DUMPABLE, 1);
    return entered;
}

posix::SystemResult<Done> raiseLoopback() {
    const posix::UniqueFd socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    ifreq request{};
    std::strncpy(request.ifr_name, "lo", sizeof request.ifr_name - 1);
    if (!socket.valid() || ::ioctl(socket.get(), SIOCGIFFLAGS, &request) < 0)
        return posix::systemError("ioctl(SIOCGIFFLAGS)", "lo");
    request.ifr_flags |= IFF_UP;
    if (::ioctl(socket.get(), SIOCSIFFLAGS, &request) < 0)
        return posix::systemError("ioctl(SIOCSIFFLAGS)", "lo");
    return Done{};
}

posix::SystemResult<Done> setLoopbackMtu(std::uint32_t bytes) {
    auto socket = netlink::NetlinkSocket::open(NETLINK_ROUTE);
    if (!socket)
        return socket.error();
    netlink::Message message(RTM_NEWLINK, NLM_F_REQUEST | NLM_F_ACK, socket.value().nextSequence());
    auto& link = message.extra<ifinfomsg>();
    link.ifi_family = AF_UNSPEC;
    link.ifi_index = static_cast<int>(::if_nametoindex("lo"));
    ::mnl_attr_put_u32(message.header(), IFLA_MTU, bytes);
    ::mnl_attr_put_u32(message.header(), IFLA_GSO_MAX_SEGS, bytes < kLoopbackMtu ? 1 : kMostSegments);
    return socket.value().request(message.data(), message.size(), 1, "RTM_NEWLINK: mtu of lo");
}

posix::SystemResult<Done> setSysctl(std::string_view name, std::string_view value) {
    std::string path(name);
    std::replace(path.begin(), path.end(), '.', '/');
    // The rest of /proc/sys belongs to the whole machine.
    if (!path.starts_with("net/") || path.find("//") != std::string::npos)
        return posix::SystemError{"sysctl " + std::string(name), EINVAL, Reason("not a name below net")};
    auto written = posix::writeFile("/proc/sys/" + path, value);
    if (written)
        return written;
    const int error = written.error().error;
    return posix::SystemError{
        "sysctl " + std::string(name), error,
        error == ENOENT ? Reason("this kernel has no such setting") : Reason("the kernel does not take %1", value)};
}

void setPatientDefaults() {
    for (const auto& [name, value] : kPatient)
        (void)setSysctl(name, value);
}

}  // namespace netio::lab
