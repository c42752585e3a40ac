#include "model/scenario/Runner.h"

#include <algorithm>

#include "model/base/Overloaded.h"
#include "model/scenario/ActionText.h"
#include "model/trace/Failure.h"

namespace model::scenario {
namespace {

constexpr std::int64_t kMillisecond = 1'000'000;
constexpr std::uint32_t kDefaultTimeoutMs = 10'000;
constexpr std::int64_t kSyncPatience = 10'000 * kMillisecond;  // on a busy machine the lab may get its turn late
constexpr std::int64_t kSyncInterval = 20 * kMillisecond;
constexpr std::int64_t kGrace = 1'000 * kMillisecond;  // after a fault that waiting will hardly mend

Timestamp after(Timestamp time, std::int64_t ns) {
    return {time.ns + ns};
}

}  // namespace

Runner::Runner(const Scenario& scenario, Lab& lab)
    : m_scenario(scenario), m_orders(lab), m_deed(scenario, m_orders, m_watch), m_agreement(m_orders) {}

void Runner::prepare(Timestamp now) {
    for (const auto& [name, value] : m_scenario.sysctls)
        m_orders.prepare(SysctlCommand{name, value});
    if (m_scenario.mtu)
        m_orders.prepare(MtuCommand{*m_scenario.mtu});
    m_orders.prepare(GateCommand{m_scenario.gate, 0});
    for (const Actor& actor : m_scenario.actors) {
        if (!actor.startsLater)
            m_orders.prepare(ActorCommand{actor.name});
    }
    m_deadline = after(now, kDefaultTimeoutMs * kMillisecond);
}

void Runner::order(const Command& command, const Now& now) {
    m_orders.give(command, Order::By::User, m_next, m_status == Status::Running, now);
}

std::optional<std::size_t> Runner::judgingStep(const Now& now) const {
    for (std::size_t i = m_next; i < m_scenario.steps.size(); ++i) {
        const Step& coming = m_scenario.steps[i];
        if (std::holds_alternative<JudgeAction>(coming.action))
            return i;
        StepWatch watch;
        watch.begin(coming, now);
        if (!std::holds_alternative<WaitAction>(coming.action) || !watch.unmet(now).empty())
            break;
    }
    return std::nullopt;
}

bool Runner::adopt(const JudgeCommand& command, const Now& now) {
    const auto judging = m_status == Status::Ready ? judgingStep(now) : std::nullopt;
    if (!judging || std::get<JudgeAction>(m_scenario.steps[*judging].action).judgement != command.judgement)
        return false;
    const std::vector<PacketId> packets = m_deed.wouldJudge(*judging, now);
    if (std::ranges::find(packets, command.packet) == packets.end())
        return false;
    m_goOnTo = *judging;
    next(now.time);
    return true;
}

PacketId Runner::atHand(const Now& now) const {
    if (const auto judging = judgingStep(now)) {
        if (const auto packets = m_deed.wouldJudge(*judging, now); !packets.empty())
            return packets.front();
    }
    const auto& held = now.scene.held;
    const auto waits =
        std::ranges::find_if(held, [&](PacketId packet) { return !now.trace.fate(packet, now.scene.position).kept; });
    return waits != held.end() ? *waits : held.empty() ? PacketId{} : held.front();
}

void Runner::next(Timestamp now) {
    if (m_status != Status::Ready)
        return;
    m_status = Status::Running;
    m_phase = Phase::Begin;
    m_begun = now;
    m_deadline = after(now, (step().timeoutMs ? step().timeoutMs : kDefaultTimeoutMs) * kMillisecond);
    if (const auto until = waitsUntil())
        m_deadline = std::max(*m_deadline, after(*until, kDefaultTimeoutMs * kMillisecond));
    m_latest = after(*m_deadline, 5 * kSyncPatience);
    m_resync = now;  // update acts, even without an event
    m_orders.tell(MarkCommand{{static_cast<std::uint32_t>(m_next), trace::StepPhase::Began, {}}});
}

void Runner::update(const Now& now) {
    readEvents(now);
    if (m_status == Status::Preparing)
        awaitActors(now);
    else if (m_status == Status::Running)
        runStep(now);
}

std::optional<Timestamp> Runner::deadline() const {
    if (m_status != Status::Preparing && m_status != Status::Running)
        return std::nullopt;
    return m_resync && (!m_deadline || *m_resync < *m_deadline) ? m_resync : m_deadline;
}

void Runner::readEvents(const Now& now) {
    for (; m_eventsRead < now.trace.size(); ++m_eventsRead) {
        const auto& what = now.trace.events()[m_eventsRead].what;
        std::visit(Overloaded{
                       [&](const trace::Synced& synced) { m_agreement.hear(synced); },
                       [&](const trace::StepMarked& mark) { hear(mark); },
                       [&](const trace::LabProblem& problem) { hear(problem, now); },
                       [&](const trace::ActorEnded& ended) { hear(ended, now); },
                       [](const trace::SessionStarted&) {},
                       [](const trace::GateModeChanged&) {},
                       [](const trace::EventsLost&) {},
                       [](const trace::ActorStarted&) {},
                       [&](const trace::CallReturned& returned) { hear(returned, now); },
                       [](const trace::CallEntered&) {},
                       [](const trace::SocketEvent auto&) {},
                       [](const trace::PacketEvent auto&) {},
                   },
                   what);
    }
}

void Runner::hear(const trace::StepMarked& mark) {
    if (m_phase == Phase::Marked && mark.step == m_next && mark.phase != trace::StepPhase::Began)
        m_marked = true;
}

void Runner::hear(const trace::LabProblem& problem, const Now& now) {
    if (m_status == Status::Preparing)  // a setting that is not what the scenario says
        return fail(trace::failure(problem), now);
    // A packet that the user has just settled by hand is no fault: the step looks at what became of it.
    if (stepping() && !trace::judgementNamed(problem.operation))
        shorten(now, trace::failure(problem));
}

void Runner::hear(const trace::CallReturned& returned, const Now& now) {
    const trace::ActorView* actor = returned.error != 0 ? now.scene.actor(returned.actor) : nullptr;
    if (!actor)
        return;
    const auto call =
        std::ranges::find_if(actor->calls, [&](const trace::CallView& c) { return c.entered.call == returned.call; });
    const auto step = m_deed.queuedBy(returned.actor, static_cast<std::size_t>(call - actor->calls.begin()));
    if (step && call != actor->calls.end() && m_undeclared.empty())
        m_undeclared = StepWatch::undeclaredFailure(m_scenario, *call, *step);
}

void Runner::hear(const trace::ActorEnded& ended, const Now& now) {
    if (stepping() && !m_watch.expectsEndOf(step(), ended.actor))
        shorten(now, Reason("the process %1 has ended", ended.actor));
}

void Runner::awaitActors(const Now& now) {
    for (const Actor& actor : m_scenario.actors) {
        const trace::ActorView* view = now.scene.actor(actor.name);
        if (actor.startsLater || (view && view->alive))
            continue;
        if (m_deadline && now.time >= *m_deadline)
            fail(Reason("the process %1 did not start", actor.name), now);
        return;
    }
    settleStatus();
}

void Runner::runStep(const Now& now) {
    m_resync.reset();
    while (m_phase != Phase::Marked && advance(now)) {
    }
    if (m_phase == Phase::Marked)
        return awaitMark(now);
    // Nothing is judged by old news: before a step fails the lab tells once more what there is.
    const bool lookedAgain = m_agreement.toldForTheLastTime() && m_phase != Phase::Syncing && !m_waitsFor.empty();
    if (now.time < *m_deadline && !lookedAgain)
        return;
    if (!m_agreement.askedForTheLastTime()) {
        m_agreement.askForTheLastTime();
        m_deadline = after(now.time, kSyncPatience);
        return;
    }
    if (!m_agreement.toldForTheLastTime())
        m_trouble = Reason("the lab does not answer");
    m_agreement.noteDisagreements(now);
    fail(afterAction(m_waitsFor), now);
}

bool Runner::advance(const Now& now) {
    switch (m_phase) {
        case Phase::Begin:
            return begin(now);
        case Phase::Act:
            return act(now);
        case Phase::Expect:
            return expect(now);
        case Phase::Syncing:
            return compare(now);
        case Phase::Marked:
            return false;
    }
    return false;
}

bool Runner::begin(const Now& now) {
    m_watch.begin(step(), now);
    m_deed.begin(m_next);
    m_agreement.begin(m_next);
    m_trouble = {};
    m_phase = Phase::Act;
    const auto* judge = std::get_if<JudgeAction>(&step().action);
    if (judge && judge->optional)
        m_agreement.ask();
    return true;
}

bool Runner::act(const Now& now) {
    const StepDeed::Progress progress = m_deed.act(now);
    if (progress == StepDeed::Progress::Done) {
        m_phase = Phase::Expect;
        return true;
    }
    m_waitsFor = m_deed.waitsFor();
    // The lab has told all that there is, and there is nothing to judge.
    const auto* judge = std::get_if<JudgeAction>(&step().action);
    if (judge && judge->optional && m_agreement.answered()) {
        m_phase = Phase::Expect;
        return true;
    }
    if (progress == StepDeed::Progress::Hopeless)
        shorten(now, {});
    return false;
}

bool Runner::expect(const Now& now) {
    Reason failure = m_watch.unexpectedFailure(now);
    if (failure.empty())
        failure = m_undeclared;
    if (!failure.empty()) {
        m_trouble = {};
        fail(afterAction(failure), now);
        return false;
    }
    if (m_deed.lostUnderway(now)) {
        m_phase = Phase::Act;
        return true;
    }
    if (const auto until = waitsUntil(); until && now.time < *until) {
        m_waitsFor = Reason("the time to wait is not over");
        m_resync = until;
        return false;
    }
    m_waitsFor = m_watch.unmet(now);
    if (!m_waitsFor.empty()) {
        m_deed.judgeLateAcks(now);
        return false;
    }
    m_agreement.ask();
    m_phase = Phase::Syncing;
    m_waitsFor = Reason("the lab does not answer");
    m_deadline = std::min(m_latest, std::max(*m_deadline, after(now.time, kSyncPatience)));
    return false;
}

bool Runner::compare(const Now& now) {
    if (!m_agreement.answered())
        return false;
    m_waitsFor = m_watch.unmet(now);
    if (!m_waitsFor.empty() || !m_undeclared.empty() || !m_watch.unexpectedFailure(now).empty()) {
        m_phase = Phase::Expect;
        return true;
    }
    if (!m_agreement.settled(now)) {
        m_resync = after(now.time, kSyncInterval);
        m_phase = Phase::Expect;
        return false;
    }
    m_met += static_cast<std::uint32_t>(step().expect.size());
    mark(trace::StepPhase::Done, now);
    return false;
}

std::optional<Timestamp> Runner::waitsUntil() const {
    const auto* wait = std::get_if<WaitAction>(&step().action);
    return wait && wait->ms > 0 ? std::optional(after(m_begun, wait->ms * kMillisecond)) : std::nullopt;
}

void Runner::shorten(const Now& now, const Reason& trouble) {
    const Timestamp soon = after(now.time, kGrace);
    if (m_deadline && soon < *m_deadline)
        m_deadline = soon;
    if (m_trouble.empty())
        m_trouble = trouble;
}

// The step ends when its end stands in the session.
void Runner::mark(trace::StepPhase phase, const Now& now) {
    const bool failed = phase == trace::StepPhase::Failed;
    m_orders.tell(MarkCommand{
        {static_cast<std::uint32_t>(m_next), phase, failed ? m_failed.back().reason.english() : std::string()}});
    m_phase = Phase::Marked;
    m_marked = false;
    m_deadline = after(now.time, kSyncPatience);
}

void Runner::awaitMark(const Now& now) {
    if (!m_marked && now.time < *m_deadline)
        return;
    m_phase = Phase::Begin;
    if (!m_failed.empty()) {
        m_status = Status::Failed;
        return;
    }
    ++m_next;
    settleStatus();
    if (m_next <= m_goOnTo)
        next(now.time);
}

void Runner::settleStatus() {
    m_status = m_next < m_scenario.steps.size() ? Status::Ready : Status::Finished;
    m_deadline.reset();
    m_resync.reset();
}

Reason Runner::afterAction(const Reason& unmet) const {
    const Reason action = actionText(step().action);
    if (m_phase == Phase::Act)
        return m_trouble.empty() ? Reason("%1 could not be done: %2", action, unmet)
                                 : Reason("%1 could not be done: %2 (%3)", action, unmet, m_trouble);
    return m_trouble.empty() ? Reason("after %1, %2", action, unmet)
                             : Reason("after %1, %2 (%3)", action, unmet, m_trouble);
}

void Runner::fail(const Reason& why, const Now& now) {
    m_failed.push_back({m_next, m_status == Status::Preparing ? Reason("before step 1: %1", why)
                                                              : Reason("step %1: %2", m_next + 1, why)});
    if (m_status == Status::Running)
        mark(trace::StepPhase::Failed, now);
    else
        m_status = Status::Failed;
}

}  // namespace model::scenario
