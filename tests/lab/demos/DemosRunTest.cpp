// Every built-in demo against the real kernel: it runs to its end, meets every expectation, the kernel's states and
// ours agree, and calls and segments stand in one order.
#include <gtest/gtest.h>

#include <algorithm>

#include "model/packet/Packet.h"
#include "model/scenario/HeldSegment.h"
#include "model/scenario/Lesson.h"
#include "model/scenario/PacketSelector.h"
#include "model/scenario/Template.h"
#include "tests/lab/demos/LabDriver.h"
#include "tests/support/Programs.h"

namespace tests::lab {
namespace {

namespace flag = model::packet::flag;
using model::Timestamp;
using model::scenario::Runner;
using model::trace::CallView;
using model::trace::Judgement;
using model::trace::PacketRecord;

// Skips where the system allows no lab; says why. In CI that is a failure.
#define SOCKSTAGE_NEEDS_LAB()                       \
    do {                                            \
        std::string why;                            \
        if (!labIsAllowed(why)) {                   \
            if (tests::support::skipsAreFailures()) \
                FAIL() << why;                      \
            GTEST_SKIP() << why;                    \
        }                                           \
    } while (false)

void expectGood(const LabDriver& driver) {
    const Runner& runner = driver.runner();
    for (const auto& failed : runner.failed())
        ADD_FAILURE() << failed.reason.english();
    for (const auto& difference : runner.disagreements())
        ADD_FAILURE() << "step " << difference.step + 1 << ": " << difference.actor << " is " << difference.inferred
                      << " by its segments and " << difference.kernel << " by the kernel";
    for (const auto& problem : driver.scene().problems)
        ADD_FAILURE() << problem.operation << ": errno " << problem.error << " " << problem.detail.english();
    EXPECT_EQ(driver.scene().lost, 0u);
    EXPECT_EQ(runner.status(), Runner::Status::Finished);
}

Timestamp arrival(const LabDriver& driver, const PacketRecord& packet) {
    const auto& fate = driver.trace().fate(packet.seen.packet, driver.trace().size());
    return fate.settled ? *fate.settled : packet.time;
}

// The last packet of its kind that arrived before the time; nullptr: none.
const PacketRecord* lastArrived(const LabDriver& driver, std::uint16_t mask, std::uint16_t flags, Timestamp before) {
    const PacketRecord* found = nullptr;
    for (const PacketRecord& packet : driver.trace().packets()) {
        const bool fits = packet.segment && (packet.segment->flags & mask) == flags;
        if (fits && arrival(driver, packet) <= before)
            found = &packet;
    }
    return found;
}

class DemosRun : public testing::TestWithParam<std::string_view> {};

INSTANTIATE_TEST_SUITE_P(, DemosRun,
                         testing::ValuesIn(model::scenario::builtInDemos().begin(),
                                           model::scenario::builtInDemos().end()),
                         [](const auto& row) {
                             std::string name(row.param);
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

TEST_P(DemosRun, MeetsItsExpectationsAndTheKernelAgrees) {
    SOCKSTAGE_NEEDS_LAB();
    auto scenario = model::scenario::parseScenario(demoText(std::string(GetParam())));
    ASSERT_TRUE(scenario.ok()) << scenario.error().reason.english();
    LabDriver driver;
    ASSERT_EQ(driver.start(scenario.value()), "");
    ASSERT_TRUE(driver.run(scenario.value())) << driver.lastWords();
    expectGood(driver);
}

// connect is entered before its SYN and returns after the SYN,ACK has arrived; accept and read return after what they
// waited for.
TEST_P(DemosRun, CallsAndSegmentsStandInOneOrder) {
    SOCKSTAGE_NEEDS_LAB();
    auto scenario = model::scenario::parseScenario(demoText(std::string(GetParam())));
    LabDriver driver;
    ASSERT_EQ(driver.start(scenario.value()), "");
    ASSERT_TRUE(driver.run(scenario.value())) << driver.lastWords();
    int seen = 0;
    for (const auto& actor : driver.scene().actors) {
        for (const CallView& call : actor.calls) {
            if (!call.returned || call.returned->error != 0)
                continue;
            const std::string_view name = call.entered.name();
            const std::string what = actor.name + ": " + call.entered.text();
            EXPECT_LE(call.enterTime, call.returnTime) << what;
            if (name == "connect") {
                const PacketRecord* syn = lastArrived(driver, flag::Syn | flag::Ack, flag::Syn, call.returnTime);
                const PacketRecord* answer =
                    lastArrived(driver, flag::Syn | flag::Ack, flag::Syn | flag::Ack, call.returnTime);
                ASSERT_TRUE(syn && answer) << what;
                EXPECT_LE(call.enterTime, syn->time) << what << ": the SYN left before the call";
                EXPECT_LE(syn->time, answer->time) << what;
                ++seen;
            } else if (name == "accept") {
                EXPECT_TRUE(lastArrived(driver, flag::Syn | flag::Ack, flag::Ack, call.returnTime)) << what;
                ++seen;
            } else if ((name == "read" || name == "recvfrom") && call.returned->result > 0) {
                const auto& packets = driver.trace().packets();
                const bool arrived = std::any_of(packets.begin(), packets.end(), [&](const PacketRecord& packet) {
                    return packet.payloadLength > 0 && arrival(driver, packet) <= call.returnTime;
                });
                EXPECT_TRUE(arrived) << what << ": returned before any data arrived";
                ++seen;
            }
        }
    }
    EXPECT_GT(seen, 0);
}

TEST(Template, RunsAsItIs) {
    SOCKSTAGE_NEEDS_LAB();
    auto scenario = model::scenario::parseScenario(model::scenario::scenarioTemplate("mine"));
    ASSERT_TRUE(scenario.ok());
    LabDriver driver;
    ASSERT_EQ(driver.start(scenario.value()), "");
    ASSERT_TRUE(driver.run(scenario.value())) << driver.lastWords();
    expectGood(driver);
}

// The segments of the demo's second connection from the client's FIN on.
std::size_t segmentsOfTheSecondClose(const LabDriver& driver) {
    std::size_t count = 0;
    for (const PacketRecord& packet : driver.trace().packets()) {
        if (packet.segment && packet.segment->connection == 2 && (count > 0 || (packet.segment->flags & flag::Fin)))
            ++count;
    }
    return count;
}

// A program that needs a few clock ticks before its close() is still in time: the kernel puts its ACK off for 40 ms.
TEST(FourWayClose, TakesThreeSegmentsThoughTheProgramIsSlow) {
    SOCKSTAGE_NEEDS_LAB();
    std::string text = demoText("four-way-close");
    const std::string close = R"json("then": ["close(conn2)"])json";
    ASSERT_NE(text.find(close), std::string::npos);
    text.replace(text.find(close), close.size(), R"json("then": ["poll(listener, POLLIN, 12)", "close(conn2)"])json");
    auto scenario = model::scenario::parseScenario(text);
    ASSERT_TRUE(scenario.ok()) << scenario.error().reason.english();
    std::size_t segments = 0;
    for (int tries = 0; segments != 3 && tries < 5; ++tries) {  // a busy machine may keep it waiting for longer
        LabDriver driver;
        ASSERT_EQ(driver.start(scenario.value()), "");
        ASSERT_TRUE(driver.run(scenario.value())) << driver.lastWords();
        segments = segmentsOfTheSecondClose(driver);
    }
    EXPECT_EQ(segments, 3u);
}

// On the wire nothing tells of the close() before the FIN leaves; the kernel is right, and so are the segments.
TEST(OwnDemo, ACloseBehindAFullWindowIsNoDisagreement) {
    SOCKSTAGE_NEEDS_LAB();
    auto scenario = model::scenario::parseScenario(R"json({
        "id": "full-window", "chapter": "yours", "title": "Full window", "purpose": "The FIN waits behind the data.",
        "actors": [{"name": "client", "role": "client", "title": "Client"},
                   {"name": "server", "role": "server", "title": "Server"}],
        "gate": "pass", "mtu": 1500,
        "steps": [
          {"actor": "server", "call": "listener = socket(AF_INET, SOCK_STREAM)",
           "then": ["setsockopt(listener, SO_RCVBUF, 4096)", "bind(listener, 127.0.0.1:9000)", "listen(listener, 5)",
                    "conn = accept(listener)"],
           "say": "It will not read.", "expect": [{"actor": "server", "state": "LISTEN"}]},
          {"actor": "client", "call": "fd = socket(AF_INET, SOCK_STREAM)", "then": ["connect(fd, 127.0.0.1:9000)"],
           "say": "Connect.", "expect": [{"actor": "client", "state": "ESTABLISHED"}]},
          {"actor": "client", "call": "write(fd, \"x\" * 20000)", "say": "Too much for the window.",
           "expect": [{"actor": "client", "returned": "write"}]},
          {"actor": "client", "call": "close(fd)", "say": "The FIN waits.",
           "expect": [{"actor": "client", "state": "FIN-WAIT-1"}]},
          {"actor": "server", "call": "shutdown(conn, SHUT_WR)", "say": "Its FIN arrives first.",
           "expect": [{"actor": "client", "state": "CLOSING"}]}
        ]})json");
    ASSERT_TRUE(scenario.ok()) << scenario.error().reason.english();
    LabDriver driver;
    ASSERT_EQ(driver.start(scenario.value()), "");
    ASSERT_TRUE(driver.run(scenario.value())) << driver.lastWords();
    expectGood(driver);
}

// The user goes ahead by hand or loses a segment: the demo still comes to its end.
TEST(ByHand, EverySegmentDeliveredBeforeItsStep) {
    SOCKSTAGE_NEEDS_LAB();
    auto scenario = model::scenario::parseScenario(demoText("three-way-handshake"));
    LabDriver driver;
    ASSERT_EQ(driver.start(scenario.value()), "");
    ASSERT_TRUE(driver.run(scenario.value(), [](std::size_t, const model::trace::Scene& scene, const auto& judge) {
        const std::vector<model::PacketId> held = scene.held;
        for (const model::PacketId packet : held)
            judge(packet, {Judgement::Kind::Deliver});
    }));
    EXPECT_EQ(driver.runner().status(), Runner::Status::Finished);
    for (const auto& failed : driver.runner().failed())
        ADD_FAILURE() << failed.reason.english();
}

// The user drops the first segment that is held.
LabDriver::ByHand loseTheFirst(bool& lost) {
    return [&lost](std::size_t, const model::trace::Scene& scene, const LabDriver::Judge& judge) {
        if (lost || scene.held.empty())
            return;
        judge(scene.held.front(), {Judgement::Kind::Drop});
        lost = true;
    };
}

TEST(ByHand, ASegmentLostByHandIsDeliveredWhenTheKernelResendsIt) {
    SOCKSTAGE_NEEDS_LAB();
    auto scenario = model::scenario::parseScenario(demoText("three-way-handshake"));
    LabDriver driver;
    ASSERT_EQ(driver.start(scenario.value()), "");
    bool lost = false;
    ASSERT_TRUE(driver.run(scenario.value(), loseTheFirst(lost)));
    EXPECT_TRUE(lost);
    EXPECT_EQ(driver.runner().status(), Runner::Status::Finished)
        << (driver.runner().failed().empty() ? "" : driver.runner().failed()[0].reason.english());
}

// Every segment comes twice: no end is shown in a state that the kernel does not have. A script that counts segments
// stops there, and the copy of the close's last ACK finds no socket: it is answered by a RST, which ends the TIME-WAIT
// (RFC 1337).
TEST(Duplicates, OfEverySegmentShowNoStateThatTheKernelHasNot) {
    SOCKSTAGE_NEEDS_LAB();
    for (const auto& [demo, stops] :
         {std::pair("three-way-handshake", "at most 0 of any should be sent"),
          std::pair("four-way-close", "should be TIME-WAIT in connection 1 but is CLOSED")}) {
        SCOPED_TRACE(demo);
        std::string text = demoText(demo);
        constexpr std::string_view kDeliver = "\"deliver\":";
        for (std::size_t at = 0; (at = text.find(kDeliver, at)) != text.npos;)
            text.replace(at, kDeliver.size(), "\"duplicate\":");
        auto scenario = model::scenario::parseScenario(text);
        ASSERT_TRUE(scenario.ok()) << scenario.error().reason.english();
        LabDriver driver;
        ASSERT_EQ(driver.start(scenario.value()), "");
        ASSERT_TRUE(driver.run(scenario.value())) << driver.lastWords();
        EXPECT_TRUE(driver.runner().disagreements().empty());
        EXPECT_TRUE(driver.scene().problems.empty());
        ASSERT_EQ(driver.runner().failed().size(), 1u);
        const std::string reason = driver.runner().failed()[0].reason.english();
        EXPECT_NE(reason.find(stops), std::string::npos) << reason;
    }
}

// Each end's states and what is held, when so many steps were done. Of ACKs there may be one more or less.
std::vector<std::string> standing(const LabDriver& driver, std::size_t steps) {
    const auto& trace = driver.trace();
    const auto& events = trace.events();
    const auto done = std::ranges::find_if(events, [&](const model::trace::TraceEvent& event) {
        const auto* mark = std::get_if<model::trace::StepMarked>(&event.what);
        return mark && mark->step + 1 == steps && mark->phase == model::trace::StepPhase::Done;
    });
    EXPECT_NE(done, events.end());
    const auto scene = model::trace::Moment(trace, static_cast<std::size_t>(done - events.begin())).scene();
    std::vector<std::string> lines;
    for (const auto& connection : scene.connections) {
        for (const auto& end : connection.ends)
            lines.push_back(end.actor + " " + std::string(name(end.inferred.to)) + " " +
                            std::string(end.kernel ? name(*end.kernel) : "-"));
    }
    for (const model::PacketId packet : scene.held) {
        const auto held = model::scenario::describeHeld(packet, scene, trace);
        if (held && !held->selector.pureAck())
            lines.push_back("held: " + held->selector.said().english());
    }
    return lines;
}

// As often as there are steps to come back to would take minutes: the middle and the end.
void expectReplay(const std::string& demo, const LabDriver::ByHand& byHand) {
    auto scenario = model::scenario::parseScenario(demoText(demo));
    LabDriver first;
    ASSERT_EQ(first.start(scenario.value()), "");
    ASSERT_TRUE(first.run(scenario.value(), byHand)) << first.lastWords();
    ASSERT_EQ(first.runner().status(), Runner::Status::Finished);
    const std::size_t all = scenario.value().steps.size();
    for (const std::size_t steps : {all / 2, all}) {
        LabDriver again;
        ASSERT_EQ(again.start(scenario.value()), "");
        ASSERT_TRUE(again.replay(scenario.value(), first.runner().journal(), steps))
            << (again.runner().failed().empty() ? "" : again.runner().failed()[0].reason.english());
        EXPECT_EQ(standing(again, steps), standing(first, steps)) << "after " << steps << " steps";
    }
}

TEST(Replay, OfTheScriptLeadsToTheSameStates) {
    SOCKSTAGE_NEEDS_LAB();
    expectReplay("four-way-close", {});
}

TEST(Replay, WithAnOrderByHandLeadsToTheSameStates) {
    SOCKSTAGE_NEEDS_LAB();
    bool lost = false;
    expectReplay("three-way-handshake", loseTheFirst(lost));
    EXPECT_TRUE(lost);
}

}  // namespace
}  // namespace tests::lab
