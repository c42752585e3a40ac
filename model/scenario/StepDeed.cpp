#include "model/scenario/StepDeed.h"

#include <algorithm>

#include "model/base/Overloaded.h"

namespace model::scenario {

using trace::Judgement;
using trace::Whereabouts;

void StepDeed::begin(std::size_t step) {
    m_step = step;
    m_told = false;
    m_delivering.clear();
}

StepDeed::Progress StepDeed::waits(Reason reason) {
    m_waitsFor = std::move(reason);
    return Progress::Waits;
}

StepDeed::Progress StepDeed::act(const Now& now) {
    return std::visit(Overloaded{
                          [&](const CallAction& action) { return call(action, now); },
                          [&](const JudgeAction& action) { return judge(action, now); },
                          [&](const DestroyAction& action) { return destroy(action, now); },
                          [&](const SignalAction& action) {
                              give(SignalCommand{action.actor, action.signal}, now);
                              return Progress::Done;
                          },
                          [&](const StartAction& action) { return start(action, now); },
                          [&](const GateAction& action) { return setGate(action, now); },
                          [](const WaitAction&) { return Progress::Done; },
                      },
                      m_scenario.steps[m_step].action);
}

// The actor runs what follows a call by itself, without a way through us: between the two only microseconds pass.
StepDeed::Progress StepDeed::call(const CallAction& action, const Now& now) {
    const trace::ActorView* actor = now.scene.actor(action.actor);
    if (!actor)
        return waits(Reason("the process %1 is not there", action.actor));
    if (!actor->alive) {
        m_waitsFor = Reason("the process %1 has ended", action.actor);
        return Progress::Hopeless;
    }
    if (m_told)
        return actor->calls.size() > m_call ? Progress::Done : waits(Reason("%1 does not begin", action.call.text));
    if (const trace::CallView* running = actor->running())
        return waits(Reason("%1 is still in %2(), which has not returned: a process makes one call at a time",
                            action.actor, running->entered.name()));
    std::size_t& sent = m_callsSent[action.actor];
    if (actor->calls.size() < sent)
        return waits(Reason("an earlier call of %1 has not begun", action.actor));
    m_call = actor->calls.size();
    m_watch.called(m_call);
    sent = m_call + 1 + action.then.size();
    m_told = true;
    give(CallCommand{action.actor, action.call.text}, now);
    for (std::size_t queued = m_call; const Call& next : action.then) {
        m_queued[{action.actor, ++queued}] = m_step;
        give(CallCommand{action.actor, next.text}, now);
    }
    return waits(Reason("%1 does not begin", action.call.text));
}

StepDeed::Progress StepDeed::judge(const JudgeAction& action, const Now& now) {
    const Whereabouts aim = trace::aim(action.judgement);
    const SegmentPicker::Pick pick = m_picker.pick(action.packet, aim, selectorsAfter(m_step), now.scene, now.trace);
    if (!pick.found()) {
        m_waitsFor = Reason("no %1 is held", action.packet.said());
        const bool mayHaveComeBefore = action.packet.pureAck() && aim == Whereabouts::Arrived;
        return mayHaveComeBefore ? bringBack(action, now) : Progress::Waits;
    }
    if (pick.byHand) {
        m_watch.passThrough();
    } else {
        for (const PacketId packet : pick.first)
            give(JudgeCommand{packet, {Judgement::Kind::Deliver}}, now);
        for (const PacketId packet : pick.chosen)
            give(JudgeCommand{packet, action.judgement}, now);
    }
    if (aim != Whereabouts::AtGate)
        m_picker.consume(pick);
    if (aim == Whereabouts::Arrived)
        m_delivering = pick.chosen;
    return Progress::Done;
}

// The awaited ACK is not there: one that was lost by hand comes again when what it answers is delivered again.
StepDeed::Progress StepDeed::bringBack(const JudgeAction& action, const Now& now) {
    const std::vector<PacketId> provokers = m_picker.provokers(action.packet, now.scene, now.trace);
    for (const PacketId provoker : provokers) {
        give(JudgeCommand{provoker, {Judgement::Kind::Deliver}}, now);
        m_picker.consume(provoker);
    }
    // Delivered together with an earlier ACK: nothing is left to do.
    const bool hasCome =
        provokers.empty() && m_picker.hasSpare(action.packet, now.scene, now.trace) && m_watch.unmet(now).empty();
    if (hasCome)
        m_picker.takeSpare(action.packet, now.scene, now.trace);
    return hasCome ? Progress::Done : Progress::Waits;
}

StepDeed::Progress StepDeed::destroy(const DestroyAction& action, const Now& now) {
    const SocketId socket = socketInState(now.scene, action.actor, action.state);
    const auto ends = endsOf(now.scene, action.actor);
    const bool gone = action.state == State::TimeWait && !ends.empty() && waitedOut(now.scene, *ends.front());
    if (!socket && !gone)
        return waits(Reason("%1 has no socket in %2", action.actor, name(action.state)));
    if (socket)
        give(DestroyCommand{socket}, now);
    return Progress::Done;
}

StepDeed::Progress StepDeed::start(const StartAction& action, const Now& now) {
    if (!m_told)
        give(ActorCommand{action.actor}, now);
    m_told = true;
    const trace::ActorView* view = now.scene.actor(action.actor);
    return view && view->alive ? Progress::Done : waits(Reason("the process %1 does not start", action.actor));
}

StepDeed::Progress StepDeed::setGate(const GateAction& action, const Now& now) {
    m_picker.consumeAllBut(action.mode == trace::GateMode::Hold ? now.scene.held : std::vector<PacketId>(), now.trace);
    give(GateCommand{action.mode, action.slowMs}, now);
    return Progress::Done;
}

void StepDeed::judgeLateAcks(const Now& now) {
    const auto* action = std::get_if<JudgeAction>(&m_scenario.steps[m_step].action);
    if (!action || !action->packet.pureAck() || aim(action->judgement) == Whereabouts::AtGate)
        return;
    SegmentPicker::Pick pick = m_picker.pick(action->packet, aim(action->judgement), {}, now.scene, now.trace);
    for (const PacketId packet : pick.chosen)
        give(JudgeCommand{packet, action->judgement}, now);
    pick.first.swap(pick.chosen);  // they go with the one that the step named
    m_picker.consume(pick);
}

bool StepDeed::lostUnderway(const Now& now) {
    const bool lost = !m_delivering.empty() && std::ranges::all_of(m_delivering, [&](PacketId packet) {
        return now.trace.fate(packet, now.scene.position).verdict == trace::Verdict::Dropped;
    });
    if (lost)
        m_delivering.clear();
    return lost;
}

std::optional<std::size_t> StepDeed::queuedBy(const std::string& actor, std::size_t call) const {
    const auto found = m_queued.find({actor, call});
    return found == m_queued.end() ? std::nullopt : std::optional(found->second);
}

std::vector<PacketId> StepDeed::wouldJudge(std::size_t step, const Now& now) const {
    const auto* action = std::get_if<JudgeAction>(&m_scenario.steps[step].action);
    if (!action)
        return {};
    const SegmentPicker::Pick pick =
        m_picker.pick(action->packet, aim(action->judgement), selectorsAfter(step), now.scene, now.trace);
    return pick.byHand ? std::vector<PacketId>() : pick.chosen;
}

std::vector<PacketSelector> StepDeed::selectorsAfter(std::size_t step) const {
    std::vector<PacketSelector> later;
    for (std::size_t i = step + 1; i < m_scenario.steps.size(); ++i) {
        if (const auto* judged = std::get_if<JudgeAction>(&m_scenario.steps[i].action))
            later.push_back(judged->packet);
    }
    return later;
}

}  // namespace model::scenario
