#include "app/session/HeadlessRun.h"

#include <algorithm>

namespace app::session {

using Status = model::scenario::Runner::Status;

namespace {
constexpr int kPatienceMs = 1000;
}

HeadlessRun::HeadlessRun(Stage& stage) : m_stage(stage) {
    connect(&stage, &Stage::advanced, this, &HeadlessRun::look);
    connect(&stage, &Stage::problem, this, [this](const QString& sentence) {
        m_sentence = sentence;
        stop(End::Broken);
    });
    m_patience.setInterval(kPatienceMs);
    connect(&m_patience, &QTimer::timeout, this, &HeadlessRun::tellWaiting);
}

HeadlessRun::End HeadlessRun::play(int steps) {
    m_steps = steps;
    m_waiting = false;
    QTimer::singleShot(0, this, &HeadlessRun::look);
    m_loop.exec();
    return m_end;
}

HeadlessRun::End HeadlessRun::waitForTimeWait() {
    m_waiting = true;
    QTimer::singleShot(0, this, &HeadlessRun::look);
    m_loop.exec();
    return m_end;
}

bool HeadlessRun::timeWaitRuns() const {
    const auto& sockets = m_stage.scene().sockets;
    return std::any_of(sockets.begin(), sockets.end(), [](const auto& entry) {
        return !entry.second.ended && entry.second.now.state == model::State::TimeWait;
    });
}

void HeadlessRun::look() {
    const auto* runner = m_stage.runner();
    if (!m_loop.isRunning() || !runner)
        return;
    const int done = static_cast<int>(m_stage.stepPositions().size());
    for (; m_told < done; ++m_told) {
        if (m_stepDone)
            m_stepDone(m_told);
    }
    if (runner->status() == Status::Failed)
        return stop(End::Failed);
    if (!m_stage.live())  // it ended before this loop began to listen
        return stop(End::Broken);
    if (m_waiting) {
        if (!timeWaitRuns())
            stop(End::Finished);
        return;
    }
    if (runner->status() == Status::Finished ||
        (m_steps >= 0 && m_told >= m_steps && runner->status() == Status::Ready))
        return stop(End::Finished);
    if (runner->status() == Status::Ready)
        m_stage.next();
    beginPatience();
}

void HeadlessRun::beginPatience() {
    const int step = static_cast<int>(m_stage.runner()->nextStep());
    if (!m_waits || m_timed == step)
        return;
    m_timed = step;
    m_waitsFor = {};
    m_patience.start();
}

void HeadlessRun::tellWaiting() {
    const auto& runner = *m_stage.runner();
    if (runner.status() != Status::Running || runner.waitsFor().empty() || runner.waitsFor() == m_waitsFor)
        return;
    m_waitsFor = runner.waitsFor();
    m_waits(m_timed, m_waitsFor);
}

void HeadlessRun::stop(End end) {
    m_end = end;
    m_patience.stop();
    m_loop.quit();
}

}  // namespace app::session
