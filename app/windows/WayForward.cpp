#include "app/windows/WayForward.h"

#include <utility>

#include "app/session/Stage.h"

namespace app::windows {

using session::Stage;

WayForward::WayForward(Stage* stage, QObject* parent) : QObject(parent), m_stage(stage) {
    connect(stage, &Stage::advanced, this, &WayForward::goOn);
    connect(stage, &Stage::sceneReset, this, [this] { m_there = nullptr; });
}

void WayForward::goTo(int step) {
    if (!m_stage->live())
        return m_stage->seekStep(step);
    m_stage->last();
    goUntil([this, step] { return m_stage->step() >= step; });
}

void WayForward::goUntil(std::function<bool()> there) {
    m_there = std::move(there);
    goOn();
}

void WayForward::goOn() {
    if (!m_there || m_stage->busy())
        return;
    if (m_there() || m_stage->finished() || !m_stage->live() || !m_stage->failed().empty())
        m_there = nullptr;
    else
        m_stage->next();
}

}  // namespace app::windows
