// What each step of a lesson brought: the weightiest segment, else a call.
#include <gtest/gtest.h>

#include "model/layout/StepKinds.h"
#include "tests/support/TraceScript.h"

namespace {

using model::layout::StepKind;
namespace flag = model::packet::flag;

TEST(StepKinds, TheWeightiestSegmentMarksAStep) {
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
    script.tcp(9000, 40000, 700, 101, flag::Ack);
    done();
    script.tcp(40000, 9000, 101, 701, flag::Psh | flag::Ack, "hello");
    script.tcp(40000, 9000, 106, 701, flag::Fin | flag::Ack);
    done();
    script.tcp(9000, 40000, 701, 101, flag::Rst);
    done();
    script.wait(1);
    done();
    EXPECT_EQ(model::layout::stepKinds(script.trace(), ends),
              (std::vector{StepKind::Call, StepKind::Syn, StepKind::Syn, StepKind::Ack, StepKind::Fin, StepKind::Rst,
                           StepKind::Wait}));
}

}  // namespace
