#include "netio/actor/ActorProcess.h"

#include <sys/socket.h>
#include <unistd.h>

#include "netio/actor/Actor.h"

namespace netio::actor {

ActorProcess::ActorProcess(std::string name, int pid, int parentPid, posix::UniqueFd channel)
    : m_name(std::move(name)), m_parentPid(parentPid), m_process(pid), m_channel(std::move(channel)) {}

posix::SystemResult<ActorProcess> ActorProcess::start(const std::string& name) {
    int pair[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0)
        return posix::systemError("socketpair");
    posix::UniqueFd ours(pair[0]), theirs(pair[1]);
    const int lab = ::getpid();
    const pid_t pid = ::fork();
    if (pid < 0)
        return posix::systemError("fork");
    if (pid == 0) {
        ours.reset();
        Actor(name, lab, std::move(theirs)).run();
    }
    return ActorProcess(name, pid, 0, std::move(ours));
}

}  // namespace netio::actor
