#include <gtest/gtest.h>

#include "netio/probe/SocketTable.h"

namespace netio::probe {
namespace {

using model::State;
using model::Timestamp;
using model::trace::SocketChanged;
using model::trace::SocketEnded;
using model::trace::TimerKind;
using model::trace::TraceEvent;

constexpr std::uint64_t kCookie = 5, kInode = 77;
constexpr model::trace::FdOwner kOwner{4121, 3};

Timestamp at(std::int64_t ms) {
    return {ms * 1'000'000};
}

struct TableTest : testing::Test {
    std::vector<TraceEvent> told;
    SocketTable table{[this](TraceEvent event) { told.push_back(std::move(event)); }};
    const FdOwners open{{kInode, {kOwner}}}, closed{};

    static SocketRow row(State state, std::uint64_t inode = kInode) {
        SocketRow r;
        r.cookie = kCookie;
        r.inode = inode;
        r.state = state;
        return r;
    }
    static SocketRow timed(State state, TimerKind timer, std::uint32_t ms) {
        SocketRow r = row(state, 0);
        r.timer = timer;
        r.timerMs = ms;
        return r;
    }
    void update(const SocketRow& one, const FdOwners& owners, std::int64_t ms) {
        table.update({&one, 1}, owners, at(ms));
    }
    [[nodiscard]] const SocketChanged& last() const { return std::get<SocketChanged>(told.back().what); }
};

TEST_F(TableTest, OneIdFromClosedToTheEnd) {
    table.own({kCookie, kInode, model::trace::Protocol::Tcp, {}, kOwner, ""}, at(0));
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(last().state, State::Closed);
    EXPECT_EQ(last().owners, std::vector{kOwner});
    const auto id = last().socket;
    update(row(State::SynSent), open, 1);
    update(row(State::Established), open, 2);
    update(row(State::FinWait1, 0), closed, 3);
    EXPECT_TRUE(last().orphan);
    update(timed(State::TimeWait, TimerKind::TimeWait, 60'000), closed, 4);
    EXPECT_EQ(last().socket, id);
    EXPECT_EQ(last().state, State::TimeWait);
    table.update({}, closed, at(60'005));
    EXPECT_EQ(std::get<SocketEnded>(told.back().what).socket, id);
    EXPECT_TRUE(table.empty());
    EXPECT_EQ(told.size(), 6u);
}

TEST_F(TableTest, ACountingTimerIsNoNewsAndARestartedOneIs) {
    update(timed(State::TimeWait, TimerKind::TimeWait, 60'000), closed, 0);
    update(timed(State::TimeWait, TimerKind::TimeWait, 59'000), closed, 1000);
    update(timed(State::TimeWait, TimerKind::TimeWait, 58'488), closed, 1500);
    EXPECT_EQ(told.size(), 1u);
    update(timed(State::TimeWait, TimerKind::TimeWait, 60'000), closed, 2000);
    ASSERT_EQ(told.size(), 2u);
    EXPECT_EQ(last().timerMs, 60'000u);
}

TEST_F(TableTest, AnOverdueTimerIsNoNews) {
    update(timed(State::SynSent, TimerKind::Retransmit, 100), closed, 0);
    update(timed(State::SynSent, TimerKind::Retransmit, 0), closed, 101);
    update(timed(State::SynSent, TimerKind::Retransmit, 0), closed, 300);
    EXPECT_EQ(told.size(), 1u);
}

TEST_F(TableTest, ADescriptorWithoutARowIsClosed) {
    update(row(State::Established), open, 0);
    table.update({}, open, at(1));
    EXPECT_EQ(last().state, State::Closed);
    EXPECT_FALSE(last().orphan);
    table.update({}, closed, at(2));
    EXPECT_TRUE(std::holds_alternative<SocketEnded>(told.back().what));
}

// socket() and connect() of one step: the tables may be read before the report of the first.
TEST_F(TableTest, ASocketListedBeforeItsReportWasClosedFirst) {
    update(row(State::SynSent), open, 5);
    const auto id = last().socket;
    table.own({kCookie, kInode, model::trace::Protocol::Tcp, {}, kOwner, ""}, at(3));
    ASSERT_EQ(told.size(), 2u);
    EXPECT_EQ(told.back().time, at(3));
    EXPECT_EQ(last().socket, id);
    EXPECT_EQ(last().state, State::Closed);
    EXPECT_EQ(last().owners, std::vector{kOwner});
    update(row(State::SynSent), open, 6);
    EXPECT_EQ(told.size(), 2u) << "it is in SYN-SENT as before";
    update(row(State::Established), open, 7);
    EXPECT_EQ(last().state, State::Established);
}

// accept(2) may return before the tables are read again.
TEST_F(TableTest, AnAcceptedSocketIsNeverClosedFirst) {
    model::Address local;
    local.port = 9000;
    table.own({kCookie, kInode, model::trace::Protocol::Tcp, local, kOwner, ""}, at(0));
    EXPECT_TRUE(told.empty());
    update(row(State::Established), open, 1);
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(last().state, State::Established);
    EXPECT_EQ(last().owners, std::vector{kOwner});
}

TEST_F(TableTest, ARequestThatBecomesASocketKeepsItsId) {
    update(row(State::SynReceived, 0), closed, 0);
    const auto id = last().socket;
    EXPECT_FALSE(last().orphan);
    update(row(State::Established, 0), closed, 1);
    EXPECT_FALSE(last().orphan) << "it waits to be accepted";
    update(row(State::Established), open, 2);
    EXPECT_EQ(last().socket, id);
    EXPECT_EQ(last().owners, std::vector{kOwner});
}

// The kernel copies a request's cookie to its child only when somebody had asked for it before.
struct OtherCookie : TableTest, testing::WithParamInterface<std::uint64_t> {
    static SocketRow connected(SocketRow r, std::uint64_t cookie) {
        r.cookie = cookie;
        r.local.port = 9000;
        r.remote.port = 40000;
        return r;
    }
    static SocketRow request(std::uint64_t cookie) { return connected(row(State::SynReceived, 0), cookie); }
    static SocketRow child(State state, std::uint64_t inode, std::uint64_t cookie) {
        SocketRow r = connected(row(state, inode), cookie);
        r.info = model::trace::TcpInfo{};
        return r;
    }
};
INSTANTIATE_TEST_SUITE_P(LowerAndHigher, OtherCookie, testing::Values(kCookie - 1, kCookie + 1));

TEST_P(OtherCookie, TheChildKeepsTheIdOfItsRequest) {
    update(request(kCookie), closed, 0);
    const auto id = last().socket;
    update(child(State::Established, 0, GetParam()), closed, 1);
    ASSERT_EQ(told.size(), 2u);
    EXPECT_EQ(last().socket, id);
    EXPECT_EQ(last().state, State::Established);
    table.update({}, closed, at(2));
    ASSERT_EQ(told.size(), 3u);
    EXPECT_EQ(std::get<SocketEnded>(told.back().what).socket, id);
}

TEST_P(OtherCookie, TheAcceptedChildKeepsTheIdOfItsRequest) {
    update(request(kCookie), closed, 0);
    const auto id = last().socket;
    table.own({GetParam(), kInode, model::trace::Protocol::Tcp, request(kCookie).local, kOwner, ""}, at(1));
    const SocketRow rows[] = {request(kCookie), child(State::Established, kInode, GetParam())};
    table.update(rows, open, at(2));
    ASSERT_EQ(told.size(), 2u);
    EXPECT_EQ(last().socket, id);
    EXPECT_EQ(last().state, State::Established);
    EXPECT_EQ(last().owners, std::vector{kOwner});
}

TEST_P(OtherCookie, ANewRequestOfTheSamePortsIsAnotherSocket) {
    update(request(kCookie), closed, 0);
    const auto id = last().socket;
    update(request(GetParam()), closed, 1);
    ASSERT_EQ(told.size(), 3u);
    bool ended = false;
    for (const TraceEvent& event : told) {
        if (const auto* end = std::get_if<SocketEnded>(&event.what)) {
            ended = end->socket == id;
        } else if (event.time == at(1)) {
            EXPECT_NE(std::get<SocketChanged>(event.what).socket, id);
        }
    }
    EXPECT_TRUE(ended);
}

TEST_F(TableTest, ABoundSocketBesideItsOwnTimeWaitIsInTimeWait) {
    const SocketRow rows[] = {timed(State::TimeWait, TimerKind::TimeWait, 60'000), row(State::Closed)};
    table.update(rows, open, at(0));
    EXPECT_EQ(last().state, State::TimeWait);
    EXPECT_EQ(last().owners, std::vector{kOwner});
}

TEST_F(TableTest, TellsWhenTheFirstTimerRunsOut) {
    EXPECT_FALSE(table.firstExpiry());
    SocketRow early = timed(State::SynSent, TimerKind::Retransmit, 200),
              late = timed(State::TimeWait, TimerKind::TimeWait, 60'000);
    late.cookie = 6;
    const SocketRow rows[] = {late, early};
    table.update(rows, closed, at(1000));
    EXPECT_EQ(table.firstExpiry(), at(1200));
}

TEST_F(TableTest, OptionsAreRemembered) {
    table.own({kCookie, kInode, model::trace::Protocol::Tcp, {}, kOwner, ""}, at(0));
    table.own({kCookie, kInode, model::trace::Protocol::Tcp, {}, kOwner, "SO_LINGER"}, at(1));
    update(row(State::SynSent), open, 2);
    EXPECT_EQ(last().options, std::vector<std::string>{"SO_LINGER"});
}

}  // namespace
}  // namespace netio::probe
