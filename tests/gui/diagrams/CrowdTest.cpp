// Twelve clients before a class: every process has its name and state, and what passes is named.
#include <gtest/gtest.h>

#include "app/diagrams/ProjectedDiagram.h"
#include "model/trace/Moment.h"
#include "tests/gui/windows/StageRules.h"
#include "tests/support/TraceScript.h"

namespace tests::gui {
namespace {

using namespace app::diagrams;
using app::windows::PaintedWindow;
using model::State;
namespace flag = model::packet::flag;

class Crowd : public ::testing::TestWithParam<QSize> {
protected:
    support::TraceScript script;
    model::scenario::Scenario demo;
    model::trace::Scene scene;
    ProjectedContent content;
    std::set<QString> actors;
    Faults faults;

    void tell(const std::string& actor, const std::string& state, bool waits) {
        auto& giant = content.actors[actor];
        giant.name = actor;
        giant.state = state;
        giant.stateTone = model::layout::Tone::Good;
        if (waits)
            giant.waits = "waits for data";
        actors.insert(QString::fromStdString(actor));
    }
    // clients, each with a connection; the last one's is under way.
    std::unique_ptr<ProjectedDiagram> shown(int clients) {
        demo.actors.push_back({"server", "server", {}, false});
        script.actor("server", 1);
        script.socket(100, State::Listen, 9000, 0, "server", 3);
        tell("server", "SYN-RECEIVED", true);
        for (int i = 1; i <= clients; ++i) {
            const std::string name = "c" + std::to_string(i);
            const auto port = static_cast<std::uint16_t>(40000 + i);
            const auto id = static_cast<std::uint64_t>(i);
            demo.actors.push_back({name, "client", {}, false});
            script.actor(name, 10 + i);
            const bool last = i == clients;
            script.socket(id, last ? State::SynSent : State::Established, port, 9000, name, 3);
            if (!last)
                script.socket(100 + id, State::Established, 9000, port, "server", 3 + i);
            tell(name, last ? "SYN-SENT" : "ESTABLISHED", i % 2 == 0);
        }
        script.deliver(script.tcp(40001, 9000, 101, 201, flag::Psh | flag::Ack, "hello"));
        script.deliver(script.tcp(9000, 40001, 201, 106, flag::Ack));
        scene = model::trace::Moment(script.trace(), script.trace().size()).scene();
        DiagramInputs in;
        in.trace = &script.trace();
        in.scene = &scene;
        in.scenario = &demo;
        in.width = GetParam().width();
        in.height = GetParam().height();
        return std::make_unique<ProjectedDiagram>(in, content);
    }
};

TEST_P(Crowd, EveryoneIsNamedAndSoIsWhatPasses) {
    const auto diagram = shown(12);
    const PaintedWindow painted = PaintedWindow::of(*diagram);
    faults.where = "twelve clients";
    rules::sizes(painted, diagram->places(), faults);
    rules::everyProcess(painted, actors, faults);
    rules::nothingElided(painted, faults);
    rules::textsApart(painted, faults);
    rules::arrowsFree(painted, faults);
    rules::filled(diagram->lane(), diagram->places(), faults);
    EXPECT_EQ(faults.text(), "");
    const auto count = [&](const char* text) {
        return std::ranges::count(painted.texts, QString::fromLatin1(text), &app::windows::PaintedText::text);
    };
    EXPECT_EQ(count("ESTABLISHED"), 11 + 1) << "of each client at its life line, and of the giant";
    EXPECT_GE(count("PSH+ACK"), 1) << "across the life lines of others";
    EXPECT_EQ(painted.arrows.size(), 2u);
}

TEST_P(Crowd, FewStandSideBySide) {
    const auto diagram = shown(4);
    EXPECT_FALSE(diagram->places().crowd);
    for (const auto& head : diagram->lane().heads)
        EXPECT_TRUE(head.turned.parts.empty());
    for (const auto& label : diagram->lane().labels)
        EXPECT_FALSE(label.across) << "there is room between them";
}

INSTANTIATE_TEST_SUITE_P(Screens, Crowd, ::testing::Values(QSize(1920, 1080), QSize(1280, 720), QSize(1024, 768)),
                         [](const auto& screen) { return "w" + std::to_string(screen.param.width()); });

}  // namespace
}  // namespace tests::gui
