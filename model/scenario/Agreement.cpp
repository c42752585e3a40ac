#include "model/scenario/Agreement.h"

#include <algorithm>

#include "model/base/State.h"

namespace model::scenario {
namespace {

constexpr std::int64_t kDisagreementPatienceNs = 1'000'000'000;

}  // namespace

void Agreement::begin(std::size_t step) {
    m_step = step;
    m_lastLook = 0;
    m_since.reset();
}

void Agreement::ask() {
    m_orders.tell(SyncCommand{++m_token});
}

void Agreement::hear(const trace::Synced& synced) {
    m_synced = std::max(m_synced, synced.token);
}

void Agreement::askForTheLastTime() {
    ask();
    m_lastLook = m_token;
}

bool Agreement::settled(const Now& now) {
    const std::vector<Disagreement> found = disagreementsNow(now);
    if (found.empty())
        return true;
    if (!m_since)
        m_since = now.time;
    if (now.time.ns < m_since->ns + kDisagreementPatienceNs)
        return false;
    m_found.insert(m_found.end(), found.begin(), found.end());
    return true;
}

void Agreement::noteDisagreements(const Now& now) {
    const std::vector<Disagreement> found = disagreementsNow(now);
    m_found.insert(m_found.end(), found.begin(), found.end());
}

std::vector<Disagreement> Agreement::disagreementsNow(const Now& now) const {
    std::vector<Disagreement> found;
    for (const trace::ConnectionView& connection : now.scene.connections) {
        for (const trace::EndpointView& end : connection.ends) {
            if (end.disagrees())
                found.push_back({m_step, end.actor, end.address, std::string(name(end.inferred.to)),
                                 std::string(name(*end.kernel))});
        }
    }
    return found;
}

}  // namespace model::scenario
