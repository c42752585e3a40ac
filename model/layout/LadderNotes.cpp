#include "model/layout/LadderNotes.h"

#include <cstdio>

#include "model/trace/Failure.h"

namespace model::layout {

namespace {

std::string rounded(double value, int decimals) {
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

Reason tell(const LadderNote& note, const trace::TraceEvent& event) {
    switch (note.kind) {
        case LadderNote::Kind::Gap: {
            const double s = static_cast<double>(note.ns) / 1e9;
            return s < 1 ? Reason("%1 ms later", rounded(s * 1000, 0))
                         : Reason("%1 s later", rounded(s, s < 10 ? 1 : 0));
        }
        case LadderNote::Kind::ActorEnded: {
            const auto* ended = std::get_if<trace::ActorEnded>(&event.what);
            return ended && ended->signal ? Reason("process killed by signal %1", ended->signal)
                                          : Reason("process ended");
        }
        case LadderNote::Kind::Lost:
            return Reason("%1 events were lost", note.ns);
        case LadderNote::Kind::Problem: {
            const auto* problem = std::get_if<trace::LabProblem>(&event.what);
            return problem ? trace::failure(*problem) : Reason();
        }
    }
    return {};
}

}  // namespace

PlacedNote placeNote(const LadderGround& ground, const LadderItem& item) {
    const LadderNote& note = ground.layout().notes()[item.index];
    const double b = ground.b();
    PlacedNote placed;
    placed.middle = ground.y(item.y) + b;
    Written& text = placed.text;
    text.text = ground.in.words->in(tell(note, ground.in.trace->events()[item.event]));
    text.style = styled(1.0, TextStyle::Weight::Normal, text.text);
    text.tone = Tone::Secondary;
    if (note.lane != kNever) {
        const auto& column = ground.columns.of(note.lane);
        const double width = ground.width() / 2;
        text.area = {column.leftward ? column.left() - 0.9 * b - width : column.right() + 0.9 * b, placed.middle - b,
                     width, 2 * b};
        text.align = column.leftward ? Align::Right : Align::Left;
        return placed;
    }
    if (note.kind != LadderNote::Kind::Gap)
        text.tone = Tone::Bad;
    for (const std::uint32_t lane : ground.columns.order()) {
        const auto& column = ground.columns.of(lane);
        placed.breaks.push_back({column.x - (column.half + 0.5 * b), column.x + (column.half + 0.5 * b)});
    }
    text.area = {0, placed.middle - b, ground.width(), 2 * b};
    text.align = Align::Centre;
    return placed;
}

}  // namespace model::layout
