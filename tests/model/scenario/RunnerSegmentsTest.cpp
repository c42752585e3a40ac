// Which segments a step acts on, whatever the kernel sends besides and the user does by hand.
#include "tests/model/scenario/RunnerFixture.h"

namespace tests {
namespace {

TEST_F(RunnerTest, ASegmentDeliveredByHandCountsAsDone) {
    prepare(R"j({"deliver": "SYN from client", "say": "x", "expect": [
        {"actor": "server", "state": "SYN-RECEIVED"}, {"held": "SYN,ACK from server"}]})j");
    handshake();  // the user went far ahead
    step();
    EXPECT_EQ(runner->status(), Status::Finished) << waitsFor();
    EXPECT_EQ(lab.told, (std::vector<std::string>{"mark 0 began", "mark 0 done"}));
}

TEST_F(RunnerTest, ASegmentDroppedByHandIsDeliveredWhenItIsResent) {
    prepare(
        R"j({"deliver": "SYN from client", "say": "x", "expect": [{"actor": "server", "state": "SYN-RECEIVED"}]})j");
    listener();
    client(State::SynSent);
    lab.drop(fromClient(flag::Syn, kX, 0));
    step();
    EXPECT_EQ(runner->status(), Status::Running);
    fromClient(flag::Syn, kX, 0);
    settle();
    EXPECT_TRUE(told("deliver 2"));
    EXPECT_FALSE(told("deliver 1"));
}

TEST_F(RunnerTest, AnUnnamedAckGoesBeforeTheSegmentThatIsDelivered) {
    prepare(R"j({"deliver": "data from server", "say": "x"})j");
    handshake();
    const auto ack = fromServer(flag::Ack, kY + 1, kX + 1);
    const auto other = fromClient(flag::Ack, kX + 1, kY + 1);
    const auto data = fromServer(flag::Ack | flag::Psh, kY + 1, kX + 1, "data");
    step();
    EXPECT_LT(when("deliver " + std::to_string(ack.value)), when("deliver " + std::to_string(data.value)));
    EXPECT_TRUE(told("deliver " + std::to_string(data.value)));
    EXPECT_FALSE(told("deliver " + std::to_string(other.value))) << "the other direction waits";
}

TEST_F(RunnerTest, AnAckThatALaterStepNamesWaitsForIt) {
    prepare(R"j({"deliver": "data from server", "say": "x"}, {"deliver": "ACK from server", "say": "x"})j");
    handshake();
    const auto ack = fromServer(flag::Ack, kY + 1, kX + 1);
    fromServer(flag::Ack | flag::Psh, kY + 1, kX + 1, "data");
    step();
    EXPECT_FALSE(told("deliver " + std::to_string(ack.value)));
    step();
    EXPECT_TRUE(told("deliver " + std::to_string(ack.value)));
    EXPECT_EQ(runner->status(), Status::Finished);
}

TEST_F(RunnerTest, AckMeansEveryAckThatIsHeld) {
    prepare(R"j({"deliver": "ACK from client", "say": "x"}, {"drop": "ACK from client", "say": "x"})j");
    handshake();
    fromClient(flag::Ack, kX + 1, kY + 1);
    fromClient(flag::Ack, kX + 1, kY + 1);
    step();
    EXPECT_TRUE(told("deliver 4") && told("deliver 5"));
    fromClient(flag::Ack, kX + 1, kY + 1);
    step();
    EXPECT_TRUE(told("drop 6"));
    EXPECT_EQ(runner->status(), Status::Finished);
}

TEST_F(RunnerTest, AnAckDeliveredWithAnEarlierOneDoesNotStickTheDemo) {
    prepare(R"j({"deliver": "ACK from client", "say": "x"}, {"deliver": "ACK from client", "say": "x"})j");
    handshake();
    fromClient(flag::Ack, kX + 1, kY + 1);
    step();
    step();
    EXPECT_EQ(runner->status(), Status::Finished);
}

