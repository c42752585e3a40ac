#include "app/session/Run.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "app/session/Reasons.h"
#include "netio/capture/SessionReader.h"

namespace app::session {
namespace {

using model::trace::SessionStarted;
using model::trace::StepMarked;
using model::trace::StepPhase;
using model::trace::TraceEvent;

QString tr(const char* text) {
    return QCoreApplication::translate("Run", text);
}

QString damage(const QString& name, const model::ParseError& problem) {
    return tr("%1: %2 (at byte %3).").arg(name, reasonText(problem.reason)).arg(problem.offset);
}

// Of a capture that was not written in the order of its times; "" for the others.
QString orderOf(const QString& name, const netio::capture::SessionReport& report) {
    QStringList told;
    if (report.moved > 0)
        told += tr("%1: packets that stood behind later ones, put in order by time: %2.").arg(name).arg(report.moved);
    if (report.outOfOrder > 0)
        told += tr("%1: packets much earlier than those before them, left where they stand: %2.")
                    .arg(name)
                    .arg(report.outOfOrder);
    return told.join(QLatin1Char(' '));
}

}  // namespace

void Run::append(TraceEvent event, model::packet::Bytes frame) {
    trace.append(std::move(event), frame);
    const TraceEvent& added = trace.events().back();
    const auto* mark = std::get_if<StepMarked>(&added.what);
    if (mark && mark->phase != StepPhase::Began)
        stepPositions.push_back(trace.size());
}

model::scenario::Now Run::now(model::Timestamp time) {
    newest = trace.sceneAt(trace.size());
    return {*newest, trace, time};
}

Held Run::hold(const std::shared_ptr<const Run>& run) {
    if (!run->link)
        return {{run, &run->trace}, {run, run->scenario ? &*run->scenario : nullptr}};
    const auto copy = std::make_shared<model::trace::Trace>();
    for (const TraceEvent& event : run->trace.events()) {
        const auto* seen = std::get_if<model::trace::PacketSeen>(&event.what);
        copy->append(event, seen ? run->trace.bytes(seen->packet) : std::vector<std::uint8_t>());
    }
    copy->setPacketBytes(run->file.packetBytes());
    return {copy, run->scenario ? std::make_shared<const model::scenario::Scenario>(*run->scenario) : nullptr};
}

QString Run::start(model::scenario::Scenario demo) {
    mode = Playhead::Mode::Full;
    scenario = std::move(demo);
    source = QString::fromStdString(scenario->id);
    if (const QString reason = file.create(); !reason.isEmpty())
        return reason;
    trace.setPacketBytes(file.packetBytes());
    link = std::make_unique<LabLink>(
        file, [this](TraceEvent event, model::packet::Bytes frame) { append(std::move(event), frame); }, nullptr);
    if (const QString refused = link->start(scenario->source); !refused.isEmpty())
        return refused;
    runner = std::make_unique<model::scenario::Runner>(*scenario, link->lab());
    return {};
}

QString Run::load(model::scenario::Scenario demo, const QByteArray& session) {
    mode = Playhead::Mode::Replay;
    scenario = std::move(demo);
    source = QString::fromStdString(scenario->id);
    const std::span bytes(reinterpret_cast<const std::uint8_t*>(session.constData()),
                          static_cast<std::size_t>(session.size()));
    QString reason = file.create();
    if (reason.isEmpty())
        reason = file.append(bytes);
    if (!reason.isEmpty())
        return reason;
    trace.setPacketBytes(file.packetBytes());
    netio::capture::SessionReader reader(
        [this](TraceEvent&& event, model::packet::Bytes frame) { append(std::move(event), frame); });
    reader.feed(bytes);
    reader.finish();
    return reader.problem() ? damage(tr("The recorded session"), *reader.problem()) : QString();
}

Opened Run::load(const QString& path, const netio::capture::ReadProgress& progress) {
    using Fault = Opened::Fault;
    kind = Opening::Kind::File;
    source = path;
    const auto report = netio::capture::readSession(
        path.toStdString(), [this](TraceEvent&& event, model::packet::Bytes frame) { append(std::move(event), frame); },
        progress);
    const bool nothing = trace.size() == 0;
    if (!report) {
        const QString reason = systemReason(report.error().error);
        if (nothing)
            return {Fault::BadFile,
                    tr("%1 cannot be read: %2. Name a capture (pcap or pcapng) that you may read.").arg(path, reason)};
        return {Fault::None, tr("%1 cannot be read to its end: %2. What stands before it was read.").arg(path, reason)};
    }
    if (report.value().cancelled)
        return {Fault::Cancelled, {}};
    const auto& problem = report.value().problem;
    if (nothing && problem)
        return {Fault::BadFile, damage(path, *problem)};
    mode = report.value().ours ? Playhead::Mode::Replay : Playhead::Mode::Capture;
    if (QFileInfo(path).isFile())  // a pipe gives its bytes only once
        trace.setPacketBytes(netio::capture::packetBytesOf(path.toStdString()));
    // The whole of it is gone through here, not where it is shown first.
    const model::trace::Moment end(trace, trace.size());
    if (const auto& session = end.scene().session; session && !session->scenario.empty()) {
        if (auto parsed = model::scenario::parseScenario(session->scenario))
            scenario = parsed.take();
    }
    if (problem)
        return {Fault::None, damage(path, *problem) + QLatin1Char(' ') + tr("What stands before it was read.")};
    if (nothing)
        return {Fault::None, tr("%1 holds no packets.").arg(path)};
    return {Fault::None, orderOf(path, report.value())};
}

}  // namespace app::session
