// Every view that leaves as text, of every demo as it was recorded: nothing that a class sees is missing, what is
// special in a language is escaped, and the languages' own programs read it.
#include <gtest/gtest.h>

#include <QTemporaryDir>
#include <fstream>
#include <regex>

#include "app/exporting/Exporter.h"
#include "app/session/ScenarioStore.h"
#include "app/session/Stage.h"
#include "model/report/TextFormats.h"
#include "tests/gui/diagrams/SampleInputs.h"
#include "tests/support/Programs.h"

namespace {

using app::diagrams::DiagramInputs;
using app::session::Stage;
using model::report::TextFormat;
using tests::support::runProgram;

std::string exported(const Stage& stage, const std::string& view, const std::string& suffix) {
    DiagramInputs in;
    in.trace = &stage.trace();
    in.scene = &stage.scene();
    in.scenario = stage.scenario();
    const auto text =
        app::exporting::renderedText(QString::fromStdString(view), QString::fromStdString("x." + suffix), in);
    return text ? text->toStdString() : "";
}

void play(Stage& stage, const QString& demo) {
    auto scenario = app::session::loadDemo(demo);
    ASSERT_TRUE(scenario);
    ASSERT_EQ(stage.replay(scenario.value(), app::session::recordedSession(demo)).toStdString(), "");
    stage.last();
}

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += what.size())
        ++found;
    return found;
}

TEST(TextExport, EveryFormatOfEveryDemoHasTheStatesAndSegments) {
    for (const QString& demo : app::session::builtInDemos()) {
        Stage stage;
        play(stage, demo);
        std::size_t segments = 0;
        for (const auto& packet : stage.trace().packets())
            segments += stage.trace().fate(packet.seen.packet, stage.end()).verdict != model::trace::Verdict::Absorbed;
        for (const TextFormat& format : model::report::textFormats()) {
            SCOPED_TRACE(testing::Message() << demo.toStdString() << ' ' << format.view << '.' << format.suffix);
            const std::string text = exported(stage, std::string(format.view), std::string(format.suffix));
            ASSERT_FALSE(text.empty());
            EXPECT_EQ(text.back(), '\n');
            if (format.view == "ladder" && format.suffix == "mmd") {
                EXPECT_EQ(count(text, "->>") + count(text, "-x"), segments);
            }
        }
    }
}

TEST(TextExport, TheHandshakeInMermaid) {
    Stage stage;
    play(stage, QStringLiteral("three-way-handshake"));
    const std::string text = exported(stage, "ladder", "mmd");
    const std::size_t syn = text.find("p1->>p2: SYN · seq = x"),
                      answer = text.find("p2->>p1: SYN+ACK · seq = y, ack = x+1"),
                      ack = text.find("p1->>p2: ACK · seq = x+1, ack = y+1");
    EXPECT_LT(syn, answer) << text;
    EXPECT_LT(answer, ack) << text;
    EXPECT_NE(ack, std::string::npos) << text;
    EXPECT_LT(text.find("Note over p1: SYN-SENT"), answer) << text;
    EXPECT_NE(text.find("Note over p2: SYN-RECEIVED"), std::string::npos) << text;
    EXPECT_NE(exported(stage, "states", "mmd").find("SYN_SENT --> ESTABLISHED"), std::string::npos);
}

TEST(TextExport, ADroppedSegmentIsLost) {
    Stage stage;
    play(stage, QStringLiteral("last-ack-lost"));
    std::size_t dropped = 0;
    for (const auto& packet : stage.trace().packets())
        dropped += stage.trace().fate(packet.seen.packet, stage.end()).verdict == model::trace::Verdict::Dropped;
    ASSERT_GT(dropped, 0u);
    EXPECT_EQ(count(exported(stage, "ladder", "mmd"), "-x"), dropped);
    EXPECT_EQ(count(exported(stage, "ladder", "msc"), " -x "), dropped);
    const std::string mail = exported(stage, "ladder", "txt");
    EXPECT_EQ(count(mail, "X|") + count(mail, "|X"), dropped) << mail;
}

TEST(TextExport, AMailHasAHundredColumns) {
    for (const QString& demo : app::session::builtInDemos()) {
        Stage stage;
        play(stage, demo);
        std::istringstream lines(exported(stage, "ladder", "txt"));
        for (std::string line; std::getline(lines, line);)
            EXPECT_LE(QString::fromStdString(line).size(), 100) << demo.toStdString() << ": " << line;
    }
}

TEST(TextExport, MscgenReadsEveryDemo) {
    SOCKSTAGE_NEEDS_PROGRAM("mscgen");
    QTemporaryDir folder;
    for (const QString& demo : app::session::builtInDemos()) {
        Stage stage;
        play(stage, demo);
        const std::string file = folder.filePath("x.msc").toStdString(), svg = folder.filePath("x.svg").toStdString();
        std::ofstream(file) << exported(stage, "ladder", "msc");
        const auto run = runProgram({"mscgen", "-T", "svg", "-i", file, "-o", svg});
        EXPECT_EQ(run.exitCode, 0) << demo.toStdString() << ": " << run.err << exported(stage, "ladder", "msc");
    }
}

// The first process of the sample is called what each language has for itself.
TEST(TextExport, NamesStayNames) {
    const std::string name = "a\"];|<script>&;#\\{}%~*_[x]|\n=1+1,";
    tests::support::SampleTrace sample;
    tests::gui::SampleInputs inputs(std::move(sample));
    DiagramInputs in = inputs.at();
    model::scenario::Scenario scenario;
    for (const auto& actor : inputs.scene.actors)
        scenario.actors.push_back({.name = actor.name, .title = {name, name}});
    scenario.title = {name, name};
    in.scenario = &scenario;
    const auto text = [&](const char* view, const char* suffix) {
        return app::exporting::renderedText(view, QString("x.") + suffix, in)->toStdString();
    };
    EXPECT_EQ(text("ladder", "mmd").find("<script>"), std::string::npos);
    EXPECT_EQ(text("calls", "html").find("<script>"), std::string::npos);
    EXPECT_EQ(text("calls", "md").find("<script>"), std::string::npos);
    EXPECT_EQ(text("calls", "md").find(" | x"), std::string::npos);
    EXPECT_NE(text("ladder", "msc").find(R"(label="a\"];)"), std::string::npos) << text("ladder", "msc");
    EXPECT_NE(text("calls", "csv").find("\"a\"\"];|"), std::string::npos) << text("calls", "csv");
    EXPECT_NE(text("ladder", "tex").find(R"(\{\}\%)"), std::string::npos) << text("ladder", "tex");
}

}  // namespace
