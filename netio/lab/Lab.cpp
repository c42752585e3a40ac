#include "netio/lab/Lab.h"

#include <poll.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <limits>

#include "model/scenario/CommandCodec.h"
#include "model/trace/EventCodec.h"
#include "netio/posix/Clock.h"

namespace netio::lab {
namespace {

using model::CallId;
using model::PacketId;
using model::Reason;
using model::Timestamp;
using model::trace::ActorEnded;
using model::trace::CallEntered;
using model::trace::CallReturned;
using model::trace::EventsLost;
using model::trace::GateMode;
using model::trace::LabProblem;
using model::trace::PacketSeen;
using model::trace::Synced;
using model::trace::TraceEvent;

constexpr Timestamp kForever{std::numeric_limits<std::int64_t>::max()};
// The kernel may have stamped a frame this long before it stood in the ring.
constexpr std::int64_t kMarginMs = 2;
// When nothing is held, states are looked at this often at most; they may come too fast to be followed one by one.
constexpr std::int64_t kLookPauseMs = 3;

posix::SystemResult<posix::UniqueFd> childSignals() {
    sigset_t set;
    ::sigemptyset(&set);
    ::sigaddset(&set, SIGCHLD);
    if (::sigprocmask(SIG_BLOCK, &set, nullptr) < 0)
        return posix::systemError("sigprocmask");
    posix::UniqueFd fd(::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
    if (!fd.valid())
        return posix::systemError("signalfd");
    return fd;
}

}  // namespace

template <class What>
void Lab::tell(What what, Timestamp time) {
    m_order.push({time, std::move(what)});
}

template <class What>
void Lab::tell(What what) {
    tell(std::move(what), posix::now());
}

posix::SystemResult<std::unique_ptr<Lab>> Lab::open(int input, int output, std::size_t ringBytes) {
    std::unique_ptr<Lab> lab(new Lab(input, output));
    auto tap = tap::Tap::open("lo", ringBytes);
    if (!tap)
        return tap.error();
    lab->m_tap = std::make_unique<tap::Tap>(tap.take());
    auto gate = gate::Gate::open(*lab);
    if (!gate)
        return gate.error();
    lab->m_gate = std::make_unique<gate::Gate>(gate.take());
    auto probe = probe::Probe::open([self = lab.get()](TraceEvent event) { self->onEvent(std::move(event)); });
    if (!probe)
        return probe.error();
    lab->m_probe = std::make_unique<probe::Probe>(probe.take());
    auto signals = childSignals();
    if (!signals)
        return signals.error();
    lab->m_childSignals = signals.take();
    return lab;
}

void Lab::run() {
    while (!m_ending) {
        if (!m_stream.flush())
            return;
        wait();
        turn();
    }
    // What has happened up to now is still told; the ring hands it over within a millisecond.
    const Timestamp patience = posix::after(posix::now(), 200);
    while (!m_order.empty() && posix::now() < patience) {
        if (m_watermark > m_order.newest())
            break;
        wait();
        turn();
    }
    m_order.release(kForever,
                    [this](const TraceEvent& event, const EventOrder::Frame& frame) { m_stream.write(event, frame); });
    (void)m_stream.finish();
}

void Lab::wait() {
    std::vector<pollfd> entries{{m_tap->fd(), POLLIN, 0},
                                {m_gate->fd(), POLLIN, 0},
                                {m_probe->fd(), POLLIN, 0},
                                {m_childSignals.get(), POLLIN, 0},
                                {m_input.ended() ? -1 : m_input.fd(), POLLIN, 0},
                                {m_stream.fd(), static_cast<short>(m_stream.pending() ? POLLOUT : 0), 0}};
    for (const auto& [name, process] : m_actors)
        entries.push_back({process.fd(), POLLIN, 0});
    (void)::poll(entries.data(), entries.size(), waitMs());
    if (entries[2].revents && m_probe->takeDestroyed())
        m_dirty = true;
    if (entries[4].revents)
        m_input.read();
    if (entries[5].revents & (POLLERR | POLLHUP))
        m_ending = true;  // nobody reads any more
}

int Lab::waitMs() const {
    if (!m_order.empty() || !m_syncs.empty())
        return 1;
    std::optional<Timestamp> next = m_gate->deadline();
    const auto consider = [&](std::optional<Timestamp> time) {
        if (time && (!next || *time < *next))
            next = time;
    };
    consider(m_probe->deadline());
    if (m_dirty)
        consider(m_nextLook);
    if (!next)
        return -1;
    const std::int64_t ms = (next->ns - posix::now().ns + 999'999) / 1'000'000;
    return static_cast<int>(std::clamp<std::int64_t>(ms, 0, 60'000));
}

// Causes are read before their effects can be: the reports of actors last, for a call is reported before it is made.
void Lab::turn() {
    const Timestamp now = posix::now();
    readTap();
    const bool drained = m_tap->drained();
    m_gate->work(now);
    readActors();
    reapChildren();
    look(now);
    answerSyncs(drained);

    Timestamp complete = posix::after(drained ? now : m_lastFrame, -kMarginMs);
    if (const auto pending = m_gate->oldestPending())
        complete = std::min(complete, *pending);
    m_watermark = std::max(m_watermark, complete);
    m_order.release(m_watermark,
                    [this](const TraceEvent& event, const EventOrder::Frame& frame) { m_stream.write(event, frame); });
    readCommands();
}

void Lab::readTap() {
    m_tap->read([this](const tap::Frame& frame) {
        gate::SeenPacket packet;
        packet.id = PacketId{++m_lastPacket};
        packet.time = m_lastFrame = frame.time;
        packet.frame.assign(frame.bytes.begin(), frame.bytes.end());
        packet.originalLength = frame.originalLength;
        m_gate->seen(std::move(packet));
        m_dirty = true;
    });
    if (const std::uint32_t lost = m_tap->takeLost(); lost > 0)
        tell(EventsLost{lost, "tap"});
}

void Lab::readActors() {
    std::vector<std::string> names;  // a fork adds one
    for (const auto& [name, process] : m_actors)
        names.push_back(name);
    for (const auto& name : names)
        readReports(m_actors.at(name));
}

void Lab::readReports(actor::ActorProcess& process) {
    for (;;) {
        auto received = process.receive();
        if (!received || !received.value())
            return;
        onReport(process, std::move(*received.value()));
    }
}

void Lab::onReport(actor::ActorProcess& process, actor::Report report) {
    using Kind = actor::Report::Kind;
    m_dirty = true;
    const auto running = m_calls.find(report.call);
    switch (report.kind) {
        case Kind::Ready:
            return;
        case Kind::Forked:
            adoptActor(process.name(), report);
            return;
        case Kind::Problem:
            if (auto event = model::trace::decodeEvent(report.data); event && event.value())
                onEvent(*event.take());
            break;
        case Kind::Entered:
            if (running != m_calls.end())
                tell(CallEntered{CallId{report.call}, process.name(), report.pid, running->second.call, report.fd},
                     report.time);
            return;
        case Kind::Returned:
            tell(CallReturned{CallId{report.call}, process.name(), report.pid, report.result, report.error,
                              std::move(report.data), report.peer},
                 report.time);
            if (report.socket)
                m_probe->own(*report.socket, report.pid, report.time);
            break;
    }
    m_calls.erase(report.call);
}

void Lab::reapChildren() {
    signalfd_siginfo info{};
    while (::read(m_childSignals.get(), &info, sizeof info) == sizeof info) {
    }
    int status = 0;
    for (pid_t pid = 0; (pid = ::waitpid(-1, &status, WNOHANG)) > 0;)
        actorEnded(pid, posix::processEnd(status));
}

void Lab::actorEnded(int pid, posix::ProcessEnd end) {
    const auto found =
        std::find_if(m_actors.begin(), m_actors.end(), [&](const auto& entry) { return entry.second.pid() == pid; });
    if (found == m_actors.end()) {
        m_endedChildren[pid] = end;
        return;
    }
    readReports(found->second);
    found->second.ended(end);
    tell(ActorEnded{found->first, pid, end.exitCode, end.signal});
    std::erase_if(m_calls, [&](const auto& entry) { return entry.second.actor == found->first; });
    m_actors.erase(found);
    m_dirty = true;
}

void Lab::readCommands() {
    while (const auto line = m_input.next()) {
        if (m_ending || line->find_first_not_of(" \t\r") == std::string::npos)
            continue;
        if (const auto command = model::scenario::parseCommand(*line))
            execute(command.value());
        else
            tell(LabProblem{"command", 0, Reason("%1: %2", command.error().reason, line->substr(0, 200))});
    }
    m_ending = m_ending || m_input.ended();
}

void Lab::look(Timestamp now) {
    const bool due = m_probe->deadline() && *m_probe->deadline() <= now;
    if (!due && !(m_dirty && (m_gate->mode() == GateMode::Hold || now >= m_nextLook)))
        return;
    m_dirty = false;
    m_nextLook = posix::after(now, kLookPauseMs);
    check(m_probe->look(pids()));
}

void Lab::answerSyncs(bool drained) {
    if (m_syncs.empty() || !drained || m_gate->oldestPending())
        return;
    check(m_probe->look(pids()));
    for (const std::uint64_t token : m_syncs)
        tell(Synced{token});
    m_syncs.clear();
}

std::vector<int> Lab::pids() const {
    std::vector<int> result;
    for (const auto& [name, process] : m_actors)
        result.push_back(process.pid());
    return result;
}

void Lab::onPacket(gate::SeenPacket&& packet, bool gated) {
    PacketSeen seen;
    seen.packet = packet.id;
    seen.capturedLength = static_cast<std::uint32_t>(packet.frame.size());
    seen.originalLength = packet.originalLength;
    seen.gated = gated;
    m_order.push({packet.time, std::move(seen)}, std::move(packet.frame));
}

void Lab::onEvent(TraceEvent event) {
    m_order.push(std::move(event));
}

// At once, before another command or packet: the states between two verdicts are what the stage shows.
void Lab::onSettled() {
    m_dirty = true;
    if (m_gate->mode() == GateMode::Hold || posix::now() >= m_nextLook)
        look(posix::now());
}

void Lab::check(const posix::SystemResult<model::Done>& result) {
    if (!result)
        problem(result.error());
}

void Lab::problem(const posix::SystemError& error) {
    tell(LabProblem{error.operation, error.error, error.detail});
}

}  // namespace netio::lab
