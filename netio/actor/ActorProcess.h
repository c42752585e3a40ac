// The lab's side of one actor process: its name, its pid and the socket pair to it. Killed when destroyed.
#pragma once

#include <string>

#include "netio/actor/ActorProtocol.h"
#include "netio/posix/ChildProcess.h"

namespace netio::actor {

class ActorProcess {
public:
    // Forks; the calling process must have one thread.
    [[nodiscard]] static posix::SystemResult<ActorProcess> start(const std::string& name);
    // A process that an actor forked.
    ActorProcess(std::string name, int pid, int parentPid, posix::UniqueFd channel);

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] int pid() const { return m_process.pid(); }
    [[nodiscard]] int parentPid() const { return m_parentPid; }  // 0: the lab started it
    [[nodiscard]] int fd() const { return m_channel.get(); }
    [[nodiscard]] posix::SystemResult<model::Done> call(const CallCommand& command) const {
        return sendCommand(m_channel.get(), command);
    }
    [[nodiscard]] posix::SystemResult<std::optional<Report>> receive() const { return receiveReport(m_channel.get()); }
    void signal(int number) const { m_process.signal(number); }
    // It has been reaped.
    void ended(posix::ProcessEnd end) { m_process.ended(end); }

private:
    std::string m_name;
    int m_parentPid = 0;
    posix::ChildProcess m_process;
    posix::UniqueFd m_channel;
};

}  // namespace netio::actor
