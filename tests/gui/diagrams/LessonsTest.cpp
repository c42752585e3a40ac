// Scenes beyond the plain handshake: loss, overtaking, several processes, UDP, resets, captures; in every look and
// several widths. Whatever is drawn keeps its labels apart and inside.
#include <gtest/gtest.h>

#include "app/diagrams/LadderDiagram.h"
#include "app/exporting/DiagramFactory.h"
#include "tests/gui/diagrams/Recording.h"
#include "tests/support/TraceScript.h"

namespace {

using namespace app::diagrams;
using namespace app::exporting;
using app::theme::Look;
using app::theme::Theme;
using model::State;
using model::trace::Moment;
using model::trace::Protocol;
using tests::gui::Recording;
using tests::support::TraceScript;
namespace flag = model::packet::flag;

constexpr std::uint32_t kX = 2914053377u, kY = 1087654321u;

struct Play {
    TraceScript script;
    model::trace::Scene scene;
    std::unique_ptr<Diagram> diagram;

    explicit Play(bool live = true) : script(live) {}
    DiagramInputs inputs(double width, Theme theme) {
        scene = Moment(script.trace(), script.trace().size()).scene();
        DiagramInputs in;
        in.trace = &script.trace();
        in.scene = &scene;
        in.theme = theme;
        in.width = width;
        return in;
    }
    void look(const char* name, View view = View::Ladder, double width = 0, Theme theme = Theme::make(Look::Light)) {
        diagram = makeDiagram(view, inputs(width, theme));
        tests::gui::picture(*diagram, name);
        const Recording drawn = Recording::of(*diagram);
        EXPECT_EQ(drawn.overlaps().toStdString(), "") << name;
        EXPECT_EQ(drawn.outside(QRectF(QPointF(0, 0), diagram->size())).toStdString(), "") << name;
    }
    [[nodiscard]] Recording drawn() const { return Recording::of(*diagram); }

