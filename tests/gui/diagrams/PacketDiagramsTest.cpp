#include <gtest/gtest.h>

#include "app/diagrams/LayersDiagram.h"
#include "app/diagrams/SegmentDiagram.h"
#include "tests/gui/diagrams/Recording.h"
#include "tests/gui/diagrams/SampleInputs.h"

namespace {

using namespace app::diagrams;
using app::theme::Look;
using tests::gui::Recording;
using tests::gui::SampleInputs;

TEST(SegmentDiagram, ShowsTheHeadersWithTheirValues) {
    SampleInputs inputs;
    auto in = inputs.at();
    in.packet = model::trace::PacketId{1};
    const SegmentDiagram diagram(in);
    tests::gui::picture(diagram, "segment-syn");
    const Recording drawn = Recording::of(diagram);
    for (const char* part : {"Source Port", "Destination Port", "Sequence Number", "TTL", "MSS", "Window Scale", "IPv4", "RFC 9293", "127.0.0.1"})
        EXPECT_TRUE(drawn.find(part)) << part << " is missing in\n" << drawn.dump().toStdString();
    EXPECT_TRUE(drawn.find(QStringLiteral("x  =  2\u2009914\u2009053\u2009377")));
    EXPECT_EQ(drawn.overlaps().toStdString(), "");
    EXPECT_EQ(drawn.outside(QRectF(QPointF(0, 0), diagram.size())).toStdString(), "");
}

TEST(SegmentDiagram, MarksWhatChangedAndLightsAFieldInBothPlaces) {
    SampleInputs inputs;
    auto in = inputs.at();
    in.packet = model::trace::PacketId{4};
    SegmentDiagram diagram(in);
    const auto spots = diagram.spots();
    const auto seq = std::find_if(spots.begin(), spots.end(), [](const Spot& s) { return s.name.startsWith("Sequence Number"); });
    ASSERT_NE(seq, spots.end());
    EXPECT_TRUE(seq->name.contains(", before: 2\u2009914\u2009053\u2009377")) << seq->name.toStdString();
    EXPECT_GE(std::count_if(spots.begin(), spots.end(), [&](const Spot& s) { return s.id == seq->id; }), 2) << "cell and bytes";
    const auto port = std::find_if(spots.begin(), spots.end(), [](const Spot& s) { return s.name.startsWith("Source Port"); });
    EXPECT_FALSE(port->name.contains("before"));
    diagram.setHighlight(seq->id);
    tests::gui::picture(diagram, "segment-lit");
}

TEST(LayersDiagram, AddsAHeaderAtEachLayerAndFindsTheSocket) {
    SampleInputs inputs;
    const LayersDiagram diagram(inputs.at(60));
    tests::gui::picture(diagram, "layers");
    const Recording drawn = Recording::of(diagram);
    for (const char* part : {"application", "socket", "TCP", "IP", "device (lo)", "\"hello\"", "20 bytes", "5 bytes", "127.0.0.1:9000"})
        EXPECT_TRUE(drawn.find(part)) << part << " is missing in\n" << drawn.dump().toStdString();
    EXPECT_EQ(drawn.overlaps().toStdString(), "");
    EXPECT_EQ(drawn.outside(QRectF(QPointF(0, 0), diagram.size())).toStdString(), "");
}

TEST(LayersDiagram, ShowsTheTableThePacketMet) {
    SampleInputs inputs;
    const LayersDiagram diagram(inputs.at());  // the connection has long been closed
    const Recording drawn = Recording::of(diagram);
    EXPECT_TRUE(drawn.find("the 4-tuple names this one connection")) << drawn.dump().toStdString();
    EXPECT_TRUE(drawn.find("write(fd, \"hello\")"));
    EXPECT_TRUE(drawn.find("read(conn, 100)"));
}

TEST(LayersDiagram, TheListenerTakesASyn) {
    SampleInputs inputs{tests::support::SampleTrace::synHeld()};
    const LayersDiagram diagram(inputs.at(~0u, 0, Look::Dark));
    tests::gui::picture(diagram, "layers-syn");
    const Recording drawn = Recording::of(diagram);
    EXPECT_TRUE(drawn.find("the one that waits on the port takes it"));
    EXPECT_TRUE(drawn.find("held at the door"));
    EXPECT_EQ(drawn.overlaps().toStdString(), "");
}

}  // namespace
