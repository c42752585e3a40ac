#include "model/report/ConnectionReport.h"

#include <nlohmann/json.hpp>

namespace model::report {
namespace {

using Json = nlohmann::ordered_json;

Json statesOf(const tcp::Endpoint& end) {
    Json states = Json::array();
    for (const tcp::Transition& transition : end.states)
        states.push_back(stateText(transition));
    return states;
}

}  // namespace

double secondsSince(Timestamp origin, Timestamp time) {
    return static_cast<double>(time.ns - origin.ns) / 1e9;
}

std::string stateText(const tcp::Transition& transition) {
    switch (transition.certainty) {
        case Certainty::Certain:
            return std::string(name(transition.to));
        case Certainty::Likely:
            return std::string(name(transition.to)) + "?";
        case Certainty::Unknown:
            return "unknown";
    }
    return "unknown";
}

std::string_view verdictText(const trace::PacketRecord& packet, const trace::PacketFate& fate) {
    const trace::Verdict standing = fate.verdict.value_or(fate.kept ? trace::Verdict::Kept : trace::Verdict::Held);
    const bool passed = fate.verdict ? standing == trace::Verdict::Delivered && !fate.held : !packet.seen.gated;
    return passed ? "passed" : name(standing);
}

Json connectionReport(const tcp::Connection& connection, Timestamp origin) {
    Json report;
    report["id"] = connection.id.value;
    report["client"] = connection.client().address.text();
    report["server"] = connection.server().address.text();
    report["first"] = secondsSince(origin, connection.first);
    report["last"] = secondsSince(origin, connection.last);
    report["packets"] = connection.packets;
    report["bytes"] = {{"client", connection.client().payloadBytes}, {"server", connection.server().payloadBytes}};
    report["missing"] = {{"client", connection.client().missing}, {"server", connection.server().missing}};
    report["retransmissions"] = connection.retransmissions;
    report["copies"] = connection.copies;
    report["disordered"] = connection.disordered;
    report["resets"] = connection.resets;
    report["completeness"] = connection.completeness;
    report["client_states"] = statesOf(connection.client());
    report["server_states"] = statesOf(connection.server());
    return report;
}

std::string statesReport(const StatesSource& source, const tcp::ConnectionTracker& tracker) {
    Json report;
    report["file"] = source.file;
    report["packets"] = source.packets;
    report["skipped"] = source.skipped;
    if (source.moved > 0)
        report["put_in_order"] = source.moved;
    if (source.outOfOrder > 0)
        report["out_of_order"] = source.outOfOrder;
    report["connections"] = Json::array();
    for (const tcp::Connection& connection : tracker.connections())
        report["connections"].push_back(connectionReport(connection, source.origin));
    return report.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace model::report
