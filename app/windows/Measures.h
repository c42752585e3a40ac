// How much of the window each of its parts gets. Pure numbers: nothing is read or moved here.
#pragma once

#include <QSize>
#include <QString>
#include <cstddef>
#include <optional>

#include "app/panels/CardFold.h"

namespace app::windows {

struct Room {
    int width = 0, height = 0;  // of the window, pixels
    double base = 14;           // of the text, pixels: large text narrows a window as a small screen does
    std::optional<bool> rail;   // as the user chose
    bool dock = true;           // shown, at the page:
    bool dockInsisted = false;  // asked for although the ladder is narrower then
    QString page;
    std::size_t cards = 0;  // endpoints on the stage
};

// The window from left to right: demo rail, stage, dock. Pixels.
struct Division {
    int rail = 0;      // 0: hidden
    bool dock = true;  // false: it folds away
    int dockLeast = 0, dockMost = 0;
};
[[nodiscard]] int railWidth(double base);
[[nodiscard]] Division divide(const Room& room);

// The stage: cards beside the ladder, or folded above it.
struct StageRoom {
    bool folded = false;
    int cardWidth = 0;  // pixels, beside the ladder
    int margin = 12;    // pixels
    double base = 14;
};
[[nodiscard]] StageRoom stageIn(const Room& room, int stageWidth);

// How the cards stand in a stage of some pixels: each as open as all can be, so that none covers another. The columns
// of either side are those above the ladder; beside it there is one.
struct CardsRoom {
    panels::CardFold fold = panels::CardFold::Open;
    int clientColumns = 1, serverColumns = 1;
    bool operator==(const CardsRoom&) const = default;
};
[[nodiscard]] CardsRoom cardsIn(const StageRoom& room, const QSize& stage, int clients, int servers);

}  // namespace app::windows
