#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "model/report/RunReport.h"
#include "tests/model/scenario/FakeLab.h"

namespace tests {
namespace {

using nlohmann::json;
namespace flag = packet::flag;
using support::v4;

scenario::Scenario twoSteps() {
    auto parsed = scenario::parseScenario(R"j({"id": "t", "title": "t", "actors": [{"name": "client", "role": "client"},
        {"name": "server", "role": "server"}], "steps": [
        {"actor": "client", "call": "fd = socket(AF_INET, SOCK_STREAM)", "say": "First **call**.",
         "expect": [{"actor": "client", "returned": "socket"}]},
        {"deliver": "SYN from client", "say": {"en": "Second.", "zh_CN": "第二步。"}}]})j");
    EXPECT_TRUE(parsed.ok());
    return parsed.take();
}

// Two steps by their marks: a call; a SYN that was resent once while it was held, and its answer, dropped.
class RunReport : public testing::Test {
protected:
    scenario::Scenario scenario = twoSteps();
    FakeLab lab;

    void SetUp() override {
        lab.startActor("client");
        lab.startActor("server");
        lab.mark({0, trace::StepPhase::Began, {}});
        lab.call("client", std::get<scenario::CallAction>(scenario.steps[0].action).call.text);
        lab.socket(1, 101, 3, v4(40000), v4(9000), State::SynSent);
        lab.mark({0, trace::StepPhase::Done, {}});
        lab.mark({1, trace::StepPhase::Began, {}});
        lab.segment({v4(40000), v4(9000), 7, 0, flag::Syn, 65535, {}, {}});
        lab.segment({v4(40000), v4(9000), 7, 0, flag::Syn, 65535, {}, {}});
        lab.event(trace::PacketVerdict{{2}, trace::Verdict::Absorbed, {1}});
        lab.deliver({1});
        lab.segment({v4(9000), v4(40000), 90, 8, flag::Syn | flag::Ack, 65535, {}, {}});
        lab.drop({3});
    }
    json report(const report::RunOutcome& outcome = {"full", {}, 0, 1}) {
        return json::parse(report::runReport(scenario, lab.trace, outcome));
    }
};

TEST_F(RunReport, TellsStepsWithTheirSegments) {
    const json all = report();
    EXPECT_EQ(all["demo"], "t");
    EXPECT_EQ(all["mode"], "full");
    ASSERT_EQ(all["steps"].size(), 2u);
    EXPECT_EQ(all["steps"][0]["action"], "client: fd = socket(AF_INET, SOCK_STREAM)");
    EXPECT_EQ(all["steps"][0]["say"], "First **call**.");
    EXPECT_EQ(all["steps"][0]["segments"], json::array());
    EXPECT_EQ(all["steps"][0]["endpoints"][0]["actor"], "client");
    EXPECT_EQ(all["steps"][0]["endpoints"][0]["fd"], 3);
    EXPECT_EQ(all["steps"][0]["endpoints"][0]["kernel"], "SYN-SENT");
    EXPECT_EQ(all["steps"][1]["action"], "deliver SYN from client");
    EXPECT_EQ(all["steps"][1]["segments"], json({1, 3}));
}

TEST_F(RunReport, CountsAbsorbedCopiesOnTheOriginal) {
    const json segments = report()["segments"];
    ASSERT_EQ(segments.size(), 2u);
    EXPECT_EQ(segments[0]["id"], 1);
    EXPECT_EQ(segments[0]["flags"], "SYN");
    EXPECT_EQ(segments[0]["seq"], 7);
    EXPECT_EQ(segments[0]["verdict"], "delivered");
    EXPECT_EQ(segments[0]["resent"], 1);
    EXPECT_EQ(segments[0]["from"], "127.0.0.1:40000");
    EXPECT_EQ(segments[1]["flags"], "SYN,ACK");
    EXPECT_EQ(segments[1]["verdict"], "dropped");
    EXPECT_GT(segments[1]["time"].get<double>(), segments[0]["time"].get<double>());
    EXPECT_LT(segments[1]["time"].get<double>(), 1.0) << "since the session's start";
}

TEST_F(RunReport, TellsCallsWithResultAndErrno) {
    const json calls = report()["calls"];
    ASSERT_EQ(calls.size(), 1u);
    EXPECT_EQ(calls[0]["actor"], "client");
    EXPECT_EQ(calls[0]["pid"], 101);
    EXPECT_EQ(calls[0]["call"], "fd = socket(AF_INET, SOCK_STREAM)");
    EXPECT_EQ(calls[0]["result"], 0);
    EXPECT_EQ(calls[0]["errno"], 0);
    EXPECT_LT(calls[0]["enter"].get<double>(), calls[0]["return"].get<double>());
}

TEST_F(RunReport, TellsConnectionsWithTheKernelsStates) {
    const json connections = report()["connections"];
    ASSERT_EQ(connections.size(), 1u);
    EXPECT_EQ(connections[0]["client"], "127.0.0.1:40000");
    EXPECT_EQ(connections[0]["client_kernel_states"].back(), "SYN-SENT");
    EXPECT_EQ(connections[0]["client_states"].back(), "SYN-SENT");
    EXPECT_EQ(connections[0]["server_states"].back(), "SYN-RECEIVED");
}

TEST_F(RunReport, TellsWhatFailed) {
    const json all = report({"full", {"step 2: no"}, 3, 1});
    EXPECT_EQ(all["disagreements"], 3);
    EXPECT_EQ(all["expectations"]["met"], 1);
    EXPECT_EQ(all["expectations"]["failed"], json({"step 2: no"}));
}

TEST_F(RunReport, ARecordedSessionTellsItsOwnOutcome) {
    lab.mark({1, trace::StepPhase::Failed, "step 2: no"});
    const report::RunOutcome outcome = report::recordedOutcome(scenario, lab.trace);
    EXPECT_EQ(outcome.mode, "replay");
    EXPECT_EQ(outcome.met, 1u);
    EXPECT_EQ(outcome.failed, std::vector<std::string>{"step 2: no"});
}

// The words of `run --json`, for whatever the gate may have done.
TEST_F(RunReport, TellsEachVerdictInAWord) {
    using trace::Verdict;
    const std::vector<std::pair<Verdict, std::string>> words = {
        {Verdict::Held, "held"},        {Verdict::Kept, "kept"},       {Verdict::Delivered, "delivered"},
        {Verdict::Dropped, "dropped"},  {Verdict::Delayed, "delayed"}, {Verdict::Duplicated, "duplicated"},
        {Verdict::Injected, "injected"}};
    const std::size_t before = report()["segments"].size();
    for (const auto& [verdict, word] : words) {
        const auto packet = lab.segment({v4(9000), v4(40000), 91, 8, flag::Ack, 65535, "x", {}});
        if (verdict != Verdict::Held)
            lab.event(trace::PacketVerdict{packet, verdict, {}});
    }
    const json segments = report()["segments"];
    for (std::size_t i = 0; i < words.size(); ++i)
        EXPECT_EQ(segments[before + i]["verdict"], words[i].second);
}

}  // namespace
}  // namespace tests
