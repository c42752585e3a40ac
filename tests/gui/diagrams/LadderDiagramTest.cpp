#include <gtest/gtest.h>

#include "app/diagrams/LadderDiagram.h"
#include "tests/gui/diagrams/Recording.h"
#include "tests/support/SampleTrace.h"

namespace {

using namespace app::diagrams;
using app::theme::Look;
using app::theme::Theme;
using tests::gui::Recording;
using tests::support::SampleTrace;

struct Ladder {
    SampleTrace sample;
    model::trace::Scene scene;
    LadderDiagram diagram;

    explicit Ladder(SampleTrace s, Theme theme = Theme::make(Look::Light), double width = 0)
        : sample(std::move(s)),
          scene(model::trace::Moment(sample.trace(), sample.trace().size()).scene()),
          diagram(inputs(theme, width)) {}

    DiagramInputs inputs(const Theme& theme, double width) const {
        DiagramInputs in;
        in.trace = &sample.trace();
        in.scene = &scene;
        in.theme = theme;
        in.width = width;
        return in;
    }
};

TEST(LadderDiagram, NamesEveryStateCallAndSegment) {
    const Ladder ladder{SampleTrace()};
    tests::gui::picture(ladder.diagram, "ladder");
    const Recording drawn = Recording::of(ladder.diagram);
    for (const char* part : {"client", "server", "LISTEN", "SYN-SENT", "SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1",
                             "FIN-WAIT-2", "TIME-WAIT", "CLOSE-WAIT", "LAST-ACK", "CLOSED", "seq = x",
                             "seq = y, ack = x+1", "seq = u", "seq = w, ack = u+1", "connect(fd, 127.0.0.1:9000)"})
        EXPECT_TRUE(drawn.find(part)) << part << " is missing in\n" << drawn.dump().toStdString();
    EXPECT_EQ(drawn.overlaps().toStdString(), "");
    EXPECT_EQ(drawn.outside(QRectF(QPointF(0, 0), ladder.diagram.size())).toStdString(), "");
}

TEST(LadderDiagram, HeldSegmentOffersDeliverAndDrop) {
    const Ladder ladder(SampleTrace::synHeld(), Theme::make(Look::Dark, 20, app::theme::Setting::Projector), 900);
    tests::gui::picture(ladder.diagram, "ladder-held-dark");
    const auto spots = ladder.diagram.spots();
    const auto deliver = std::find_if(spots.begin(), spots.end(), [](const Spot& s) { return s.as<spot::Deliver>(); });
    const auto drop = std::find_if(spots.begin(), spots.end(), [](const Spot& s) { return s.as<spot::Drop>(); });
    ASSERT_NE(deliver, spots.end());
    ASSERT_NE(drop, spots.end());
    EXPECT_EQ(deliver->as<spot::Deliver>()->packet, model::PacketId{1});
    EXPECT_FALSE(deliver->area.intersects(drop->area));
    const Recording drawn = Recording::of(ladder.diagram);
    EXPECT_TRUE(drawn.find("kernel resent it 1×") || drawn.find(" · resent 1×")) << drawn.dump().toStdString();
    EXPECT_EQ(drawn.overlaps().toStdString(), "");
}

TEST(LadderDiagram, NarrowKeepsEveryStateName) {
    const Ladder ladder(SampleTrace(), Theme::make(Look::Light, 14), 420);
    tests::gui::picture(ladder.diagram, "ladder-narrow");
    const Recording drawn = Recording::of(ladder.diagram);
    for (const char* part : {"ESTAB-", "LISHED", "RECEIVED", "WAIT-2"})
        EXPECT_TRUE(drawn.find(part)) << part;
    EXPECT_EQ(drawn.overlaps().toStdString(), "");
    EXPECT_EQ(drawn.outside(QRectF(QPointF(0, 0), ladder.diagram.size())).toStdString(), "");
}

}  // namespace
