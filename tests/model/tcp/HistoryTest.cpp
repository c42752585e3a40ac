#include <gtest/gtest.h>

#include "model/base/State.h"
#include "model/tcp/History.h"

namespace model::tcp {
namespace {

constexpr auto Likely = Certainty::Likely;

// A client's history from CLOSED; its states as text: "ESTABLISHED", with ? where they are only likely.
class HistoryTest : public testing::Test {
    std::vector<Transition> m_states;

protected:
    History history{m_states, State::Closed, Certainty::Certain, Opening::Active, Cause{Timestamp{0}, {}}};

    static Cause cause(std::int64_t ns) { return {Timestamp{ns}, PacketId{static_cast<std::uint64_t>(ns)}}; }
    void establish() {
        history.add(Event::SendSyn, cause(1));
        history.add(Event::ReceiveSynAck, cause(2));
    }
    [[nodiscard]] std::string states() const {
        std::string text;
        for (const Transition& state : m_states)
            text += (text.empty() ? "" : " ") + std::string(name(state.to)) +
                    (state.certainty == Certainty::Certain ? "" : "?");
        return text;
    }
    [[nodiscard]] std::int64_t since() const { return m_states.back().time.ns; }
};

TEST_F(HistoryTest, AddsStatesInOrder) {
    establish();
    EXPECT_EQ(states(), "CLOSED SYN-SENT ESTABLISHED");
    history.add(Event::ReceiveAckOfSyn, cause(3));
    EXPECT_EQ(states(), "CLOSED SYN-SENT ESTABLISHED") << "no transition of that state";
}

TEST_F(HistoryTest, WhatFollowsFromAGuessIsAGuess) {
    establish();
    history.add(Event::ReceiveFin, cause(3), Likely);
    history.add(Event::SendFin, cause(4));
    EXPECT_EQ(states(), "CLOSED SYN-SENT ESTABLISHED CLOSE-WAIT? LAST-ACK?");
    history.confirm(Event::ReceiveFin);
    EXPECT_EQ(states(), "CLOSED SYN-SENT ESTABLISHED CLOSE-WAIT LAST-ACK");
}

TEST_F(HistoryTest, AResetEndsAGuessForSure) {
    establish();
    history.add(Event::ReceiveFin, cause(3), Likely);
    history.add(Event::Abort, cause(4));
    EXPECT_EQ(states(), "CLOSED SYN-SENT ESTABLISHED CLOSE-WAIT? CLOSED");
}

TEST_F(HistoryTest, WithdrawsAndDoubtsOnlyWhatIsNotProven) {
    establish();
    history.add(Event::ReceiveFin, cause(3));
    history.doubt(Event::ReceiveFin);
    EXPECT_EQ(states(), "CLOSED SYN-SENT ESTABLISHED CLOSE-WAIT?");
    history.prove(Event::ReceiveFin);
    history.doubt(Event::ReceiveFin);
    EXPECT_FALSE(history.withdraw(Event::ReceiveFin));
    EXPECT_EQ(states(), "CLOSED SYN-SENT ESTABLISHED CLOSE-WAIT");
    EXPECT_TRUE(history.withdraw(Event::ReceiveSynAck));
    EXPECT_EQ(states(), "CLOSED SYN-SENT") << "a FIN in SYN-SENT is not taken";
    EXPECT_FALSE(history.withdraw(Event::SendFin)) << "it never happened";
}

TEST_F(HistoryTest, InsertsByTime) {
    establish();
    history.add(Event::SendFin, cause(10));
    history.insert(Event::ReceiveFin, cause(5));
    EXPECT_EQ(states(), "CLOSED SYN-SENT ESTABLISHED CLOSE-WAIT LAST-ACK");
}

TEST_F(HistoryTest, InsertsBeforeAnotherWhateverTheTimes) {
    establish();
    history.add(Event::SendFin, cause(10));
    history.add(Event::ReceiveAckOfFin, cause(12));
    history.insertBefore(Event::ReceiveAckOfFin, Event::ReceiveFin, cause(20), Likely);
    EXPECT_EQ(states(), "CLOSED SYN-SENT ESTABLISHED FIN-WAIT-1 CLOSING? TIME-WAIT?");
    EXPECT_EQ(since(), 12);
}

TEST_F(HistoryTest, MovesAnAssumptionToTheEnd) {
    establish();
    history.add(Event::ReceiveFin, cause(3));
    history.add(Event::SendFin, cause(4));
    history.moveToEnd(Event::ReceiveFin, cause(9));
    EXPECT_EQ(states(), "CLOSED SYN-SENT ESTABLISHED FIN-WAIT-1 CLOSING?");
    EXPECT_EQ(history.timeOf(Event::ReceiveFin), Timestamp{9});
}

TEST_F(HistoryTest, DoubtsCloseWaitAndWhatFollows) {
    establish();
    history.add(Event::ReceiveFin, cause(3));
    history.add(Event::SendFin, cause(4));
    history.doubtCloseWait(true);
    EXPECT_EQ(states(), "CLOSED SYN-SENT ESTABLISHED CLOSE-WAIT? LAST-ACK?");
    history.doubtCloseWait(false);
    EXPECT_EQ(states(), "CLOSED SYN-SENT ESTABLISHED CLOSE-WAIT LAST-ACK");
}

TEST_F(HistoryTest, ABeginningKnownLaterReplacesTheGuess) {
    history.begin(State::Established, Certainty::Unknown, Opening::Passive);
    history.add(Event::ReceiveFin, cause(3));
    EXPECT_EQ(states(), "CLOSE-WAIT?") << "the first state known replaces the unknown one";
    history.begin(State::Listen, Certainty::Certain, Opening::Passive);
    history.addFirst(Event::ReceiveAckOfSyn, cause(2));
    history.addFirst(Event::ReceiveSyn, cause(1));
    EXPECT_EQ(states(), "LISTEN SYN-RECEIVED ESTABLISHED CLOSE-WAIT");
    EXPECT_TRUE(history.proven(Event::ReceiveSyn));
}

}  // namespace
}  // namespace model::tcp
