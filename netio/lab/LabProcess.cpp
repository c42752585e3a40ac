#include "netio/lab/LabProcess.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "model/scenario/CommandCodec.h"
#include "netio/posix/Files.h"
#include "netio/posix/Spawn.h"

namespace netio::lab {

using model::Reason;

namespace {

constexpr int kRefused = 4;

struct Pipe {
    posix::UniqueFd reader, writer;
};

posix::SystemResult<Pipe> makePipe() {
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) < 0)
        return posix::systemError("pipe");
    if (auto done = posix::setNonBlocking(ends[0]); !done)
        return done.error();
    return Pipe{posix::UniqueFd(ends[0]), posix::UniqueFd(ends[1])};
}

posix::SystemError refusalOf(const std::string& text) {
    const auto object = nlohmann::json::parse(text.substr(0, text.find('\n')), nullptr, false);
    if (!object.is_object())
        return {"sockstage-lab", 0, Reason::text(text)};
    return {object.value("operation", ""), object.value("errno", 0), Reason::text(object.value("detail", ""))};
}

}  // namespace

std::string LabProcess::findExecutable() {
    const std::string folder = posix::programFolder();
    for (const char* place :
         {"/../netio/", "/../../netio/", "/", "/../libexec/sockstage/", "/../libexec/", "/../lib/sockstage/"}) {
        const std::string path = folder + place + "sockstage-lab";
        if (::access(path.c_str(), X_OK) == 0)
            return path;
    }
    return {};
}

posix::SystemResult<std::unique_ptr<LabProcess>> LabProcess::start(const std::string& executable) {
    if (executable.empty())
        return posix::SystemError{"find sockstage-lab", ENOENT, Reason::text(posix::programFolder())};
    // A socket and not a pipe: writing to a lab that has gone must be an error, not a SIGPIPE for the whole program.
    int pair[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0)
        return posix::systemError("socketpair");
    posix::UniqueFd ours(pair[0]), theirs(pair[1]);
    auto stream = makePipe(), errors = makePipe();
    if (!stream)
        return stream.error();
    if (!errors)
        return errors.error();
    auto process = posix::spawn(executable, {"--parent", std::to_string(::getpid())}, theirs.get(),
                                stream.value().writer.get(), errors.value().writer.get());
    if (!process)
        return process.error();
    std::unique_ptr<LabProcess> lab(new LabProcess);
    lab->m_process = process.take();
    lab->m_commands = std::move(ours);
    lab->m_stream = std::move(stream.value().reader);
    lab->m_errors = std::move(errors.value().reader);
    return lab;
}

std::size_t LabProcess::read(std::span<std::uint8_t> buffer) {
    sendPending();
    if (m_ended || buffer.empty())
        return 0;
    for (;;) {
        const ssize_t got = ::read(m_stream.get(), buffer.data(), buffer.size());
        if (got > 0)
            return static_cast<std::size_t>(got);
        if (got < 0 && errno == EINTR)
            continue;
        m_ended = got == 0 || errno != EAGAIN;
        return 0;
    }
}

std::optional<LabEnd> LabProcess::end() {
    const auto process = m_process.poll();
    return process ? std::optional(endOf(*process)) : std::nullopt;
}

LabEnd LabProcess::waitForEnd() {
    return endOf(m_process.wait());
}

LabEnd LabProcess::endOf(posix::ProcessEnd process) {
    char buffer[4096];
    for (ssize_t got = 0; (got = ::read(m_errors.get(), buffer, sizeof buffer)) > 0;)
        m_errorText.append(buffer, static_cast<std::size_t>(got));
    LabEnd end{process, std::nullopt};
    if (process.signal == 0 && process.exitCode == kRefused)
        end.refusal = refusalOf(m_errorText);
    return end;
}

void LabProcess::send(const model::scenario::Command& command) {
    m_pending += model::scenario::writeCommand(command) + '\n';
    sendPending();
}

void LabProcess::sendPending() {
    while (!m_pending.empty()) {
        const ssize_t sent = ::send(m_commands.get(), m_pending.data(), m_pending.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0)
            m_pending.erase(0, static_cast<std::size_t>(sent));
        else if (sent < 0 && errno == EAGAIN)
            return;
        else if (sent < 0 && errno != EINTR)
            m_pending.clear();  // it has gone: end() tells
    }
}

}  // namespace netio::lab
