#include <gtest/gtest.h>

#include <string>

#include "model/tcp/StateMachine.h"

namespace {

using namespace model;

using namespace model::tcp;

struct Row {
    State from;
    Event event;
    State to;
};

class Figure5 : public testing::TestWithParam<Row> {};

TEST_P(Figure5, LeadsTo) {
    const auto& [from, event, to] = GetParam();
    const auto next = step(from, event, Opening::Passive);
    ASSERT_TRUE(next);
    EXPECT_EQ(name(next->to), name(to));
    EXPECT_EQ(std::string(next->rule).substr(0, 8), "RFC 9293");
    EXPECT_FALSE(std::string(next->event).empty());
}

INSTANTIATE_TEST_SUITE_P(Arrows, Figure5,
                         testing::Values(Row{State::Closed, Event::SendSyn, State::SynSent},
                                         Row{State::Listen, Event::SendSyn, State::SynSent},
                                         Row{State::Listen, Event::ReceiveSyn, State::SynReceived},
                                         Row{State::SynSent, Event::ReceiveSyn, State::SynReceived},
                                         Row{State::SynSent, Event::ReceiveSynAck, State::Established},
                                         Row{State::SynReceived, Event::ReceiveAckOfSyn, State::Established},
                                         Row{State::SynReceived, Event::ReceiveRst, State::Listen},
                                         Row{State::SynReceived, Event::SendFin, State::FinWait1},
                                         Row{State::Established, Event::SendFin, State::FinWait1},
                                         Row{State::Established, Event::ReceiveFin, State::CloseWait},
                                         Row{State::FinWait1, Event::ReceiveAckOfFin, State::FinWait2},
                                         Row{State::FinWait1, Event::ReceiveFin, State::Closing},
                                         Row{State::FinWait2, Event::ReceiveFin, State::TimeWait},
                                         Row{State::Closing, Event::ReceiveAckOfFin, State::TimeWait},
                                         Row{State::CloseWait, Event::SendFin, State::LastAck},
                                         Row{State::LastAck, Event::ReceiveAckOfFin, State::Closed}));

TEST(StateMachine, WhatIsNotDrawnChangesNothing) {
    int arrows = 0;
    for (int from = 0; from < kStateCount; ++from)
        for (int event = 0; event <= static_cast<int>(Event::ReceiveAckOfFin); ++event)
            arrows += step(static_cast<State>(from), static_cast<Event>(event), Opening::Passive).has_value() ? 1 : 0;
    EXPECT_EQ(arrows, 16);  // SYN-RECEIVED takes a FIN at once to CLOSE-WAIT: RFC 9293 section 3.10.7.4, eighth check
}

TEST(StateMachine, ResetReturnsToWhereItBegan) {
    EXPECT_EQ(step(State::SynReceived, Event::ReceiveRst, Opening::Active)->to, State::Closed);
    for (int from = static_cast<int>(State::Established); from < kStateCount; ++from)
        EXPECT_EQ(step(static_cast<State>(from), Event::ReceiveRst, Opening::Passive)->to, State::Closed);
    EXPECT_FALSE(step(State::Listen, Event::ReceiveRst, Opening::Passive));
    EXPECT_FALSE(step(State::Closed, Event::ReceiveRst, Opening::Passive));
}

TEST(StateNames, ReadBackAsWritten) {
    for (int i = 0; i < kStateCount; ++i) {
        const auto state = static_cast<State>(i);
        EXPECT_EQ(fromName<State>(name(state)), state);
    }
    EXPECT_EQ(name(State::SynReceived), "SYN-RECEIVED");
    EXPECT_FALSE(fromName<State>("SYN_RECV"));
}

}  // namespace
