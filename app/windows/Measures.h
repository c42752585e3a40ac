// How much of the window each of its parts gets. Pure numbers: nothing is read or moved here.
#pragma once

#include <QString>
#include <cstddef>
#include <optional>

namespace app::windows {

struct Room {
    int width = 0, height = 0;  // of the window, pixels
    double base = 14;           // of the text, pixels: large text narrows a window as a small screen does
    bool presenting = false;
    std::optional<bool> rail;  // as the user chose
    bool dock = true;          // shown, at the page:
    QString page;
    std::size_t cards = 0;  // endpoints on the stage
};

// The window from left to right: demo rail, stage, dock. Pixels.
struct Division {
    int rail = 0;           // 0: hidden
    bool stage = true;      // false: it would be a stump beside the dock, which gets all
    bool widePage = false;  // the page asks for more than a list does
    int dockLeast = 0, dockMost = 0;
};
[[nodiscard]] int railWidth(double base);
[[nodiscard]] Division divide(const Room& room);

// The stage: cards beside the ladder, folded above it, or left out.
struct StageRoom {
    bool folded = false, cards = true;
    int cardWidth = 0;  // pixels, beside the ladder
    int margin = 12;    // pixels
};
[[nodiscard]] StageRoom stageIn(const Room& room, int stageWidth);

}  // namespace app::windows