TEST_F(RunnerTest, AnAckLostByHandIsBroughtBackByTheResentSegment) {
    prepare(R"j({"gate": "hold", "say": "x"},
        {"deliver": "ACK from client", "say": "x", "expect": [{"actor": "client", "queue": {"recv": 0}}]})j");
    handshake();
    step();
    lab.deliver(fromServer(flag::Ack | flag::Psh, kY + 1, kX + 1, "data"));
    lab.drop(fromClient(flag::Ack, kX + 1, kY + 5));
    lab.told.clear();
    client(State::Established);
    step();
    const auto resent = fromServer(flag::Ack | flag::Psh, kY + 1, kX + 1, "data");
    settle();
    EXPECT_TRUE(told("deliver " + std::to_string(resent.value)));
    const auto again = fromClient(flag::Ack, kX + 1, kY + 5);
    settle();
    EXPECT_TRUE(told("deliver " + std::to_string(again.value)));
    EXPECT_EQ(runner->status(), Status::Finished) << waitsFor();
}

TEST_F(RunnerTest, FinMeansAFinWithOrWithoutAck) {
    prepare(R"j({"deliver": "FIN from client", "say": "x"})j");
    handshake();
    fromClient(flag::Fin | flag::Ack, kX + 1, kY + 1);
    step();
    EXPECT_TRUE(told("deliver 4"));
}

TEST_F(RunnerTest, AKeptSegmentIsLeftUntilNothingElseFits) {
    prepare(R"j({"keep": "data \"old\" from client", "say": "x"}, {"deliver": "data \"old\" from client", "say": "x"},
        {"deliver": "data \"old\" from client", "say": "x"})j");
    handshake();
    fromClient(flag::Ack | flag::Psh, kX + 1, kY + 1, "old");
    step();
    EXPECT_TRUE(told("keep 4"));
    fromClient(flag::Ack | flag::Psh, kX + 1, kY + 1, "old");
    step();
    EXPECT_TRUE(told("deliver 5"));
    EXPECT_FALSE(told("deliver 4"));
    step();
    EXPECT_TRUE(told("deliver 4"));
}

// A step asks with each batch of events whether its segment has come: not of the same packets again and again.
TEST_F(RunnerTest, APacketIsLookedAtOnceForAStep) {
    prepare(R"j({"deliver": "data \"late\" from client", "say": "x"})j");
    handshake();
    // More than a trace keeps in memory: the first ones are read from the session.
    const std::string much(30'000, 'a');
    const std::uint32_t count = 2 * trace::RecentBytes::kMost / 30'000;
    for (std::uint32_t i = 0; i < count; ++i)
        fromClient(flag::Ack | flag::Psh, kX + 1 + i * 30'000, kY + 1, much);
    lab.reads = 0;
    step();
    EXPECT_EQ(waitsFor(), "no data \"late\" from client is held");
    EXPECT_GT(lab.reads, 0);
    EXPECT_LE(lab.reads, static_cast<int>(count));
    const auto late = fromClient(flag::Ack | flag::Psh, kX + 1 + count * 30'000, kY + 1, "late");
    settle();
    EXPECT_TRUE(told("deliver " + std::to_string(late.value)));
}

// The copy that the gate sent has arrived, but it is none that the script still has to deliver.
TEST_F(RunnerTest, ADuplicateDoesNotStandForTheNextSegment) {
    prepare(R"j({"duplicate": "data from client", "say": "x"}, {"deliver": "data from client", "say": "x"})j");
    handshake();
    const auto data = fromClient(flag::Ack | flag::Psh, kX + 1, kY + 1, "data");
    step();
    EXPECT_TRUE(told("duplicate " + std::to_string(data.value)));
    const auto copy = fromClient(flag::Ack | flag::Psh, kX + 1, kY + 1, "data");
    lab.event(trace::PacketVerdict{copy, trace::Verdict::Injected, data});
    settle();
    step();
    EXPECT_EQ(waitsFor(), "no data from client is held");
    const auto next = fromClient(flag::Ack | flag::Psh, kX + 5, kY + 1, "data");
    settle();
    EXPECT_TRUE(told("deliver " + std::to_string(next.value)));
    EXPECT_EQ(runner->status(), Status::Finished) << reason();
}

}  // namespace
}  // namespace tests
