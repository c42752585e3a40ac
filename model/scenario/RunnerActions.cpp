// The half of the runner that acts: what a step tells the lab to do, and when it can.
#include <algorithm>

#include "model/base/State.h"
#include "model/scenario/Runner.h"

namespace model::scenario {

const PacketSelector* Runner::selectorOf(const Action& action) {
    if (const auto* deliver = std::get_if<DeliverAction>(&action))
        return &deliver->packet;
    if (const auto* drop = std::get_if<DropAction>(&action))
        return &drop->packet;
    if (const auto* keep = std::get_if<KeepAction>(&action))
        return &keep->packet;
    return nullptr;
}

bool Runner::act(const Now& now) {
    const Action& action = step().action;
    m_phase = Phase::Expect;
    if (std::holds_alternative<CallAction>(action)) {
        m_phase = Phase::Calling;
        return true;
    }
    if (const auto* deliver = std::get_if<DeliverAction>(&action))
        return actOnPacket(deliver->packet, SegmentPicker::Purpose::Deliver, now);
    if (const auto* drop = std::get_if<DropAction>(&action))
        return actOnPacket(drop->packet, SegmentPicker::Purpose::Drop, now);
    if (const auto* keep = std::get_if<KeepAction>(&action))
        return actOnPacket(keep->packet, SegmentPicker::Purpose::Keep, now);
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
        m_lab.destroy(socket);
    } else if (const auto* signal = std::get_if<SignalAction>(&action)) {
        m_lab.signal(signal->actor, signal->signal);
    } else if (const auto* start = std::get_if<StartAction>(&action)) {
        if (!m_told)
            m_lab.startActor(start->actor);
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
        m_lab.setGate(gate->mode, gate->slowMs);
    }
    return true;
}

bool Runner::actOnPacket(const PacketSelector& selector, SegmentPicker::Purpose purpose, const Now& now) {
    const SegmentPicker::Pick pick = m_picker.pick(selector, purpose, laterSelectors(), now.scene, now.trace);
    if (!pick.found()) {
        m_phase = Phase::Act;
        m_waitsFor = Reason("no %1 is held", selector.said());
        if (!selector.pureAck() || purpose != SegmentPicker::Purpose::Deliver)
            return false;
        const std::vector<PacketId> provokers = m_picker.provokers(selector, now.scene, now.trace);
        for (PacketId provoker : provokers) {
            m_lab.deliver(provoker);
            m_picker.consume(provoker);
        }
        // Delivered together with an earlier ACK: nothing is left to do.
        if (!provokers.empty() || !m_picker.newestWasDelivered(selector, now.scene, now.trace) ||
            !unmetNow(now).empty())
            return false;
        m_phase = Phase::Expect;
        return true;
    }
    if (pick.byHand) {
        m_strictness = CheckContext::Strictness::PassedThrough;
    } else {
        for (PacketId packet : pick.first)
            m_lab.deliver(packet);
        for (PacketId packet : pick.chosen) {
            switch (purpose) {
                case SegmentPicker::Purpose::Deliver:
                    m_lab.deliver(packet);
                    break;
                case SegmentPicker::Purpose::Drop:
                    m_lab.drop(packet);
                    break;
                case SegmentPicker::Purpose::Keep:
                    m_lab.keep(packet);
                    break;
            }
        }
    }
    if (purpose != SegmentPicker::Purpose::Keep)
        m_picker.consume(pick);
    if (purpose == SegmentPicker::Purpose::Deliver)
        m_delivering = pick.chosen;
    return true;
}

// The user dropped by hand what we were about to deliver: the resent segment will do.
bool Runner::lostUnderway(const Now& now) const {
    return !m_delivering.empty() && std::all_of(m_delivering.begin(), m_delivering.end(), [&](PacketId packet) {
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
    m_lab.call(action.actor, action.call);
    for (const Call& next : action.then)
        m_lab.call(action.actor, next);
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
        if (const PacketSelector* selector = selectorOf(m_scenario.steps[i].action))
            later.push_back(*selector);
    }
    return later;
}

}  // namespace model::scenario
