// What is told beside the lesson's words: what was done by hand and what comes of it, a timer that runs out, a step
// that failed; and that what the lesson does next is its next step, whoever does it.
#include "model/scenario/Remark.h"
#include "tests/model/scenario/RunnerFixture.h"

namespace tests {
namespace {

using trace::Judgement;
using Kind = Remark::Kind;

class RemarkTest : public RunnerTest {
protected:
    std::shared_ptr<const trace::Scene> shown;
    [[nodiscard]] Now now() {
        shown = lab.scene();
        return {*shown, lab.trace, lab.now()};
    }
    [[nodiscard]] std::optional<Remark> remark() { return remarkOn(scenario, *runner, now()); }
    [[nodiscard]] std::string words() {
        const auto found = remark();
        return found ? found->what.english() + " " + found->coming.english() : "";
    }
    bool adopted(PacketId packet, Judgement::Kind kind) {
        const bool adopted = runner->adopt(JudgeCommand{packet, {kind}}, now());
        settle();
        return adopted;
    }
    void byHand(PacketId packet, Judgement::Kind kind) {
        runner->order(JudgeCommand{packet, {kind}}, now());
        settle();
    }
    void timer(std::uint64_t id, int pid, const Address& local, const Address& remote, State state,
               trace::TimerKind kind, std::uint32_t ms) {
        trace::SocketChanged changed;
        changed.socket = {id};
        changed.local = local;
        changed.remote = remote;
        changed.state = state;
        changed.owners = {{pid, 3}};
        changed.timer = kind;
        changed.timerMs = ms;
        lab.event(changed);
    }
    void clientTimer(State state, trace::TimerKind kind, std::uint32_t ms) {
        timer(1, 101, v4(kClientPort), v4(kServerPort), state, kind, ms);
    }
};

constexpr const char* kHandshake = R"j({"deliver": "SYN from client", "say": "x",
        "expect": [{"actor": "server", "state": "SYN-RECEIVED"}]}, {"drop": "SYN,ACK from server", "say": "y"})j";

TEST_F(RemarkTest, WhatTheNextStepDoesIsTheNextStep) {
    prepare(kHandshake);
    listener();
    client(State::SynSent);
    const auto syn = fromClient(flag::Syn, kX, 0);
    settle();
    EXPECT_EQ(runner->atHand(now()), syn);
    EXPECT_FALSE(adopted(syn, Judgement::Kind::Drop)) << "the lesson delivers it";
    EXPECT_EQ(runner->status(), Status::Ready);
    EXPECT_TRUE(adopted(syn, Judgement::Kind::Deliver));
    server(State::SynReceived);
    settle();
    EXPECT_EQ(runner->nextStep(), 1u);
    EXPECT_EQ(runner->journal().orders().back().by, Order::By::Script);
    EXPECT_FALSE(remark());
}

TEST_F(RemarkTest, AStepThatWaitsForWhatIsSoIsGoneThrough) {
    prepare(R"j({"wait": true, "say": "w", "expect": [{"held": "SYN from client"}]},
        {"drop": "SYN from client", "say": "x"}, {"drop": "FIN from client", "say": "z"})j");
    client(State::SynSent);
    const auto syn = fromClient(flag::Syn, kX, 0);
    settle();
    EXPECT_TRUE(adopted(syn, Judgement::Kind::Drop));
    EXPECT_EQ(runner->nextStep(), 2u);
    EXPECT_EQ(runner->status(), Status::Ready) << "and no further";
    EXPECT_TRUE(told("drop " + std::to_string(syn.value)));
}

TEST_F(RemarkTest, AStepThatWaitsForWhatIsNotSoIsNot) {
    prepare(
        R"j({"wait": true, "say": "w", "expect": [{"held": "FIN from client"}]},
            {"drop": "SYN from client", "say": "x"})j");
    client(State::SynSent);
    const auto syn = fromClient(flag::Syn, kX, 0);
    settle();
    EXPECT_FALSE(adopted(syn, Judgement::Kind::Drop));
}

