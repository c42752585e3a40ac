// Expectations can fail: each demo is broken in one place and the run must say so, at that place.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "model/scenario/Lesson.h"
#include "tests/lab/demos/LabDriver.h"
#include "tests/support/Programs.h"

namespace tests::lab {
namespace {

using model::scenario::Runner;
using nlohmann::json;

constexpr int kPatienceMs = 3000;  // for each step: a broken one shall not take the usual time

struct Broken {
    json demo;
    std::size_t step = 0;  // where the fault is
    bool found = false;    // the demo has a place for this fault
    std::string said;      // what the report must speak of
};

using Breaking = Broken (*)(json demo);

Broken wrongState(json demo) {
    for (std::size_t i = demo["steps"].size(); i-- > 0;) {
        for (json& expectation : demo["steps"][i]["expect"]) {
            if (!expectation.contains("state"))
                continue;
            const std::string wrong = expectation["state"] == "CLOSING" ? "CLOSED" : "CLOSING";
            expectation["state"] = wrong;
            return {demo, i, true, wrong};
        }
    }
    return {};
}

Broken otherError(json demo) {
    for (std::size_t i = demo["steps"].size(); i-- > 0;) {
        for (json& expectation : demo["steps"][i]["expect"]) {
            if (!expectation.contains("returned"))
                continue;
            const std::string wrong = expectation.contains("error") ? "EINTR" : "ECONNABORTED";
            expectation["error"] = wrong;
            return {demo, i, true, wrong};
        }
    }
    return {};
}

Broken missingSegmentStep(json demo) {
    for (std::size_t i = 0; i + 1 < demo["steps"].size(); ++i) {
        if (demo["steps"][i].contains("drop")) {
            demo["steps"][i]["deliver"] = demo["steps"][i]["drop"];
            demo["steps"][i].erase("drop");
            return {demo, i, true, {}};
        }
    }
    for (std::size_t i = 0; i + 1 < demo["steps"].size(); ++i) {
        if (demo["steps"][i].contains("deliver")) {
            demo["steps"].erase(i);
            return {demo, i, true, {}};
        }
    }
    return {};
}

Broken swappedSteps(json demo) {
    for (std::size_t i = 0; i + 1 < demo["steps"].size(); ++i) {
        if (demo["steps"][i].contains("call") && demo["steps"][i + 1].contains("deliver")) {
            std::swap(demo["steps"][i], demo["steps"][i + 1]);
            return {demo, i, true, {}};
        }
    }
    return {};
}

struct Row {
    const char* name;
    Breaking breaking;
    bool everyDemo;  // else only those that have a place for it
};

constexpr Row kRows[] = {{"WrongState", wrongState, false},
                         {"OtherErrno", otherError, true},
                         {"MissingDropOrDeliver", missingSegmentStep, true},
                         {"StepsSwapped", swappedSteps, true}};

class Mutations : public testing::TestWithParam<std::tuple<std::string_view, Row>> {};

INSTANTIATE_TEST_SUITE_P(, Mutations,
                         testing::Combine(testing::ValuesIn(model::scenario::builtInDemos().begin(),
                                                            model::scenario::builtInDemos().end()),
                                          testing::ValuesIn(kRows)),
                         [](const auto& row) {
                             std::string name(std::get<0>(row.param));
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name + "_" + std::get<1>(row.param).name;
                         });

TEST_P(Mutations, IsReportedAtItsStep) {
    std::string why;
    if (!labIsAllowed(why)) {
        if (tests::support::skipsAreFailures())
            FAIL() << why;
        GTEST_SKIP() << why;
    }
    const auto& [id, row] = GetParam();
    Broken broken = row.breaking(json::parse(demoText(std::string(id)), nullptr, true, true));
    if (!broken.found) {
        ASSERT_FALSE(row.everyDemo) << "no place for this fault";
        return;
    }
    for (json& step : broken.demo["steps"])
        step["timeout"] = kPatienceMs;
    auto scenario = model::scenario::parseScenario(broken.demo.dump());
    ASSERT_TRUE(scenario) << "it must be run to fail, but: " << scenario.error().reason.english();
    LabDriver driver;
    ASSERT_EQ(driver.start(scenario.value()), "");
    ASSERT_TRUE(driver.run(scenario.value())) << driver.lastWords();
    ASSERT_EQ(driver.runner().status(), Runner::Status::Failed);
    ASSERT_EQ(driver.runner().failed().size(), 1u);
    const auto& failed = driver.runner().failed()[0];
    const std::string reason = failed.reason.english();
    EXPECT_GE(failed.step, broken.step) << reason;
    EXPECT_LE(failed.step, broken.step + 2) << reason;
    EXPECT_NE(reason, "");
    EXPECT_NE(reason.find(broken.said), std::string::npos) << reason << "\nspeaks not of " << broken.said;
}

}  // namespace
}  // namespace tests::lab