    void open() {
        script.actor("server", 4122);
        script.actor("client", 4121);
        script.call("server", "listener = socket(AF_INET, SOCK_STREAM)", 3);
        script.call("server", "listen(listener, 5)");
        script.socket(1, State::Listen, 9000, 0, "server", 3);
    }
    void lastAckLost() {
        open();
        script.socket(2, State::Established, 49218, 9000, "client", 3);
        script.socket(3, State::Established, 9000, 49218, "server", 4);
        script.call("client", "close(fd)");
        const auto fin = script.tcp(49218, 9000, kX, kY, flag::Fin | flag::Ack);
        script.socket(2, State::FinWait1, 49218, 9000);
        script.deliver(fin);
        script.socket(3, State::CloseWait, 9000, 49218, "server", 4);
        const auto ack = script.tcp(9000, 49218, kY, kX + 1, flag::Ack);
        script.deliver(ack);
        script.socket(2, State::FinWait2, 49218, 9000);
        script.call("server", "close(conn)");
        const auto second = script.tcp(9000, 49218, kY, kX + 1, flag::Fin | flag::Ack);
        script.socket(3, State::LastAck, 9000, 49218);
        script.deliver(second);
        script.socket(2, State::TimeWait, 49218, 9000);
        const auto last = script.tcp(49218, 9000, kX + 1, kY + 1, flag::Ack);
        script.drop(last);
        script.wait(3);
        const auto again = script.tcp(9000, 49218, kY, kX + 1, flag::Fin | flag::Ack);
        script.deliver(again);
        script.tcp(49218, 9000, kX + 1, kY + 1, flag::Ack);
    }
};

TEST(Lessons, LastAckLost) {
    Play play;
    play.lastAckLost();
    play.look("lesson-last-ack", View::Ladder, 900, Theme::make(Look::Light, 20, app::theme::Setting::Projector));
    EXPECT_TRUE(play.drawn().find("resent"));
    EXPECT_TRUE(play.drawn().find("3.0 s later"));
    EXPECT_TRUE(play.drawn().find("2MSL: 57 s")) << play.drawn().dump().toStdString();
    play.look("lesson-last-ack-print", View::Ladder, 700, Theme::make(Look::Print));
    play.look("lesson-last-ack-table", View::Table, 900, Theme::make(Look::Light, 20, app::theme::Setting::Projector));
    EXPECT_EQ(play.diagram->spots().size(), 6u);
    play.look("lesson-last-ack-states", View::States, 1100,
              Theme::make(Look::Light, 20, app::theme::Setting::Projector));
}

TEST(Lessons, SeveralClientsAndServers) {
    Play play;
    play.open();
    play.script.actor("web", 4130);
    play.script.actor("second client", 4131);
    play.script.call("web", "listener = socket(AF_INET, SOCK_STREAM)", 3);
    play.script.socket(4, State::Listen, 8080, 0, "web", 3);
    for (const auto& [client, port, server, id] :
         {std::tuple{"client", 49218, 9000, 10}, std::tuple{"second client", 49220, 9000, 20},
          std::tuple{"client", 49222, 8080, 30}}) {
        const auto from = static_cast<std::uint16_t>(port), to = static_cast<std::uint16_t>(server);
        const auto connect = play.script.enter(client, "connect(fd, 127.0.0.1:" + std::to_string(server) + ")");
        const auto syn = play.script.tcp(from, to, kX, 0, flag::Syn);
        play.script.socket(static_cast<std::uint64_t>(id), State::SynSent, from, to, client, 3);
        play.script.deliver(syn);
        play.script.socket(static_cast<std::uint64_t>(id + 1), State::SynReceived, to, from);
        const auto answer = play.script.tcp(to, from, kY, kX + 1, flag::Syn | flag::Ack);
        play.script.deliver(answer);
        play.script.leave(connect, 0);
        play.script.socket(static_cast<std::uint64_t>(id), State::Established, from, to, client, 3);
        const auto ack = play.script.tcp(from, to, kX + 1, kY + 1, flag::Ack);
        play.script.deliver(ack);
        play.script.socket(static_cast<std::uint64_t>(id + 1), State::Established, to, from,
                           server == 9000 ? "server" : "web", 4);
    }
    play.script.tcp(49218, 9000, kX + 1, kY + 1, flag::Psh | flag::Ack, "hello");
    play.look("lesson-several", View::Ladder, 1200);
    const auto& lanes = static_cast<LadderDiagram&>(*play.diagram).rows()->lanes();
    EXPECT_EQ(lanes.size(), 4u);
    play.look("lesson-several-layers", View::Layers, 1000);
    EXPECT_TRUE(play.drawn().find("the 4-tuple names this one connection"));
    play.look("lesson-several-calls", View::Calls, 1200);
}

TEST(Lessons, OvertakenAndHeldTogether) {
    Play play;
    play.open();
    play.script.socket(2, State::Established, 49218, 9000, "client", 3);
    play.script.socket(3, State::Established, 9000, 49218, "server", 4);
    const auto a = play.script.tcp(49218, 9000, kX, kY, flag::Psh | flag::Ack, "one");
    const auto b = play.script.tcp(49218, 9000, kX + 3, kY, flag::Psh | flag::Ack, "two");
    play.script.tcp(49218, 9000, kX + 6, kY, flag::Psh | flag::Ack, "three");
    play.script.deliver(b);
    play.script.absorb(a);
    play.look("lesson-overtaken", View::Ladder, 760, Theme::make(Look::Dark));
    EXPECT_EQ(play.drawn().count("Deliver"), 2u);
}

TEST(Lessons, UdpAndRefusal) {
    Play play;
    play.script.actor("server", 4122);
    play.script.actor("client", 4121);
    play.script.call("server", "fd = socket(AF_INET, SOCK_DGRAM)", 3);
    play.script.socket(1, State::Closed, 9000, 0, "server", 3, Protocol::Udp);
    const auto receive = play.script.enter("server", "recvfrom(fd, 100)");
    play.script.call("client", "sendto(fd, \"hello\", 127.0.0.1:9000)", 5);
    play.script.socket(2, State::Closed, 50000, 0, "client", 3, Protocol::Udp);
    play.script.deliver(play.script.udp(50000, 9000, "hello"));
    play.script.leave(receive, 5, 0, "hello");
    const auto connect = play.script.enter("client", "connect(tcp, 127.0.0.1:9000)");
    const auto syn = play.script.tcp(50002, 9000, kX, 0, flag::Syn);
    play.script.socket(3, State::SynSent, 50002, 9000, "client", 4);
    play.script.deliver(syn);
    play.script.deliver(play.script.tcp(9000, 50002, 0, kX + 1, flag::Rst | flag::Ack));
    play.script.leave(connect, -1, 111);
    play.script.socketEnds(3);
    play.script.end("server", 9);
    play.look("lesson-udp", View::Ladder, 800);
    play.look("lesson-udp-calls", View::Calls, 800);
    play.look("lesson-udp-segment", View::Segment, 800);
    play.look("lesson-refused-states", View::States, 800);
}

TEST(Lessons, ACaptureOfAnotherProgram) {
    Play play(false);
    play.script.tcp(49218, 9000, kX, 0, flag::Syn);
    play.script.tcp(9000, 49218, kY, kX + 1, flag::Syn | flag::Ack);
    play.script.tcp(49218, 9000, kX + 1, kY + 1, flag::Ack);
    play.script.wait(0.4);
    play.script.tcp(49218, 9000, kX + 1, kY + 1, flag::Psh | flag::Ack, "GET / HTTP/1.1\r\n");
    play.script.tcp(9000, 49218, kY + 1, kX + 17, flag::Rst | flag::Ack);
    play.look("lesson-capture", View::Ladder, 800);
    EXPECT_TRUE(play.drawn().find("inferred"));
    EXPECT_TRUE(play.drawn().find("400 ms later"));
    for (const View view : {View::States, View::Table, View::Segment, View::Layers, View::Calls})
        play.look(("lesson-capture-" + viewName(view)).toUtf8().constData(), view, 800);
}

TEST(Lessons, NothingYet) {
    Play play;
    for (const QString& name : viewNames())
        play.look(("nothing-" + name).toUtf8().constData(), *viewFromName(name), 500);
}

}  // namespace
