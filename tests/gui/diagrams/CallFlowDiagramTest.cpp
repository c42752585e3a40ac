#include <gtest/gtest.h>

#include "app/diagrams/CallFlowDiagram.h"
#include "tests/gui/diagrams/Recording.h"
#include "tests/gui/diagrams/SampleInputs.h"

namespace {

using namespace app::diagrams;
using app::theme::Look;
using tests::gui::Recording;
using tests::gui::SampleInputs;

TEST(CallFlowDiagram, ShowsCallsAndWhatWokeThem) {
    SampleInputs inputs;
    const CallFlowDiagram diagram(inputs.at());
    tests::gui::picture(diagram, "calls");
    const Recording drawn = Recording::of(diagram);
    for (const char* part : {"listen(listener, 5)", "conn = accept(listener)", "connect(fd, 127.0.0.1:9000)",
                             "handshake", "5 bytes", "woken by SYN+ACK", "close(conn)"})
        EXPECT_TRUE(drawn.find(part)) << part << " is missing in\n" << drawn.dump().toStdString();
    EXPECT_EQ(drawn.overlaps().toStdString(), "");
    EXPECT_EQ(drawn.outside(QRectF(QPointF(0, 0), diagram.size())).toStdString(), "");
}

TEST(CallFlowDiagram, FitsTheWidthOfASmallScreen) {
    SampleInputs inputs;
    for (const double base : {15.0, 22.0}) {
        DiagramInputs in = inputs.at();
        in.theme = app::theme::Theme::make(Look::Light, base, app::theme::Setting::Projector);
        in.width = 24 * base;
        const CallFlowDiagram diagram(in);
        tests::gui::picture(diagram, "calls-narrow");
        EXPECT_LE(diagram.size().width(), in.width);
        const Recording drawn = Recording::of(diagram);
        EXPECT_EQ(drawn.overlaps().toStdString(), "");
        EXPECT_EQ(drawn.elided().toStdString(), "");
        EXPECT_TRUE(drawn.find("connect") && drawn.find("SYN+ACK")) << drawn.dump().toStdString();
    }
}

TEST(CallFlowDiagram, RunningCallsAreBlocked) {
    SampleInputs inputs{tests::support::SampleTrace::synHeld()};
    const CallFlowDiagram diagram(inputs.at(~0u, 520, Look::Dark));
    tests::gui::picture(diagram, "calls-held");
    const Recording drawn = Recording::of(diagram);
    EXPECT_EQ(drawn.count("blocked"), 2u) << drawn.dump().toStdString();
    EXPECT_EQ(drawn.overlaps().toStdString(), "");
}

}  // namespace
