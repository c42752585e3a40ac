// What an author is told of a scenario file: the mistake, its place, and what to write instead.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/support/Programs.h"

namespace {

using tests::support::ProgramRun;
using tests::support::runProgram;
using tests::support::TemporaryDirectory;

constexpr std::string_view kGood = R"j({
  "id": "x",
  "title": "x",
  "gate": "pass",
  "actors": [{"name": "client", "role": "client"}],
  "steps": [
    {
      "actor": "client",
      "call": "fd = socket(AF_INET, SOCK_STREAM)",
      "say": "x"
    }
  ]
})j";

std::string with(std::string_view from, std::string_view to) {
    std::string text(kGood);
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

ProgramRun runScenario(const std::string& text) {
    const TemporaryDirectory directory;
    const std::string file = directory.file("demo.json");
    std::ofstream(file) << text;
    return runProgram({SOCKSTAGE_PROGRAM, "run", file, "--headless", "--live"});
}

struct Mistake {
    const char* name;
    const char* from;
    const char* to;
    const char* told;  // from "line" on
};

class Mistaken : public testing::TestWithParam<Mistake> {};

TEST_P(Mistaken, AreToldWithTheirPlace) {
    const ProgramRun run = runScenario(with(GetParam().from, GetParam().to));
    EXPECT_EQ(run.exitCode, 3);
    EXPECT_NE(run.err.find(GetParam().told), std::string::npos) << run.err;
    EXPECT_EQ(run.err.find('\n'), run.err.size() - 1) << "one sentence: " << run.err;
}

INSTANTIATE_TEST_SUITE_P(
    , Mistaken,
    testing::Values(Mistake{"MissingComma", "\"title\": \"x\",", "\"title\": \"x\"",
                            "line 3, column 15: a comma is missing after line 3. Mend the file"},
                    Mistake{"TrailingComma", "\"say\": \"x\"", "\"say\": \"x\",",
                            "line 10, column 17: there is a comma after the last entry, before '}'; take it out."},
                    Mistake{"SmartQuotes", "\"title\"", "“title”",
                            "line 3, column 3: a text stands in straight quotation marks, \"...\", and not in “."},
                    Mistake{"UnescapedQuote", "fd = socket(AF_INET, SOCK_STREAM)", "write(0, \"x\")",
                            "line 9, column 25: this quotation mark ends the text; one inside a text is written \\\"."},
                    Mistake{"TypeOfC", "fd = socket", "int fd = socket", "line 9, column 16: step 1: in \"int fd = "},
                    Mistake{"Sleep", "fd = socket(AF_INET, SOCK_STREAM)", "sleep(1)",
                            "a step with \"wait\": true lasts until"},
                    Mistake{"Setting", "\"gate\"", "\"sysctls\": {\"net.ipv4.tcp_sakc\": 1}, \"gate\"",
                            "line 4, column 15: this kernel has no setting 'net.ipv4.tcp_sakc'; did you mean "
                            "'net.ipv4.tcp_sack'?"}),
    [](const auto& row) { return row.param.name; });

TEST(Mistakes, WhatHasNoEndIsReadNoFurtherThanAScenarioMayBe) {
    for (const char* device : {"/dev/zero", "/dev/urandom"}) {
        const ProgramRun run =
            runProgram({"prlimit", "--as=2000000000", SOCKSTAGE_PROGRAM, "run", device, "--headless"});
        EXPECT_EQ(run.exitCode, 3) << device;
        EXPECT_NE(run.err.find("is larger than 4 MiB"), std::string::npos) << run.err;
    }
}

// More than the socket to the lab takes at once, before the lab has anything to answer.
TEST(Mistakes, ALongScenarioRuns) {
    const std::string notes = "\"say\": \"x\", \"notes\": \"" + std::string(2 << 20, 'n') + '"';
    const ProgramRun run = runScenario(with("\"say\": \"x\"", notes));
    if (run.exitCode == 4 && !tests::support::skipsAreFailures())
        GTEST_SKIP() << run.err;
    EXPECT_EQ(run.exitCode, 0) << run.err;
}

TEST(Mistakes, AStepThatWaitsSaysForWhat) {
    const ProgramRun run = runScenario(with("    }\n  ]", R"j(    },
    {"wait": true, "timeout": 2500, "say": "x", "expect": [{"actor": "client", "returned": "socket"},
                                                           {"held": "FIN from client"}]}
  ])j"));
    if (run.exitCode == 4 && !tests::support::skipsAreFailures())
        GTEST_SKIP() << run.err;
    EXPECT_EQ(run.exitCode, 1);
    EXPECT_NE(run.out.find("  2/2  waits: expectation 2 of 2: no FIN from client is held\n"), std::string::npos)
        << run.out;
    EXPECT_NE(run.err.find("step 2: after wait, expectation 2 of 2: no FIN from client is held"), std::string::npos)
        << run.err;
}

TEST(Mistakes, AValueThatTheKernelRefusesEndsTheRun) {
    const ProgramRun run = runScenario(with("\"gate\"", "\"sysctls\": {\"net.ipv4.tcp_sack\": \"many\"}, \"gate\""));
    if (run.exitCode == 4 && !tests::support::skipsAreFailures())
        GTEST_SKIP() << run.err;
    EXPECT_EQ(run.exitCode, 1);
    EXPECT_NE(run.err.find("sysctl net.ipv4.tcp_sack failed with EINVAL: the kernel does not take many"),
              std::string::npos)
        << run.err;
}

}  // namespace
