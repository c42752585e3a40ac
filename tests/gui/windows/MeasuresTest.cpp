// What each part of the window gets, at the sizes of desks, laptops and projectors.
#include <gtest/gtest.h>

#include "app/windows/Measures.h"

namespace app::windows {
namespace {

struct Case {
    const char* name;
    int width, height;
    bool presenting;
    const char* page;
    std::size_t cards;
    bool rail, folded, shown;
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
    room.base = c.presenting ? c.height / 50.0 : 14;
    room.presenting = c.presenting;
    room.page = QString::fromLatin1(c.page);
    room.cards = c.cards;
    const Division division = divide(room);
    EXPECT_EQ(division.rail > 0, c.rail);
    EXPECT_GE(division.dockMost, division.dockLeast);
    EXPECT_LT(division.rail + division.dockLeast, room.width) << "nothing is left for the stage";
    const StageRoom stage = stageIn(room, room.width - division.rail - division.dockLeast);
    EXPECT_EQ(stage.folded, c.folded);
    EXPECT_EQ(stage.cards, c.shown);
    if (!stage.folded && division.stage) {
        EXPECT_GT(room.width - division.rail - division.dockLeast, 3 * stage.cardWidth) << "the ladder is the largest";
    }
}

INSTANTIATE_TEST_SUITE_P(Sizes, MeasuresAt,
                         testing::Values(Case{"desk", 1920, 1080, false, "states", 2, true, false, true},
                                         Case{"deskWithLayers", 1920, 1080, false, "layers", 2, true, true, true},
                                         Case{"deskFiveProcesses", 1920, 1080, false, "states", 5, true, false, true},
                                         Case{"laptop", 1280, 720, false, "states", 2, false, true, true},
                                         Case{"laptopFiveProcesses", 1280, 720, false, "states", 5, false, true, false},
                                         Case{"small", 1024, 768, false, "states", 2, false, true, true},
                                         Case{"smallWithLayers", 1024, 768, false, "layers", 5, false, true, false},
                                         Case{"projector", 1920, 1080, true, "states", 2, false, true, true}),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Measures, TheUserDecidesAboutTheRail) {
    Room room;
    room.width = 1024;
    room.height = 768;
    EXPECT_EQ(divide(room).rail, 0);
    room.rail = true;
    EXPECT_EQ(divide(room).rail, railWidth(room.base));
    room.presenting = true;
    EXPECT_EQ(divide(room).rail, 0) << "a class has no use for it";
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

TEST(Measures, WhereTheLadderWouldBeAStumpTheLayersStandAlone) {
    Room room;
    room.width = 1024;
    room.height = 768;
    room.base = 768 / 50.0;
    room.presenting = true;
    room.page = QStringLiteral("layers");
    EXPECT_FALSE(divide(room).stage);
    room.page = QStringLiteral("states");
    EXPECT_TRUE(divide(room).stage);
}

}  // namespace
}  // namespace app::windows
