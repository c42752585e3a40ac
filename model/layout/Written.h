// What a layout has to say in colours and texts, without knowing either: the painter gives a tone its colour and draws
// each text in its area, shortened by dots where the area is too narrow.
#pragma once

#include <cstdint>
#include <string>

#include "model/base/Side.h"
#include "model/base/State.h"
#include "model/layout/Rect.h"
#include "model/layout/TextMeasure.h"

namespace model::layout {

enum class Tone : std::uint8_t { Text, Secondary, Client, Server, Good, Held, Bad, TimeWait };

[[nodiscard]] constexpr Tone toneOf(Side side) {
    return side == Side::Client ? Tone::Client : Tone::Server;
}
// Of a state bar and its name.
[[nodiscard]] constexpr Tone toneOf(State state, Side side) {
    return state == State::Closed        ? Tone::Secondary
           : state == State::Established ? Tone::Good
           : state == State::TimeWait    ? Tone::TimeWait
                                         : toneOf(side);
}

enum class Align : std::uint8_t { Left, Centre, Right };

struct Written {
    Rect area;
    std::string text;
    TextStyle style;
    Align align = Align::Left;
    Tone tone = Tone::Text;
};

}  // namespace model::layout
