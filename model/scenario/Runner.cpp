#include "model/scenario/Runner.h"

#include <algorithm>

#include "model/base/ErrnoName.h"
#include "model/base/State.h"
#include "model/scenario/ActionText.h"
#include "model/trace/Failure.h"

namespace model::scenario {
namespace {

constexpr std::int64_t kMillisecond = 1'000'000;
constexpr std::uint32_t kDefaultTimeoutMs = 10'000;
constexpr std::int64_t kDisagreementPatience = 1'000 * kMillisecond;
constexpr std::int64_t kSyncPatience = 10'000 * kMillisecond;  // on a busy machine the lab may get its turn late
constexpr std::int64_t kSyncInterval = 20 * kMillisecond;
constexpr std::int64_t kGrace = 1'000 * kMillisecond;  // after a fault that waiting will hardly mend

Timestamp after(Timestamp time, std::int64_t ns) {
    return {time.ns + ns};
}

}  // namespace

Runner::Runner(const Scenario& scenario, Lab& lab) : m_scenario(scenario), m_lab(lab) {}

void Runner::prepare(Timestamp now) {
    for (const auto& [name, value] : m_scenario.sysctls)
        m_lab.send(SysctlCommand{name, value});
    if (m_scenario.mtu)
        m_lab.send(MtuCommand{*m_scenario.mtu});
    m_lab.send(GateCommand{m_scenario.gate, 0});
    for (const Actor& actor : m_scenario.actors) {
        if (!actor.startsLater)
            m_lab.send(ActorCommand{actor.name});
    }
    m_deadline = after(now, kDefaultTimeoutMs * kMillisecond);
}

void Runner::next(Timestamp now) {
    if (m_status != Status::Ready)
        return;
    m_status = Status::Running;
    m_phase = Phase::Begin;
    m_deadline = after(now, (step().timeoutMs ? step().timeoutMs : kDefaultTimeoutMs) * kMillisecond);
    m_latest = after(*m_deadline, 5 * kSyncPatience);
    m_resync = now;  // update acts, even without an event
    m_lab.send(MarkCommand{{static_cast<std::uint32_t>(m_next), trace::StepPhase::Began, {}}});
}

void Runner::update(const trace::Scene& scene, const trace::Trace& trace, Timestamp time) {
    const Now now{scene, trace, time};
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
        if (const auto* synced = std::get_if<trace::Synced>(&what)) {
            m_synced = std::max(m_synced, synced->token);
        } else if (const auto* mark = std::get_if<trace::StepMarked>(&what)) {
            if (m_phase == Phase::Marked && mark->step == m_next && mark->phase != trace::StepPhase::Began)
                m_marked = true;
        } else if (const auto* problem = std::get_if<trace::LabProblem>(&what)) {
            // A kernel may lack a setting that only makes a demo quicker.
            // A packet that the user has just settled by hand is no fault: the step looks at what became of it.
            if (stepping() && !trace::judgementNamed(problem->operation))
                shorten(now, trace::failure(*problem));
        } else if (const auto* ended = std::get_if<trace::ActorEnded>(&what)) {
            const bool meant =
                stepping() && std::any_of(step().expect.begin(), step().expect.end(), [&](const Expectation& e) {
                    const auto* gone = std::get_if<GoneExpectation>(&e);
                    return gone && gone->actor == ended->actor;
                });
            if (stepping() && !meant)
                shorten(now, Reason("the process %1 has ended", ended->actor));
        }
    }
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
    if (m_phase == Phase::Marked) {
        awaitMark(now);
        return;
    }
    // Nothing is judged by old news: before a step fails the lab tells once more what there is.
    const bool lookedAgain =
        m_lastLook != 0 && m_synced >= m_lastLook && m_phase != Phase::Syncing && !m_waitsFor.empty();
    if (now.time < *m_deadline && !lookedAgain)
        return;
    if (m_lastLook == 0) {
        m_lab.send(SyncCommand{++m_token});
        m_lastLook = m_token;
        m_deadline = after(now.time, kSyncPatience);
        return;
    }
    if (m_synced < m_lastLook)
        m_trouble = Reason("the lab does not answer");
    const std::vector<Disagreement> found = disagreementsNow(now);
    m_disagreements.insert(m_disagreements.end(), found.begin(), found.end());
    fail(afterAction(m_waitsFor), now);
}

