#include "app/session/DemoOpening.h"

#include <utility>

#include "app/session/KernelSettings.h"
#include "app/session/Run.h"
#include "app/session/ScenarioStore.h"

namespace app::session {

using Fault = Opened::Fault;

DemoOpening::DemoOpening(const QString& source, Insist insist) : Opening(Kind::Demo, source), m_insist(insist) {
    QMetaObject::invokeMethod(this, &DemoOpening::begin, Qt::QueuedConnection);
}

void DemoOpening::begin() {
    auto demo = loadDemo(source());
    if (!demo) {
        emit ended({demo.error().file ? Fault::BadFile : Fault::UnknownDemo, demo.error().sentence});
        return;
    }
    const QString unknown = unknownSetting(demo.value(), source());
    if (!unknown.isEmpty() && !isBuiltIn(source())) {
        emit ended({Fault::BadFile, unknown});
        return;
    }
    m_run = std::make_unique<Run>();
    const QString refused = m_run->start(demo.take());
    m_run->source = source();
    if (!refused.isEmpty())
        return refuse(refused);
    connect(m_run->link.get(), &LabLink::stands, this, [this] { emit ended({}); });
    connect(m_run->link.get(), &LabLink::refused, this, &DemoOpening::refuse);
    emit progressed();
}

void DemoOpening::refuse(const QString& sentence) {
    const QByteArray session = m_insist == Insist::NotAtAll ? recordedSession(source()) : QByteArray();
    if (session.isEmpty()) {
        emit ended({Fault::NotAllowed, sentence});
        return;
    }
    m_refused = std::exchange(m_run, std::make_unique<Run>());  // its link is speaking
    if (const QString damaged = m_run->load(*m_refused->scenario, session); !damaged.isEmpty())
        emit ended({Fault::NotAllowed, damaged});
    else
        emit ended({Fault::None, sentence, true});
}

}  // namespace app::session
