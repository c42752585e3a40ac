// The recorded sessions that are built into the program, against the demos they were made from: each is recorded anew
// on the real kernel and must tell the same story. Where one fails after a demo was changed: resources/sessions/record.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "netio/capture/SessionFile.h"
#include "tests/support/Programs.h"
#include "tests/support/digest/SessionDigest.h"

namespace {

using namespace model;

using namespace model::trace;
namespace fs = std::filesystem;

constexpr std::uintmax_t kLargest = 60'000;  // bytes: ten of them are part of the program
constexpr int kRefused = 4;                  // the system does not allow it

std::vector<std::string> demos() {
    std::vector<std::string> ids;
    for (const auto& entry : fs::directory_iterator(SOCKSTAGE_RESOURCES "/scenarios")) {
        if (entry.path().extension() == ".json" && !entry.path().stem().has_extension())  // not scenario.schema.json
            ids.push_back(entry.path().stem());
    }
    std::ranges::sort(ids);
    return ids;
}

std::string text(const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines)
        all += line + "\n";
    return all;
}

class RecordedSession : public testing::TestWithParam<std::string> {
protected:
    const std::string m_recorded = SOCKSTAGE_RESOURCES "/sessions/" + GetParam() + ".pcapng";
    const std::string m_scenario = SOCKSTAGE_RESOURCES "/scenarios/" + GetParam() + ".json";

    void SetUp() override {
        if (fs::exists(m_recorded))
            return;
        ASSERT_FALSE(tests::support::skipsAreFailures()) << m_recorded << " is missing";
        GTEST_SKIP() << m_recorded << " is missing: resources/sessions/record makes it";
    }

    static std::string digest(const std::string& path) {
        const auto lines = tests::support::digestOf(path);
        EXPECT_TRUE(lines) << lines.error().operation;
        return lines ? text(lines.value()) : "";
    }
};

TEST_P(RecordedSession, IsWholeSmallAndOfTheDemoAsItIsNow) {
    std::string scenario;
    std::size_t failed = 0, done = 0;
    const auto report = netio::capture::readSession(m_recorded, [&](TraceEvent&& event, model::packet::Bytes) {
        if (const auto* session = std::get_if<SessionStarted>(&event.what))
            scenario = session->scenario;
        else if (const auto* step = std::get_if<StepMarked>(&event.what);
                 step != nullptr && step->phase != StepPhase::Began)
            ++(step->phase == StepPhase::Done ? done : failed);
    });
    ASSERT_TRUE(report) << report.error().operation;
    EXPECT_FALSE(report.value().problem) << report.value().problem->reason.english();
    EXPECT_TRUE(report.value().ours);
    EXPECT_GT(report.value().packets, 0u);
    EXPECT_LE(fs::file_size(m_recorded), kLargest);
    EXPECT_GT(done, 0u);
    EXPECT_EQ(failed, 0u);
    std::ifstream file(m_scenario, std::ios::binary);
    const std::string now{std::istreambuf_iterator<char>(file), {}};
    EXPECT_TRUE(scenario == now) << m_scenario << " has changed since";
}

TEST_P(RecordedSession, MadeAnewTellsTheSameStory) {
    const tests::support::TemporaryDirectory directory;
    const std::string anew = directory.file("anew.pcapng");
    const auto run =
        tests::support::runProgram({SOCKSTAGE_PROGRAM, "run", m_scenario, "--headless", "--live", "--save", anew});
    if (run.exitCode == kRefused) {
        ASSERT_FALSE(tests::support::skipsAreFailures()) << run.err;
        GTEST_SKIP() << run.err;
    }
    ASSERT_EQ(run.exitCode, 0) << run.out << run.err;
    EXPECT_EQ(digest(anew), digest(m_recorded));
}

INSTANTIATE_TEST_SUITE_P(Demos, RecordedSession, testing::ValuesIn(demos()), [](const auto& row) {
    std::string name = row.param;
    std::ranges::replace(name, '-', '_');
    return name;
});

}  // namespace
