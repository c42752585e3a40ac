#include "app/windows/Measures.h"

#include <algorithm>
#include <cmath>

namespace app::windows {
namespace {

// Widths in units of the base size.
constexpr double kRail = 15, kRailFrom = 118;
constexpr double kCardsFrom = 70, kCardLeast = 18, kCardMost = 24, kCardShare = 0.26;
constexpr double kLadderLeast = 28.6, kManyLanes = 34;
constexpr double kOpenHeight = 13, kFoldedHeight = 12, kChipHeight = 4.6, kLineHeight = 2.6, kChipWidth = 15;
constexpr int kLadderWanted = 560;  // pixels, at least: narrower, and the cards fold
constexpr double kList = 26, kLayers = 56;
constexpr std::size_t kManyCards = 4;   // more life lines than these need room
constexpr int kGap = 12, kCardGap = 8;  // pixels

bool isLayers(const QString& page) {
    return page == QStringLiteral("layers");
}

// What a page would like to have.
double pageWidth(const Room& room, double units, double rail) {
    if (room.page == QStringLiteral("segment") || isLayers(room.page) || room.page == QStringLiteral("calls"))
        return 42;
    if (room.page == QStringLiteral("table") || room.page == QStringLiteral("chart"))
        return std::clamp(units - rail - kCardsFrom, 32.0, 40.0);  // as much as the cards can spare
    return kList;
}

double ladderWanted(double base) {
    return std::max<double>(kLadderWanted, kLadderLeast * base);
}

int rowsOf(int cards, int columns) {
    return (cards + columns - 1) / columns;
}

}  // namespace

int railWidth(double base) {
    return static_cast<int>(base * kRail);
}

Division divide(const Room& room) {
    const double units = room.width / room.base;
    const bool rail = room.rail.value_or(units >= kRailFrom);
    const double page = pageWidth(room, units, rail ? kRail : 0);
    const double left = room.width - (rail ? kRail * room.base : 0) - 2 * kGap;
    double dock = 0;
    if (isLayers(room.page)) {
        // Both sides of the layers must be seen at once.
        dock = std::min(kLayers, std::max(kList, units * 0.6));
        // Many life lines are seen beside each other where the layers give a little.
        if (room.cards > kManyCards)
            dock = std::min(dock, std::max(page, units - kManyLanes));
    } else {
        // The page gives what it can, so that the ladder is the last to shrink.
        dock = std::min(page, std::max(kList, units * 0.42));
        dock = std::clamp((left - ladderWanted(room.base)) / room.base, kList, std::max(kList, dock));
    }
    Division out;
    out.rail = rail ? railWidth(room.base) : 0;
    out.dock = room.dockInsisted || left - kList * room.base >= ladderWanted(room.base);
    if (!out.dock)
        dock = kList;
    out.dockLeast = std::min(static_cast<int>(dock * room.base), room.width / 2);
    out.dockMost = std::max(out.dockLeast, static_cast<int>(room.width * (units < kRailFrom ? 0.3 : 0.45)));
    return out;
}

StageRoom stageIn(const Room& room, int stageWidth) {
    StageRoom out;
    out.base = room.base;
    const double units = stageWidth / room.base;
    const double spare = (stageWidth - ladderWanted(room.base) - 2 * (out.margin + kGap)) / 2 / room.base;
    out.folded = spare < kCardLeast;
    // Many processes have many life lines: the ladder needs what the cards can spare.
    const double card = room.cards >= kManyCards ? kCardLeast : std::clamp(units * kCardShare, kCardLeast, kCardMost);
    out.cardWidth = static_cast<int>(std::clamp(spare, kCardLeast, card) * room.base);
    return out;
}

CardsRoom cardsIn(const StageRoom& room, const QSize& stage, int clients, int servers) {
    using Fold = panels::CardFold;
    CardsRoom out;
    const auto high = [&](double units, int rows) { return rows * (units * room.base + kCardGap) - kCardGap; };
    if (!room.folded) {
        const int most = std::max(clients, servers), height = stage.height() - 2 * room.margin;
        out.fold = high(kOpenHeight, most) <= height   ? Fold::Open
                   : high(kChipHeight, most) <= height ? Fold::Chip
                                                       : Fold::Line;
        return out;
    }
    // Clients left, servers right, in as many columns as have room.
    const int all = std::max(1, clients + servers);
    const int columns = std::clamp(static_cast<int>(stage.width() / (kChipWidth * room.base)), 2, std::max(2, all));
    const bool both = clients > 0 && servers > 0;
    const auto share = static_cast<int>(std::lround(1.0 * columns * clients / all));
    out.clientColumns = both ? std::clamp(share, 1, std::min(clients, columns - 1)) : columns;
    out.serverColumns = both ? std::clamp(columns - out.clientColumns, 1, servers) : columns;
    const int rows = std::max(rowsOf(clients, out.clientColumns), rowsOf(servers, out.serverColumns));
    out.fold = high(kFoldedHeight, rows) <= 0.35 * stage.height() ? Fold::Folded
               : high(kChipHeight, rows) <= 0.4 * stage.height()  ? Fold::Chip
                                                                  : Fold::Line;
    return out;
}

}  // namespace app::windows
