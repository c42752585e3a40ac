#include <gtest/gtest.h>

#include "app/cli/Arguments.h"

namespace app::cli {
namespace {

Arguments parsed(const QStringList& line) {
    auto result = parseArguments(line);
    EXPECT_TRUE(result.ok()) << line.join(' ').toStdString() << ": "
                             << (result ? "" : result.error().sentence.toStdString());
    return result ? result.take() : Arguments();
}

TEST(Arguments, NothingIsTheWindow) {
    EXPECT_EQ(parsed({}).command, CommandName::Window);
    EXPECT_TRUE(parsed({}).needsDisplay());
}

TEST(Arguments, HeadlessRunWithItsFiles) {
    const Arguments a =
        parsed({"run", "four-way-close", "--headless", "--save", "s.pcapng", "--json=r.json", "--export", "l.svg"});
    EXPECT_EQ(a.command, CommandName::Run);
    EXPECT_EQ(a.operand, "four-way-close");
    EXPECT_EQ(a.save, "s.pcapng");
    EXPECT_EQ(a.jsonFile, "r.json");
    EXPECT_EQ(a.exports, QStringList{"l.svg"});
    EXPECT_FALSE(a.needsDisplay());
}

TEST(Arguments, JsonTakesAFileForRunOnly) {
    EXPECT_TRUE(parsed({"list", "--json"}).json);
    EXPECT_TRUE(parsed({"states", "f.pcap", "--json"}).json);
    EXPECT_EQ(parsed({"states", "--json", "f.pcap"}).operand, "f.pcap");
}

TEST(Arguments, ScreenshotBeforeTheCommand) {
    const Arguments a = parsed({"--screenshot", "o.png", "run", "demo", "--step", "6", "--lang", "zh_CN", "--theme",
                                "dark", "--size", "1280x720", "--panel", "segment"});
    EXPECT_EQ(a.screenshot, "o.png");
    EXPECT_EQ(a.step, 6);
    EXPECT_EQ(a.size, QSize(1280, 720));
    EXPECT_EQ(a.panel, "segment");
    EXPECT_FALSE(a.needsDisplay());
}

struct Wrong {
    const char* name;
    QStringList line;
    const char* says;
};

class WrongArguments : public testing::TestWithParam<Wrong> {};

TEST_P(WrongArguments, AreToldInOneSentence) {
    auto result = parseArguments(GetParam().line);
    ASSERT_FALSE(result.ok());
    EXPECT_TRUE(result.error().sentence.contains(GetParam().says)) << result.error().sentence.toStdString();
}

INSTANTIATE_TEST_SUITE_P(
    All, WrongArguments,
    testing::Values(Wrong{"Command", {"rnu"}, "no command 'rnu'"},
                    Wrong{"Option", {"run", "x", "--hedless"}, "--hedless"},
                    Wrong{"NoDemo", {"run"}, "needs the id of a demo"},
                    Wrong{"NoValue", {"run", "x", "--save"}, "needs a value"},
                    Wrong{"Size", {"run", "x", "--size", "big"}, "1920x1080"},
                    Wrong{"OptionOfAnother", {"list", "--save", "x"}, "'sockstage list' has no option '--save'"},
                    Wrong{"TooMany", {"run", "a", "b"}, "one argument too many"},
                    Wrong{"ExportNeedsView", {"export", "f", "-o", "x.svg"}, "needs --view"},
                    Wrong{"JsonNeedsHeadless", {"run", "x", "--json", "r"}, "goes with --headless"}),
    [](const auto& wrong) { return wrong.param.name; });

}  // namespace
}  // namespace app::cli
