#include "netio/actor/Actor.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <exception>

#include "model/call/CallRow.h"
#include "model/call/SocketOption.h"
#include "model/trace/EventCodec.h"
#include "netio/posix/Clock.h"

namespace netio::actor {
namespace {

using model::Reason;
using model::trace::LabProblem;

constexpr int kExitWithoutLab = 4;

// High, so that the first socket of the program gets descriptor 3, as in a program of its own.
int channelNumber() {
    rlimit limit{};
    const bool known = ::getrlimit(RLIMIT_NOFILE, &limit) == 0;
    return known ? static_cast<int>(std::min<rlim_t>(limit.rlim_cur, 1024)) - 1 : 255;
}

void onSignal(int) {}

// A signal that is caught interrupts a blocked call (EINTR); SIGPIPE shall be an error of write(2).
void setSignals() {
    struct sigaction interrupt {};
    interrupt.sa_handler = onSignal;  // no SA_RESTART
    for (const int number : {SIGUSR1, SIGUSR2, SIGALRM})
        ::sigaction(number, &interrupt, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGCHLD})
        ::signal(number, SIG_DFL);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

// As a program of anybody's: in its own namespace the lab has every capability, and bind(2) to port 80 would succeed.
void dropCapabilities() {
    for (unsigned long capability = 0; ::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) == 0; ++capability) {
    }
    ::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    const __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {};
    if (::syscall(SYS_capset, &header, none) < 0)
        ::_exit(kExitWithoutLab);
}

// Leaves 0, 1 and 2 on /dev/null: the lab's command pipe and stream are not ours.
void closeInherited(int channel) {
    if (channel > 3)
        (void)::close_range(3, static_cast<unsigned>(channel) - 1, 0);
    (void)::close_range(static_cast<unsigned>(channel) + 1, ~0U, 0);
    // Now that others are closed a descriptor is free for it, however few there may be.
    const int null = ::open("/dev/null", O_RDWR);
    for (int fd = 0; fd < 3; ++fd)
        if (::dup2(null, fd) < 0)
            ::_exit(kExitWithoutLab);
    if (null > 2)
        ::close(null);
}

}  // namespace

Actor::Actor(std::string name, int lab, posix::UniqueFd channel) : m_name(std::move(name)), m_lab(lab) {
    const int number = channelNumber();
    if (::dup3(channel.get(), number, O_CLOEXEC) == number)
        m_channel.reset(number);
    else
        m_channel = std::move(channel);
    closeInherited(m_channel.get());
    // Before anything can be told to it: an actor that outlives the lab would hold the namespace.
    begin();
    setSignals();
    dropCapabilities();
}

void Actor::begin() {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != m_lab)
        ::_exit(kExitWithoutLab);
    ::prctl(PR_SET_NAME, m_name.c_str());
}

void Actor::report(const Report& report) const {
    if (!sendReport(m_channel.get(), report))
        ::_exit(kExitWithoutLab);
}

void Actor::run() {
    try {
        Report ready;
        ready.pid = ::getpid();
        ready.time = posix::now();
        report(ready);
        while (const auto command = receiveCommand(m_channel.get()))
            take(*command);
    } catch (const std::exception&) {
        ::_exit(kExitWithoutLab + 1);
    }
    ::_exit(kExitWithoutLab);
}

void Actor::take(const CallCommand& command) {
    Report entered;
    entered.call = command.id;
    entered.pid = ::getpid();
    entered.time = posix::now();
    const auto& call = command.call;
    const auto& row = call.row();
    const auto refuse = [&](const Reason& why) {
        entered.kind = Report::Kind::Problem;
        entered.data = model::trace::encodeEvent({entered.time, LabProblem{call.text, 0, why}});
        report(entered);
    };
    if (const std::string unknown = m_runner.unknownVariable(call); !unknown.empty())
        return refuse(Reason("'%1' is no variable of %2", unknown, m_name));
    entered.fd = m_runner.descriptor(call);
    if (entered.fd == m_channel.get())
        return refuse(Reason("descriptor %1 belongs to the lab", *entered.fd));
    entered.kind = Report::Kind::Entered;
    entered.time = posix::now();
    report(entered);

    Report returned;
    returned.kind = Report::Kind::Returned;
    returned.call = command.id;
    returned.pid = ::getpid();
    if (row.brings == model::call::Brings::Process) {
        fork(call, returned);
    } else {
        Outcome outcome = m_runner.run(call, command.pids);
        returned.time = posix::now();
        returned.result = outcome.result;
        returned.error = outcome.error;
        returned.data = std::move(outcome.data);
        returned.peer = outcome.peer;
        returned.socket =
            describeSocket(row.makesSocket() ? static_cast<int>(outcome.result) : entered.fd.value_or(-1));
        if (returned.socket && row.takesKind(model::call::Kind::OptionValue) && outcome.error == 0)
            returned.socket->option = socketOption(call)->name;
    }
    report(returned);
}

void Actor::fork(const model::call::Call& call, Report& returned) {
    int pair[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0) {
        returned.time = posix::now();
        returned.result = -1;
        returned.error = errno;
        return;
    }
    posix::UniqueFd labEnd(pair[0]), childEnd(pair[1]);
    // CLONE_PARENT: the child is the lab's child as well, so that it ends with the lab and the lab learns how it ended.
    const long pid = ::syscall(SYS_clone, CLONE_PARENT | SIGCHLD, nullptr, nullptr, nullptr, nullptr);
    if (pid == 0) {
        labEnd.reset();
        const int number = m_channel.get();
        ::dup3(childEnd.get(), number, O_CLOEXEC);
        childEnd.reset();
        m_name = call.target;
        begin();
        m_runner.set(call.target, 0);
        return run();
    }
    returned.time = posix::now();
    returned.result = pid;
    returned.error = pid < 0 ? errno : 0;
    m_runner.set(call.target, pid);
    if (pid < 0)
        return;
    Report forked;
    forked.kind = Report::Kind::Forked;
    forked.call = returned.call;
    forked.pid = static_cast<int>(pid);
    forked.time = returned.time;
    forked.data = call.target;
    forked.channel = std::move(labEnd);
    report(forked);
}

}  // namespace netio::actor
