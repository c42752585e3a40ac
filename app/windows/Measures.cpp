#include "app/windows/Measures.h"

#include <algorithm>

namespace app::windows {
namespace {

// Widths in units of the base size.
constexpr double kRail = 15, kRailFrom = 118;
constexpr double kCardsFrom = 70, kCardLeast = 18, kCardMost = 24, kCardShare = 0.26, kFoldedLeast = 15;
constexpr double kLow = 60;  // a window that is less high than this
constexpr double kLadderLeast = 28.6, kManyLanes = 34;
constexpr double kList = 26, kLayers = 56;
constexpr std::size_t kManyCards = 4;  // more life lines than these need room
constexpr int kLadderFrame = 58;       // pixels: margins, frame, scroll bar

bool isLayers(const QString& page) {
    return page == QStringLiteral("layers");
}

// What a page would like to have. In front of a class nothing is made smaller to fit.
double pageWidth(const Room& room, double units, double rail) {
    const double spare = std::clamp(units - rail - kCardsFrom, 32.0, 40.0);  // as much as the cards can spare
    if (room.page == QStringLiteral("segment"))
        return room.presenting ? 49 : 42;
    if (isLayers(room.page) || room.page == QStringLiteral("calls"))
        return room.presenting ? 44 : 42;
    if (room.page == QStringLiteral("table"))
        return room.presenting ? 43 : spare;
    if (room.page == QStringLiteral("chart"))
        return spare;
    return room.page == QStringLiteral("states") && room.presenting ? 38 : kList;
}

}  // namespace

int railWidth(double base) {
    return static_cast<int>(base * kRail);
}

Division divide(const Room& room) {
    const double units = room.width / room.base;
    const bool rail = !room.presenting && room.rail.value_or(units >= kRailFrom);
    const double page = pageWidth(room, units, rail ? kRail : 0);
    // Both sides of the layers must be seen at once; in front of a class they are what it talks about.
    const bool layers = isLayers(room.page);
    const bool alone = room.presenting && room.dock && layers && units < kLayers + kLadderLeast;
    const double share = alone ? 1 : room.presenting ? (layers ? 0.63 : 0.58) : layers ? 0.6 : 0.42;
    double dock = std::min(layers ? kLayers : page, std::max(kList, units * share));
    // Many life lines are seen beside each other where the layers give a little.
    if (!room.presenting && layers && room.cards > kManyCards)
        dock = std::min(dock, std::max(page, units - kManyLanes));
    // Both pages can do with less than all they would like; the ladder beside them cannot.
    if (room.presenting && !alone && (layers || room.page == QStringLiteral("states")))
        dock = std::clamp(units - kLadderLeast - kLadderFrame / room.base, kList, std::max(kList, dock));
    Division out;
    out.rail = rail ? railWidth(room.base) : 0;
    out.stage = !alone;
    out.widePage = page > kList;
    out.dockLeast = static_cast<int>(dock * room.base);
    const double most = units < kRailFrom && !room.presenting ? 0.3 : 0.45;
    out.dockMost = std::max(out.dockLeast, static_cast<int>(room.width * most));
    return out;
}

StageRoom stageIn(const Room& room, int stageWidth) {
    const double units = stageWidth / room.base;
    StageRoom out;
    out.folded = units < kCardsFrom;
    // Many life lines beside a page, or a low or narrow window, leave no room for cards; the bars carry the states.
    const std::size_t most = room.height / room.base < kLow ? 2 : 3;
    out.cards = !out.folded || !room.dock || (room.cards <= most && units >= 2 * kFoldedLeast);
    // Many processes have many life lines: the ladder needs what the cards can spare.
    const double card = room.cards >= kManyCards ? kCardLeast : std::clamp(units * kCardShare, kCardLeast, kCardMost);
    out.cardWidth = static_cast<int>(card * room.base);
    out.margin = room.presenting ? 16 : 12;
    return out;
}

}  // namespace app::windows
