#include "model/scenario/Remark.h"

#include <algorithm>

#include "model/scenario/Consequence.h"
#include "model/scenario/ExpectationChecker.h"

namespace model::scenario {
namespace {

using Kind = Remark::Kind;
using trace::EndpointView;
using trace::SocketView;

constexpr std::int64_t kWarnMs = 20'000, kGlanceNs = 1'500'000'000, kNsInMs = 1'000'000;

bool endsByTimer(State state) {
    return state == State::TimeWait || state == State::FinWait2;
}

// Whether the step speaks of the end's being in the state, or needs it: FIN-WAIT-2 leads to TIME-WAIT.
bool speaksOf(const Step& step, const EndpointView& end, State state, std::size_t connection, bool newest) {
    const auto about = [&](State wanted, std::uint32_t of) {
        const bool meant = of == 0 ? newest : of == connection + 1;
        return meant && (wanted == state || (state == State::FinWait2 && wanted == State::TimeWait));
    };
    const auto* destroys = std::get_if<DestroyAction>(&step.action);
    if (destroys && destroys->actor == end.actor && about(destroys->state, 0))
        return true;
    return std::ranges::any_of(step.expect, [&](const Expectation& expectation) {
        if (const auto* wanted = std::get_if<StateExpectation>(&expectation))
            return wanted->actor == end.actor && about(wanted->state, wanted->connection);
        const auto* timer = std::get_if<TimerExpectation>(&expectation);
        return timer && timer->actor == end.actor && timer->kind == trace::TimerKind::TimeWait &&
               about(State::TimeWait, 0);
    });
}

class Timers {
public:
    Timers(const Scenario& scenario, const Runner& runner, const Now& now)
        : m_scenario(scenario), m_runner(runner), m_now(now) {}

    [[nodiscard]] std::optional<Remark> remark() const {
        std::optional<Remark> soonest;
        for (std::size_t i = 0; i < m_now.scene.connections.size(); ++i) {
            for (const EndpointView& end : m_now.scene.connections[i].ends) {
                if (auto over = ranOut(end, i))
                    return over;
                auto running = runsOut(end, i);
                if (running && (!soonest || *running->left < *soonest->left))
                    soonest = std::move(running);
            }
        }
        return soonest;
    }

private:
    const Scenario& m_scenario;
    const Runner& m_runner;
    const Now& m_now;

    // From a step on.
    [[nodiscard]] bool isSpokenOf(const EndpointView& end, State state, std::size_t connection,
                                  std::size_t from) const {
        const auto ends = endsOf(m_now.scene, end.actor);
        const bool newest = !ends.empty() && ends.front() == &end;
        const auto& steps = m_scenario.steps;
        return std::any_of(steps.begin() + static_cast<std::ptrdiff_t>(std::min(from, steps.size())), steps.end(),
                           [&](const Step& step) { return speaksOf(step, end, state, connection, newest); });
    }
    [[nodiscard]] std::size_t shown() const { return m_runner.nextStep() > 0 ? m_runner.nextStep() - 1 : 0; }

    [[nodiscard]] std::optional<Remark> ranOut(const EndpointView& end, std::size_t connection) const {
        const auto& states = end.kernelStates;
        if (states.size() < 2 || states.back() != State::Closed || !endsByTimer(states[states.size() - 2]))
            return std::nullopt;
        const State state = states[states.size() - 2];
        const bool ordered = std::ranges::any_of(m_runner.journal().orders(), [&](const Order& order) {
            const auto* destroy = std::get_if<DestroyCommand>(&order.command);
            return destroy && destroy->socket == end.socket && order.by == Order::By::Script;
        });
        if (ordered || !isSpokenOf(end, state, connection, shown()))
            return std::nullopt;
        Remark remark{Kind::RanOut,
                      Reason("%1 of %2 is over: it is CLOSED now.", name(state), end.actor),
                      {},
                      {},
                      isSpokenOf(end, state, connection, m_runner.nextStep())};
        if (remark.needed)
            remark.coming = Reason("What follows needs it.");
        return remark;
    }

    [[nodiscard]] std::optional<Remark> runsOut(const EndpointView& end, std::size_t connection) const {
        const auto found = m_now.scene.sockets.find(end.socket);
        if (found == m_now.scene.sockets.end() || found->second.ended || !end.kernel || !endsByTimer(*end.kernel) ||
            found->second.now.timer != trace::TimerKind::TimeWait)
            return std::nullopt;
        const SocketView& socket = found->second;
        const std::int64_t left =
            std::max<std::int64_t>(0, socket.now.timerMs - (m_now.time.ns - socket.reported.ns) / kNsInMs);
        if (left > kWarnMs || !isSpokenOf(end, *end.kernel, connection, shown()))
            return std::nullopt;
        return Remark{Kind::RunsOut,
                      Reason("%1 of %2 ends in %3 s.", name(*end.kernel), end.actor, (left + 999) / 1000),
                      {},
                      left,
                      false};
    }
};

std::optional<Remark> doneByHand(const Runner& runner, const Now& now) {
    const auto& orders = runner.journal().orders();
    const auto last = std::find_if(orders.rbegin(), orders.rend(), [&](const Order& order) {
        return order.by == Order::By::User && order.step == runner.nextStep() && order.segment &&
               std::holds_alternative<JudgeCommand>(order.command);
    });
    if (last == orders.rend())
        return std::nullopt;
    return Remark{Kind::ByHand, whatWasDone(*last), consequence(*last, now), {}, false};
}

}  // namespace

std::optional<Remark> remarkOn(const Scenario& scenario, const Runner& runner, const Now& now) {
    if (!runner.failed().empty())
        return Remark{Kind::Failed, runner.failed().front().reason, {}, {}, false};
    const auto timers = Timers(scenario, runner, now).remark();
    if (timers && timers->kind == Kind::RanOut)
        return timers;
    if (auto byHand = doneByHand(runner, now))
        return byHand;
    if (timers)
        return timers;
    const bool waits = runner.status() == Runner::Status::Running && !runner.waitsFor().empty();
    if (waits && now.time.ns - runner.begun().ns > kGlanceNs)
        return Remark{Kind::Waits, Reason("The kernel takes its time: %1.", runner.waitsFor()), {}, {}, false};
    return std::nullopt;
}

}  // namespace model::scenario
