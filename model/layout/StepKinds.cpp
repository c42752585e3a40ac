#include "model/layout/StepKinds.h"

#include <algorithm>
#include <variant>

#include "model/layout/Stroke.h"

namespace model::layout {

namespace {

StepKind kindOf(Stroke stroke) {
    switch (stroke) {
        case Stroke::Syn:
            return StepKind::Syn;
        case Stroke::Fin:
            return StepKind::Fin;
        case Stroke::Rst:
        case Stroke::Icmp:
            return StepKind::Rst;
        case Stroke::Data:
        case Stroke::Datagram:
            return StepKind::Data;
        case Stroke::Ack:
            return StepKind::Ack;
    }
    return StepKind::Wait;
}

StepKind kindOf(const trace::Trace& trace, const trace::TraceEvent& event) {
    const auto of = [&](PacketId id) {
        const trace::PacketRecord* packet = trace.packet(id);
        return packet ? kindOf(strokeOf(*packet)) : StepKind::Wait;
    };
    if (const auto* seen = std::get_if<trace::PacketSeen>(&event.what))
        return of(seen->packet);
    if (const auto* verdict = std::get_if<trace::PacketVerdict>(&event.what))
        return of(verdict->packet);
    return std::holds_alternative<trace::CallEntered>(event.what) ? StepKind::Call : StepKind::Wait;
}

}  // namespace

std::vector<StepKind> stepKinds(const trace::Trace& trace, const std::vector<std::size_t>& ends) {
    std::vector<StepKind> kinds;
    std::size_t from = 0;
    for (const std::size_t end : ends) {
        StepKind kind = StepKind::Wait;
        for (; from < std::min(end, trace.events().size()); ++from)
            kind = std::max(kind, kindOf(trace, trace.events()[from]));
        kinds.push_back(kind);
    }
    return kinds;
}

}  // namespace model::layout
