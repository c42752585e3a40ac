#include "app/diagrams/ShownMessage.h"

#include <algorithm>

namespace app::diagrams {

namespace {

namespace flag = model::packet::flag;
using model::trace::PacketRecord;

// The event with which the step on the stage began; the trace's end: there are no steps.
std::size_t stepBegan(const DiagramInputs& in) {
    const auto& events = in.trace->events();
    for (std::size_t i = in.scene->step ? in.scene->position : 0; i > 0; --i) {
        const auto* mark = std::get_if<model::trace::StepMarked>(&events[i - 1].what);
        if (mark && mark->phase == model::trace::StepPhase::Began)
            return i - 1;
    }
    return events.size();
}

// What a call has brought since the event.
std::string readSince(const DiagramInputs& in, std::size_t event) {
    for (std::size_t i = in.scene->position; i > event; --i) {
        const auto* returned = std::get_if<model::trace::CallReturned>(&in.trace->events()[i - 1].what);
        if (returned && !returned->data.empty())
            return returned->data;
    }
    return {};
}

bool holds(const DiagramInputs& in, const PacketRecord& packet, const std::string& payload) {
    const auto bytes = in.trace->bytes(packet.seen.packet);
    return bytes.size() >= payload.size() &&
           std::equal(payload.rbegin(), payload.rend(), bytes.rbegin(),
                      [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
}

}  // namespace

std::optional<ShownMessage> shownMessage(const DiagramInputs& in) {
    if (in.packet)
        return ShownMessage{*in.packet, true};
    const auto& trace = *in.trace;
    // What this step let through, or read; else the last message or what asks for a door; else the last packet.
    const std::size_t step = stepBegan(in);
    const std::string read = readSince(in, step);
    enum class Worth { Now, Read, Message, Any };
    for (const Worth worth : {Worth::Now, Worth::Read, Worth::Message, Worth::Any}) {
        // A capture of millions has no steps: it is not searched for them.
        if ((worth == Worth::Now && step == trace.size()) || (worth == Worth::Read && read.empty()))
            continue;
        for (auto packet = trace.packets().rbegin(); packet != trace.packets().rend(); ++packet) {
            const auto fate = trace.fate(packet->seen.packet, in.scene->position);
            const bool other =
                in.connection && (!packet->segment || packet->segment->connection != in.connection->value);
            if (packet->event >= in.scene->position || fate.verdict == model::trace::Verdict::Absorbed || other)
                continue;
            const bool asks = packet->segment && (packet->segment->flags & (flag::Syn | flag::Ack)) == flag::Syn;
            const bool settled = packet->seen.gated && fate.settled;
            const bool fits = worth == Worth::Now    ? settled && *fate.settled >= trace.events()[step].time
                              : worth == Worth::Read ? packet->payloadLength == read.size() && holds(in, *packet, read)
                                                     : worth == Worth::Any || packet->payloadLength > 0 || asks;
            if (fits)
                return ShownMessage{packet->seen.packet, worth == Worth::Now || worth == Worth::Read};
        }
    }
    return std::nullopt;
}

}  // namespace app::diagrams
