#include <gtest/gtest.h>

#include "app/diagrams/StateTableDiagram.h"
#include "tests/gui/diagrams/Recording.h"
#include "tests/gui/diagrams/SampleInputs.h"

namespace {

using namespace app::diagrams;
using app::theme::Look;
using tests::gui::Recording;
using tests::gui::SampleInputs;

TEST(StateTableDiagram, IsTheArticlesTable) {
    SampleInputs inputs;
    const StateTableDiagram diagram(inputs.at());
    tests::gui::picture(diagram, "table");
    const Recording drawn = Recording::of(diagram);
    for (const char* part : {"SYN+ACK", "x+1", "y+1", "u+1", "w+1", "SYN-SENT", "SYN-RECEIVED", "FIN-WAIT-2",
                             "LAST-ACK", "CLOSED", "A: client", "B: server"})
        EXPECT_TRUE(drawn.find(part)) << part << " is missing in\n" << drawn.dump().toStdString();
    EXPECT_EQ(drawn.overlaps().toStdString(), "");
    EXPECT_EQ(drawn.outside(QRectF(QPointF(0, 0), diagram.size())).toStdString(), "");
}

TEST(StateTableDiagram, ARowIsASegment) {
    SampleInputs inputs;
    const auto spots = StateTableDiagram(inputs.at()).spots();
    ASSERT_FALSE(spots.empty());
    ASSERT_TRUE(spots.front().as<spot::Row>());
    EXPECT_EQ(spots.front().as<spot::Row>()->packet, model::PacketId{1});
    EXPECT_TRUE(spots.front().name.contains("SYN-SENT")) << spots.front().name.toStdString();
    EXPECT_EQ(spots[1].as<spot::Row>()->packet, model::PacketId{3}) << "the absorbed copy has no row";
}

TEST(StateTableDiagram, NarrowBreaksStateNames) {
    SampleInputs inputs;
    const StateTableDiagram diagram(inputs.at(~0u, 430, Look::Dark));
    tests::gui::picture(diagram, "table-narrow");
    const Recording drawn = Recording::of(diagram);
    EXPECT_TRUE(drawn.find("RECEIVED"));
    EXPECT_EQ(drawn.overlaps().toStdString(), "");
}

}  // namespace
