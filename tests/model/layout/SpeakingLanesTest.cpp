// Whom a class is to look at among many.
#include <gtest/gtest.h>

#include "model/layout/SpeakingLanes.h"
#include "tests/model/layout/LadderStage.h"

namespace {

using namespace model::layout;
using tests::layout::LadderStage;
namespace flag = model::packet::flag;

std::vector<std::string> speakers(LadderStage& stage, std::optional<std::uint64_t> spokenOf = {}) {
    LadderInputs in = stage.inputs(1000);
    if (spokenOf)
        in.spokenOf = [&] { return std::optional(model::PacketId{*spokenOf}); };
    LadderLayout all;
    all.update(stage.script.trace());
    std::vector<std::string> names;
    for (const std::uint32_t lane : speakingLanes(all, in))
        names.push_back(all.lanes()[lane].name);
    return names;
}

TEST(SpeakingLanes, FirstWhoSpokeLastAndWithWhom) {
    LadderStage stage;
    stage.connect();
    const auto one = stage.script.tcp(40000, 9000, 100, 200, flag::Ack | flag::Psh, "one");
    stage.script.tcp(40001, 9000, 100, 200, flag::Ack | flag::Psh, "two");
    const auto last = speakers(stage);
    EXPECT_EQ(last[0], "two");
    EXPECT_EQ(last[1], "web");
    EXPECT_EQ(last.size(), 4u) << "all the others follow";
    EXPECT_EQ(speakers(stage, one)[0], "one") << "the step speaks of this one";
}

TEST(SpeakingLanes, WhoSpeaksToNobodyIsAlone) {
    LadderStage stage;
    stage.connect();
    stage.script.enter("two", "connect(fd, 127.0.0.1:9002)");
    stage.script.socket(7, model::State::SynSent, 40002, 9002, "two", 4);
    stage.script.tcp(40002, 9002, 100, 0, flag::Syn);
    EXPECT_EQ(speakers(stage), std::vector<std::string>{"two"});
}

}  // namespace
