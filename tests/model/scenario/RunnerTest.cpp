#include "tests/model/scenario/RunnerFixture.h"

namespace tests {
namespace {

constexpr const char* kWait = R"({"gate": "hold", "say": "x"})";

TEST_F(RunnerTest, PreparesTheLabBeforeTheFirstStep) {
    prepare(kWait);
    EXPECT_EQ(lab.told,
              (std::vector<std::string>{"sysctl net.a=1", "mtu 1500", "gate 1", "actor client", "actor server"}));
    EXPECT_EQ(runner->status(), Status::Ready);
    EXPECT_FALSE(runner->deadline());
}

TEST_F(RunnerTest, AStepIsMarkedSyncedAndDone) {
    prepare(
        R"j({"deliver": "SYN from client", "say": "x", "expect": [{"actor": "server", "state": "SYN-RECEIVED"}]})j");
    listener();
    client(State::SynSent);
    const auto syn = fromClient(flag::Syn, kX, 0);
    lab.told.clear();
    step();
    EXPECT_EQ(lab.told, (std::vector<std::string>{"mark 0 began", "deliver 1"}));
    EXPECT_EQ(syn.value, 1u);
    EXPECT_EQ(runner->status(), Status::Running);
    EXPECT_NE(waitsFor().find("server should be SYN-RECEIVED"), std::string::npos) << waitsFor();
    EXPECT_EQ(lab.syncs, 0);
    server(State::SynReceived);
    fromServer(flag::Syn | flag::Ack, kY, kX + 1);
    settle();
    EXPECT_EQ(runner->status(), Status::Finished);
    EXPECT_EQ(lab.told.back(), "mark 0 done");
    EXPECT_EQ(lab.syncs, 1);
    EXPECT_EQ(runner->expectationsMet(), 1u);
    EXPECT_TRUE(runner->disagreements().empty());
}

TEST_F(RunnerTest, NextWhileAStepRunsChangesNothing) {
    prepare(R"j({"deliver": "SYN from client", "say": "x"})j");
    step();
    runner->next(lab.now());
    settle();
    EXPECT_EQ(std::count(lab.told.begin(), lab.told.end(), "mark 0 began"), 1);
}

TEST_F(RunnerTest, AMissedDeadlineNamesTheStepAndWhatIsThereInstead) {
    prepare(R"j({"deliver": "SYN from client", "say": "x", "expect": [{"actor": "server", "state": "ESTABLISHED"}]})j");
    listener();
    client(State::SynSent);
    fromClient(flag::Syn, kX, 0);
    step();
    server(State::SynReceived);
    fromServer(flag::Syn | flag::Ack, kY, kX + 1);
    settle();
    const auto begun = lab.now();
    waitOut();
    EXPECT_EQ(runner->status(), Status::Failed);
    EXPECT_EQ(reason(), "step 1: after deliver SYN from client, server should be ESTABLISHED but is SYN-RECEIVED");
    EXPECT_EQ(lab.told.back(), "mark 0 failed");
    EXPECT_GE(lab.now().ns - begun.ns, 9'000'000'000);
}

TEST_F(RunnerTest, AnExpectationThatNoLongerHoldsAfterTheSyncIsNotMet) {
    prepare(R"j({"deliver": "SYN from client", "say": "x", "expect": [{"held": "SYN from client"}]})j");
    client(State::SynSent);
    fromClient(flag::Syn, kX, 0);
    step();
    waitOut();
    EXPECT_EQ(runner->status(), Status::Failed) << "the SYN it has just delivered is not held";
}

TEST_F(RunnerTest, CallsAreQueuedForTheActorAndTheFirstEndsTheStep) {
    prepare(R"j({"actor": "server", "call": "fd = socket(AF_INET, SOCK_STREAM)", "then": ["read(fd, 1)", "close(fd)"],
        "say": "x"}, {"actor": "server", "call": "listen(fd, 1)", "say": "x"})j");
    lab.callsReturn = false;
    step();
    EXPECT_EQ(runner->nextStep(), 1u);
    EXPECT_TRUE(told("call server read(fd, 1)") && told("call server close(fd)"));
    step();
    EXPECT_FALSE(told("call server listen(fd, 1)")) << "close() has not returned";
    lab.returns("server", 0);
    settle();
    EXPECT_TRUE(told("call server listen(fd, 1)"));
}

TEST_F(RunnerTest, ACallThatFailsUnexpectedlyFailsTheStepAtOnce) {
    prepare(R"j({"actor": "client", "call": "fd = socket(AF_INET, SOCK_STREAM)", "say": "x"})j");
    lab.callsReturn = false;
    runner->next(lab.now());
    runner->update({*lab.scene(), lab.trace, lab.now()});
    lab.returns("client", -1, 24);
    settle();
    EXPECT_EQ(runner->status(), Status::Failed);
    EXPECT_NE(reason().find("socket() of client failed with EMFILE"), std::string::npos) << reason();
}

TEST_F(RunnerTest, AnExpectedErrorMustBeThatError) {
    prepare(R"j({"actor": "client", "call": "fd = socket(AF_INET, SOCK_STREAM)", "say": "x",
        "expect": [{"actor": "client", "returned": "socket", "error": "ENFILE"}]})j");
    lab.callsReturn = false;
    step();
    lab.returns("client", -1, 24);
    settle();
    waitOut();
    EXPECT_NE(reason().find("should fail with ENFILE but failed with EMFILE"), std::string::npos) << reason();
}

TEST_F(RunnerTest, ADifferenceThatPersistsIsADisagreement) {
    prepare(kWait);
    handshake();
    server(State::CloseWait);  // no segment says so
    step();
    EXPECT_EQ(runner->status(), Status::Running);
    waitOut();
    EXPECT_EQ(runner->status(), Status::Finished);
    ASSERT_EQ(runner->disagreements().size(), 1u);
    EXPECT_EQ(runner->disagreements()[0].actor, "server");
    EXPECT_EQ(runner->disagreements()[0].inferred, "ESTABLISHED");
    EXPECT_EQ(runner->disagreements()[0].kernel, "CLOSE-WAIT");
    EXPECT_GT(lab.syncs, 5) << "it looks again and again before it says so";
}

TEST_F(RunnerTest, ADifferenceThatPassesIsNone) {
    prepare(kWait);
    handshake();
    server(State::CloseWait);
    step();
    server(State::Established);
    waitOut();
    EXPECT_EQ(runner->status(), Status::Finished);
    EXPECT_TRUE(runner->disagreements().empty());
}

TEST_F(RunnerTest, ALabThatDoesNotAnswerFailsTheStep) {
    prepare(kWait);
    lab.answersSync = false;
    step();
    waitOut();
    EXPECT_NE(reason().find("the lab does not answer"), std::string::npos) << reason();
}

TEST_F(RunnerTest, NewsThatComeLateStillCount) {
    prepare(
        R"j({"deliver": "SYN from client", "say": "x", "expect": [{"actor": "server", "state": "SYN-RECEIVED"}]})j");
    listener();
    client(State::SynSent);
    fromClient(flag::Syn, kX, 0);
    lab.answersSync = false;  // a busy machine: the lab gets no turn
    step();
    lab.pass(15'000);
    settle();
    EXPECT_EQ(runner->status(), Status::Running) << "the lab was asked once more";
    lab.answersSync = true;
    server(State::SynReceived);
    fromServer(flag::Syn | flag::Ack, kY, kX + 1);
    settle();
    EXPECT_EQ(runner->status(), Status::Finished) << waitsFor();
}

TEST_F(RunnerTest, WhichOfSeveralExpectationsDoesNotHoldIsTold) {
    prepare(R"j({"deliver": "SYN from client", "say": "x", "expect": [{"actor": "client", "state": "SYN-SENT"},
        {"actor": "server", "state": "SYN-RECEIVED"}]})j");
    listener();
    client(State::SynSent);
    fromClient(flag::Syn, kX, 0);
    step();
    EXPECT_EQ(waitsFor().rfind("expectation 2 of 2: server should be SYN-RECEIVED", 0), 0u) << waitsFor();
}

