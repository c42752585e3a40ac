#include "app/session/LabLink.h"

#include <poll.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSocketNotifier>
#include <cstring>
#include <vector>

#include "app/session/Refusal.h"
#include "netio/capture/SessionReader.h"
#include "netio/lab/LabProcess.h"

namespace app::session {
namespace {

using netio::lab::LabEnd;
using netio::lab::LabProcess;

// A lab stands within some hundredths of a second; one that needs this long hangs.
constexpr int kStartMs = 10'000;

QString tr(const char* text) { return QCoreApplication::translate("LabLink", text); }

QString endSentence(int pid, const LabEnd& end) {
    if (end.process.signal != 0)
        return tr("The lab (sockstage-lab, pid %1) was killed by signal %2, and its processes with it; what happened until "
                  "then stays on the stage. Restart the demo to go on.")
            .arg(pid)
            .arg(end.process.signal);
    return tr("The lab (sockstage-lab, pid %1) ended with status %2; what happened until then stays on the stage. Restart "
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
    int pid = 0;

    Impl(SessionFile& f, Sink sink) : file(f), reader(std::move(sink)) {}

    std::size_t take() {
        const std::size_t size = process->read(buffer);
        file.append(reinterpret_cast<const char*>(buffer.data()), static_cast<qint64>(size));
        reader.feed(std::span(buffer).first(size));
        return size;
    }
};

LabLink::LabLink(SessionFile& file, Sink sink, QObject* parent)
    : QObject(parent), m_impl(std::make_unique<Impl>(file, std::move(sink))) {}

LabLink::~LabLink() = default;

QString LabLink::start(const std::string& scenario) {
    auto started = LabProcess::start();
    if (!started)
        return tr("The lab cannot be started: %1: %2. Build it: cmake --build --preset release.")
            .arg(QString::fromStdString(started.error().operation), QString::fromLocal8Bit(std::strerror(started.error().error)));
    Impl& impl = *m_impl;
    impl.process = started.take();
    impl.pid = impl.process->pid();
    pollfd stream{impl.process->streamFd(), POLLIN, 0};
    if (::poll(&stream, 1, kStartMs) != 1)
        return tr("The lab (sockstage-lab) did not start within %1 seconds; try again when the system is less busy.")
            .arg(kStartMs / 1000);
    impl.process->startSession(scenario, "full");
    if (impl.take() == 0 && impl.process->ended())
        return refusalSentence(impl.process->waitForEnd());
    impl.notifier = std::make_unique<QSocketNotifier>(stream.fd, QSocketNotifier::Read);
    connect(impl.notifier.get(), &QSocketNotifier::activated, this, &LabLink::read);
    return {};
}

void LabLink::read() {
    const bool some = m_impl->take() > 0;
    if (!m_impl->process->ended()) {
        if (some)
            emit received();
        return;
    }
    m_impl->notifier->setEnabled(false);
    const LabEnd end = m_impl->process->waitForEnd();
    emit received();
    emit ended(endSentence(m_impl->pid, end));
}

model::scenario::Lab& LabLink::lab() { return *m_impl->process; }
bool LabLink::running() const { return m_impl->process && !m_impl->process->ended(); }
int LabLink::pid() const { return m_impl->pid; }

}  // namespace app::session
