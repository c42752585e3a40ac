// Every order is in the journal, the script's and the user's; it saves as a scenario and plays again.
#include "model/scenario/Journal.h"
#include "model/scenario/Replay.h"
#include "tests/model/scenario/RunnerFixture.h"

namespace tests {
namespace {

using trace::Judgement;

class JournalTest : public RunnerTest {
protected:
    std::shared_ptr<const trace::Scene> shown;
    [[nodiscard]] Now now() {
        shown = lab.scene();
        return {*shown, lab.trace, lab.now()};
    }
    void byHand(PacketId packet, Judgement::Kind kind) {
        runner->order(JudgeCommand{packet, {kind}}, now());
        settle();
    }
    [[nodiscard]] std::vector<Order> given() const {
        std::vector<Order> orders;
        for (const Order& order : runner->journal().orders()) {
            if (order.step)
                orders.push_back(order);
        }
        return orders;
    }
};

constexpr const char* kTwoSteps = R"j({"deliver": "SYN from client", "say": "x",
        "expect": [{"actor": "server", "state": "SYN-RECEIVED"}]}, {"drop": "SYN,ACK from server", "say": "y"})j";

TEST_F(JournalTest, TellsWhatWasOrderedByWhomAndWhen) {
    prepare(kTwoSteps);
    listener();
    client(State::SynSent);
    const auto syn = fromClient(flag::Syn, kX, 0);
    EXPECT_EQ(runner->journal().orders().size(), 5u);  // a setting, the MTU, the gate, two processes
    EXPECT_FALSE(runner->journal().orders().back().step);
    const std::size_t position = lab.trace.size();
    server(State::SynReceived);
    step();
    const auto synAck = fromServer(flag::Syn | flag::Ack, kY, kX + 1);
    settle();
    byHand(synAck, Judgement::Kind::Deliver);
    ASSERT_EQ(given().size(), 2u);
    const Order script = given()[0], user = given()[1];
    EXPECT_EQ(script.command, Command(JudgeCommand{syn, {Judgement::Kind::Deliver}}));
    EXPECT_EQ(script.by, Order::By::Script);
    EXPECT_EQ(script.step, 0u);
    EXPECT_TRUE(script.running);
    EXPECT_GT(script.position, position);
    EXPECT_EQ(user.command, Command(JudgeCommand{synAck, {Judgement::Kind::Deliver}}));
    EXPECT_EQ(user.by, Order::By::User);
    EXPECT_EQ(user.step, 1u);
    EXPECT_FALSE(user.running);
    ASSERT_TRUE(user.segment);
    EXPECT_EQ(user.segment->selector.said().english(), "SYN,ACK from server");
}

TEST_F(JournalTest, ASegmentIsDescribedByItsPayloadAndItsPlace) {
    prepare(kTwoSteps);
    handshake();
    const auto first = fromClient(flag::Ack | flag::Psh, kX + 1, kY + 1, "one");
    const auto second = fromClient(flag::Ack | flag::Psh, kX + 4, kY + 1, "two");
    const auto again = fromClient(flag::Ack | flag::Psh, kX + 7, kY + 1, "one");
    const auto describe = [&](PacketId id) { return describeHeld(id, *lab.scene(), lab.trace); };
    ASSERT_TRUE(describe(second));
    EXPECT_EQ(describe(second)->selector.said().english(), "data \"two\" from client");
    EXPECT_EQ(describe(second)->before, 0u);
    EXPECT_EQ(describe(again)->before, 1u);
    for (const PacketId id : {first, second, again})
        EXPECT_EQ(findHeld(*describe(id), *lab.scene(), lab.trace), id);
    const auto last = *describe(again);
    lab.deliver(first);
    EXPECT_FALSE(describe(first));
    EXPECT_FALSE(findHeld(last, *lab.scene(), lab.trace));
}

