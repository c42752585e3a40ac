// Connections as JSON: the part that `run --json` and `states --json` share. Stable: scripts rely on
// it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "model/tcp/ConnectionTracker.h"
#include "model/trace/Trace.h"

namespace model::report {

// {"id", "client", "server", "first", "last", "packets", "bytes", "missing", "retransmissions", "copies", "disordered",
// "resets", "completeness", "client_states", "server_states"}; times in seconds since origin; missing: sequence space
// that was sent but not captured; copies: packets captured twice; disordered: packets behind later ones by their time.
[[nodiscard]] nlohmann::ordered_json connectionReport(const tcp::Connection& connection, Timestamp origin);

struct StatesSource {
    std::string file;
    std::uint64_t packets = 0, skipped = 0;
    Timestamp origin;                         // of the first packet
    std::string problem = {};                 // of the first skipped packet that could not be read
    std::uint64_t moved = 0, outOfOrder = 0;  // packets put in order by time, and that could not be
};
// The whole of `states --json`.
[[nodiscard]] std::string statesReport(const StatesSource& source, const tcp::ConnectionTracker& tracker);

// "ESTABLISHED", "ESTABLISHED?" where segments cannot tell for sure, "unknown".
[[nodiscard]] std::string stateText(const tcp::Transition& transition);

// "passed" where nobody held it.
[[nodiscard]] std::string_view verdictText(const trace::PacketRecord& packet, const trace::PacketFate& fate);

[[nodiscard]] double secondsSince(Timestamp origin, Timestamp time);

}  // namespace model::report
