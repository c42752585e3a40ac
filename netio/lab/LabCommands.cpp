// The deeds of the lab: what each command does.
#include <sys/utsname.h>

#include <csignal>

#include "model/base/Overloaded.h"
#include "model/call/CallParser.h"
#include "model/call/CallRow.h"
#include "netio/actor/CallConstants.h"
#include "netio/lab/Lab.h"
#include "netio/lab/Namespace.h"
#include "netio/posix/Clock.h"

namespace netio::lab {

using namespace model::scenario;

namespace {

using model::Reason;
using model::trace::ActorStarted;
using model::trace::SessionStarted;

constexpr std::size_t kLongestName = 64;

}  // namespace

void Lab::execute(const Command& command) {
    m_dirty = true;
    std::visit(model::Overloaded{
                   [&](const SysctlCommand& c) { check(setSysctl(c.name, c.value)); },
                   [&](const MtuCommand& c) { check(setLoopbackMtu(c.bytes)); },
                   [&](const GateCommand& c) { check(m_gate->setMode(c.mode, c.slowMs)); },
                   [&](const ActorCommand& c) { startActor(c.name); },
                   [&](const CallCommand& c) { call(c); },
                   [&](const JudgeCommand& c) { check(m_gate->judge(c.packet, c.judgement)); },
                   [&](const DestroyCommand& c) { check(m_probe->destroy(c.socket)); },
                   [&](const SignalCommand& c) { signal(c); },
                   [&](const SyncCommand& c) { m_syncs.push_back(c.token); },
                   [&](const MarkCommand& c) {
                       onEvent({posix::now(), c.mark});
                   },
                   [&](const SessionCommand& c) { startSession(c); },
                   [&](const QuitCommand&) { m_ending = true; },
               },
               command);
}

void Lab::startActor(const std::string& name) {
    if (name.empty() || name.size() > kLongestName)
        return problem({"actor", EINVAL, Reason("a name has 1 to 64 bytes")});
    if (m_actors.contains(name))
        return problem({"actor", EEXIST, Reason::text(name)});
    auto started = actor::ActorProcess::start(name);
    if (!started)
        return problem(started.error());
    const auto [entry, added] = m_actors.emplace(name, started.take());
    onEvent({posix::now(), ActorStarted{name, entry->second.pid(), 0}});
}

std::string Lab::freeName(const std::string& wanted) const {
    std::string name = wanted;
    for (int i = 2; m_actors.contains(name); ++i)
        name = wanted + std::to_string(i);
    return name;
}

void Lab::adoptActor(const std::string& parent, actor::Report& forked) {
    const std::string name = freeName(forked.data);
    const int parentPid = m_actors.at(parent).pid();
    m_actors.emplace(name, actor::ActorProcess(name, forked.pid, parentPid, std::move(forked.channel)));
    onEvent({forked.time, ActorStarted{name, forked.pid, parentPid}});
    if (const auto ended = m_endedChildren.extract(forked.pid))
        actorEnded(forked.pid, ended.mapped());
}

void Lab::call(const CallCommand& command) {
    const auto found = m_actors.find(command.actor);
    if (found == m_actors.end())
        return problem({command.text, 0, Reason("there is no process '%1'", command.actor)});
    auto parsed = model::call::parseCall(command.text);
    if (!parsed)
        return problem({command.text, 0, parsed.error().reason});
    actor::CallCommand order{++m_lastCall, parsed.take(), {}};
    if (order.call.row().takesKind(model::call::Kind::Actor))
        for (const auto& [name, process] : m_actors)
            order.pids[name] = process.pid();
    m_calls[order.id] = {command.actor, order.call};
    if (auto sent = found->second.call(order); !sent) {
        m_calls.erase(order.id);
        problem({command.text, sent.error().error, Reason("the process '%1' does not take it", command.actor)});
    }
}

void Lab::signal(const SignalCommand& command) {
    const auto found = m_actors.find(command.actor);
    const auto number = actor::constantValue(command.name.starts_with("SIG") ? command.name : "SIG" + command.name);
    if (found == m_actors.end())
        return problem({"signal", ESRCH, Reason("there is no process '%1'", command.actor)});
    if (!number)
        return problem({"signal", EINVAL, Reason("unknown signal '%1'", command.name)});
    found->second.signal(*number);
}

void Lab::startSession(const SessionCommand& command) {
    utsname system{};
    (void)::uname(&system);
    onEvent({posix::now(), SessionStarted{command.scenario, command.mode, system.release}});
}

}  // namespace netio::lab
