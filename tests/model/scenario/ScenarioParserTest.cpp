#include <gtest/gtest.h>

#include "model/scenario/Limits.h"
#include "model/scenario/Scenario.h"
#include "model/scenario/Template.h"

namespace {

using namespace model;
using namespace model::scenario;

// One line a key, so that a row can name the line of its fault.
constexpr std::string_view kGood = R"j({
  "id": "demo",
  "title": {"en": "Demo", "zh_CN": "演示"},
  "actors": [
    {"name": "client", "role": "client"},
    {"name": "server", "role": "server"}
  ],
  "sysctls": {"net.ipv4.tcp_syn_retries": 6},
  "steps": [
    {
      "actor": "server",
      "call": "listener = socket(AF_INET, SOCK_STREAM)",
      "say": "**socket()**",
      "expect": [{"actor": "server", "returned": "socket"}]
    },
    {
      "deliver": "SYN from client",
      "say": {"en": "It arrives.", "zh_CN": "到达。"},
      "questions": [{"ask": "Which?", "choices": ["a", "b"], "answer": 1}],
      "expect": [
        {"actor": "server", "state": "SYN-RECEIVED"},
        {"held": "SYN,ACK from server"}
      ]
    }
  ]
})j";

std::string with(std::string_view from, std::string_view to) {
    std::string text(kGood);
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

TEST(ScenarioParser, ReadsWhatTheFormatSays) {
    const auto parsed = parseScenario(kGood);
    ASSERT_TRUE(parsed.ok()) << parsed.error().line << ": " << parsed.error().reason.english();
    const Scenario& scenario = parsed.value();
    EXPECT_EQ(scenario.id, "demo");
    EXPECT_EQ(scenario.chapter, "yours");
    EXPECT_EQ(scenario.title.in("zh_CN"), "演示");
    EXPECT_EQ(scenario.sysctls.at("net.ipv4.tcp_syn_retries"), "6");
    EXPECT_EQ(scenario.source, kGood);
    ASSERT_EQ(scenario.steps.size(), 2u);
    EXPECT_EQ(scenario.steps[0].say.in("zh_CN"), "**socket()**") << "one text serves both languages";
    EXPECT_EQ(scenario.steps[0].line, 10u);
    EXPECT_EQ(scenario.steps[1].line, 16u);
    const auto& judged = std::get<JudgeAction>(scenario.steps[1].action);
    EXPECT_EQ(judged.packet.from, "client");
    EXPECT_EQ(judged.judgement.kind, trace::Judgement::Kind::Deliver);
    EXPECT_EQ(scenario.steps[1].questions[0].answer, 1u);
    EXPECT_EQ(std::get<StateExpectation>(scenario.steps[1].expect[0]).state, State::SynReceived);
    ASSERT_EQ(scenario.program("server").size(), 1u);
    EXPECT_EQ(scenario.program("server")[0].text, "listener = socket(AF_INET, SOCK_STREAM)");
}

TEST(ScenarioParser, CommentsAreNothing) {
    EXPECT_TRUE(parseScenario(with("\"id\"", "// a comment \"with\" {things}\n /* and\nanother */ \"id\"")).ok());
}

TEST(ScenarioParser, CommentsCountAsLines) {
    const auto parsed = parseScenario(with("\"id\": \"demo\"", "/* one\ntwo */ \"id\": 5"));
    ASSERT_FALSE(parsed.ok());
    EXPECT_EQ(parsed.error().line, 3u);
}

struct Wrong {
    const char* name;
    const char* from;
    const char* to;
    std::uint32_t line;
    const char* reason;  // part of it
};

class ScenarioErrors : public testing::TestWithParam<Wrong> {};

TEST_P(ScenarioErrors, NameTheFaultAndItsLine) {
    const auto parsed = parseScenario(with(GetParam().from, GetParam().to));
    ASSERT_FALSE(parsed.ok());
    const std::string reason = parsed.error().reason.english();
    EXPECT_NE(reason.find(GetParam().reason), std::string::npos) << reason;
    EXPECT_EQ(parsed.error().line, GetParam().line) << reason;
}

INSTANTIATE_TEST_SUITE_P(
    , ScenarioErrors,
    testing::Values(
        Wrong{"syntax", "\"id\": \"demo\",", "\"id\": \"demo\"", 2, "a comma is missing after line 2"},
        Wrong{"cutOff", "    }\n  ]\n}", "", 24, "the '{' of line 16 is still open: '}' is missing"},
        Wrong{"hugeNumber", "syn_retries\": 6", "syn_retries\": 1e999", 8, "the number 1e999 is too large"},
        Wrong{"unknownKey", "\"sysctls\"", "\"sysctl\"", 8, "did you mean 'sysctls'?"},
        Wrong{"unknownStepKey", "\"say\": {\"en\"", "\"sya\": {\"en\"", 18, "did you mean 'say'?"},
        Wrong{"twice", "\"id\": \"demo\",", "\"id\": \"demo\",\n\"id\": \"demo\",", 3, "given twice"},
        Wrong{"wrongType", "\"id\": \"demo\"", "\"id\": 5", 2, "'id' must be text"},
        Wrong{"badId", "\"id\": \"demo\"", "\"id\": \"My Demo\"", 2, "small letters"},
        Wrong{"noTitle", "\"title\": {\"en\": \"Demo\", \"zh_CN\": \"演示\"},", "", 1, "lacks 'title'"},
        Wrong{"emptyNarration", "\"say\": \"**socket()**\"", "\"say\": \"  \"", 13, "step 1: 'say' is empty"},
        Wrong{"emptyChinese", "\"zh_CN\": \"到达。\"", "\"zh_CN\": \"\"", 18, "'zh_CN' is empty"},
        Wrong{"badLanguage", "\"zh_CN\": \"到达。\"", "\"zh\": \"到达。\"", 18, "unknown key 'zh'"},
        Wrong{"unknownActor", "\"actor\": \"server\",\n      \"call\"", "\"actor\": \"sevrer\",\n      \"call\"", 11,
              "did you mean 'server'?"},
        Wrong{"unknownSender", "SYN from client", "SYN from cleint", 17, "did you mean 'client'?"},
        Wrong{"sameActor", "{\"name\": \"server\", \"role\"", "{\"name\": \"client\", \"role\"", 6,
              "two actors 'client'"},
        Wrong{"badActor", "{\"name\": \"server\"", "{\"name\": \"The server\"", 6, "small letters"},
        Wrong{"badRole", "\"role\": \"server\"", "\"role\": \"sever\"", 6, "did you mean 'server'?"},
        Wrong{"badState", "SYN-RECEIVED", "SYN-RCVD", 21, "unknown state 'SYN-RCVD'; possible: CLOSED LISTEN"},
        Wrong{"badSelector", "SYN,ACK from server", "SYN+ACK from server", 22, "unknown segment 'SYN+ACK'"},
        Wrong{"selectorTail", "SYN from client", "SYN from client now", 17, "nothing may follow"},
        Wrong{"badCall", "socket(AF_INET", "soket(AF_INET", 12, "did you mean 'socket'?"},
        Wrong{"callPlace", "SOCK_STREAM)", "SOCK_STREAM", 12, "at character 39"},
        Wrong{"unknownVariable", "listener = socket(AF_INET, SOCK_STREAM)", "listen(lisener, 5)", 12,
              "has no variable 'lisener'"},
        Wrong{"twoActions", "\"deliver\": \"SYN from client\"", "\"deliver\": \"SYN from client\", \"wait\": true", 17,
              "one action"},
        Wrong{"delayWithoutTime", "\"deliver\"", "\"delay\"", 16, "lacks 'ms'"},
        Wrong{"timeWithoutDelay", "\"deliver\"", "\"ms\": 5, \"deliver\"", 17, "goes with 'delay' only"},
        Wrong{"noAction", "\"deliver\": \"SYN from client\",", "", 16, "needs an action"},
        Wrong{"actorWithDeliver", "\"deliver\"", "\"actor\": \"client\", \"deliver\"", 17, "takes no 'actor'"},
        Wrong{"noActor", "\"actor\": \"server\",\n      \"call\"", "\n      \"call\"", 10, "lacks 'actor'"},
        Wrong{"unknownExpectation", "{\"held\"", "{\"hold\"", 22, "did you mean 'held'"},
        Wrong{"expectationIsText", "{\"held\": \"SYN,ACK from server\"}", "\"SYN held\"", 22, "is an object"},
        Wrong{"answerOutside", "\"answer\": 1", "\"answer\": 2", 19, "from 0 to 1"},
        Wrong{"oneChoice", "[\"a\", \"b\"]", "[\"a\"]", 19, "two choices"},
        Wrong{"badSysctl", "net.ipv4", "kernel.ipv4", 8, "does not begin with 'net.'"},
        Wrong{"badReturned", "\"returned\": \"socket\"", "\"returned\": \"sockte\"", 14, "did you mean 'socket'?"},
        Wrong{"badError", "\"returned\": \"socket\"", "\"returned\": \"socket\", \"error\": \"ECONREFUSED\"", 14,
              "did you mean 'ECONNREFUSED'?"},
        Wrong{"panelIsText", "\"steps\": [", "\"steps\": [], \"panel\": [", 9, "must be text"},
        Wrong{"badPanel", "\"steps\": [", "\"panel\": \"latter\", \"steps\": [", 9, "did you mean 'ladder'?"},
        Wrong{"lateStart", "\"deliver\": \"SYN from client\"", "\"start\": \"server\"", 11, "has not started yet"}),
    [](const auto& row) { return row.param.name; });

struct Placed {
    const char* from;
    const char* to;
    std::uint32_t line, column;
};

// The place of the mistake itself, and not of the value, object or line that holds it.
TEST(ScenarioPlaces, PointAtTheMistake) {
    for (const Placed& row : {
             Placed{"\"id\": \"demo\",", "\"id\": \"demo\"", 2, 15},
             Placed{"\"sysctls\"", "\"sysctl\"", 8, 3},
             Placed{"SYN-RECEIVED", "SYN-RCVD", 21, 38},
             Placed{"演示", "演\\x示", 3, 38},
             Placed{"socket(AF_INET", "soket(AF_INET", 12, 27},
             Placed{"socket(AF_INET, SOCK_STREAM)", "socket(AF_INET, \\u0053OCK_STREM)", 12, 43},
             Placed{"listener = socket(AF_INET, SOCK_STREAM)", "x = listen(5, \\\"\\\")", 12, 30},
         }) {
        const auto parsed = parseScenario(with(row.from, row.to));
        ASSERT_FALSE(parsed.ok()) << row.to;
        const std::string reason = parsed.error().reason.english();
        EXPECT_EQ(parsed.error().line, row.line) << row.to << ": " << reason;
        EXPECT_EQ(parsed.error().column, row.column) << row.to << ": " << reason;
    }
}

// The smallest scenario, its steps as given.
std::string scenarioOf(const std::string& steps) {
    return R"j({"id": "x", "title": "x", "actors": [{"name": "client", "role": "client"}], "steps": [)j" + steps + "]}";
}
std::string repeated(const std::string& entry, std::size_t times) {
    std::string all = entry;
    while (--times > 0)
        all += "," + entry;
    return all;
}
std::string refusal(const std::string& text) {
    const auto parsed = parseScenario(text);
    return parsed.ok() ? std::string() : parsed.error().reason.english();
}

TEST(ScenarioLimits, AreToldWhereTheyAreExceeded) {
    using namespace limits;
    const std::string open = R"j({"actor": "client", "call": "fd = socket(AF_INET, SOCK_STREAM)", "say": "x"})j";
    EXPECT_EQ(refusal(scenarioOf(repeated(open, kSteps))), "");
    EXPECT_EQ(refusal(scenarioOf(repeated(open, kSteps + 1))), "a scenario has 10000 steps at most");
    const std::string write = R"j({"actor": "client", "call": "write(0, \"x\" * 16777216)", "say": "x"})j";
    EXPECT_EQ(refusal(scenarioOf(repeated(write, 16))), "");
    EXPECT_EQ(refusal(scenarioOf(repeated(write, 17))),
              "step 17: a scenario writes 256 MiB at most, all calls together");
    const std::string then = R"j({"actor": "client", "call": "close(0)", "say": "x", "then": [)j";
    EXPECT_EQ(refusal(scenarioOf(then + repeated("\"close(0)\"", kCalls - 1) + "]}")), "");
    EXPECT_EQ(refusal(scenarioOf(then + repeated("\"close(0)\"", kCalls) + "]}")),
              "step 1: a scenario has 20000 calls at most");
    std::string forks = scenarioOf("");
    forks.resize(forks.size() - 2);
    for (std::size_t i = 1; i < kActors; ++i)
        forks += R"j({"actor": "client", "call": "c)j" + std::to_string(i) + R"j( = fork()", "say": "x"},)j";
    EXPECT_EQ(refusal(forks + open + "]}"), "");
    EXPECT_EQ(refusal(forks + R"j({"actor": "client", "call": "one = fork()", "say": "x"}]})j"),
              "step 200: a scenario has 200 actors at most");
    std::string actors = R"j({"name": "a0", "role": "client"})j";
    for (std::size_t i = 1; i <= kActors; ++i)
        actors += R"j(,{"name": "a)j" + std::to_string(i) + R"j(", "role": "client"})j";
    EXPECT_EQ(refusal(R"j({"id": "x", "title": "x", "actors": [)j" + actors + R"j(], "steps": []})j"),
              "a scenario has 200 actors at most");
    EXPECT_EQ(refusal(std::string(kFileBytes + 1, ' ')), "the file is larger than 4 MiB");
    EXPECT_EQ(refusal(std::string(100'000, '[')), "brackets are nested more than 64 deep");
}

TEST(ScenarioParser, ADelayHasItsTime) {
    const auto parsed = parseScenario(with("\"deliver\"", "\"ms\": 250, \"delay\""));
    ASSERT_TRUE(parsed.ok()) << parsed.error().reason.english();
    const auto& judged = std::get<JudgeAction>(parsed.value().steps[1].action);
    EXPECT_EQ(judged.judgement, (trace::Judgement{trace::Judgement::Kind::Delay, 250}));
}

TEST(ScenarioParser, ForkedChildrenAreActorsWithTheParentsVariables) {
    const std::string forked = with(
        R"("deliver": "SYN from client")",
        R"j("actor": "server", "call": "child = fork()", "say": "x"}, {"actor": "child", "call": "close(listener)")j");
    const auto parsed = parseScenario(forked);
    ASSERT_TRUE(parsed.ok()) << parsed.error().reason.english();
    const auto early =
        parseScenario(with(R"("deliver": "SYN from client")", R"j("actor": "child", "call": "close(listener)")j"));
    ASSERT_FALSE(early.ok());
}

TEST(ScenarioParser, EveryCutOfAGoodFileIsAnError) {
    for (std::size_t n = 0; n + 1 < kGood.size(); ++n)
        EXPECT_FALSE(parseScenario(kGood.substr(0, n)).ok()) << n;
}

TEST(ScenarioParser, DeepNestingIsAnErrorAndNoCrash) {
    EXPECT_FALSE(parseScenario(std::string(100'000, '[')).ok());
    EXPECT_FALSE(parseScenario(std::string(100'000, '[') + std::string(100'000, ']')).ok());
}

TEST(Template, ParsesAndCarriesTheName) {
    const auto parsed = parseScenario(scenarioTemplate("my-demo"));
    ASSERT_TRUE(parsed.ok()) << parsed.error().line << ": " << parsed.error().reason.english();
    EXPECT_EQ(parsed.value().id, "my-demo");
    EXPECT_EQ(parsed.value().steps.size(), 5u);
}

}  // namespace