bool Runner::advance(const Now& now) {
    switch (m_phase) {
        case Phase::Begin:
            return begin(now);
        case Phase::Act:
            return act(now);
        case Phase::Calling:
            return followCalls(std::get<CallAction>(step().action), now);
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
    m_firstPacket = now.trace.packets().size();
    m_expiries = timerExpiries(now.scene);
    m_strictness = CheckContext::Strictness::Exact;
    m_disagreeing.reset();
    m_delivering.clear();
    m_trouble = {};
    m_lastLook = 0;
    m_told = false;
    m_phase = Phase::Act;
    return true;
}

Reason Runner::unmetNow(const Now& now) const {
    const CheckContext context{now.scene, now.trace, m_firstPacket, &m_expiries, m_strictness};
    for (const Expectation& expectation : step().expect) {
        if (auto reason = unmet(expectation, context))
            return *reason;
    }
    return {};
}

// A call that fails although nobody expects it must not go by unseen.
Reason Runner::unexpectedFailure(const Now& now) const {
    const auto* action = std::get_if<CallAction>(&step().action);
    const trace::ActorView* actor = action ? now.scene.actor(action->actor) : nullptr;
    if (!actor || m_callsBefore >= actor->calls.size() || expectsReturn(*action, action->call))
        return {};
    const trace::CallView& call = actor->calls[m_callsBefore];
    if (!call.returned || call.returned->error == 0)
        return {};
    return Reason("%1() of %2 failed with %3", call.entered.name, action->actor, errnoName(call.returned->error));
}

bool Runner::expect(const Now& now) {
    if (const Reason failure = unexpectedFailure(now); !failure.empty()) {
        m_trouble = {};
        fail(afterAction(failure), now);
        return false;
    }
    if (lostUnderway(now)) {
        m_delivering.clear();
        m_phase = Phase::Act;
        return true;
    }
    m_waitsFor = unmetNow(now);
    if (!m_waitsFor.empty()) {
        // The kernel may send one more ACK than it did last time.
        const auto* action = std::get_if<JudgeAction>(&step().action);
        if (action && action->packet.pureAck() && aim(action->judgement) != trace::Whereabouts::AtGate) {
            const SegmentPicker::Pick pick =
                m_picker.pick(action->packet, aim(action->judgement), {}, now.scene, now.trace);
            for (PacketId packet : pick.chosen)
                m_lab.send(JudgeCommand{packet, action->judgement});
            m_picker.consume(pick);
        }
        return false;
    }
    m_lab.send(SyncCommand{++m_token});
    m_phase = Phase::Syncing;
    m_waitsFor = Reason("the lab does not answer");
    m_deadline = std::min(m_latest, std::max(*m_deadline, after(now.time, kSyncPatience)));
    return false;
}

bool Runner::compare(const Now& now) {
    if (m_synced < m_token)
        return false;
    m_waitsFor = unmetNow(now);
    if (!m_waitsFor.empty() || !unexpectedFailure(now).empty()) {
        m_phase = Phase::Expect;
        return true;
    }
    const std::vector<Disagreement> found = disagreementsNow(now);
    if (!found.empty()) {
        if (!m_disagreeing)
            m_disagreeing = now.time;
        if (now.time < after(*m_disagreeing, kDisagreementPatience)) {
            m_resync = after(now.time, kSyncInterval);
            m_phase = Phase::Expect;
            return false;
        }
    }
    m_disagreements.insert(m_disagreements.end(), found.begin(), found.end());
    done(now);
    return false;
}

std::vector<Disagreement> Runner::disagreementsNow(const Now& now) const {
    std::vector<Disagreement> found;
    for (const trace::ConnectionView& connection : now.scene.connections) {
        for (const trace::EndpointView& end : connection.ends) {
            if (end.disagrees())
                found.push_back({m_next, end.actor, end.address, std::string(name(end.inferred.to)),
                                 std::string(name(*end.kernel))});
        }
    }
    return found;
}

void Runner::shorten(const Now& now, const Reason& trouble) {
    const Timestamp soon = after(now.time, kGrace);
    if (m_deadline && soon < *m_deadline)
        m_deadline = soon;
    if (m_trouble.empty())
        m_trouble = trouble;
}

void Runner::done(const Now& now) {
    m_met += static_cast<std::uint32_t>(step().expect.size());
    m_waitsFor = {};
    mark(trace::StepPhase::Done, now);
}

// The step ends when its end stands in the session.
void Runner::mark(trace::StepPhase phase, const Now& now) {
    const bool failed = phase == trace::StepPhase::Failed;
    m_lab.send(MarkCommand{
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
}

void Runner::settleStatus() {
    m_status = m_next < m_scenario.steps.size() ? Status::Ready : Status::Finished;
    m_deadline.reset();
    m_resync.reset();
}

Reason Runner::afterAction(const Reason& unmet) const {
    const Reason action = actionText(step().action);
    return m_trouble.empty() ? Reason("after %1, %2", action, unmet)
                             : Reason("after %1, %2 (%3)", action, unmet, m_trouble);
}

void Runner::fail(const Reason& why, const Now& now) {
    m_failed.push_back({m_next, Reason("step %1: %2", m_next + 1, why)});
    if (m_status == Status::Running)
        mark(trace::StepPhase::Failed, now);
    else
        m_status = Status::Failed;
}

}  // namespace model::scenario
