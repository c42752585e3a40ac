// A real actor process over its socket pair, without a namespace.
#include <gtest/gtest.h>
#include <poll.h>

#include <csignal>

#include "model/call/CallParser.h"
#include "model/trace/EventCodec.h"
#include "netio/actor/ActorProcess.h"

namespace netio::actor {
namespace {

struct ActorTest : testing::Test {
    ActorProcess process = start();

    static ActorProcess start() {
        auto started = ActorProcess::start("client");
        EXPECT_TRUE(started);
        return started.take();
    }
    Report next() {
        for (;;) {
            pollfd entry{process.fd(), POLLIN, 0};
            if (::poll(&entry, 1, 10'000) != 1) {
                ADD_FAILURE() << "no report";
                return {};
            }
            auto report = process.receive();
            if (!report) {
                ADD_FAILURE() << "the actor has gone";
                return {};
            }
            if (report.value())
                return std::move(*report.value());
        }
    }
    void order(std::uint64_t call, const std::string& text) {
        ASSERT_TRUE(process.call({call, model::call::parseCall(text).value(), {}}));
    }
};

TEST_F(ActorTest, ReportsBeforeAndAfterACall) {
    EXPECT_EQ(next().kind, Report::Kind::Ready);
    order(1, "fd = socket(AF_INET, SOCK_STREAM)");
    const Report entered = next(), returned = next();
    EXPECT_EQ(entered.kind, Report::Kind::Entered);
    EXPECT_EQ(entered.pid, process.pid());
    EXPECT_EQ(returned.kind, Report::Kind::Returned);
    EXPECT_EQ(returned.result, 3) << "as in a program of its own";
    EXPECT_LE(entered.time, returned.time);
    ASSERT_TRUE(returned.socket);
    EXPECT_EQ(returned.socket->fd, 3);
    order(2, "bind(fd, 127.0.0.1:0)");
    EXPECT_EQ(next().fd, 3);
    EXPECT_NE(next().socket->local.port, 0);
}

TEST_F(ActorTest, AnUnknownVariableIsAProblemAndNoCall) {
    next();
    order(1, "close(fd)");
    const Report problem = next();
    EXPECT_EQ(problem.kind, Report::Kind::Problem);
    const auto told = model::trace::decodeEvent(problem.data);
    ASSERT_TRUE(told && told.value());
    const auto& what = std::get<model::trace::LabProblem>(told.value()->what);
    EXPECT_EQ(what.operation, "close(fd)");
    EXPECT_EQ(what.detail.english(), "'fd' is no variable of client");
}

TEST_F(ActorTest, ItsChannelIsOutOfReach) {
    next();
    order(1, "close(1023)");
    EXPECT_EQ(next().kind, Report::Kind::Problem);
}

TEST_F(ActorTest, ItEndsWithTheLabsEnd) {
    next();
    ActorProcess moved = std::move(process);
    posix::ChildProcess child(moved.pid());
    moved.ended({});  // as if reaped: its end of the channel closes, no signal is sent
    { const ActorProcess gone = std::move(moved); }
    EXPECT_EQ(child.wait().signal, 0);
}

}  // namespace
}  // namespace netio::actor
