// The program's side of one lab: starts the executable sockstage-lab, sends it commands, gives its stream of events (a
// pcapng, capture::SessionReader reads it). Use it from one thread that lives as long as the lab: the kernel kills the
// lab with the thread that started it. Destroying it kills the lab, and with it every process and the namespace.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "model/scenario/Lab.h"
#include "netio/posix/ChildProcess.h"
#include "netio/posix/SystemError.h"
#include "netio/posix/UniqueFd.h"

namespace netio::lab {

// How the lab ended.
struct LabEnd {
    posix::ProcessEnd process;                  // exit code, or the signal that killed it
    std::optional<posix::SystemError> refusal;  // exit code 4: what the system refused (SystemCheck.h has the cause)
};

class LabProcess final : public model::scenario::Lab {
public:
    // In a build tree ../netio/sockstage-lab, else beside the running program, else in libexec. "": not found.
    [[nodiscard]] static std::string findExecutable();
    // Error: the executable cannot be run. What the system refuses the lab itself is told by end().
    [[nodiscard]] static posix::SystemResult<std::unique_ptr<LabProcess>> start(
        const std::string& executable = findExecutable());

    // Readable when events wait or the lab has ended; non-blocking. The first byte says that everything stands.
    [[nodiscard]] int streamFd() const { return m_stream.get(); }
    // Takes what waits; 0 is none for now. Also sends commands that did not fit before.
    [[nodiscard]] std::size_t read(std::span<std::uint8_t> buffer);
    // Commands wait for the lab to take them: reading sends more of them.
    [[nodiscard]] bool hasPending() const { return !m_pending.empty(); }
    // The stream is read to its end.
    [[nodiscard]] bool ended() const { return m_ended; }
    // Never waits. Ask when ended(): the process is gone a moment after its stream.
    [[nodiscard]] std::optional<LabEnd> end();
    // The same, but waits for the process; only when ended().
    [[nodiscard]] LabEnd waitForEnd();
    [[nodiscard]] int pid() const { return m_process.pid(); }

    void send(const model::scenario::Command& command) override;

private:
    posix::ChildProcess m_process;
    posix::UniqueFd m_commands, m_stream, m_errors;
    std::string m_pending;  // commands that the lab has not taken yet
    std::string m_errorText;
    bool m_ended = false;

    LabProcess() = default;
    void sendPending();
    [[nodiscard]] LabEnd endOf(posix::ProcessEnd process);
};

}  // namespace netio::lab
