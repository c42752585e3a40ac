// Every recorded session, looked at at every position: nothing that is told of it looks ahead.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "netio/capture/SessionFile.h"
#include "tests/support/LookAhead.h"

namespace {

using namespace model;

std::vector<std::string> recordedSessions() {
    std::vector<std::string> paths;
    for (const auto& file : std::filesystem::directory_iterator(SOCKSTAGE_RESOURCES "/sessions")) {
        if (file.path().extension() == ".pcapng")
            paths.push_back(file.path().string());
    }
    return paths;
}

class RecordedSession : public testing::TestWithParam<std::string> {};

TEST_P(RecordedSession, LooksNowhereAhead) {
    trace::Trace trace;
    const auto report = netio::capture::readSession(
        GetParam(), [&](trace::TraceEvent&& event, packet::Bytes frame) { trace.append(std::move(event), frame); });
    ASSERT_TRUE(report.ok() && !report.value().problem);
    trace.setPacketBytes(netio::capture::packetBytesOf(GetParam()));
    const auto compared = tests::support::expectNothingLooksAhead(trace);
    EXPECT_EQ(compared.positions, trace.size() + 1);
    EXPECT_GT(compared.origins, 0u);
    EXPECT_GT(compared.settled, 0u);
}

INSTANTIATE_TEST_SUITE_P(Resources, RecordedSession, testing::ValuesIn(recordedSessions()), [](const auto& session) {
    std::string name = std::filesystem::path(session.param).stem().string();
    std::ranges::replace(name, '-', '_');
    return name;
});

}  // namespace
