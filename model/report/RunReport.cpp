#include "model/report/RunReport.h"

#include <nlohmann/json.hpp>
#include <set>

#include "model/base/ErrnoName.h"
#include "model/report/ConnectionReport.h"
#include "model/report/Told.h"
#include "model/scenario/ActionText.h"
#include "model/trace/Moment.h"

namespace model::report {
namespace {

using Json = nlohmann::ordered_json;
using trace::EndpointView;
using trace::Scene;

Json orNull(const std::optional<int>& number) {
    return number ? Json(*number) : Json();
}

Json kernelName(const std::optional<State>& state) {
    return state ? Json(name(*state)) : Json();
}

// Ends of connections, then the sockets that are no connection's: listening, or made and not connected yet.
Json endpoints(const Scene& scene) {
    Json all = Json::array();
    std::set<SocketId> told;
    for (const trace::ConnectionView& connection : scene.connections) {
        for (const EndpointView& end : connection.ends) {
            told.insert(end.socket);
            all.push_back({{"actor", end.actor},
                           {"fd", orNull(end.fd)},
                           {"inferred", stateText(end.inferred)},
                           {"kernel", kernelName(end.kernel)},
                           {"connection", connection.id.value}});
        }
    }
    for (const auto& [id, socket] : scene.sockets) {
        if (told.contains(id) || socket.ended || socket.now.protocol != trace::Protocol::Tcp ||
            socket.now.owners.empty())
            continue;
        const trace::FdOwner& owner = socket.now.owners.front();
        all.push_back({{"actor", scene.actorOfPid(owner.pid)},
                       {"fd", owner.fd},
                       {"inferred", Json()},
                       {"kernel", kernelName(socket.now.state)}});
    }
    return all;
}

Json segment(const ToldSegment& told, Timestamp origin) {
    const trace::PacketRecord& packet = *told.packet;
    const auto& tcp = packet.segment;
    return {{"id", packet.seen.packet.value},
            {"time", secondsSince(origin, packet.time)},
            {"from", packet.from.text()},
            {"to", packet.to.text()},
            {"flags", tcp ? packet::flagNames(tcp->flags) : std::string()},
            {"seq", tcp ? Json(tcp->seq) : Json()},
            {"ack", tcp ? Json(tcp->ack) : Json()},
            {"len", packet.payloadLength},
            {"verdict", verdictText(packet, told.fate)},
            {"resent", told.fate.resent}};
}

Json calls(const Scene& scene, Timestamp origin) {
    Json report = Json::array();
    for (const trace::CallView* call : callsOf(scene)) {
        const auto& returned = call->returned;
        report.push_back({{"actor", call->entered.actor},
                          {"pid", call->entered.pid},
                          {"call", call->entered.text()},
                          {"enter", secondsSince(origin, call->enterTime)},
                          {"return", returned ? Json(secondsSince(origin, call->returnTime)) : Json()},
                          {"result", returned ? Json(returned->result) : Json()},
                          {"errno", returned ? Json(returned->error) : Json()},
                          {"error", returned ? Json(errnoName(returned->error)) : Json()}});
    }
    return report;
}

Json stateNames(const std::vector<State>& states) {
    Json names = Json::array();
    for (State state : states)
        names.push_back(name(state));
    return names;
}

Json connections(const trace::Trace& trace, const Scene& scene, Timestamp origin) {
    Json all = Json::array();
    for (const tcp::Connection& connection : trace.tracker().connections()) {
        Json report = connectionReport(connection, origin);
        const std::size_t index = connection.id.value - 1;
        const trace::ConnectionView* view = index < scene.connections.size() ? &scene.connections[index] : nullptr;
        report["client_kernel_states"] = view ? stateNames(view->ends[0].kernelStates) : Json::array();
        report["server_kernel_states"] = view ? stateNames(view->ends[1].kernelStates) : Json::array();
        all.push_back(std::move(report));
    }
    return all;
}

}  // namespace

std::string runReport(const scenario::Scenario& scenario, const trace::Trace& trace, const RunOutcome& outcome) {
    const Timestamp origin = trace.size() > 0 ? trace.events().front().time : Timestamp{};
    const trace::Moment end(trace, trace.size());
    Json steps = Json::array();
    Json before = Json::array();  // segments of no step
    Json* ids = &before;
    std::size_t position = 0;
    for (const trace::TraceEvent& event : trace.events()) {
        ++position;
        if (const auto* seen = std::get_if<trace::PacketSeen>(&event.what)) {
            if (end.fate(seen->packet).verdict != trace::Verdict::Absorbed)
                ids->push_back(seen->packet.value);
            continue;
        }
        const auto* mark = std::get_if<trace::StepMarked>(&event.what);
        if (!mark || mark->step >= scenario.steps.size())
            continue;
        if (mark->phase == trace::StepPhase::Began) {
            const scenario::Step& step = scenario.steps[mark->step];
            steps.push_back({{"action", scenario::actionText(step.action).english()},
                             {"say", step.say.en},
                             {"endpoints", Json::array()},
                             {"segments", Json::array()}});
            ids = &steps.back()["segments"];
        } else if (!steps.empty()) {
            steps.back()["endpoints"] = endpoints(trace::Moment(trace, position).scene());
        }
    }

    Json segments = Json::array();
    for (const ToldSegment& told : segmentsOf(trace, trace.size()))
        if (told.fate.verdict != trace::Verdict::Absorbed)
            segments.push_back(segment(told, origin));

    Json report;
    report["demo"] = scenario.id;
    report["mode"] = outcome.mode;
    report["steps"] = std::move(steps);
    report["segments"] = std::move(segments);
    report["calls"] = calls(end.scene(), origin);
    report["connections"] = connections(trace, end.scene(), origin);
    report["disagreements"] = outcome.disagreements;
    report["expectations"] = {{"met", outcome.met}, {"failed", outcome.failed}};
    return report.dump(2, ' ', false, Json::error_handler_t::replace);
}

RunOutcome recordedOutcome(const scenario::Scenario& scenario, const trace::Trace& trace) {
    RunOutcome outcome;
    outcome.mode = "replay";
    for (const trace::TraceEvent& event : trace.events()) {
        const auto* mark = std::get_if<trace::StepMarked>(&event.what);
        if (!mark || mark->step >= scenario.steps.size())
            continue;
        if (mark->phase == trace::StepPhase::Done)
            outcome.met += static_cast<std::uint32_t>(scenario.steps[mark->step].expect.size());
        else if (mark->phase == trace::StepPhase::Failed)
            outcome.failed.push_back(mark->reason);
    }
    return outcome;
}

}  // namespace model::report
