#include "app/session/Rerun.h"

#include <QThread>
#include <algorithm>

#include "app/session/Run.h"
#include "netio/posix/Clock.h"

namespace app::session {

Rerun::Rerun(Run& run, std::size_t steps) : m_run(run), m_home(QThread::currentThread()), m_steps(steps) {
    m_deadline.setParent(this);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &Rerun::goOn);
    const LabLink* link = run.link.get();
    connect(link, &LabLink::stands, this, &Rerun::begin);
    connect(link, &LabLink::received, this, &Rerun::goOn);
    const auto fail = [this](const QString& sentence) { finish({Opened::Fault::NotAllowed, sentence}); };
    connect(link, &LabLink::refused, this, fail);
    connect(link, &LabLink::ended, this, fail);
}

void Rerun::moveTo(QThread& thread) {
    connect(&thread, &QThread::finished, this, &Rerun::stop, Qt::DirectConnection);
    moveToThread(&thread);
    m_run.link->moveToThread(&thread);
    thread.start();
}

void Rerun::begin() {
    m_run.runner->prepare(netio::posix::steadyNow());
    m_replay.emplace(*m_run.runner, model::scenario::Journal(), m_steps);
}

void Rerun::goOn() {
    using Status = model::scenario::Replay::Status;
    if (!m_replay)
        return;
    const auto now = m_run.now(netio::posix::steadyNow());
    // One that fails here stands on the stage as a step that failed: nobody is kept from seeing why.
    if (m_replay->update(now) != Status::Running)
        return finish({});
    if (const std::size_t steps = m_run.runner->nextStep(); steps > m_told) {
        m_told = steps;
        emit stepDone(static_cast<double>(steps) / static_cast<double>(std::max<std::size_t>(m_steps, 1)));
    }
    m_deadline.stop();
    if (const auto at = m_replay->deadline()) {
        const std::int64_t ms = std::max<std::int64_t>(0, (at->ns - now.time.ns) / 1'000'000 + 1);
        m_deadline.start(static_cast<int>(std::min<std::int64_t>(ms, 1'000'000)));
    }
}

void Rerun::stop() {
    if (thread() == m_home)
        return;
    m_replay.reset();
    m_deadline.stop();
    m_run.link->disconnect(this);
    m_run.link->moveToThread(m_home);
    moveToThread(m_home);
}

void Rerun::finish(const Opened& outcome) {
    stop();
    emit done(outcome);
}

}  // namespace app::session
