#include "app/session/Playhead.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "app/session/Run.h"

namespace app::session {

using model::trace::Scene;

Playhead::Playhead(QObject* parent) : QObject(parent), m_run(std::make_shared<Run>()) {}
Playhead::~Playhead() = default;

void Playhead::load(std::shared_ptr<Run> run) {
    m_run = std::move(run);
    m_lookedAt.reset();
    if (m_run->mode == Mode::Replay)
        m_lookedAt = firstPosition();
}

Playhead::Mode Playhead::mode() const {
    return m_run->mode;
}
QString Playhead::source() const {
    return m_run->source;
}
const model::scenario::Scenario* Playhead::scenario() const {
    return m_run->scenario ? &*m_run->scenario : nullptr;
}
const model::trace::Trace& Playhead::trace() const {
    return m_run->trace;
}
Held Playhead::hold() const {
    return Run::hold(m_run);
}
const Scene& Playhead::scene() const {
    m_shown = m_run->trace.sceneAt(position());
    return *m_shown;
}
std::size_t Playhead::position() const {
    return m_lookedAt.value_or(m_run->trace.size());
}
std::size_t Playhead::end() const {
    return m_run->trace.size();
}

int Playhead::step() const {
    return scene().step ? static_cast<int>(*scene().step) : -1;
}

int Playhead::nextStep() const {
    return scene().step && scene().stepPhase == model::trace::StepPhase::Began ? step() : step() + 1;
}

int Playhead::stepCount() const {
    return scenario() ? static_cast<int>(scenario()->steps.size()) : 0;
}

const std::vector<std::size_t>& Playhead::stepPositions() const {
    return m_run->stepPositions;
}

// What stands on the stage before the first step: the processes.
std::size_t Playhead::firstPosition() const {
    const auto& events = m_run->trace.events();
    const auto mark = std::ranges::find_if(
        events, [](const auto& event) { return std::holds_alternative<model::trace::StepMarked>(event.what); });
    return mark == events.end() ? 0 : static_cast<std::size_t>(mark - events.begin());
}

void Playhead::seek(std::size_t position) {
    position = std::min(position, end());
    if (position == this->position())
        return;
    if (position == end())
        m_lookedAt.reset();
    else
        m_lookedAt = position;
    announce();
}

void Playhead::seekStep(int step) {
    if (step < 0)
        first();
    else if (static_cast<std::size_t>(step) < stepPositions().size())
        seek(stepPositions()[static_cast<std::size_t>(step)]);
    else
        last();
}

void Playhead::forward() {
    const auto next = std::ranges::upper_bound(stepPositions(), position());
    seek(next == stepPositions().end() ? end() : *next);
}

void Playhead::back() {
    const auto next = std::ranges::lower_bound(stepPositions(), position());
    seek(next == stepPositions().begin() ? firstPosition() : *std::prev(next));
}

void Playhead::first() {
    seek(firstPosition());
}

void Playhead::last() {
    seek(end());
}

}  // namespace app::session
