// What stands on the stage: built forward, looked back at, and never changed under who looks at it.
#include <gtest/gtest.h>

#include "model/trace/SceneTracker.h"
#include "tests/support/FrameBuilder.h"
#include "tests/support/SampleTrace.h"
#include "tests/support/TraceScript.h"

namespace {

using namespace model;
using namespace model::trace;
using tests::support::SampleTrace;
using tests::support::TraceScript;
namespace flag = model::packet::flag;

Scene fromTheStart(const Trace& trace, std::size_t position) {
    SceneTracker tracker;
    while (tracker.position() < position)
        tracker.apply(trace.events()[tracker.position()], trace);
    return *tracker.scene(trace);
}

TEST(Scene, IsTheSameHoweverItIsReached) {
    const SampleTrace sample;
    const Trace& trace = sample.trace();
    std::uint32_t random = 1;
    for (int i = 0; i < 400; ++i) {
        random = random * 1664525u + 1013904223u;
        const std::size_t position = (random >> 8) % (trace.size() + 1);
        ASSERT_EQ(*trace.sceneAt(position), fromTheStart(trace, position)) << "at " << position;
    }
}

// Long enough for scenes to be left behind on the way.
TEST(Scene, LookingBackInALongSessionIsTheSameToo) {
    TraceScript script;
    script.actor("client", 1);
    for (int i = 0; i < 2000; ++i) {
        script.call("client", "n = read(fd, 100)", i);
        script.socket(1, i % 2 ? State::Established : State::CloseWait, 5001, 9000, "client", 3);
    }
    const Trace& trace = script.trace();
    (void)trace.sceneAt(trace.size());
    for (std::size_t position = trace.size(); position > 0; position -= std::min<std::size_t>(position, 611))
        ASSERT_EQ(*trace.sceneAt(position), fromTheStart(trace, position)) << "at " << position;
}

TEST(Scene, DoesNotChangeUnderWhoLooksAtIt) {
    TraceScript script;
    script.actor("client", 1);
    const auto before = script.trace().sceneAt(script.trace().size());
    script.actor("server", 2);
    const auto after = script.trace().sceneAt(script.trace().size());
    EXPECT_EQ(before->actors.size(), 1u);
    EXPECT_EQ(after->actors.size(), 2u);
    EXPECT_EQ(script.trace().sceneAt(script.trace().size()), after) << "nothing happened: no copy";
}

TEST(Scene, ACallIsRunningUntilItReturnsOrItsProcessEnds) {
    TraceScript script;
    script.actor("client", 1);
    const auto call = script.enter("client", "connect(fd, 127.0.0.1:9000)");
    const auto entered = script.trace().sceneAt(script.trace().size());
    ASSERT_TRUE(entered->actor("client")->running());
    EXPECT_EQ(entered->actor("client")->running()->entered.name(), "connect");
    script.leave(call, -1, 111);
    EXPECT_FALSE(script.trace().sceneAt(script.trace().size())->actor("client")->running());
    script.enter("client", "pause()");
    script.end("client", 9);
    EXPECT_FALSE(script.trace().sceneAt(script.trace().size())->actor("client")->running());
}

TEST(Scene, ASocketBelongsToTheNewestConnectionOfItsAddresses) {
    TraceScript script;
    script.actor("client", 1);
    script.socket(7, State::SynSent, 5001, 9000, "client", 3);
    script.deliver(script.tcp(5001, 9000, 100, 0, flag::Syn));
    script.deliver(script.tcp(9000, 5001, 0, 101, flag::Rst | flag::Ack));
    script.socketEnds(7);
    script.deliver(script.tcp(5001, 9000, 900, 0, flag::Syn));
    script.socket(8, State::SynSent, 5001, 9000, "client", 4);
    const auto scene = script.trace().sceneAt(script.trace().size());
    ASSERT_EQ(scene->connections.size(), 2u);
    EXPECT_EQ(scene->connections[0].ends[0].socket, SocketId{7});
    EXPECT_EQ(scene->connections[0].ends[0].kernel, State::Closed);
    EXPECT_EQ(scene->connections[1].ends[0].socket, SocketId{8});
    EXPECT_EQ(scene->connections[1].ends[0].kernel, State::SynSent);
    EXPECT_EQ(scene->connections[1].ends[0].actor, "client");
}

TEST(Scene, HeldSegmentsStandInOrderUntilTheGateHasJudged) {
    TraceScript script;
    const auto first = script.tcp(5001, 9000, 100, 0, flag::Syn);
    const auto second = script.tcp(5002, 9000, 200, 0, flag::Syn);
    EXPECT_EQ(script.trace().sceneAt(script.trace().size())->held, (std::vector{PacketId{first}, PacketId{second}}));
    script.add(PacketVerdict{PacketId{first}, Verdict::Kept, {}});
    EXPECT_EQ(script.trace().sceneAt(script.trace().size())->held.size(), 2u) << "kept is still held";
    script.drop(first);
    EXPECT_EQ(script.trace().sceneAt(script.trace().size())->held, std::vector{PacketId{second}});
}

// Of an ICMP error message the connection learns too: the SYN's sender is refused.
TEST(Scene, AnErrorMessageChangesTheInferredState) {
    TraceScript script(false);
    const auto syn = script.tcp(5001, 9000, 100, 0, flag::Syn);
    script.icmp("127.0.0.1", 3, syn);
    EXPECT_EQ(script.trace().sceneAt(script.trace().size())->connections[0].ends[0].inferred.to, State::Closed);
    EXPECT_EQ(script.trace().sceneAt(script.trace().size() - 1)->connections[0].ends[0].inferred.to, State::SynSent);
}

}  // namespace
