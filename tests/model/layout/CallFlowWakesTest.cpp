// What wakes a call in the call flow: the kind of segment that its row in the table of calls says, and no other.
#include <gtest/gtest.h>

#include <cerrno>

#include "model/layout/CallFlowLayout.h"
#include "tests/support/TraceScript.h"

namespace {

using namespace model;
using namespace model::layout;
using model::trace::Protocol;
using tests::support::TraceScript;
namespace flag = model::packet::flag;

struct Waiting {
    const char* name;
    const char* call;
    std::uint16_t flags;  // of the segment that is delivered before the call returns
    const char* payload;
    std::int64_t result;
    int error;
    Wake wokenBy;
};

class CallFlowWakes : public testing::TestWithParam<Waiting> {};

TEST_P(CallFlowWakes, IsWokenByWhatTheCallWaitsFor) {
    TraceScript script;
    script.actor("peer", 1);
    script.actor("waits", 2);
    script.socket(1, State::Established, 9000, 5000, "peer", 3);
    script.socket(2, State::Established, 5000, 9000, "waits", 3);
    const auto call = script.enter("waits", GetParam().call);
    script.deliver(script.tcp(9000, 5000, 1, 1, GetParam().flags, GetParam().payload));
    script.leave(call, GetParam().result, GetParam().error);
    LadderLayout ladder;
    ladder.update(script.trace());
    const CallFlowLayout flow(script.trace(), ladder, script.trace().size());
    ASSERT_EQ(flow.calls().size(), 1u);
    EXPECT_EQ(flow.calls()[0].wokenBy, GetParam().wokenBy);
}

constexpr std::uint16_t kSynAck = flag::Syn | flag::Ack, kRst = flag::Rst | flag::Ack, kFin = flag::Fin | flag::Ack,
                        kPush = flag::Psh | flag::Ack;

INSTANTIATE_TEST_SUITE_P(
    , CallFlowWakes,
    testing::Values(Waiting{"Connect", "connect(fd, 127.0.0.1:9000)", kSynAck, "", 0, 0, Wake::SynAck},
                    Waiting{"Refused", "connect(fd, 127.0.0.1:9000)", kRst, "", -1, ECONNREFUSED, Wake::Reset},
                    Waiting{"Accept", "conn = accept(fd)", flag::Ack, "", 4, 0, Wake::Handshake},
                    Waiting{"AcceptIsNotWokenByASyn", "conn = accept(fd)", flag::Syn, "", 4, 0, Wake::None},
                    Waiting{"Read", "read(fd, 100)", kPush, "hello", 5, 0, Wake::Data},
                    Waiting{"ReadToTheEnd", "n = read(fd, 100)", kFin, "", 0, 0, Wake::End},
                    Waiting{"ReadOfAnAbort", "recv(fd, 100)", kRst, "", -1, ECONNRESET, Wake::Reset},
                    Waiting{"ReadIsNotWokenByAnAck", "read(fd, 100)", flag::Ack, "", 5, 0, Wake::None},
                    Waiting{"WriteWaitsForRoom", "write(fd, \"x\")", kPush, "hello", 1, 0, Wake::None},
                    Waiting{"PollForAnyEvent", "poll(fd, POLLIN, -1)", kPush, "hello", 1, 0, Wake::None},
                    Waiting{"CloseForItsOwn", "close(fd)", kFin, "", 0, 0, Wake::None}),
    [](const auto& row) { return std::string(row.param.name); });

}  // namespace
