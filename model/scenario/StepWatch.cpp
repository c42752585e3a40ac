#include "model/scenario/StepWatch.h"

#include <algorithm>

#include "model/base/ErrnoName.h"

namespace model::scenario {

void StepWatch::begin(const Step& step, const Now& now) {
    m_step = &step;
    m_firstPacket = now.trace.packets().size();
    m_expiries = timerExpiries(now.scene);
    m_counters = now.scene.counters;
    m_strictness = CheckContext::Strictness::Exact;
}

Reason StepWatch::unmet(const Now& now) const {
    const CheckContext context{now.scene,    now.trace,   m_firstPacket, &m_expiries,
                               m_strictness, &m_counters, &m_selected};
    const auto& all = m_step->expect;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (const auto reason = scenario::unmet(all[i], context))
            return all.size() == 1 ? *reason : Reason("expectation %1 of %2: %3", i + 1, all.size(), *reason);
    }
    return {};
}

Reason StepWatch::unexpectedFailure(const Now& now) const {
    const auto* action = std::get_if<CallAction>(&m_step->action);
    const trace::ActorView* actor = action ? now.scene.actor(action->actor) : nullptr;
    if (!actor || m_call >= actor->calls.size())
        return {};
    const bool expected = std::ranges::any_of(m_step->expect, [&](const Expectation& e) {
        const auto* returned = std::get_if<ReturnExpectation>(&e);
        return returned && returned->actor == action->actor && returned->call == action->call.name;
    });
    const trace::CallView& call = actor->calls[m_call];
    if (expected || !call.returned || call.returned->error == 0)
        return {};
    return Reason("%1() of %2 failed with %3", call.entered.name(), action->actor, errnoName(call.returned->error));
}

Reason StepWatch::undeclaredFailure(const Scenario& scenario, const trace::CallView& call, std::size_t step) {
    if (!call.returned || call.returned->error == 0)
        return {};
    const std::string error = errnoName(call.returned->error);
    for (std::size_t i = step; i < scenario.steps.size(); ++i) {
        const bool declared = std::ranges::any_of(scenario.steps[i].expect, [&](const Expectation& e) {
            const auto* returned = std::get_if<ReturnExpectation>(&e);
            return returned && returned->actor == call.entered.actor && returned->call == call.entered.value->name &&
                   !returned->error.empty();
        });
        if (declared)
            return {};
    }
    return Reason("%1() of %2 failed with %3", call.entered.name(), call.entered.actor, error);
}

bool StepWatch::expectsEndOf(const Step& step, const std::string& actor) {
    return std::ranges::any_of(step.expect, [&](const Expectation& e) {
        const auto* gone = std::get_if<GoneExpectation>(&e);
        return gone && gone->actor == actor;
    });
}

}  // namespace model::scenario
