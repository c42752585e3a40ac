#include "app/session/Run.h"

#include <QCoreApplication>
#include <cstring>

#include "netio/capture/SessionFile.h"
#include "netio/capture/SessionReader.h"

namespace app::session {
namespace {

using model::trace::SessionStarted;
using model::trace::StepMarked;
using model::trace::StepPhase;
using model::trace::TraceEvent;

QString tr(const char* text) { return QCoreApplication::translate("Run", text); }

QString damage(const QString& name, const model::ParseError& problem) {
    return tr("%1: %2 (at byte %3).").arg(name, QString::fromStdString(problem.reason)).arg(problem.offset);
}

QString noRoom() {
    return tr("The session has no room: the folder for temporary files (TMPDIR) is full or not writable.");
}

}  // namespace

void Run::append(TraceEvent event, model::packet::Bytes frame) {
    trace.append(std::move(event), frame);
    const TraceEvent& added = trace.events().back();
    newest.apply(added, trace);
    const auto* mark = std::get_if<StepMarked>(&added.what);
    if (mark && mark->phase != StepPhase::Began)
        stepPositions.push_back(trace.size());
}

QString Run::start(model::scenario::Scenario demo) {
    mode = Stage::Mode::Full;
    scenario = std::move(demo);
    if (!file.create())
        return noRoom();
    trace.setPacketBytes(file.packetBytes());
    link = std::make_unique<LabLink>(
        file, [this](TraceEvent event, model::packet::Bytes frame) { append(std::move(event), frame); }, nullptr);
    if (const QString refused = link->start(scenario->source); !refused.isEmpty())
        return refused;
    runner = std::make_unique<model::scenario::Runner>(*scenario, link->lab());
    return {};
}

QString Run::load(const QString& filePath) {
    path = filePath;
    auto report = netio::capture::readSession(filePath.toStdString(), [this](TraceEvent&& event, model::packet::Bytes frame) {
        append(std::move(event), frame);
    });
    if (!report) {
        return tr("%1 cannot be read: %2. Name a capture (pcap or pcapng) that you may read.")
            .arg(filePath, QString::fromLocal8Bit(std::strerror(report.error().error)));
    }
    mode = report.value().ours ? Stage::Mode::Replay : Stage::Mode::Capture;
    if (file.openExisting(filePath))
        trace.setPacketBytes(file.packetBytes());
    if (const auto& session = newest.scene().session; session && !session->scenario.empty()) {
        if (auto parsed = model::scenario::parseScenario(session->scenario))
            scenario = parsed.take();
    }
    return report.value().problem ? damage(filePath, *report.value().problem) : QString();
}

QString Run::load(model::scenario::Scenario demo, const QByteArray& session) {
    mode = Stage::Mode::Replay;
    scenario = std::move(demo);
    recorded = session;
    if (!file.create() || !file.append(session.constData(), session.size()))
        return noRoom();
    trace.setPacketBytes(file.packetBytes());
    netio::capture::SessionReader reader([this](TraceEvent&& event, model::packet::Bytes frame) {
        append(std::move(event), frame);
    });
    reader.feed({reinterpret_cast<const std::uint8_t*>(session.constData()), static_cast<std::size_t>(session.size())});
    reader.finish();
    return reader.problem() ? damage(tr("The recorded session"), *reader.problem()) : QString();
}

}  // namespace app::session
