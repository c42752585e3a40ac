#include <gtest/gtest.h>

#include "model/scenario/CommandCodec.h"

namespace model::scenario {
namespace {

using trace::GateMode;
using trace::Judgement;
using trace::StepPhase;

TEST(CommandCodec, ReadsWhatItWrites) {
    const Command commands[] = {
        SysctlCommand{"net.ipv4.tcp_sack", "0"},
        MtuCommand{1500},
        GateCommand{GateMode::Slow, 900},
        ActorCommand{"client"},
        CallCommand{"client", "write(fd, \"h\\xff\\\"\")"},
        JudgeCommand{{3}, {Judgement::Kind::Drop}},
        DestroyCommand{{7}},
        SignalCommand{"server", "KILL"},
        SyncCommand{UINT64_MAX},
        MarkCommand{{2, StepPhase::Failed, "no LISTEN"}},
        SessionCommand{"{\"id\":\"x\"}", "full"},
        QuitCommand{},
    };
    static_assert(sizeof commands / sizeof *commands == std::variant_size_v<Command>);
    for (const Command& command : commands) {
        const std::string line = writeCommand(command);
        EXPECT_EQ(line.find('\n'), std::string::npos);
        const auto read = parseCommand(line);
        ASSERT_TRUE(read) << line << ": " << read.error().reason.english();
        EXPECT_EQ(read.value(), command) << line;
    }
}

TEST(CommandCodec, AJudgementIsACommandByItsOwnName) {
    for (std::size_t i = 0; i < trace::kJudgements.size(); ++i) {
        const JudgeCommand command{{3}, {static_cast<Judgement::Kind>(i), i == 0 ? 0u : 250u}};
        const std::string line = writeCommand(command);
        EXPECT_TRUE(line.starts_with("{\"cmd\":\"" + std::string(trace::kJudgements[i].name) + "\",\"packet\":3"))
            << line;
        const auto read = parseCommand(line);
        ASSERT_TRUE(read) << line;
        EXPECT_EQ(read.value(), Command(command));
    }
}

TEST(CommandCodec, WhatALineLeavesOutHasItsDefault) {
    const auto gate = parseCommand(R"({"cmd":"gate","mode":"hold"})");
    ASSERT_TRUE(gate);
    EXPECT_EQ(gate.value(), Command(GateCommand{GateMode::Hold, 0}));
    const auto session = parseCommand(R"({"cmd":"session"})");
    ASSERT_TRUE(session);
    EXPECT_EQ(session.value(), Command(SessionCommand{"", "full"}));
}

struct Wrong {
    const char* name;
    const char* line;
    const char* reason;
};

struct CommandErrors : testing::TestWithParam<Wrong> {};

TEST_P(CommandErrors, AreNamed) {
    const auto read = parseCommand(GetParam().line);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().reason.english(), GetParam().reason);
}

INSTANTIATE_TEST_SUITE_P(
    Lines, CommandErrors,
    testing::Values(Wrong{"Garbage", "hello", "not JSON"}, Wrong{"CutOff", "{\"cmd\":\"quit\"", "not JSON"},
                    Wrong{"NoObject", "[1]", "not a JSON object"}, Wrong{"NoCommand", "{}", "\"cmd\" is missing"},
                    Wrong{"Unknown", "{\"cmd\":\"dance\"}", "unknown command 'dance'"},
                    Wrong{"NegativeId", "{\"cmd\":\"drop\",\"packet\":-1}", "\"packet\" is not a number that fits"},
                    Wrong{"TextForId", "{\"cmd\":\"drop\",\"packet\":\"1\"}", "\"packet\" is not a whole number"},
                    Wrong{"MtuTooLarge", "{\"cmd\":\"mtu\",\"bytes\":70000}", "\"bytes\" is not a number up to 65536"},
                    Wrong{"Mode", "{\"cmd\":\"gate\",\"mode\":\"open\"}", "unknown mode 'open'"},
                    Wrong{"NoText", "{\"cmd\":\"call\",\"actor\":\"a\"}", "\"text\" is missing"}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace model::scenario