TEST_F(RunnerTest, ACallOfABusyProcessIsToldAsOne) {
    prepare(R"j({"actor": "server", "call": "fd = socket(AF_INET, SOCK_STREAM)", "say": "x"})j");
    lab.callsReturn = false;
    lab.call("server", "conn = accept(0)");
    step();
    waitOut();
    EXPECT_EQ(reason(),
              "step 1: server: fd = socket(AF_INET, SOCK_STREAM) could not be done: server is still in accept(), which "
              "has not returned: a process makes one call at a time");
}

TEST_F(RunnerTest, ASettingThatIsRefusedEndsTheRunBeforeItsFirstStep) {
    prepare(R"j({"deliver": "SYN from client", "say": "x"})j");
    Runner early(scenario, lab);
    early.prepare(lab.now());
    lab.event(trace::LabProblem{"sysctl net.ipv4.tcp_sack", 22, Reason::text("many")});
    early.update({*lab.scene(), lab.trace, lab.now()});
    EXPECT_EQ(early.status(), Status::Failed);
    ASSERT_EQ(early.failed().size(), 1u);
    EXPECT_EQ(early.failed()[0].reason.english(), "before step 1: sysctl net.ipv4.tcp_sack failed with EINVAL: many");
}

TEST_F(RunnerTest, AProblemOfTheLabIsToldAndShortensTheWait) {
    prepare(R"j({"deliver": "SYN from client", "say": "x"})j");
    step();
    lab.event(trace::LabProblem{"call", 2, Reason::text("no such actor")});
    settle();
    const auto then = lab.now();
    waitOut();
    EXPECT_NE(reason().find("call failed with ENOENT: no such actor"), std::string::npos) << reason();
    EXPECT_LT(lab.now().ns - then.ns, 2'000'000'000);
}

TEST_F(RunnerTest, AProcessThatEndsUnexpectedlyIsToldAndShortensTheWait) {
    prepare(R"j({"deliver": "SYN from client", "say": "x"})j");
    step();
    lab.event(trace::ActorEnded{"client", 101, 0, 9});
    settle();
    const auto then = lab.now();
    waitOut();
    EXPECT_NE(reason().find("the process client has ended"), std::string::npos) << reason();
    EXPECT_LT(lab.now().ns - then.ns, 2'000'000'000);
}

TEST_F(RunnerTest, ATimerRestartsWhenItEndsLaterThanBefore) {
    prepare(
        R"j({"gate": "hold", "say": "x", "expect": [{"actor": "client", "timer": "timewait", "restarted": true}]})j");
    trace::SocketChanged waiting;
    waiting.socket = {1};
    waiting.local = v4(kClientPort);
    waiting.remote = v4(kServerPort);
    waiting.state = State::TimeWait;
    waiting.owners = {{101, 3}};
    waiting.timer = trace::TimerKind::TimeWait;
    waiting.timerMs = 60'000;
    lab.event(waiting);
    step();
    EXPECT_NE(waitsFor().find("should have started anew but runs on"), std::string::npos) << waitsFor();
    lab.pass(500);
    waiting.timerMs = 59'490;  // the same timer, read later
    lab.event(waiting);
    settle();
    EXPECT_EQ(runner->status(), Status::Running);
    waiting.timerMs = 60'000;
    lab.event(waiting);
    settle();
    EXPECT_EQ(runner->status(), Status::Finished) << waitsFor();
}

constexpr const char* kStillWaiting =
    R"j({"gate": "hold", "say": "x", "expect": [{"actor": "client", "state": "TIME-WAIT"}]})j";

TEST_F(RunnerTest, ATimeWaitThatRanOutWhileTheClassTalkedCounts) {
    prepare(kStillWaiting);
    handshake();
    client(State::TimeWait);
    lab.pass(60'000);
    lab.event(trace::SocketEnded{{1}});
    step();
    waitOut();
    EXPECT_EQ(runner->status(), Status::Finished) << reason();
}

TEST_F(RunnerTest, ATimeWaitThatWasDestroyedDoesNot) {
    prepare(kStillWaiting);
    handshake();
    client(State::TimeWait);
    lab.pass(5'000);
    lab.event(trace::SocketEnded{{1}});
    step();
    waitOut();
    EXPECT_EQ(runner->status(), Status::Failed);
    EXPECT_NE(reason().find("client should be TIME-WAIT but is CLOSED"), std::string::npos) << reason();
}

TEST_F(RunnerTest, ASegmentTooManyFailsTheStep) {
    prepare(R"j({"gate": "hold", "say": "x", "expect": [{"segment": "any", "atMost": 0, "during": "step"}]},
        {"gate": "hold", "say": "x", "expect": [{"segment": "RST", "atMost": 0}]})j");
    handshake();
    step();
    EXPECT_EQ(runner->status(), Status::Ready) << "the handshake was before the step";
    fromClient(flag::Rst, kX + 1, 0);
    step();
    waitOut();
    EXPECT_NE(reason().find("at most 0 of RST"), std::string::npos) << reason();
}

TEST_F(RunnerTest, DestroyTakesTheActorsSocketInThatState) {
    prepare(R"j({"actor": "client", "destroy": "ESTABLISHED", "say": "x"})j");
    handshake();
    step();
    EXPECT_TRUE(told("destroy 1"));
}

TEST_F(RunnerTest, AnActorJoinsWhenItsStepStartsIt) {
    prepare(
        R"j({"start": "client", "say": "x"},
            {"actor": "client", "call": "fd = socket(AF_INET, SOCK_STREAM)", "say": "x"})j");
    EXPECT_FALSE(told("actor client"));
    step();
    EXPECT_TRUE(told("actor client"));
    step();
    EXPECT_EQ(runner->status(), Status::Finished);
}

}  // namespace
}  // namespace tests
