// Where the parts of the projected stage stand: state A, the ladder, state B, all above the narration. One division for
// a whole demo: nothing in it depends on a step. Sizes are those of a screen of 1920 x 1080, scaled to the room.
// Pixels.
#pragma once

#include "model/layout/Rect.h"
#include "model/layout/Written.h"

namespace model::layout {

struct Projection {
    static constexpr double kWidth = 1920, kHeight = 1080;
    // Sizes of text on that screen.
    static constexpr double kState = 72, kStateLeast = 56, kCard = 46, kPast = 40, kNumbers = 32, kBarName = 30,
                            kCode = 32, kName = 32, kNarration = 50, kWhy = 40, kSmall = 26;
    static constexpr double kSmallest = 14;  // pixels, on any screen

    struct Giant {
        Rect name, state, path, word, before, now, waits, after, queues;
    };

    double unit = 1;  // pixels for one of that screen
    Rect title, time, mode;
    Giant giants[2];     // [Side]
    Rect lane;           // from the first life line to the last, names of many above it
    Rect heads;          // empty where there are but two
    bool crowd = false;  // so many life lines that what stands at their heads is turned

    // stage: without the narration. lanes: life lines.
    Projection(Size window, std::size_t lanes);

    // Of the band below.
    [[nodiscard]] static double narrationHeight(Size window);
    // Pixels for a text of that size on the large screen.
    [[nodiscard]] static double pixels(double size, Size window);
    // Of a style whose base is the unit.
    [[nodiscard]] double size(double size) const { return std::max(size, kSmallest / unit); }
    [[nodiscard]] TextStyle plain(double size, std::string_view text) const;
    [[nodiscard]] TextStyle bold(double size, std::string_view text) const;
    [[nodiscard]] TextStyle code(double size, TextStyle::Weight weight, std::string_view text) const;
};

}  // namespace model::layout
