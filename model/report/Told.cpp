#include "model/report/Told.h"

#include <algorithm>

namespace model::report {

std::vector<ToldSegment> segmentsOf(const trace::Trace& trace, std::size_t position) {
    std::vector<ToldSegment> told;
    for (const trace::PacketRecord& packet : trace.packets())
        if (packet.event < position)
            told.push_back({&packet, trace.fate(packet.seen.packet, position)});
    return told;
}

std::vector<const trace::CallView*> callsOf(const trace::Scene& scene) {
    std::vector<const trace::CallView*> calls;
    for (const trace::ActorView& actor : scene.actors)
        for (const trace::CallView& call : actor.calls)
            calls.push_back(&call);
    std::ranges::stable_sort(calls, {}, &trace::CallView::enterTime);
    return calls;
}

}  // namespace model::report
