// What each step of a lesson brought: the weightiest segment, else a call; and what it sent.
#include <gtest/gtest.h>

#include "model/layout/StepMarks.h"
#include "tests/support/TraceScript.h"

namespace {

using model::layout::StepKind;
using model::layout::StepMark;
namespace flag = model::packet::flag;

TEST(StepMarks, TheWeightiestSegmentMarksAStep) {
    tests::support::TraceScript script;
    std::vector<std::size_t> ends;
    const auto done = [&] { ends.push_back(script.trace().size()); };
    script.actor("client", 10);
    script.call("client", "fd = socket(AF_INET, SOCK_STREAM)", 3);
    done();
    script.enter("client", "connect(fd, 127.0.0.1:9000)");
    const auto syn = script.tcp(40000, 9000, 100, 0, flag::Syn);
    done();
    script.deliver(syn);
    done();
    const auto ack = script.tcp(9000, 40000, 700, 101, flag::Ack);
    done();
    script.tcp(40000, 9000, 101, 701, flag::Psh | flag::Ack, "hello");
    const auto fin = script.tcp(40000, 9000, 106, 701, flag::Fin | flag::Ack);
    done();
    const auto rst = script.tcp(9000, 40000, 701, 101, flag::Rst);
    done();
    script.wait(1);
    done();
    std::vector<StepKind> kinds;
    std::vector<std::uint64_t> sent;
    for (const StepMark& mark : model::layout::stepMarks(script.trace(), ends)) {
        kinds.push_back(mark.kind);
        sent.push_back(mark.sent.value);
    }
    EXPECT_EQ(kinds, (std::vector{StepKind::Call, StepKind::Syn, StepKind::Syn, StepKind::Ack, StepKind::Fin,
                                  StepKind::Rst, StepKind::Wait}));
    EXPECT_EQ(sent, (std::vector<std::uint64_t>{0, syn, 0, ack, fin, rst, 0})) << "what was let in was sent before";
}

}  // namespace
