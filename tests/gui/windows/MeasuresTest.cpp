// What each part of the window gets, at the sizes of desks, laptops and projectors.
#include <gtest/gtest.h>

#include "app/windows/Measures.h"

namespace app::windows {
namespace {

using Fold = panels::CardFold;

struct Case {
    const char* name;
    int width, height;
    const char* page;
    std::size_t cards;
    bool rail, folded;
    panels::CardFold fold;
};

void PrintTo(const Case& c, std::ostream* out) {
    *out << c.name;
}

class MeasuresAt : public testing::TestWithParam<Case> {};

TEST_P(MeasuresAt, DivideTheWindow) {
    const Case& c = GetParam();
    Room room;
    room.width = c.width;
    room.height = c.height;
    room.base = 14;
    room.page = QString::fromLatin1(c.page);
    room.cards = c.cards;
    const Division division = divide(room);
    EXPECT_EQ(division.rail > 0, c.rail);
    EXPECT_GE(division.dockMost, division.dockLeast);
    EXPECT_LT(division.rail + division.dockLeast, room.width) << "nothing is left for the stage";
    const StageRoom stage = stageIn(room, room.width - division.rail - division.dockLeast);
    EXPECT_EQ(stage.folded, c.folded);
    const QSize area(room.width - division.rail - division.dockLeast, room.height - 160);
    EXPECT_EQ(cardsIn(stage, area, static_cast<int>(c.cards) - 1, 1).fold, c.fold);
    if (!stage.folded) {
        EXPECT_GT(room.width - division.rail - division.dockLeast, 3 * stage.cardWidth) << "the ladder is the largest";
    }
}

INSTANTIATE_TEST_SUITE_P(
    Sizes, MeasuresAt,
    testing::Values(Case{"desk", 1920, 1080, "states", 2, true, false, Fold::Open},
                    Case{"deskWithLayers", 1920, 1080, "layers", 2, true, true, Fold::Folded},
                    Case{"deskFiveProcesses", 1920, 1080, "states", 5, true, false, Fold::Open},
                    Case{"deskThirteenProcesses", 1920, 1080, "states", 13, true, false, Fold::Chip},
                    Case{"laptop", 1280, 720, "states", 2, false, true, Fold::Folded},
                    Case{"laptopFiveProcesses", 1280, 720, "states", 5, false, true, Fold::Chip},
                    Case{"laptopThirteenProcesses", 1280, 720, "states", 13, false, true, Fold::Line},
                    Case{"small", 1024, 768, "states", 2, false, true, Fold::Folded},
                    Case{"smallWithLayers", 1024, 768, "layers", 5, false, true, Fold::Line},
                    Case{"smallest", 800, 480, "states", 2, false, true, Fold::Chip}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(Measures, TheLadderShrinksLast) {
    Room room;
    room.page = QStringLiteral("segment");
    room.cards = 2;
    for (const QSize size : {QSize(1920, 1080), QSize(1366, 768), QSize(1024, 768), QSize(910, 512), QSize(800, 480)})
        for (const double base : {14.0, 18.6, 22.5, 30.0}) {
            room.width = size.width();
            room.height = size.height();
            room.base = base;
            const Division division = divide(room);
            const int stage = room.width - division.rail - (division.dock ? division.dockLeast : 0);
            const StageRoom cards = stageIn(room, stage);
            const int ladder = stage - 2 * cards.margin - (cards.folded ? 0 : 2 * (cards.cardWidth + 12));
            EXPECT_GE(ladder, 560) << size.width() << ", text of " << base;
        }
}

TEST(Measures, ThePageThatWasAskedForComesWhereverThereIsRoomForItAtAll) {
    Room room;
    room.width = 800;
    room.height = 480;
    EXPECT_FALSE(divide(room).dock);
    room.dockInsisted = true;
    EXPECT_TRUE(divide(room).dock);
    EXPECT_LE(divide(room).dockLeast, 400);
}

TEST(Measures, TheUserDecidesAboutTheRail) {
    Room room;
    room.width = 1024;
    room.height = 768;
    EXPECT_EQ(divide(room).rail, 0);
    room.rail = true;
    EXPECT_EQ(divide(room).rail, railWidth(room.base));
}

TEST(Measures, LargeTextNarrowsAWindow) {
    Room room;
    room.width = 1920;
    room.height = 1080;
    room.page = QStringLiteral("states");
    room.cards = 2;
    EXPECT_FALSE(stageIn(room, 1300).folded);
    room.base = 24;
    EXPECT_TRUE(stageIn(room, 1300).folded);
}

}  // namespace
}  // namespace app::windows
