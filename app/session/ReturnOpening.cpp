#include "app/session/ReturnOpening.h"

#include <utility>

#include "app/session/Rerun.h"
#include "app/session/Run.h"

namespace app::session {

ReturnOpening::ReturnOpening(const QString& source, model::scenario::Scenario demo, std::size_t steps, Then then)
    : Opening(Kind::Return, source), m_then(then) {
    m_run = std::make_unique<Run>();
    m_run->scenario = std::move(demo);
    QMetaObject::invokeMethod(
        this, [this, steps] { begin(steps); }, Qt::QueuedConnection);
}

ReturnOpening::~ReturnOpening() {
    m_thread.quit();  // the rerun stops with it
    m_thread.wait();
}

void ReturnOpening::begin(std::size_t steps) {
    const QString refused = m_run->start(*std::exchange(m_run->scenario, std::nullopt));
    m_run->source = source();
    if (!refused.isEmpty()) {
        emit ended({Opened::Fault::NotAllowed, refused});
        return;
    }
    m_rerun = std::make_unique<Rerun>(*m_run, steps);
    connect(m_rerun.get(), &Rerun::stepDone, this, [this](double share) {
        m_share = share;
        emit progressed();
    });
    connect(m_rerun.get(), &Rerun::done, this, &ReturnOpening::finish);
    m_rerun->moveTo(m_thread);
    emit progressed();
}

void ReturnOpening::finish(const Opened& outcome) {
    m_thread.quit();
    m_thread.wait();
    emit ended(outcome);
}

}  // namespace app::session
