#include "app/session/Refusal.h"

#include <QCoreApplication>

#include "app/session/Reasons.h"

namespace app::session {
namespace {

using netio::lab::Cause;
using netio::lab::Need;

QString tr(const char* text) {
    return QCoreApplication::translate("Refusal", text);
}

}  // namespace

QString needText(Need need) {
    switch (need) {
        case Need::Executable:
            return tr("the lab's program, sockstage-lab");
        case Need::UserNamespace:
            return tr("a user namespace of our own");
        case Need::NetworkNamespace:
            return tr("a network namespace of our own");
        case Need::Loopback:
            return tr("raising the loopback device in it");
        case Need::RawSocket:
            return tr("a packet socket that sees every packet");
        case Need::Queue:
            return tr("the queue that holds packets (NFQUEUE)");
        case Need::SocketDiag:
            return tr("reading the kernel's socket table (sock_diag)");
        case Need::TimeWait:
            return tr("seeing TIME-WAIT sockets");
        case Need::SocketDestroy:
            return tr("destroying a socket (SOCK_DESTROY)");
        case Need::Sysctls:
            return tr("TCP settings of the namespace");
    }
    return {};
}

QString causeText(Cause cause) {
    switch (cause) {
        case Cause::None:
            return {};
        case Cause::NotTried:
            return tr("not tried, because something it needs is missing");
        case Cause::NotInstalled:
            return tr("sockstage-lab is not where it should be");
        case Cause::MaxUserNamespaces:
            return tr("the limit user.max_user_namespaces is 0 or used up");
        case Cause::MaxNetNamespaces:
            return tr("the limit user.max_net_namespaces is 0 or used up");
        case Cause::AppArmor:
            return tr("AppArmor restricts user namespaces (kernel.apparmor_restrict_unprivileged_userns)");
        case Cause::UnprivilegedClone:
            return tr("kernel.unprivileged_userns_clone is 0");
        case Cause::Seccomp:
            return tr("a seccomp filter forbids it, as a container has one");
        case Cause::MissingModule:
            return tr("this kernel has it not");
        case Cause::NotInKernel:
            return tr("this kernel was built without it");
        case Cause::Descriptors:
            return tr("no more files may be open");
        case Cause::Processes:
            return tr("no more processes may be started");
        case Cause::NoProc:
            return tr("/proc is missing or read-only");
        case Cause::NoPermission:
            return tr("the permission is missing");
        case Cause::Unknown:
            return tr("the reason is not known");
    }
    return {};
}

QString remedyText(Cause cause) {
    switch (cause) {
        case Cause::None:
        case Cause::NotTried:
        case Cause::Unknown:
            return {};
        case Cause::NotInstalled:
            return tr("build it: cmake --build --preset release");
        case Cause::MaxUserNamespaces:
            return tr("raise it: sudo sysctl user.max_user_namespaces=10000");
        case Cause::MaxNetNamespaces:
            return tr("raise it: sudo sysctl user.max_net_namespaces=10000");
        case Cause::AppArmor:
            return tr("allow them: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0");
        case Cause::UnprivilegedClone:
            return tr("allow it: sudo sysctl kernel.unprivileged_userns_clone=1");
        case Cause::Seccomp:
            return tr("run it outside the container, or with --security-opt seccomp=unconfined");
        case Cause::MissingModule:
            return tr(
                "load it: sudo modprobe nfnetlink_queue nft_queue xt_NFQUEUE tcp_diag udp_diag; "
                "else use a kernel that has it");
        case Cause::NotInKernel:
            return tr("use a kernel that has user and network namespaces and packet sockets, as every distribution's");
        case Cause::Descriptors:
            return tr("raise the limit: ulimit -n 1024");
        case Cause::Processes:
            return tr("end some, or raise the limit: ulimit -u");
        case Cause::NoProc:
            return tr("mount it: sudo mount -t proc proc /proc");
        case Cause::NoPermission:
            return tr("run it as a user who may, or as root");
    }
    return {};
}

QString refusalSentence(const netio::lab::LabEnd& end) {
    if (end.refusal)
        return refusalSentence(*end.refusal);
    return end.process.signal != 0
               ? tr("The lab (sockstage-lab) was killed by signal %1 at its start; 'sockstage check' tells more.")
                     .arg(end.process.signal)
               : tr("The lab (sockstage-lab) ended at its start, with status %1; 'sockstage check' tells more.")
                     .arg(end.process.exitCode);
}

QString refusalSentence(const netio::posix::SystemError& refusal) {
    const Cause cause = netio::lab::causeOf(refusal);
    const QString remedy = remedyText(cause);
    return tr("This system does not allow the demo to run on the real kernel (%1: %2): %3; %4.")
        .arg(QString::fromStdString(refusal.operation), systemReason(refusal.error), causeText(cause),
             remedy.isEmpty() ? tr("'sockstage check' tells more") : remedy);
}

}  // namespace app::session
