#include "app/session/Opening.h"

#include <QEventLoop>
#include <utility>

#include "app/session/Run.h"
#include "app/session/Stage.h"

namespace app::session {

Opening::Opening(Kind kind, QString source) : m_kind(kind), m_source(std::move(source)) {}
Opening::~Opening() = default;

const model::scenario::Scenario* Opening::scenario() const {
    return m_run && m_run->scenario ? &*m_run->scenario : nullptr;
}

std::unique_ptr<Run> Opening::takeRun() {
    return std::move(m_run);
}

Opened waitForOpening(Stage& stage) {
    Opened last{Opened::Fault::Cancelled, {}};
    QEventLoop loop;
    QObject::connect(&stage, &Stage::opened, &loop, [&](const Opened& outcome) {
        last = outcome;
        if (!stage.opening())  // else one was begun after it
            loop.quit();
    });
    if (stage.opening())
        loop.exec();
    return stage.opening() ? Opened{Opened::Fault::Cancelled, {}} : last;
}

}  // namespace app::session
