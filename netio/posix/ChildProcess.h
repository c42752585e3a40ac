// Owns one child process: killed and reaped when destroyed, unless it has ended before.
#pragma once

#include <sys/types.h>

#include <optional>
#include <utility>

namespace netio::posix {

// How a process ended, wait(2).
struct ProcessEnd {
    int exitCode = 0;
    int signal = 0;  // 0: it exited by itself
};
[[nodiscard]] ProcessEnd processEnd(int waitStatus);

class ChildProcess {
public:
    ChildProcess() = default;
    explicit ChildProcess(pid_t pid) : m_pid(pid) {}
    ChildProcess(ChildProcess&& other) noexcept : m_pid(std::exchange(other.m_pid, 0)), m_end(other.m_end) {}
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ~ChildProcess() { destroy(); }

    [[nodiscard]] pid_t pid() const { return m_pid; }
    // Whether it has ended; never waits. The end stays available.
    std::optional<ProcessEnd> poll();
    ProcessEnd wait();
    // Reaped by someone else's waitpid.
    void ended(ProcessEnd end) { m_end = end; }
    void signal(int number) const;

private:
    pid_t m_pid = 0;
    std::optional<ProcessEnd> m_end;
    void destroy();
};

}  // namespace netio::posix
