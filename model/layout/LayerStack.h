// What each layer of one side carries of a message, for the last row: the application's words, the socket's call, and
// below them one header more at each layer. Pixels.
#pragma once

#include <string>
#include <vector>

#include "model/layout/Crossing.h"
#include "model/layout/HeaderLayout.h"
#include "model/layout/Projection.h"

namespace model::layout {

// The uppermost layer first; empty: nothing is told of layers.
struct LayerStack {
    struct Part {
        HeaderBlock::Kind kind = HeaderBlock::Kind::Payload;
        std::string name, length;  // "TCP", "32"
    };
    struct Row {
        std::vector<Part> parts;         // outermost first
        std::vector<std::string> words;  // where there are none: longer and shorter
        bool faint = false;              // the message is not there, or not yet
    };
    std::vector<Row> rows;
    bool sends = true;  // downwards
};

struct PlacedStack {
    struct Box {
        Rect area;
        Written text;
        std::optional<HeaderBlock::Kind> kind;  // nullopt: the socket, or nothing
        bool faint = false;
    };
    std::vector<Box> boxes;
    std::vector<Line> ways;  // from layer to layer
};

[[nodiscard]] PlacedStack placeStack(const LayerStack& stack, const Rect& area, const Projection& places,
                                     const TextMeasure& measure);

}  // namespace model::layout
