#include <gtest/gtest.h>

#include "netio/lab/Command.h"

namespace netio::lab {
namespace {

using model::trace::GateMode;
using model::trace::StepPhase;

TEST(CommandParser, ReadsWhatItWrites) {
    const Command commands[] = {
        SysctlCommand{"net.ipv4.tcp_sack", "0"},
        MtuCommand{1500},
        GateCommand{GateMode::Slow, 900},
        ActorCommand{"client"},
        RunCommand{"client", "write(fd, \"h\\xff\\\"\")"},
        DeliverCommand{{3}},
        DropCommand{{4}},
        KeepCommand{{5}},
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
        EXPECT_EQ(read.value().index(), command.index());
        EXPECT_EQ(writeCommand(read.value()), line);
    }
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
                    Wrong{"NoObject", "[1]", "not a JSON object"}, Wrong{"NoCommand", "{}", "'cmd' must be a string"},
                    Wrong{"Unknown", "{\"cmd\":\"dance\"}", "unknown command 'dance'"},
                    Wrong{"NegativeId", "{\"cmd\":\"drop\",\"packet\":-1}", "'packet' must be a number"},
                    Wrong{"TextForId", "{\"cmd\":\"drop\",\"packet\":\"1\"}", "'packet' must be a number"},
                    Wrong{"MtuTooLarge", "{\"cmd\":\"mtu\",\"bytes\":70000}", "'bytes' must be a number up to 65536"},
                    Wrong{"Mode", "{\"cmd\":\"gate\",\"mode\":\"open\"}", "unknown mode 'open'"},
                    Wrong{"NoText", "{\"cmd\":\"call\",\"actor\":\"a\"}", "'text' must be a string"}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace netio::lab
