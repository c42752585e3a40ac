#include "app/session/LabLink.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTimer>
#include <utility>
#include <vector>

#include "app/session/Reasons.h"
#include "app/session/Refusal.h"
#include "netio/capture/SessionReader.h"
#include "netio/lab/LabProcess.h"

namespace app::session {
namespace {

using netio::lab::LabEnd;
using netio::lab::LabProcess;

// A lab stands within some hundredths of a second; one that needs this long hangs.
constexpr int kStartMs = 10'000;
constexpr int kLookAgainMs = 5;

QString tr(const char* text) {
    return QCoreApplication::translate("LabLink", text);
}

QString endSentence(int pid, const LabEnd& end) {
    if (end.process.signal != 0)
        return tr("The lab (sockstage-lab, pid %1) was killed by signal %2, and its processes with it; what happened "
                  "until "
                  "then stays on the stage. Restart the demo to go on.")
            .arg(pid)
            .arg(end.process.signal);
    return tr("The lab (sockstage-lab, pid %1) ended with status %2; what happened until then stays on the stage. "
              "Restart "
              "the demo to go on.")
        .arg(pid)
        .arg(end.process.exitCode);
}

}  // namespace

struct LabLink::Impl {
    SessionFile& file;
    netio::capture::SessionReader reader;
    std::unique_ptr<LabProcess> process;
    std::unique_ptr<QSocketNotifier> notifier;
    std::vector<std::uint8_t> buffer = std::vector<std::uint8_t>(256 * 1024);
    QTimer patience;       // runs until the lab stands
    std::string scenario;  // to be told when it does
    bool over = false;
    QString noRoom;  // why the session could not take what the lab sent; then the run is over
    int pid = 0;

    Impl(SessionFile& f, Sink sink) : file(f), reader(std::move(sink)) {}

    std::size_t take() {
        const auto bytes = std::span(buffer).first(process->read(buffer));
        noRoom = file.append(bytes);
        if (noRoom.isEmpty())
            reader.feed(bytes);
        return bytes.size();
    }
};

LabLink::LabLink(SessionFile& file, Sink sink, QObject* parent)
    : QObject(parent), m_impl(std::make_unique<Impl>(file, std::move(sink))) {}

LabLink::~LabLink() = default;

QString LabLink::start(const std::string& scenario) {
    auto started = LabProcess::start();
    if (!started)
        return refusalSentence(started.error());
    Impl& impl = *m_impl;
    impl.process = started.take();
    impl.pid = impl.process->pid();
    impl.scenario = scenario;
    // Children, so that both go with the link to another thread.
    impl.notifier = std::make_unique<QSocketNotifier>(impl.process->streamFd(), QSocketNotifier::Read, this);
    impl.patience.setParent(this);
    connect(impl.notifier.get(), &QSocketNotifier::activated, this, &LabLink::read);
    impl.patience.setSingleShot(true);
    connect(&impl.patience, &QTimer::timeout, this, [this] {
        m_impl->notifier->setEnabled(false);
        emit refused(tr("The lab (sockstage-lab) did not start within %1 seconds; try again when the system is less "
                        "busy.")
                         .arg(kStartMs / 1000));
    });
    impl.patience.start(kStartMs);
    return {};
}

void LabLink::read() {
    if (!m_impl->scenario.empty())
        m_impl->process->send(model::scenario::SessionCommand{std::exchange(m_impl->scenario, {})});
    if (m_impl->process->hasPending())  // a long scenario: nothing may come back before all of it is there
        QTimer::singleShot(kLookAgainMs, this, [this] {
            if (!m_impl->over)
                read();
        });
    const bool some = m_impl->take() > 0;
    if (!m_impl->noRoom.isEmpty())
        return stop();
    if (m_impl->process->ended())
        return end();
    if (!some)
        return;
    if (m_impl->patience.isActive()) {
        m_impl->patience.stop();
        emit stands();
    }
    emit received();
}

// What the session cannot keep must not be shown: the run ends with what came before.
void LabLink::stop() {
    m_impl->notifier->setEnabled(false);
    m_impl->over = true;
    if (m_impl->patience.isActive()) {
        m_impl->patience.stop();
        emit refused(m_impl->noRoom);
        return;
    }
    emit ended(tr("The run was stopped; what happened until then stays on the stage. %1").arg(m_impl->noRoom));
}

// The process is gone a moment after its stream.
void LabLink::end() {
    m_impl->notifier->setEnabled(false);
    const auto end = m_impl->process->end();
    if (!end)
        return QTimer::singleShot(kLookAgainMs, this, &LabLink::end);
    m_impl->over = true;
    if (m_impl->patience.isActive()) {
        m_impl->patience.stop();
        emit refused(refusalSentence(*end));
    } else {
        emit received();
        emit ended(endSentence(m_impl->pid, *end));
    }
}

model::scenario::Lab& LabLink::lab() {
    return *m_impl->process;
}
bool LabLink::running() const {
    return m_impl->process && !m_impl->over;
}
int LabLink::pid() const {
    return m_impl->pid;
}

}  // namespace app::session
