#include "app/session/Opening.h"

#include "app/session/ScenarioStore.h"

namespace app::session {

Opening openDemo(Stage& stage, const model::scenario::Scenario& scenario, Insist insist) {
    const QString refusal = stage.startLive(scenario);
    if (refusal.isEmpty())
        return {true, {}};
    if (insist == Insist::OnTheKernel)
        return {false, refusal};
    const QByteArray session = recordedSession(QString::fromStdString(scenario.id));
    if (session.isEmpty())
        return {false, refusal};
    if (const QString damaged = stage.replay(scenario, session); !damaged.isEmpty())
        return {false, damaged};
    return {true, refusal};
}

}  // namespace app::session
