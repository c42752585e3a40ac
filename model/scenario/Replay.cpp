#include "model/scenario/Replay.h"

#include <algorithm>

namespace model::scenario {
namespace {

constexpr std::int64_t kSegmentPatienceNs = 10'000'000'000;

}  // namespace

Replay::Replay(Runner& runner, const Journal& journal, std::size_t steps) : m_runner(runner), m_steps(steps) {
    for (const Order& order : journal.orders()) {
        // What was ordered after the last step belongs to it no more.
        if (order.by == Order::By::User && order.step && *order.step < steps)
            m_byHand.push_back(order);
    }
}

bool Replay::due(const Order& order) const {
    return *order.step < m_runner.nextStep() ||
           (*order.step == m_runner.nextStep() && (!order.running || m_runner.status() == Runner::Status::Running));
}

bool Replay::give(const Order& order, const Now& now) {
    Command command = order.command;
    if (auto* judge = std::get_if<JudgeCommand>(&command)) {
        const auto packet = order.segment ? findHeld(*order.segment, now.scene, now.trace) : std::nullopt;
        if (!packet)
            return false;
        judge->packet = *packet;
        if (aim(judge->judgement) != trace::Whereabouts::AtGate)
            m_judged = packet;
    }
    m_runner.order(command, now);
    return true;
}

Replay::Status Replay::update(const Now& now) {
    using Running = Runner::Status;
    m_runner.update(now);
    if (m_runner.status() == Running::Failed)
        return Status::Failed;
    if (m_runner.status() == Running::Preparing)
        return Status::Running;
    if (m_judged && std::ranges::find(now.scene.held, *m_judged) != now.scene.held.end())
        return Status::Running;
    m_judged.reset();
    if (!m_byHand.empty() && due(m_byHand.front())) {
        if (!m_patience)
            m_patience = Timestamp{now.time.ns + kSegmentPatienceNs};
        if (give(m_byHand.front(), now)) {
            m_byHand.erase(m_byHand.begin());
            m_patience.reset();
            return Status::Running;  // what it leads to comes first
        }
        if (now.time >= *m_patience)
            return Status::Failed;
        if (m_runner.status() != Running::Running)
            return Status::Running;
    }
    if (m_runner.nextStep() >= m_steps || m_runner.status() == Running::Finished)
        return Status::Done;
    if (m_runner.status() == Running::Ready) {
        m_runner.next(now.time);
        m_runner.update(now);
    }
    return Status::Running;
}

std::optional<Timestamp> Replay::deadline() const {
    const auto runner = m_runner.deadline();
    return m_patience && (!runner || *m_patience < *runner) ? m_patience : runner;
}

}  // namespace model::scenario
