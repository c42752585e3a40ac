#include "app/windows/StepPreview.h"

#include "app/session/ScenarioStore.h"
#include "model/layout/SequenceSymbols.h"

namespace app::windows {

using session::Stage;

StepPreview::StepPreview() = default;
StepPreview::~StepPreview() = default;

bool StepPreview::load(const Stage& stage) {
    const QString demo = stage.source();
    if (demo == m_demo)
        return m_recorded != nullptr;
    m_demo = demo;
    m_recorded.reset();
    const QByteArray session = session::isBuiltIn(demo) ? session::recordedSession(demo) : QByteArray();
    if (session.isEmpty() || !stage.scenario())
        return false;
    m_recorded = std::make_unique<Stage>();
    if (!m_recorded->replay(*stage.scenario(), session).isEmpty())
        m_recorded.reset();
    return m_recorded != nullptr;
}

std::optional<diagrams::DiagramInputs> StepPreview::inputs(const panels::Frame& frame, int step) {
    if (!load(*frame.stage) || step < 0 || step >= m_recorded->stepCount())
        return std::nullopt;
    m_recorded->seekStep(step);
    auto symbols = std::make_shared<model::layout::SequenceSymbols>();
    symbols->update(m_recorded->trace());
    diagrams::DiagramInputs inputs = frame.inputs;
    inputs.trace = &m_recorded->trace();
    inputs.scene = &m_recorded->scene();
    inputs.scenario = m_recorded->scenario();
    inputs.symbols = symbols;
    inputs.now = m_recorded->now();
    inputs.packet.reset();
    inputs.connection.reset();
    inputs.coming = 0;
    return inputs;
}

}  // namespace app::windows
