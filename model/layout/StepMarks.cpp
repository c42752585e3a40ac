#include "model/layout/StepMarks.h"

#include <algorithm>
#include <variant>

#include "model/layout/Naming.h"
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

void take(StepMark& mark, const trace::Trace& trace, const trace::TraceEvent& event, StepKind& heaviest) {
    const auto* seen = std::get_if<trace::PacketSeen>(&event.what);
    const auto* verdict = std::get_if<trace::PacketVerdict>(&event.what);
    if (const PacketId id = seen ? seen->packet : verdict ? verdict->packet : PacketId{}) {
        const trace::PacketRecord* packet = trace.packet(id);
        // A copy that the gate absorbed is no segment of its own.
        if (!packet || trace.fate(id, trace.size()).original)
            return;
        const StepKind kind = kindOf(strokeOf(*packet));
        mark.kind = std::max(mark.kind, kind);
        if (seen && kind > heaviest) {
            heaviest = kind;
            mark.sent = id;
        }
    } else if (std::holds_alternative<trace::CallEntered>(event.what)) {
        mark.kind = std::max(mark.kind, StepKind::Call);
    }
}

Tone senderTone(const LadderLayout& rows, const LadderSegment& segment) {
    const std::uint32_t lane = rows.laneOf(segment.fromParty);
    return lane == kNever ? Tone::Client : toneOf(rows.lanes()[lane].side);
}

}  // namespace

std::vector<StepMark> stepMarks(const trace::Trace& trace, const std::vector<std::size_t>& ends) {
    std::vector<StepMark> marks;
    std::size_t from = 0;
    for (const std::size_t end : ends) {
        StepMark mark;
        StepKind heaviest = StepKind::Wait;
        for (; from < std::min(end, trace.size()); ++from)
            take(mark, trace, trace.events()[from], heaviest);
        marks.push_back(mark);
    }
    return marks;
}

PlacedSteps placeSteps(const LadderInputs& in, const LadderLayout& rows, int step, const std::vector<StepMark>& marks,
                       const Projection& places) {
    PlacedSteps out;
    if (!in.scenario || in.scenario->steps.empty())
        return out;
    const double u = places.unit, y = places.time.centre().y, most = places.time.width - 60 * u;
    const auto count = static_cast<double>(in.scenario->steps.size());
    const auto x = [&](int i) { return places.time.left + 30 * u + most * (i + 1) / count; };
    out.played = {{x(-1), y}, {x(step), y}};
    out.ahead = {{x(step), y}, {x(static_cast<int>(in.scenario->steps.size()) - 1), y}};
    for (int i = 0; i < static_cast<int>(in.scenario->steps.size()); ++i)
        out.marks.push_back({{x(i), y}, i <= step, i == step});
    double right = places.time.right();
    for (int i = step; i >= 0 && out.names.size() < 2; --i) {
        const PacketId sent = i < static_cast<int>(marks.size()) ? marks[static_cast<std::size_t>(i)].sent : PacketId{};
        const LadderSegment* segment = sent ? rows.segments().find(sent) : nullptr;
        if (!segment)
            continue;
        const std::string label = nameDrawn(in.trace->packets()[segment->packet]);
        const bool held = std::ranges::find(in.scene->held, sent) != in.scene->held.end();
        PlacedSteps::Name name;
        name.text = {{}, label, places.bold(Projection::kSmall, label), Align::Centre, Tone::Text};
        name.tone = i == step && held ? Tone::Held : senderTone(rows, *segment);
        name.now = i == step;
        const double width = in.measure->width(label, name.text.style) + 24 * u;
        const double left = std::min(x(i) - width / 2, right - width);
        if (left < places.time.left)
            break;
        name.area = name.text.area = {left, y - 21 * u, width, 42 * u};
        right = left - 8 * u;
        out.names.push_back(std::move(name));
    }
    return out;
}

}  // namespace model::layout
