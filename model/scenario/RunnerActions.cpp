// The half of the runner that acts: what a step tells the lab to do, and when it can.
#include <algorithm>

#include "model/base/State.h"
#include "model/scenario/Runner.h"

namespace model::scenario {

bool Runner::act(const Now& now) {
    const Action& action = step().action;
    m_phase = Phase::Expect;
    if (std::holds_alternative<CallAction>(action)) {
        m_phase = Phase::Calling;
        return true;
    }
    if (const auto* judged = std::get_if<JudgeAction>(&action))
        return judge(*judged, now);
    if (const auto* destroy = std::get_if<DestroyAction>(&action)) {
        const SocketId socket = socketInState(now.scene, destroy->actor, destroy->state);
        const auto ends = endsOf(now.scene, destroy->actor);
        const bool gone = destroy->state == State::TimeWait && !ends.empty() && waitedOut(now.scene, *ends.front());
        if (!socket && gone)
            return true;
        if (!socket) {
            m_phase = Phase::Act;
            m_waitsFor = Reason("%1 has no socket in %2", destroy->actor, name(destroy->state));
            return false;
        }
        m_lab.send(DestroyCommand{socket});
    } else if (const auto* signal = std::get_if<SignalAction>(&action)) {
        m_lab.send(SignalCommand{signal->actor, signal->signal});
    } else if (const auto* start = std::get_if<StartAction>(&action)) {
        if (!m_told)
            m_lab.send(ActorCommand{start->actor});
        m_told = true;
        const trace::ActorView* view = now.scene.actor(start->actor);
        if (!view || !view->alive) {
            m_phase = Phase::Act;
            m_waitsFor = Reason("the process %1 does not start", start->actor);
            return false;
        }
    } else if (const auto* gate = std::get_if<GateAction>(&action)) {
        m_picker.consumeAllBut(gate->mode == trace::GateMode::Hold ? now.scene.held : std::vector<PacketId>(),
                               now.trace);
        m_lab.send(GateCommand{gate->mode, gate->slowMs});
    }
    return true;
}

bool Runner::judge(const JudgeAction& action, const Now& now) {
    const trace::Whereabouts aim = trace::aim(action.judgement);
    const SegmentPicker::Pick pick = m_picker.pick(action.packet, aim, laterSelectors(), now.scene, now.trace);
    const auto deliver = [&](PacketId packet) { m_lab.send(JudgeCommand{packet, {trace::Judgement::Kind::Deliver}}); };
    if (!pick.found()) {
        m_phase = Phase::Act;
        m_waitsFor = Reason("no %1 is held", action.packet.said());
        if (!action.packet.pureAck() || aim != trace::Whereabouts::Arrived)
            return false;
        const std::vector<PacketId> provokers = m_picker.provokers(action.packet, now.scene, now.trace);
        for (PacketId provoker : provokers) {
            deliver(provoker);
            m_picker.consume(provoker);
        }
        // Delivered together with an earlier ACK: nothing is left to do.
        if (!provokers.empty() || !m_picker.newestHasArrived(action.packet, now.scene, now.trace) ||
            !unmetNow(now).empty())
            return false;
        m_phase = Phase::Expect;
        return true;
    }
    if (pick.byHand) {
        m_strictness = CheckContext::Strictness::PassedThrough;
    } else {
        std::ranges::for_each(pick.first, deliver);
        for (PacketId packet : pick.chosen)
            m_lab.send(JudgeCommand{packet, action.judgement});
    }
    if (aim != trace::Whereabouts::AtGate)
        m_picker.consume(pick);
    if (aim == trace::Whereabouts::Arrived)
        m_delivering = pick.chosen;
    return true;
}

// The user dropped by hand what we were about to deliver: the resent segment will do.
bool Runner::lostUnderway(const Now& now) const {
    return !m_delivering.empty() && std::ranges::all_of(m_delivering, [&](PacketId packet) {
        return now.trace.fate(packet).verdict == trace::Verdict::Dropped;
    });
}

// The actor runs what follows a call by itself, without a way through us: between the two only microseconds pass.
bool Runner::followCalls(const CallAction& action, const Now& now) {
    const trace::ActorView* actor = now.scene.actor(action.actor);
    if (!actor || !actor->alive) {
        m_waitsFor = actor ? Reason("the process %1 has ended", action.actor)
                           : Reason("the process %1 is not there", action.actor);
        if (actor)
            shorten(now, {});
        return false;
    }
    if (m_told) {
        m_waitsFor = Reason("%1 does not begin", action.call.text);
        if (actor->calls.size() <= m_callsBefore)
            return false;
        m_phase = Phase::Expect;
        return true;
    }
    if (const trace::CallView* running = actor->running()) {
        m_waitsFor = Reason("%1() of %2 has not returned", running->entered.name, action.actor);
        return false;
    }
    std::size_t& sent = m_callsSent[action.actor];
    if (actor->calls.size() < sent) {
        m_waitsFor = Reason("an earlier call of %1 has not begun", action.actor);
        return false;
    }
    m_callsBefore = actor->calls.size();
    m_lab.send(CallCommand{action.actor, action.call.text});
    for (const Call& next : action.then)
        m_lab.send(CallCommand{action.actor, next.text});
    sent = m_callsBefore + 1 + action.then.size();
    m_told = true;
    m_waitsFor = Reason("%1 does not begin", action.call.text);
    return false;
}

bool Runner::expectsReturn(const CallAction& action, const Call& call) const {
    return std::any_of(step().expect.begin(), step().expect.end(), [&](const Expectation& e) {
        const auto* returned = std::get_if<ReturnExpectation>(&e);
        return returned && returned->actor == action.actor && returned->call == call.name;
    });
}

std::vector<PacketSelector> Runner::laterSelectors() const {
    std::vector<PacketSelector> later;
    for (std::size_t i = m_next + 1; i < m_scenario.steps.size(); ++i) {
        if (const auto* judged = std::get_if<JudgeAction>(&m_scenario.steps[i].action))
            later.push_back(judged->packet);
    }
    return later;
}

}  // namespace model::scenario
