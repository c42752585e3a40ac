// Calls on real sockets of this process.
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>

#include "model/call/CallParser.h"
#include "model/call/CallTable.h"
#include "netio/actor/CallConstants.h"
#include "netio/actor/CallRunner.h"
#include "netio/posix/UniqueFd.h"

namespace netio::actor {
namespace {

using model::call::Brings;

struct RunnerTest : testing::Test {
    CallRunner runner;
    Outcome run(const std::string& text) {
        const auto call = model::call::parseCall(text);
        EXPECT_TRUE(call) << text << ": " << (call ? "" : call.error().reason.english());
        return call ? runner.run(call.value(), {}) : Outcome{};
    }
    void connectPair() {
        run("listener = socket(AF_INET, SOCK_STREAM)");
        int listener = descriptor("listener");
        ASSERT_EQ(::listen(listener, 1), 0);  // on a port of the kernel's choice
        const auto address = describeSocket(listener)->local.port;
        run("fd = socket(AF_INET, SOCK_STREAM)");
        ASSERT_EQ(run("connect(fd, 127.0.0.1:" + std::to_string(address) + ")").error, 0);
        ASSERT_GE(run("conn = accept(listener)").result, 0);
    }
    int descriptor(const std::string& variable) {
        return runner.descriptor(model::call::parseCall("close(" + variable + ")").value()).value_or(-1);
    }
    void TearDown() override {
        for (const char* variable : {"listener", "fd", "conn"})
            if (descriptor(variable) >= 0)
                ::close(descriptor(variable));
    }
};

TEST_F(RunnerTest, TheResultGoesIntoTheVariable) {
    const Outcome made = run("fd = socket(AF_INET6, SOCK_DGRAM)");
    EXPECT_GE(made.result, 0);
    EXPECT_EQ(descriptor("fd"), made.result);
    const auto described = describeSocket(static_cast<int>(made.result));
    ASSERT_TRUE(described);
    EXPECT_EQ(described->protocol, model::trace::Protocol::Udp);
    EXPECT_NE(described->inode, 0u);
    EXPECT_NE(described->cookie, 0u);
}

TEST_F(RunnerTest, AnUnknownVariableIsNamed) {
    EXPECT_EQ(runner.unknownVariable(model::call::parseCall("close(fd)").value()), "fd");
    run("fd = socket(AF_INET, SOCK_STREAM)");
    EXPECT_EQ(runner.unknownVariable(model::call::parseCall("close(fd)").value()), "");
}

TEST_F(RunnerTest, ReadsGiveTheirBytes) {
    connectPair();
    EXPECT_EQ(run("write(fd, \"a\\x00b\")").result, 3);
    const Outcome read = run("recv(conn, 100)");
    EXPECT_EQ(read.data, std::string("a\0b", 3));
    EXPECT_EQ(run("send(fd, \"x\" * 100)").result, 100);
    EXPECT_EQ(run("read(conn, 10)").data, "xxxxxxxxxx");
    EXPECT_EQ(run("poll(conn, POLLIN, 0)").data, "POLLIN");
    run("shutdown(fd, SHUT_WR)");
    run("read(conn, 1000)");
    EXPECT_EQ(run("read(conn, 1000)").result, 0);
}

TEST_F(RunnerTest, ErrorsAreErrno) {
    run("fd = socket(AF_INET, SOCK_STREAM)");
    const Outcome refused = run("connect(fd, 127.0.0.1:1)");
    EXPECT_EQ(refused.result, -1);
    EXPECT_EQ(refused.error, ECONNREFUSED);
    EXPECT_EQ(run("close(fd)").error, 0);
    EXPECT_EQ(run("close(fd)").error, EBADF);
    EXPECT_EQ(run("conn = accept(fd)").result, -1);
    EXPECT_EQ(descriptor("conn"), -1) << "as in C";
}

TEST_F(RunnerTest, OptionsByName) {
    run("fd = socket(AF_INET, SOCK_STREAM)");
    EXPECT_EQ(run("setsockopt(fd, SO_LINGER, 1, 0)").error, 0);
    EXPECT_EQ(run("getsockopt(fd, SO_LINGER)").data, "1, 0");
    EXPECT_EQ(run("setsockopt(fd, TCP_NODELAY, 1)").error, 0);
    EXPECT_EQ(run("getsockopt(fd, TCP_NODELAY)").result, 1);
    EXPECT_EQ(run("setsockopt(fd, TCP_KEEPIDLE, 30)").error, 0);
    EXPECT_EQ(run("getsockopt(fd, TCP_KEEPIDLE)").result, 30);
    EXPECT_EQ(run("fcntl(fd, O_NONBLOCK)").error, 0);
    EXPECT_EQ(run("getsockopt(fd, SO_ERROR)").result, 0);
}

TEST_F(RunnerTest, GetsocknameBringsTheAddressThatTheKernelGave) {
    run("fd = socket(AF_INET, SOCK_STREAM)");
    EXPECT_EQ(run("getsockname(fd)").data, "0.0.0.0:0");
    ASSERT_EQ(run("bind(fd, 127.0.0.1:0)").error, 0);
    const Outcome named = run("getsockname(fd)");
    EXPECT_EQ(named.result, 0);
    EXPECT_EQ(named.data, describeSocket(descriptor("fd"))->local.text());
    EXPECT_TRUE(named.data.starts_with("127.0.0.1:")) << named.data;
    EXPECT_FALSE(named.data.ends_with(":0")) << named.data;
    EXPECT_EQ(run("getsockname(3999)").error, EBADF);
}

TEST_F(RunnerTest, SelectTellsWhichSetsTheDescriptorIsLeftIn) {
    connectPair();
    EXPECT_EQ(run("select(conn, READFDS, 0)").result, 0);
    EXPECT_EQ(run("select(conn, READFDS|WRITEFDS, -1)").data, "WRITEFDS");
    run("write(fd, \"x\")");
    const Outcome both = run("select(conn, READFDS|WRITEFDS|EXCEPTFDS, 1000)");
    EXPECT_EQ(both.result, 2);
    EXPECT_EQ(both.data, "READFDS|WRITEFDS");
    EXPECT_EQ(run("select(5000, READFDS, 0)").error, EBADF);
}

TEST_F(RunnerTest, EpollTakesDescriptorsAndGivesThemBack) {
    run("fd = socket(AF_INET, SOCK_STREAM)");
    ASSERT_GE(run("conn = epoll_create1(0)").result, 0);
    EXPECT_EQ(run("epoll_ctl(conn, EPOLL_CTL_ADD, fd, EPOLLIN|EPOLLET)").error, 0);
    EXPECT_EQ(run("epoll_ctl(conn, EPOLL_CTL_ADD, fd, EPOLLIN)").error, EEXIST);
    EXPECT_EQ(run("epoll_ctl(conn, EPOLL_CTL_DEL, fd)").error, 0);
    EXPECT_EQ(run("epoll_ctl(conn, EPOLL_CTL_MOD, fd, EPOLLOUT)").error, ENOENT);
    EXPECT_EQ(run("epoll_ctl(fd, EPOLL_CTL_ADD, conn, EPOLLOUT)").error, EINVAL) << "a socket is no epoll";
    EXPECT_EQ(runner.unknownVariable(model::call::parseCall("epoll_ctl(conn, EPOLL_CTL_DEL, other)").value()), "other");
}

TEST_F(RunnerTest, EpollWaitTellsWhichDescriptorsAreReadyForWhat) {
    connectPair();
    run("ep = epoll_create1(0)");
    const posix::UniqueFd closes(descriptor("ep"));
    run("epoll_ctl(ep, EPOLL_CTL_ADD, listener, EPOLLIN)");
    run("epoll_ctl(ep, EPOLL_CTL_ADD, conn, EPOLLIN)");
    EXPECT_EQ(run("epoll_wait(ep, 8, 0)").result, 0);
    run("write(fd, \"x\")");
    const Outcome woken = run("epoll_wait(ep, 8, -1)");
    EXPECT_EQ(woken.result, 1);
    EXPECT_EQ(woken.data, std::to_string(descriptor("conn")) + ": EPOLLIN");
    EXPECT_EQ(run("epoll_wait(ep, 0, 0)").error, EINVAL);
    run("epoll_ctl(ep, EPOLL_CTL_ADD, fd, EPOLLOUT)");
    EXPECT_EQ(run("epoll_wait(ep, 1, -1)").result, 1);
    EXPECT_EQ(run("epoll_wait(ep, 8, -1)").result, 2);
}

TEST_F(RunnerTest, EverySignatureIsServed) {
    for (const auto& signature : model::call::knownCalls()) {
        if (signature.brings == Brings::Process || signature.brings == Brings::Nothing)
            continue;  // the actor's own, and exit
        const auto call = model::call::parseCall(signature.form);
        ASSERT_TRUE(call) << signature.form;
        const Outcome outcome = CallRunner().run(call.value(), {});
        EXPECT_NE(outcome.error, ENOSYS) << signature.form;
        if (signature.brings == Brings::Socket || signature.brings == Brings::Descriptor)
            ::close(static_cast<int>(outcome.result));
    }
}

TEST_F(RunnerTest, KillReachesOnlyProcessesOfTheLab) {
    const auto call = model::call::parseCall("kill(server, SIGUSR1)").value();
    EXPECT_EQ(runner.run(call, {}).error, ESRCH);
    EXPECT_EQ(runner.run(call, {{"server", 1}}).error, ESRCH);
    EXPECT_EQ(runner.run(call, {{"server", -1}}).error, ESRCH);
}

TEST(CallConstants, CombineAndRefuse) {
    EXPECT_EQ(constantValue("SHUT_WR"), SHUT_WR);
    EXPECT_EQ(constantValue("MSG_PEEK|MSG_DONTWAIT"), MSG_PEEK | MSG_DONTWAIT);
    EXPECT_EQ(constantValue(""), 0);
    EXPECT_EQ(constantValue("SIGKILL"), SIGKILL);
    EXPECT_FALSE(constantValue("POLLIN|POLL"));
    EXPECT_EQ(constantNames("MSG_PEEK MSG_OOB MSG_MORE", MSG_PEEK | MSG_MORE | MSG_NOSIGNAL), "MSG_PEEK|MSG_MORE");
}

}  // namespace
}  // namespace netio::actor