TEST_F(RemarkTest, TellsWhatWasDoneByHandAndWhatComesOfIt) {
    prepare(kHandshake);
    listener();
    const auto syn = fromClient(flag::Syn, kX, 0);
    clientTimer(State::SynSent, trace::TimerKind::Retransmit, 1000);
    settle();
    EXPECT_EQ(words(), "");
    byHand(syn, Judgement::Kind::Drop);
    EXPECT_EQ(remark()->kind, Kind::ByHand);
    EXPECT_EQ(words(), "You dropped the SYN. The kernel sends it again in 1 s.");
    lab.pass(600);
    EXPECT_EQ(words(), "You dropped the SYN. The kernel sends it again in 0.4 s.");
    const auto again = fromClient(flag::Syn, kX, 0);
    settle();
    EXPECT_EQ(words(), "You dropped the SYN. The kernel has sent it again.");
    EXPECT_TRUE(adopted(again, Judgement::Kind::Deliver));
    server(State::SynReceived);
    settle();
    EXPECT_EQ(words(), "") << "the lesson has gone on";
}

TEST_F(RemarkTest, AnAckThatIsLostIsNotSentAgain) {
    prepare(kHandshake);
    handshake();
    const auto ack = fromClient(flag::Ack, kX + 1, kY + 1);
    settle();
    byHand(ack, Judgement::Kind::Drop);
    EXPECT_EQ(words(), "You dropped the ACK. An ACK is not sent again by itself; the next one tells all that it told.");
}

TEST_F(RemarkTest, WhatIsDeliveredOutOfTurnHasArrived) {
    prepare(R"j({"drop": "SYN from client", "say": "x"})j");
    listener();
    client(State::SynSent);
    const auto syn = fromClient(flag::Syn, kX, 0);
    byHand(syn, Judgement::Kind::Deliver);
    lab.deliver(syn);
    server(State::SynReceived);
    settle();
    EXPECT_EQ(words(), "You delivered the SYN. It has reached server, which is SYN-RECEIVED now.");
}

constexpr const char* kTimeWait = R"j({"wait": true, "say": "x", "expect": [{"actor": "client", "state": "TIME-WAIT"}]},
        {"wait": true, "say": "y", "expect": [{"actor": "client", "state": "TIME-WAIT"}]})j";

TEST_F(RemarkTest, ATimerIsCountedDownFromTwentySecondsAndItsEndIsTold) {
    prepare(kTimeWait);
    handshake();
    clientTimer(State::TimeWait, trace::TimerKind::TimeWait, 60'000);
    settle();
    EXPECT_FALSE(remark());
    lab.pass(39'000);
    EXPECT_FALSE(remark());
    lab.pass(1'000);
    ASSERT_TRUE(remark());
    EXPECT_EQ(remark()->kind, Kind::RunsOut);
    EXPECT_FALSE(remark()->contradicts());
    EXPECT_LE(*remark()->left, 20'000);
    EXPECT_GT(*remark()->left, 19'000);
    lab.event(trace::SocketEnded{{1}});
    settle();
    ASSERT_TRUE(remark());
    EXPECT_EQ(remark()->kind, Kind::RanOut);
    EXPECT_TRUE(remark()->needed);
    EXPECT_TRUE(remark()->contradicts());
    EXPECT_EQ(words(), "TIME-WAIT of client is over: it is CLOSED now. What follows needs it.");
}

TEST_F(RemarkTest, ATimerOfWhichNothingIsSaidIsNotTold) {
    prepare(R"j({"drop": "FIN from client", "say": "x"})j");
    handshake();
    clientTimer(State::TimeWait, trace::TimerKind::TimeWait, 5'000);
    settle();
    EXPECT_FALSE(remark());
    lab.event(trace::SocketEnded{{1}});
    settle();
    EXPECT_FALSE(remark());
}

TEST_F(RemarkTest, AStepThatFailedIsTold) {
    prepare(kTimeWait);
    handshake();
    runner->next(lab.now());
    settle();
    EXPECT_FALSE(remark());
    lab.pass(2'000);
    settle();
    EXPECT_EQ(remark()->kind, Kind::Waits);
    waitOut();
    ASSERT_EQ(runner->status(), Status::Failed);
    EXPECT_EQ(remark()->kind, Kind::Failed);
    EXPECT_TRUE(remark()->contradicts());
}

}  // namespace
}  // namespace tests
