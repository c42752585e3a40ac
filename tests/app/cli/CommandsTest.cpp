// The program itself, run as a user's script runs it: exit codes, sentences, whole files or none.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "tests/support/FrameBuilder.h"
#include "tests/support/Programs.h"

namespace {

using tests::support::ProgramRun;
using tests::support::runProgram;
using tests::support::TemporaryDirectory;

ProgramRun sockstage(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), SOCKSTAGE_PROGRAM);
    return runProgram(arguments);
}

std::size_t sentences(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

// One line on stderr that starts with the program's name.
void expectOneSentence(const ProgramRun& run) {
    EXPECT_EQ(sentences(run.err), 1u) << run.err;
    EXPECT_EQ(run.err.rfind("sockstage: ", 0), 0u) << run.err;
}

TEST(Commands, ListTellsTheArticleInItsOrder) {
    const ProgramRun run = sockstage({"list", "--json"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    const auto demos = nlohmann::json::parse(run.out).at("demos");
    ASSERT_GE(demos.size(), 5u);
    for (const auto& demo : demos) {
        EXPECT_FALSE(demo.at("title").at("en").get<std::string>().empty());
        EXPECT_FALSE(demo.at("title").at("zh_CN").get<std::string>().empty());
    }
}

TEST(Commands, NoLocaleMakesQtTalk) {
    for (const char* locale : {"LC_ALL=C", "LC_ALL=C.UTF-8", "LC_ALL=zh_CN.UTF-8", "LC_ALL=no-such-locale"}) {
        const ProgramRun run = runProgram({"env", locale, SOCKSTAGE_PROGRAM, "list"});
        EXPECT_EQ(run.exitCode, 0) << locale;
        EXPECT_EQ(run.err, "") << locale;
    }
}

TEST(Commands, UnknownDemoSaysWhichComeClose) {
    const ProgramRun run = sockstage({"run", "three-way-handshak", "--headless"});
    EXPECT_EQ(run.exitCode, 2);
    expectOneSentence(run);
    EXPECT_NE(run.err.find("'three-way-handshake'"), std::string::npos) << run.err;
}

TEST(Commands, UnwritableOutputIsToldBeforeAnythingRuns) {
    TemporaryDirectory directory;
    const std::string report = directory.file("no-such-folder/r.json");
    const ProgramRun run = sockstage({"run", "three-way-handshake", "--headless", "--json", report});
    EXPECT_EQ(run.exitCode, 3);
    expectOneSentence(run);
    EXPECT_NE(run.err.find(report), std::string::npos) << run.err;
    EXPECT_EQ(run.out, "");
}

TEST(Commands, MissingScenarioFile) {
    const ProgramRun run = sockstage({"run", "/no/such/demo.json", "--headless"});
    EXPECT_EQ(run.exitCode, 3);
    expectOneSentence(run);
}

TEST(Commands, BrokenScenarioNamesLineAndReason) {
    TemporaryDirectory directory;
    const std::string file = directory.file("demo.json");
    std::ofstream(file) << "{\n  \"id\": \"x\",\n  \"title\": \n}\n";
    const ProgramRun run = sockstage({"run", file, "--headless"});
    EXPECT_EQ(run.exitCode, 3);
    expectOneSentence(run);
    EXPECT_NE(run.err.find("line 3, column 11: a value is missing after ':'"), std::string::npos) << run.err;
}

TEST(Commands, WhatIsNoCaptureIsTold) {
    TemporaryDirectory directory;
    const std::string file = directory.file("text.pcap");
    std::ofstream(file) << "hello, this is a text";
    for (const std::string& name : {file, directory.file("missing.pcap"), directory.path().string()}) {
        const ProgramRun run = sockstage({"states", name, "--json"});
        EXPECT_EQ(run.exitCode, 3) << name;
        expectOneSentence(run);
        EXPECT_NE(run.err.find(name), std::string::npos) << run.err;
    }
}

TEST(Commands, WithoutADisplayTheHeadlessFormIsNamed) {
    const ProgramRun run = runProgram({"env", "-u", "DISPLAY", "-u", "WAYLAND_DISPLAY", "-u", "QT_QPA_PLATFORM",
                                       "SOCKSTAGE_TYPED=./app/run", SOCKSTAGE_PROGRAM, "run", "four-way-close"});
    EXPECT_EQ(run.exitCode, 4);
    expectOneSentence(run);
    EXPECT_NE(run.err.find("'./app/run run four-way-close --headless'"), std::string::npos) << run.err;
}

TEST(Commands, NewWritesADemoThatIsReadAgainAndNeverOverwrites) {
    TemporaryDirectory directory;
    const std::string file = directory.file("my-demo");
    ASSERT_EQ(sockstage({"new", file}).exitCode, 0);
    ASSERT_TRUE(std::filesystem::exists(file + ".json"));
    const ProgramRun again = sockstage({"new", file});
    EXPECT_EQ(again.exitCode, 3);
    expectOneSentence(again);
}

std::string contentsOf(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Commands, NoWordOfAFileIsObeyedByTheTerminal) {
    TemporaryDirectory directory;
    const std::string file = directory.file("hostile.json");
    std::ofstream(file) << R"json({"id": "h", "title": "\u001b]0;owned\u0007\u001b[2J", "gate": "pass",
        "actors": [{"name": "client", "role": "client"}],
        "steps": [{"say": "x", "actor": "client", "call": "fd = socket(AF_INET, SOCK_STREAM)"}]})json";
    const ProgramRun run = sockstage({"run", file, "--headless"});
    EXPECT_EQ(run.exitCode, 0) << run.err;
    EXPECT_NE(run.out.find("owned"), std::string::npos) << run.out;
    EXPECT_EQ(run.out.find_first_of("\x1b\x07"), std::string::npos);
    std::ofstream(file) << R"json({"id": "h", "title": "t", "\u001b[2J": 1})json";
    const ProgramRun refused = sockstage({"run", file, "--headless"});
    EXPECT_EQ(refused.exitCode, 3);
    EXPECT_EQ(refused.err.find('\x1b'), std::string::npos);
}

TEST(Commands, ExportsTheChartsInEveryFormatAndBothLanguages) {
    TemporaryDirectory directory;
    const std::string session = SOCKSTAGE_SOURCE_DIR "/resources/sessions/last-ack-lost.pcapng";
    for (const char* name : {"chart.svg", "chart.pdf", "chart.png"}) {
        const ProgramRun run = sockstage({"export", session, "--view", "chart", "-o", directory.file(name)});
        EXPECT_EQ(run.exitCode, 0) << run.err;
        EXPECT_GT(contentsOf(directory.file(name)).size(), 2000u) << name;
    }
    EXPECT_NE(contentsOf(directory.file("chart.svg")).find("server: sent again"), std::string::npos);
    ASSERT_EQ(
        sockstage({"export", session, "--view", "chart", "--lang", "zh_CN", "-o", directory.file("zh.svg")}).exitCode,
        0);
    EXPECT_NE(contentsOf(directory.file("zh.svg")).find("重发"), std::string::npos);
}

// The program as a shell starts it, with redirections.
ProgramRun shell(const std::string& line) {
    return runProgram({"sh", "-c", "S='" SOCKSTAGE_PROGRAM "'; " + line});
}

TEST(Commands, OutputThatDoesNotArriveIsAFault) {
    const std::string session = "'" SOCKSTAGE_SOURCE_DIR "/resources/sessions/last-ack-lost.pcapng'";
    for (const std::string& command : {std::string("list"), "states " + session, "states --json " + session,
                                       std::string("check"), std::string("--help")}) {
        for (const char* target : {">/dev/full", ">&-"}) {
            const ProgramRun run = shell("\"$S\" " + command + " " + target);
            EXPECT_EQ(run.exitCode, 3) << command << ' ' << target;
            expectOneSentence(run);
        }
    }
    const ProgramRun gone = shell("{ \"$S\" list; echo $? >&2; } | exec true");
    EXPECT_NE(gone.err.find("3"), std::string::npos) << gone.err;
}

TEST(Commands, ClosedDescriptorsAreNotTakenForTheSession) {
    TemporaryDirectory directory;
    const std::string file = directory.file("s.pcapng");
    const ProgramRun run = shell("\"$S\" run three-way-handshake --headless --save '" + file + "' <&- >&- 2>&-");
    EXPECT_EQ(run.exitCode, 3);  // what it says did not arrive
    const ProgramRun read = sockstage({"states", file});
    EXPECT_EQ(read.exitCode, 0) << read.err;
    EXPECT_NE(read.out.find("ESTABLISHED"), std::string::npos) << read.out;
}

TEST(Commands, ASessionWithoutRoomEndsTheRunWithItsReason) {
    TemporaryDirectory directory;
    const std::string file = directory.file("s.pcapng");
    const ProgramRun run = runProgram(
        {"prlimit", "--fsize=6000", SOCKSTAGE_PROGRAM, "run", "four-way-close", "--headless", "--save", file});
    EXPECT_NE(run.exitCode, 0);
    EXPECT_LT(run.exitCode, 5) << run.err;
    EXPECT_NE(run.err.find("no room for the session"), std::string::npos) << run.err;
}

TEST(Commands, AFullFolderForTemporaryFilesLosesNothing) {
    TemporaryDirectory directory;
    const std::string file = directory.file("s.pcapng");
    const ProgramRun run = runProgram({"env", "TMPDIR=/no/such/folder", "XDG_CACHE_HOME=/no/such/folder",
                                       SOCKSTAGE_PROGRAM, "run", "three-way-handshake", "--headless", "--save", file});
    EXPECT_EQ(run.exitCode, 0) << run.err;
    EXPECT_EQ(sockstage({"states", file}).exitCode, 0);
}

}  // namespace
