#include "tests/support/digest/SessionDigest.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <variant>

#include "model/call/CallRow.h"
#include "netio/capture/SessionFile.h"
#include "tests/support/digest/DigestPorts.h"
#include "tests/support/digest/DigestSegments.h"

namespace tests::support {

using namespace model;

using namespace model::trace;

namespace {

template <class T>
const T* as(const TraceEvent& event) {
    return std::get_if<T>(&event.what);
}

std::string quoted(const std::string& data) {
    constexpr std::size_t kShown = 64;
    std::string text = "\"";
    for (const char c : data.substr(0, kShown)) {
        if (c >= ' ' && c <= '~')
            text += c;
        else
            text += "\\" + std::to_string(static_cast<unsigned char>(c));
    }
    return text + (data.size() > kShown ? "..." : "") + "\"";
}

class Digest {
public:
    explicit Digest(const Moment& end) : m_end(end), m_heard(std::span(end.trace().events()).first(end.position())) {}

    std::vector<std::string> lines() {
        for (const TraceEvent& heard : m_heard) {
            if (const auto* call = as<CallEntered>(heard))
                m_ports.nameCall(call->text());
        }
        const auto wire = DigestSegments(m_ports, m_end).lines();
        addSession();
        addCalls();
        m_lines.insert(m_lines.end(), wire.begin(), wire.end());
        addStates();
        return std::move(m_lines);
    }

private:
    const Moment& m_end;
    std::span<const TraceEvent> m_heard;
    DigestPorts m_ports;
    std::vector<std::string> m_lines;

    void addSession() {
        for (const TraceEvent& heard : m_heard) {
            if (const auto* session = as<SessionStarted>(heard))
                m_lines.push_back("session " + session->mode);
            else if (const auto* step = as<StepMarked>(heard); step != nullptr && step->phase != StepPhase::Began)
                m_lines.push_back("step " + std::to_string(step->step) +
                                  (step->phase == StepPhase::Done ? " done" : " failed: " + step->reason));
            else if (const auto* problem = as<LabProblem>(heard))
                m_lines.push_back("problem " + problem->operation + " errno " + std::to_string(problem->error));
            else if (const auto* lost = as<EventsLost>(heard))
                m_lines.push_back("lost by " + lost->source);
        }
    }

    void addCalls() {
        std::map<std::string, std::deque<std::string>> ofActor;                 // a deque: lines stay where they are
        std::map<CallId, std::pair<std::string*, Shared<call::Call>>> running;  // its line and the call
        for (const TraceEvent& heard : m_heard) {
            if (const auto* started = as<ActorStarted>(heard)) {
                ofActor[started->actor];
            } else if (const auto* ended = as<ActorEnded>(heard)) {
                ofActor[ended->actor].push_back(ended->signal != 0 ? "killed by signal " + std::to_string(ended->signal)
                                                                   : "exited with " + std::to_string(ended->exitCode));
            } else if (const auto* call = as<CallEntered>(heard)) {
                running[call->call] = {&ofActor[call->actor].emplace_back(call->text()), call->value};
            } else if (const auto* returned = as<CallReturned>(heard)) {
                if (const auto line = running.find(returned->call); line != running.end()) {
                    *line->second.first += result(*returned, *line->second.second);
                    running.erase(line);
                }
            }
        }
        for (const auto& [id, call] : running)
            *call.first += " does not return";
        for (const auto& [actor, calls] : ofActor) {
            m_lines.push_back("actor " + actor);
            for (const std::string& call : calls)
                m_lines.push_back("  " + call);
        }
    }

    std::string result(const CallReturned& returned, const call::Call& call) {
        if (call.row().brings == call::Brings::Process && returned.result > 0)
            return " = a pid";
        std::string text = " = " + std::to_string(returned.result);
        if (returned.error != 0)
            text += " errno " + std::to_string(returned.error);
        if (!returned.data.empty())
            text += " " + quoted(returned.data);
        if (returned.peer)
            text += " from " + m_ports.text(*returned.peer);
        return text;
    }

    // States between the ends of two steps depend on how fast the probe looked. Where no steps are marked all count.
    void addStates() {
        struct Life {
            std::string name, states;
            std::string last;
            std::optional<SocketChanged> now;
            bool ended = false;
        };
        std::map<SocketId, Life> lives;
        const auto look = [](Life& life) {
            const std::string state = life.ended ? "gone" : std::string(model::name(life.now->state));
            if (life.now->protocol == Protocol::Tcp && state != life.last)
                life.states += " " + state;
            life.last = state;
        };
        const bool stepped =
            std::ranges::any_of(m_heard, [](const TraceEvent& heard) { return as<StepMarked>(heard) != nullptr; });
        for (const TraceEvent& heard : m_heard) {
            if (const auto* changed = as<SocketChanged>(heard)) {
                Life& life = lives[changed->socket];
                life.now = *changed;
                // A refused connect(2) takes the local address away again, before or after the tables were read.
                const bool refused =
                    changed->state == model::State::Closed && changed->local.ip.isAny() && !life.name.empty();
                if (changed->local.port != 0 && !refused)
                    life.name = m_ports.text(changed->local) +
                                (changed->remote.port != 0 ? " > " + m_ports.text(changed->remote) : "");
                if (!stepped)
                    look(life);
            } else if (const auto* ended = as<SocketEnded>(heard)) {
                if (const auto life = lives.find(ended->socket); life != lives.end())
                    life->second.ended = true;
            } else if (const auto* step = as<StepMarked>(heard); step != nullptr && step->phase == StepPhase::Done) {
                for (auto& [id, life] : lives)
                    look(life);
            }
        }
        std::vector<std::string> lines;  // the order in which the probe finds sockets is the kernel's
        for (const auto& [id, life] : lives) {
            const char* protocol = life.now->protocol == Protocol::Udp ? "udp " : "tcp ";
            lines.push_back("socket " + (protocol + (life.name.empty() ? "unbound" : life.name)) + ":" + life.states);
        }
        std::ranges::sort(lines);
        m_lines.insert(m_lines.end(), lines.begin(), lines.end());
    }
};

}  // namespace

void SessionDigest::hear(const TraceEvent& event, model::packet::Bytes frame) {
    m_trace.append(event, frame);
}

std::vector<std::string> SessionDigest::lines() const {
    const auto& events = m_trace.events();
    const auto lastStep = std::find_if(events.rbegin(), events.rend(),
                                       [](const TraceEvent& heard) { return as<StepMarked>(heard) != nullptr; });
    const Moment end(m_trace,
                     lastStep == events.rend() ? events.size() : static_cast<std::size_t>(events.rend() - lastStep));
    return Digest(end).lines();
}

model::Result<std::vector<std::string>, netio::posix::SystemError> digestOf(const std::string& path) {
    SessionDigest digest;
    const auto report = netio::capture::readSession(
        path, [&](TraceEvent&& event, model::packet::Bytes frame) { digest.hear(event, frame); });
    if (!report)
        return report.error();
    return digest.lines();
}

}  // namespace tests::support