TEST_F(JournalTest, SavesAsAScenarioInWhichTheUsersOrdersAreSteps) {
    prepare(kTwoSteps);
    listener();
    client(State::SynSent);
    byHand(fromClient(flag::Syn, kX, 0), Judgement::Kind::Deliver);  // what the first step would do
    server(State::SynReceived);
    step();
    fromServer(flag::Syn | flag::Ack, kY, kX + 1);
    settle();
    step();
    const auto saved = parseScenario(journalScenario(scenario, runner->journal(), runner->nextStep()));
    ASSERT_TRUE(saved.ok()) << saved.error().reason.english();
    const std::vector<Step>& steps = saved.value().steps;
    ASSERT_EQ(steps.size(), 3u);
    EXPECT_EQ(std::get<JudgeAction>(steps[0].action).packet.said().english(), "SYN from client");
    EXPECT_TRUE(std::holds_alternative<WaitAction>(steps[1].action));
    EXPECT_EQ(steps[1].expect.size(), 1u);
    EXPECT_EQ(std::get<JudgeAction>(steps[2].action).judgement.kind, Judgement::Kind::Drop);
}

TEST_F(JournalTest, WhatTheScriptDidItselfSavesAsItWas) {
    prepare(kTwoSteps);
    listener();
    client(State::SynSent);
    fromClient(flag::Syn, kX, 0);
    server(State::SynReceived);
    step();
    byHand(fromServer(flag::Syn | flag::Ack, kY, kX + 1), Judgement::Kind::Keep);
    const auto saved = parseScenario(journalScenario(scenario, runner->journal(), runner->nextStep()));
    ASSERT_TRUE(saved.ok()) << saved.error().reason.english();
    ASSERT_EQ(saved.value().steps.size(), 2u);
    EXPECT_EQ(std::get<JudgeAction>(saved.value().steps[0].action).packet.said().english(), "SYN from client");
    EXPECT_EQ(saved.value().steps[0].expect.size(), 1u);
    EXPECT_EQ(std::get<JudgeAction>(saved.value().steps[1].action).judgement.kind, Judgement::Kind::Keep);
}

TEST_F(JournalTest, AReplayGivesTheUsersOrdersWhereTheyWere) {
    Journal journal;
    journal.note({JudgeCommand{{99}, {Judgement::Kind::Drop}}, Order::By::User, 1u, false, 0,
                  HeldSegment{parseSelector("SYN,ACK from server").take()}});
    prepare(kTwoSteps);
    listener();
    client(State::SynSent);
    fromClient(flag::Syn, kX, 0);
    server(State::SynReceived);
    Replay replay(*runner, journal, 2);
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(replay.update(now()), Replay::Status::Running);
    EXPECT_TRUE(told("deliver 1"));
    EXPECT_EQ(runner->nextStep(), 1u);  // it waits for the user's segment
    EXPECT_EQ(runner->status(), Status::Ready);
    const auto synAck = fromServer(flag::Syn | flag::Ack, kY, kX + 1);
    Replay::Status status = Replay::Status::Running;
    for (int i = 0; i < 20 && status == Replay::Status::Running; ++i)
        status = replay.update(now());
    EXPECT_EQ(status, Replay::Status::Done);
    EXPECT_EQ(std::count(lab.told.begin(), lab.told.end(), "drop " + std::to_string(synAck.value)), 1);
    EXPECT_EQ(runner->journal().orders().back().by, Order::By::User);
}

TEST_F(JournalTest, AReplayFailsWhenTheUsersSegmentDoesNotCome) {
    Journal journal;
    journal.note({JudgeCommand{{99}, {Judgement::Kind::Drop}}, Order::By::User, 0u, false, 0,
                  HeldSegment{parseSelector("FIN from client").take()}});
    prepare(kTwoSteps);
    Replay replay(*runner, journal, 1);
    EXPECT_EQ(replay.update(now()), Replay::Status::Running);
    ASSERT_TRUE(replay.deadline());
    lab.pass((replay.deadline()->ns - lab.now().ns) / 1'000'000 + 1);
    EXPECT_EQ(replay.update(now()), Replay::Status::Failed);
}

}  // namespace
}  // namespace tests
