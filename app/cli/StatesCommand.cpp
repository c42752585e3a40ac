// sockstage states FILE: every TCP connection of a capture, with both ends' states. Reads in constant memory but for
// the connections themselves.
#include <cstdio>
#include <cstring>

#include "app/cli/Cli.h"
#include "app/cli/ExitCode.h"
#include "app/cli/Output.h"
#include "model/base/Overloaded.h"
#include "model/packet/Packet.h"
#include "model/report/StatesTable.h"
#include "model/tcp/ConnectionTracker.h"
#include "model/trace/Trace.h"
#include "netio/capture/SessionFile.h"

namespace app::cli {
namespace {

using model::tcp::ConnectionTracker;
using namespace model;
using namespace model::trace;

// The tracker's view of a session or a capture.
struct Intake {
    ConnectionTracker tracker;
    std::uint64_t packets = 0, skipped = 0;
    Timestamp origin;
    std::string problem;  // of the first frame that could not be read

    void skip(const model::packet::Packet& decoded) {
        ++skipped;
        if (problem.empty())
            problem = decoded.problem;
    }
    void take(const TraceEvent& event, model::packet::Bytes frame) {
        std::visit(Overloaded{
                       [&](const PacketSeen& seen) { take(seen, event.time, frame); },
                       [&](const PacketVerdict& verdict) { applyVerdict(tracker, verdict, event.time); },
                       [](const ActorEvent auto&) {},
                       [](const CallEvent auto&) {},
                       [](const SocketEvent auto&) {},
                       [](const LessonEvent auto&) {},
                       [](const FaultEvent auto&) {},
                   },
                   event.what);
    }
    void take(const PacketSeen& seen, Timestamp time, model::packet::Bytes frame) {
        if (packets++ == 0)
            origin = time;
        const auto decoded = model::packet::decode(seen.linkType, frame, seen.originalLength);
        using Receive = ConnectionTracker::Receive;
        if (!tracker.sent(seen.packet, time, decoded, seen.gated ? Receive::AtVerdict : Receive::AtOnce))
            skip(decoded);
    }
};

}  // namespace

int printStates(const Arguments& a) {
    Intake intake;
    const auto report = netio::capture::readSession(
        a.operand.toStdString(), [&](TraceEvent&& event, model::packet::Bytes frame) { intake.take(event, frame); });
    if (!report)
        return fail(kBadFile,
                    QStringLiteral("%1 cannot be read: %2. Name a capture (pcap or pcapng) that you may read.")
                        .arg(a.operand, QString::fromLocal8Bit(std::strerror(report.error().error))));
    const auto& problem = report.value().problem;
    const bool nothing = intake.packets == 0 && report.value().events == 0;
    if (!problem || !nothing) {
        const model::report::StatesSource source{
            a.operand.toStdString(), intake.packets,       intake.skipped,           intake.origin,
            intake.problem,          report.value().moved, report.value().outOfOrder};
        if (a.json)
            say(model::report::statesReport(source, intake.tracker) + '\n');
        else
            say(model::report::statesTable(source, intake.tracker));
    }
    if (!problem)
        return kDone;
    const QString kept = nothing ? QString() : QStringLiteral(" What stands before it was read.");
    return fail(kBadFile, QStringLiteral("%1, byte %2: %3.%4")
                              .arg(a.operand)
                              .arg(problem->offset)
                              .arg(QString::fromStdString(problem->reason.english()), kept));
}

}  // namespace app::cli
