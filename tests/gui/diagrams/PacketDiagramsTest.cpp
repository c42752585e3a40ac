#include <gtest/gtest.h>

#include "app/diagrams/LayersDiagram.h"
#include "app/diagrams/SegmentDiagram.h"
#include "tests/gui/diagrams/Recording.h"
#include "tests/gui/diagrams/SampleInputs.h"
#include "tests/support/TraceScript.h"

namespace {

using namespace app::diagrams;
using app::theme::Look;
using tests::gui::Recording;
using tests::gui::SampleInputs;
namespace flag = model::packet::flag;

TEST(SegmentDiagram, ShowsTheHeadersWithTheirValues) {
    SampleInputs inputs;
    auto in = inputs.at();
    in.packet = model::PacketId{1};
    const SegmentDiagram diagram(in);
    tests::gui::picture(diagram, "segment-syn");
    const Recording drawn = Recording::of(diagram);
    for (const char* part : {"Source Port", "Destination Port", "Sequence Number", "TTL", "MSS", "Window Scale", "IPv4",
                             "RFC 9293", "127.0.0.1"})
        EXPECT_TRUE(drawn.find(part)) << part << " is missing in\n" << drawn.dump().toStdString();
    EXPECT_TRUE(drawn.find(QStringLiteral("x  =  2\u2009914\u2009053\u2009377")));
    EXPECT_EQ(drawn.overlaps().toStdString(), "");
    EXPECT_EQ(drawn.outside(QRectF(QPointF(0, 0), diagram.size())).toStdString(), "");
}

TEST(SegmentDiagram, MarksWhatChangedAndLightsAFieldInBothPlaces) {
    SampleInputs inputs;
    auto in = inputs.at();
    in.packet = model::PacketId{4};
    SegmentDiagram diagram(in);
    const auto spots = diagram.spots();
    const auto seq =
        std::find_if(spots.begin(), spots.end(), [](const Spot& s) { return s.name.startsWith("Sequence Number"); });
    ASSERT_NE(seq, spots.end());
    EXPECT_TRUE(seq->name.contains(", before: 2\u2009914\u2009053\u2009377")) << seq->name.toStdString();
    EXPECT_GE(std::count_if(spots.begin(), spots.end(), [&](const Spot& s) { return s.what == seq->what; }), 2)
        << "cell and bytes";
    const auto port =
        std::find_if(spots.begin(), spots.end(), [](const Spot& s) { return s.name.startsWith("Source Port"); });
    EXPECT_FALSE(port->name.contains("before"));
    diagram.setHighlight(*seq->as<spot::Field>());
    tests::gui::picture(diagram, "segment-lit");
}

TEST(LayersDiagram, AddsAHeaderAtEachLayerAndFindsTheSocket) {
    SampleInputs inputs;
    const LayersDiagram diagram(inputs.at(60));
    tests::gui::picture(diagram, "layers");
    const Recording drawn = Recording::of(diagram);
    for (const char* part :
         {"application", "socket", "TCP", "IP", "device (lo)", "\"hello\"", "20 bytes", "5 bytes", "127.0.0.1:9000"})
        EXPECT_TRUE(drawn.find(part)) << part << " is missing in\n" << drawn.dump().toStdString();
    EXPECT_EQ(drawn.overlaps().toStdString(), "");
    EXPECT_EQ(drawn.outside(QRectF(QPointF(0, 0), diagram.size())).toStdString(), "");
}

TEST(LayersDiagram, ShowsTheTableThePacketMet) {
    SampleInputs inputs;
    auto in = inputs.at();  // the connection has long been closed
    for (const auto& packet : inputs.sample.trace().packets())
        in.packet = packet.payloadLength > 0 ? packet.seen.packet : in.packet;
    const LayersDiagram diagram(in);
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

// A session: what the diagram shows of it at its end.
struct Session {
    tests::support::TraceScript script;
    model::trace::Scene scene;

    Session() {
        script.actor("server", 4122);
        script.actor("client", 4121);
        script.socket(1, model::State::Listen, 9000, 0, "server", 3);
    }
    [[nodiscard]] Recording shown() {
        scene = model::trace::Moment(script.trace(), script.trace().size()).scene();
        DiagramInputs in;
        in.trace = &script.trace();
        in.scene = &scene;
        in.theme = app::theme::Theme::make(Look::Light);
        return Recording::of(LayersDiagram(in));
    }
};

TEST(LayersDiagram, ShowsAnAcknowledgmentInTheStepThatDeliversIt) {
    Session session;
    auto& script = session.script;
    script.socket(2, model::State::Established, 40000, 9000, "client", 3);
    script.socket(3, model::State::Established, 9000, 40000, "server", 4);
    const auto data = script.tcp(40000, 9000, 100, 200, flag::Ack | flag::Psh, "hello");
    script.deliver(data);
    const auto ack = script.tcp(9000, 40000, 200, 105, flag::Ack);
    EXPECT_TRUE(session.shown().find("hello")) << "held, the answer leaves the stage to the message";
    script.add(model::trace::StepMarked{7, model::trace::StepPhase::Began, {}});
    script.deliver(ack);
    const Recording drawn = session.shown();
    EXPECT_FALSE(drawn.find("hello"));
    EXPECT_TRUE(drawn.find("the kernel's own segment")) << drawn.dump().toStdString();
}

TEST(LayersDiagram, ShowsTheMessageOfTheStep) {
    Session session;
    auto& script = session.script;
    script.socket(2, model::State::Established, 40000, 9000, "client", 3);
    script.socket(3, model::State::Established, 9000, 40000, "server", 4);
    script.socket(4, model::State::Established, 40001, 9000, "client", 5);
    script.socket(5, model::State::Established, 9000, 40001, "server", 6);
    const auto one = script.tcp(40000, 9000, 100, 200, flag::Ack | flag::Psh, "one");
    script.deliver(script.tcp(40001, 9000, 100, 200, flag::Ack | flag::Psh, "two"));
    script.add(model::trace::StepMarked{1, model::trace::StepPhase::Began, {}});
    script.deliver(one);
    EXPECT_TRUE(session.shown().find("\"one\"")) << "delivered now, though sent before the other";
    script.add(model::trace::StepMarked{2, model::trace::StepPhase::Began, {}});
    script.leave(script.enter("server", "read(conn, 100)"), 3, 0, "two");
    EXPECT_TRUE(session.shown().find("\"two\""));
    script.add(model::trace::StepMarked{3, model::trace::StepPhase::Began, {}});
    script.leave(script.enter("server", "read(conn, 100)"), 3, 0, "one");
    EXPECT_TRUE(session.shown().find("\"one\""));
}

TEST(LayersDiagram, ShowsThatNobodyTakesASyn) {
    Session session;
    auto& script = session.script;
    script.socket(2, model::State::Established, 40000, 9000, "client", 3);
    script.deliver(script.tcp(40000, 9000, 100, 200, flag::Ack | flag::Psh, "hello"));
    script.tcp(40001, 9002, 100, 0, flag::Syn);
    const Recording drawn = session.shown();
    EXPECT_TRUE(drawn.find("Nobody: the kernel answers with RST")) << drawn.dump().toStdString();
}

TEST(LayersDiagram, NamesTheSenderOnceTheKernelHasToldItsPort) {
    Session session;
    auto& script = session.script;
    script.udp(40001, 9000, "three");
    EXPECT_FALSE(session.shown().find("client"));
    script.socket(2, model::State::Closed, 40001, 0, "client", 5, model::trace::Protocol::Udp);
    const Recording drawn = session.shown();
    EXPECT_TRUE(drawn.find("client")) << drawn.dump().toStdString();
    EXPECT_TRUE(drawn.find("fd 5")) << drawn.dump().toStdString();
}

TEST(LayersDiagram, NobodyTakesWhatHasNoSocket) {
    Session session;
    auto& script = session.script;
    const auto connect = script.enter("client", "connect(fd, 127.0.0.1:9002)");
    script.socket(2, model::State::SynSent, 40000, 9002, "client", 3);
    script.deliver(script.tcp(40000, 9002, 100, 0, flag::Syn));
    const Recording syn = session.shown();
    EXPECT_EQ(syn.count("no socket"), 1u) << syn.dump().toStdString();
    EXPECT_EQ(syn.count("no process"), 1u);
    EXPECT_TRUE(syn.find("connect(fd, 127.0.0.1:9002)")) << "a call made it leave";
    script.add(model::trace::StepMarked{1, model::trace::StepPhase::Began, {}});
    script.deliver(script.tcp(9002, 40000, 0, 101, flag::Rst | flag::Ack));
    const Recording rst = session.shown();
    EXPECT_EQ(rst.count("no socket"), 1u) << "the kernel itself answered\n" << rst.dump().toStdString();
    EXPECT_TRUE(rst.find("the call returns"));
    (void)connect;
}

TEST(LayersDiagram, AnAcknowledgmentStopsInTheKernel) {
    Session session;
    auto& script = session.script;
    script.socket(2, model::State::Established, 40000, 9000, "client", 3);
    script.socket(3, model::State::Established, 9000, 40000, "server", 4);
    const auto strokes = [&] { return session.shown().strokes; };
    script.add(model::trace::StepMarked{1, model::trace::StepPhase::Began, {}});
    script.deliver(script.tcp(9000, 40000, 200, 105, flag::Ack));
    const Recording drawn = session.shown();
    EXPECT_TRUE(drawn.find("no call: the kernel sends it")) << drawn.dump().toStdString();
    EXPECT_TRUE(drawn.find("no call: the kernel takes it"));
    const std::size_t kernels = strokes();
    script.call("client", "close(fd)");
    script.add(model::trace::StepMarked{2, model::trace::StepPhase::Began, {}});
    script.deliver(script.tcp(40000, 9000, 105, 200, flag::Fin | flag::Ack));
    EXPECT_TRUE(session.shown().find("close(fd)"));
    EXPECT_GT(strokes(), kernels) << "an arrow from the call's socket down";
}

TEST(LayersDiagram, DataWaitsInTheSocketTillItIsRead) {
    Session session;
    auto& script = session.script;
    script.socket(2, model::State::Established, 40000, 9000, "client", 3);
    script.socket(3, model::State::Established, 9000, 40000, "server", 4);
    script.leave(script.enter("server", "read(conn, 100)"), 3, 0, "old");
    script.call("client", "write(fd, \"new\")", 3);
    script.deliver(script.tcp(40000, 9000, 100, 200, flag::Ack | flag::Psh, "new"));
    const Recording waits = session.shown();
    EXPECT_TRUE(waits.find("waits to be read")) << waits.dump().toStdString();
    EXPECT_FALSE(waits.find("read(")) << "that read brought something else";
    script.leave(script.enter("server", "read(conn, 100)"), 3, 0, "new");
    const Recording read = session.shown();
    EXPECT_TRUE(read.find("read(conn, 100)")) << read.dump().toStdString();
    EXPECT_GT(read.strokes, waits.strokes) << "an arrow up to the application";
}

TEST(LayersDiagram, OfALongTableWholeRowsAreSeen) {
    Session session;
    auto& script = session.script;
    for (std::uint16_t i = 0; i < 9; ++i)
        script.socket(10u + i, model::State::Established, 9000, static_cast<std::uint16_t>(41000 + i), "server", 4 + i);
    script.socket(2, model::State::Established, 40000, 9000, "client", 3);
    script.socket(3, model::State::Established, 9000, 40000, "server", 20);
    script.tcp(40000, 9000, 100, 200, flag::Ack | flag::Psh, "hello");
    session.scene = model::trace::Moment(script.trace(), script.trace().size()).scene();
    DiagramInputs in;
    in.trace = &script.trace();
    in.scene = &session.scene;
    in.theme = app::theme::Theme::make(Look::Light);
    in.width = 800;
    for (in.height = 480; in.height < 620; in.height += 7) {
        for (const auto& text : Recording::of(LayersDiagram(in)).texts) {
            if (text.text == QLatin1String("ESTABLISHED")) {
                EXPECT_FALSE(text.box.top() + 3 < in.height && text.box.bottom() - 3 > in.height)
                    << "a row is cut at height " << in.height;
            }
        }
    }
}

TEST(LayersDiagram, FitsThePageOfASmallProjector) {
    SampleInputs inputs;
    const auto in = inputs.at(60, 62.5 * 14);
    EXPECT_LE(LayersDiagram(in).size().width(), in.width);
}

TEST(LayersDiagram, CallsTheLinkByOneNameBesideFewHeadersAndMany) {
    SampleInputs inputs;
    for (const std::uint64_t packet : {1u, 4u}) {
        auto in = inputs.at(~0u, 58 * 14);
        in.packet = model::PacketId{packet};
        const Recording drawn = Recording::of(LayersDiagram(in));
        EXPECT_TRUE(drawn.find("Link")) << drawn.dump().toStdString();
        EXPECT_FALSE(drawn.find("Ethernet"));
    }
}

}  // namespace
