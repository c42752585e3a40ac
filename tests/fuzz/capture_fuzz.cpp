// Any bytes as a capture or a session: read, decoded, followed and told.
#include <cstdlib>

#include "model/report/StatesTable.h"
#include "model/trace/Moment.h"
#include "model/trace/Trace.h"
#include "netio/capture/SessionFile.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace model;
    trace::Trace trace;
    const auto report = netio::capture::readSession(
        {data, size}, [&](trace::TraceEvent&& event, packet::Bytes frame) { trace.append(std::move(event), frame); });
    for (const std::size_t position : {trace.size(), trace.size() / 2}) {
        const trace::Moment moment(trace, position);
        for (const trace::PacketRecord& packet : trace.packets()) {
            if (!moment.happened(packet) && moment.origin(packet.seen.packet).pid)
                std::abort();
        }
    }
    const report::StatesSource source{"fuzz", report.packets, 0, {}};
    if (report::statesReport(source, trace.tracker()).empty() || report::statesTable(source, trace.tracker()).empty())
        std::abort();
    for (const tcp::Connection& connection : trace.tracker().connections()) {
        if (connection.last < connection.first || connection.packets == 0)
            std::abort();
        for (const tcp::Endpoint& end : connection.ends) {
            if (end.states.empty() || end.states.size() > 12)
                std::abort();
        }
    }
    return 0;
}
