// One side of the projected stage: who, its state in letters for the last row, the way it walked there, and three lines
// of code: what ran last, what runs or waits and for what, what comes next. Every text in a place of its own, smaller
// rather than cut off. Pixels.
#pragma once

#include <optional>
#include <vector>

#include "model/layout/Crossing.h"
#include "model/layout/LayerStack.h"
#include "model/layout/Projection.h"

namespace model::layout {

struct GiantContent {
    struct Call {
        std::vector<std::string> forms;    // the longest first
        std::vector<std::string> results;  // "→ 3"; none while it has not returned
        bool failed = false;
    };
    std::string name, state, word;  // word: what is left of a timer
    Tone tone = Tone::Client, stateTone = Tone::Client, wordTone = Tone::Secondary;
    std::vector<std::string> path;  // states, the last is where it stands
    std::optional<Call> before, now, after;
    std::string waits;                             // for what, while it does
    std::vector<std::vector<std::string>> queued;  // in the queues of a listener; the longest form first
    LayerStack layers;                             // in the place of the code
};

struct PlacedGiant {
    struct Chip {
        Rect area;
        Written text;
        bool here = false;
    };
    struct Row {
        Written text, result;
    };
    Side side = Side::Client;
    Written name, state, word;
    std::vector<Chip> path;
    std::vector<Line> between;  // the chips
    Row before, now, after;
    std::vector<Written> waits, queued;
    PlacedStack layers;
    Rect running, glass;  // behind what waits, and the hourglass before it; empty: nothing does
};

[[nodiscard]] PlacedGiant placeGiant(const GiantContent& content, Side side, const Projection& places,
                                     const TextMeasure& measure);

}  // namespace model::layout
