#include "netio/posix/ChildProcess.h"

#include <sys/wait.h>

#include <cerrno>
#include <csignal>

namespace netio::posix {

ProcessEnd processEnd(int waitStatus) {
    if (WIFSIGNALED(waitStatus))
        return {0, WTERMSIG(waitStatus)};
    return {WEXITSTATUS(waitStatus), 0};
}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
    if (this != &other) {
        destroy();
        m_pid = std::exchange(other.m_pid, 0);
        m_end = other.m_end;
    }
    return *this;
}

std::optional<ProcessEnd> ChildProcess::poll() {
    if (m_pid <= 0 || m_end)
        return m_end;
    int status = 0;
    if (::waitpid(m_pid, &status, WNOHANG) == m_pid)
        m_end = processEnd(status);
    return m_end;
}

ProcessEnd ChildProcess::wait() {
    int status = 0;
    while (m_pid > 0 && !m_end) {
        if (::waitpid(m_pid, &status, 0) == m_pid)
            m_end = processEnd(status);
        else if (errno != EINTR)
            m_end = ProcessEnd{};
    }
    return m_end.value_or(ProcessEnd{});
}

void ChildProcess::signal(int number) const {
    if (m_pid > 0 && !m_end)
        ::kill(m_pid, number);
}

void ChildProcess::destroy() {
    if (m_pid > 0 && !poll()) {
        signal(SIGKILL);
        wait();
    }
    m_pid = 0;
}

}  // namespace netio::posix
