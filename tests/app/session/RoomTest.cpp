// A session that finds no room any more ends the run with its reason; what came before stays on the stage and can be
// saved. The window shows this same stage.
#include <sys/resource.h>

#include <QSignalSpy>
#include <csignal>

#include "app/session/Saving.h"
#include "netio/capture/SessionFile.h"
#include "tests/app/session/LiveStage.h"

namespace {

using app::session::HeadlessRun;
using app::session::Stage;

// No file of this process, in memory or not, may grow beyond; lifted at the end of the scope.
class FileLimit {
public:
    explicit FileLimit(rlim_t bytes) {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    FileLimit(const FileLimit&) = delete;
    FileLimit& operator=(const FileLimit&) = delete;

private:
    rlimit m_before{};
};

TEST(Room, WhatCameBeforeItRanOutIsKeptAndSaved) {
    tests::support::TemporaryDirectory folder;
    Stage stage;
    SOCKSTAGE_LIVE(stage, "three-way-handshake");
    HeadlessRun run(stage);
    ASSERT_EQ(run.play(5), HeadlessRun::End::Finished);
    QSignalSpy problems(&stage, &Stage::problem);
    {
        const FileLimit limit(1000);
        EXPECT_EQ(run.play(), HeadlessRun::End::Broken);
    }
    EXPECT_FALSE(stage.live());
    ASSERT_EQ(problems.count(), 1);
    const QString sentence = problems.front().front().toString();
    EXPECT_TRUE(sentence.contains("There is no room for the session")) << sentence.toStdString();
    EXPECT_TRUE(sentence.contains("File too large")) << sentence.toStdString();
    EXPECT_GE(stage.stepPositions().size(), 5u);

    const std::string file = folder.file("s.pcapng");
    EXPECT_EQ(app::session::saveSession(stage, QString::fromStdString(file)).toStdString(), "");
    std::size_t events = 0;
    const auto read =
        netio::capture::readSession(file, [&](model::trace::TraceEvent&&, model::packet::Bytes) { ++events; });
    ASSERT_TRUE(read.ok());
    EXPECT_FALSE(read.value().problem);
    EXPECT_GE(events, stage.stepPositions().back());
}

}  // namespace
