// Whatever the gate does to a segment, the ladder shows where that brought it.
#include <gtest/gtest.h>

#include "model/layout/LadderLayout.h"
#include "tests/support/TraceScript.h"

namespace {

using namespace model::layout;
using model::PacketId;
using model::State;
using model::trace::PacketVerdict;
using model::trace::Verdict;
using tests::support::TraceScript;
namespace flag = model::packet::flag;

class LadderVerdicts : public testing::Test {
protected:
    TraceScript script;
    LadderLayout layout{LadderMeasures{}};

    LadderVerdicts() {
        script.actor("client", 1);
        script.actor("server", 2);
        script.socket(1, State::Established, 5000, 9000, "client", 3);
        script.socket(2, State::Established, 9000, 5000, "server", 4);
    }
    std::uint64_t data() { return script.tcp(5000, 9000, 100, 200, flag::Ack | flag::Psh, "one"); }
    void judge(std::uint64_t packet, Verdict verdict, std::uint64_t original = 0) {
        script.add(PacketVerdict{PacketId{packet}, verdict, PacketId{original}});
    }
    const LadderSegment& shown(std::uint64_t packet) {
        layout.update(script.trace());
        return *layout.segments().find(PacketId{packet});
    }
};

TEST_F(LadderVerdicts, ADelayedSegmentIsHeldAndThenArrives) {
    const auto segment = data();
    EXPECT_EQ(shown(segment).settled, kNever);
    script.call("client", "close(fd)");
    const auto arrival = static_cast<std::uint32_t>(script.trace().size());
    judge(segment, Verdict::Delayed);
    EXPECT_EQ(shown(segment).settled, arrival);
    EXPECT_TRUE(arrived(shown(segment).verdict));
    EXPECT_GT(shown(segment).end, shown(segment).door) << "it waited";
}

TEST_F(LadderVerdicts, TheCopyOfADuplicateIsAnArrowOfItsOwn) {
    const auto original = data();
    judge(original, Verdict::Duplicated);
    const auto copy = data();
    judge(copy, Verdict::Injected, original);
    EXPECT_TRUE(arrived(shown(original).verdict));
    EXPECT_NE(shown(original).settled, kNever);
    EXPECT_TRUE(arrived(shown(copy).verdict));
    EXPECT_GT(shown(copy).start, shown(original).end);
    EXPECT_EQ(layout.segments().all().size(), 2u);
    EXPECT_EQ(layout.segments().resent(PacketId{original}, script.trace().size()), 0u)
        << "no copy that the gate absorbed";
}

}  // namespace
