#include "tests/lab/demos/LabDriver.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <fstream>
#include <sstream>

#include "model/scenario/CommandCodec.h"
#include "model/scenario/Replay.h"
#include "netio/capture/SessionReader.h"
#include "netio/posix/Clock.h"

namespace tests::lab {
namespace {

namespace scenario = model::scenario;
namespace trace = model::trace;

class CommandPipe : public scenario::Lab {
public:
    int fd = -1;

    void send(const scenario::Command& command) override {
        const std::string line = scenario::writeCommand(command) + '\n';
        for (std::size_t at = 0; at < line.size();) {
            const ssize_t n = ::write(fd, line.data() + at, line.size() - at);
            if (n <= 0)
                return;  // the lab is gone: its stream ends as well
            at += static_cast<std::size_t>(n);
        }
    }
};

}  // namespace

struct LabDriver::Impl {
    CommandPipe commands;
    int out = -1, err = -1;
    pid_t pid = -1;
    std::vector<std::uint8_t> stream;
    trace::Trace record;
    std::shared_ptr<const trace::Scene> shown;
    const trace::Scene& scene() {
        shown = record.sceneAt(record.size());
        return *shown;
    }
    netio::capture::SessionReader reader{
        [this](trace::TraceEvent&& event, model::packet::Bytes frame) { record.append(std::move(event), frame); }};
    std::unique_ptr<scenario::Runner> runner;

    [[nodiscard]] scenario::Now now() { return {scene(), record, netio::posix::now()}; }

    // False: the stream has ended.
    bool readUntil(std::optional<model::Timestamp> deadline) {
        constexpr std::int64_t kLongestMs = 1000;
        const std::int64_t ms = deadline ? (deadline->ns - netio::posix::now().ns) / 1'000'000 : kLongestMs;
        return read(static_cast<int>(std::clamp<std::int64_t>(ms, 1, kLongestMs)));
    }
    bool read(int timeoutMs) {
        pollfd watched{out, POLLIN, 0};
        if (::poll(&watched, 1, timeoutMs) <= 0)
            return true;
        std::array<std::uint8_t, 65536> buffer;
        const ssize_t n = ::read(out, buffer.data(), buffer.size());
        if (n <= 0)
            return false;
        stream.insert(stream.end(), buffer.begin(), buffer.begin() + n);
        reader.feed({buffer.data(), static_cast<std::size_t>(n)});
        return true;
    }
};

LabDriver::LabDriver() : m_impl(std::make_unique<Impl>()) {
    m_impl->record.setPacketBytes([this](std::uint64_t offset, std::uint32_t length) {
        const auto& stream = m_impl->stream;
        if (offset + length > stream.size())
            return std::vector<std::uint8_t>();
        const auto begin = stream.begin() + static_cast<std::ptrdiff_t>(offset);
        return std::vector<std::uint8_t>(begin, begin + length);
    });
}

LabDriver::~LabDriver() {
    if (m_impl->commands.fd >= 0)
        ::close(m_impl->commands.fd);  // the lab ends with its input
    if (m_impl->pid > 0)
        ::waitpid(m_impl->pid, nullptr, 0);
    for (int fd : {m_impl->out, m_impl->err}) {
        if (fd >= 0)
            ::close(fd);
    }
}

std::string LabDriver::start(const scenario::Scenario& scenario) {
    std::signal(SIGPIPE, SIG_IGN);
    int in[2], out[2], err[2];
    if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0 || ::pipe2(err, O_CLOEXEC) != 0)
        return "no pipe";
    m_impl->pid = ::fork();
    if (m_impl->pid == 0) {
        ::dup2(in[0], 0);
        ::dup2(out[1], 1);
        ::dup2(err[1], 2);
        ::execl(SOCKSTAGE_LAB, SOCKSTAGE_LAB, nullptr);
        ::_exit(127);
    }
    ::close(in[0]);
    ::close(out[1]);
    ::close(err[1]);
    m_impl->commands.fd = in[1];
    m_impl->out = out[0];
    m_impl->err = err[0];
    m_impl->commands.send(scenario::SessionCommand{scenario.source});
    if (m_impl->read(10'000) && m_impl->stream.size() > 0)
        return {};
    std::array<char, 1000> reason{};
    const ssize_t n = ::read(m_impl->err, reason.data(), reason.size());
    return n > 0 ? std::string(reason.data(), static_cast<std::size_t>(n)) : "the lab ended without a word";
}

bool LabDriver::run(const scenario::Scenario& scenario, const ByHand& byHand) {
    using Status = scenario::Runner::Status;
    m_impl->runner = std::make_unique<scenario::Runner>(scenario, m_impl->commands);
    scenario::Runner& runner = *m_impl->runner;
    runner.prepare(netio::posix::now());
    for (;;) {
        runner.update(m_impl->now());
        if (runner.status() == Status::Finished || runner.status() == Status::Failed)
            return true;
        if (runner.status() == Status::Ready) {
            if (byHand)
                byHand(runner.nextStep(), m_impl->scene(), [&](model::PacketId packet, trace::Judgement judgement) {
                    runner.order(scenario::JudgeCommand{packet, judgement}, m_impl->now());
                });
            runner.next(netio::posix::now());
            continue;
        }
        if (!m_impl->readUntil(runner.deadline()))
            return false;
    }
}

bool LabDriver::replay(const scenario::Scenario& scenario, const scenario::Journal& journal, std::size_t steps) {
    m_impl->runner = std::make_unique<scenario::Runner>(scenario, m_impl->commands);
    m_impl->runner->prepare(netio::posix::now());
    scenario::Replay replay(*m_impl->runner, journal, steps);
    for (;;) {
        const auto status = replay.update(m_impl->now());
        if (status != scenario::Replay::Status::Running)
            return status == scenario::Replay::Status::Done;
        if (!m_impl->readUntil(replay.deadline()))
            return false;
    }
}

std::string LabDriver::lastWords() {
    int status = 0;
    ::waitpid(m_impl->pid, &status, 0);
    m_impl->pid = -1;
    std::array<char, 1000> text{};
    const ssize_t n = ::read(m_impl->err, text.data(), text.size());
    return "the lab ended with " +
           (WIFSIGNALED(status) ? "signal " + std::to_string(WTERMSIG(status))
                                : "exit code " + std::to_string(WEXITSTATUS(status))) +
           ": " + std::string(text.data(), n > 0 ? static_cast<std::size_t>(n) : 0);
}

const scenario::Runner& LabDriver::runner() const {
    return *m_impl->runner;
}
const trace::Trace& LabDriver::trace() const {
    return m_impl->record;
}
const trace::Scene& LabDriver::scene() const {
    return m_impl->scene();
}

bool labIsAllowed(std::string& reason) {
    static const std::string answer = LabDriver().start({});
    reason = answer;
    return answer.empty();
}

std::string demoText(const std::string& id) {
    std::ifstream file(std::string(SOCKSTAGE_SCENARIOS) + "/" + id + ".json");
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace tests::lab
