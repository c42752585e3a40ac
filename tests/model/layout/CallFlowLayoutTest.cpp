// The call flow of the sample session: which call stands where, which one waited, and what let it go on.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string_view>

#include "model/layout/CallFlowPlan.h"
#include "tests/support/SampleTrace.h"
#include "tests/support/TraceScript.h"

namespace {

using namespace model::layout;
using model::trace::CallEntered;
using model::trace::Trace;

struct Flow {
    const Trace& trace;
    LadderLayout ladder;
    CallFlowLayout flow;

    explicit Flow(const Trace& t, std::size_t position = ~std::size_t{0})
        : trace(t), ladder(laidOut(t)), flow(t, ladder, std::min(position, t.size())) {}
    static LadderLayout laidOut(const Trace& trace) {
        LadderLayout ladder;
        ladder.update(trace);
        return ladder;
    }
    [[nodiscard]] const std::string& textOf(const FlowCall& call) const {
        return std::get<CallEntered>(trace.events()[ladder.calls()[call.call].entered].what).text();
    }
    // The first call that is written so.
    [[nodiscard]] const FlowCall& call(std::string_view text) const {
        const auto found = std::find_if(flow.calls().begin(), flow.calls().end(),
                                        [&](const FlowCall& each) { return textOf(each) == text; });
        if (found == flow.calls().end())
            throw std::runtime_error("no call " + std::string(text));
        return *found;
    }
    // What lets it go on: the text of the call that the arrow comes from; "" for none.
    [[nodiscard]] std::string wokenFrom(std::string_view text) const {
        const auto index = static_cast<std::uint32_t>(&call(text) - flow.calls().data());
        const auto arrow = std::find_if(flow.arrows().begin(), flow.arrows().end(),
                                        [&](const FlowArrow& each) { return each.to == index; });
        return arrow == flow.arrows().end() ? std::string() : textOf(flow.calls()[arrow->from]);
    }
};

struct CallFlow : testing::Test {
    tests::support::SampleTrace sample;
    Flow flow{sample.trace()};
};

TEST_F(CallFlow, EveryCallHasARowAndNoneStandsOnAnotherOfItsProcess) {
    EXPECT_EQ(flow.flow.calls().size(), flow.ladder.calls().size());
    for (const FlowCall& a : flow.flow.calls()) {
        EXPECT_LT(a.lastRow, flow.flow.rows());
        for (const FlowCall& b : flow.flow.calls())
            EXPECT_TRUE(&a == &b || a.lane != b.lane || a.lastRow < b.row || b.lastRow < a.row)
                << flow.textOf(a) << " stands on " << flow.textOf(b);
    }
}

TEST_F(CallFlow, WhatHappenedLaterNeverStandsHigher) {
    for (std::size_t i = 1; i < flow.flow.calls().size(); ++i)
        EXPECT_GE(flow.flow.calls()[i].row, flow.flow.calls()[i - 1].row);
}

TEST_F(CallFlow, ABlockedCallIsAsTallAsItWaited) {
    EXPECT_EQ(flow.call("listen(listener, 5)").row, flow.call("listen(listener, 5)").lastRow) << "returned at once";
    const FlowCall& accept = flow.call("conn = accept(listener)");
    const FlowCall& connect = flow.call("connect(fd, 127.0.0.1:9000)");
    EXPECT_LT(accept.row, connect.row);
    EXPECT_GE(accept.lastRow, connect.lastRow) << "accept returned after connect";
}

TEST_F(CallFlow, TellsWhatLetsACallGoOn) {
    EXPECT_EQ(flow.call("conn = accept(listener)").wokenBy, Wake::Handshake);
    EXPECT_EQ(flow.wokenFrom("conn = accept(listener)"), "connect(fd, 127.0.0.1:9000)");
    EXPECT_EQ(flow.call("connect(fd, 127.0.0.1:9000)").wokenBy, Wake::SynAck);
    EXPECT_EQ(flow.wokenFrom("connect(fd, 127.0.0.1:9000)"), "") << "the server's kernel answers without any call";
    EXPECT_EQ(flow.call("read(conn, 100)").wokenBy, Wake::Data);
    EXPECT_EQ(flow.call("read(conn, 100)").bytes, 5u);
    EXPECT_EQ(flow.wokenFrom("read(conn, 100)"), "write(fd, \"hello\")");
    EXPECT_EQ(flow.call("close(fd)").wokenBy, Wake::None) << "nothing wakes what did not sleep";
}

TEST(CallFlowWhileHeld, CallsThatWaitRunOnToTheLastRow) {
    const auto held = tests::support::SampleTrace::synHeld();
    const Flow flow(held.trace());
    for (const char* text : {"conn = accept(listener)", "connect(fd, 127.0.0.1:9000)"}) {
        EXPECT_TRUE(flow.call(text).running) << text;
        EXPECT_EQ(flow.call(text).wokenBy, Wake::None) << text;
        EXPECT_EQ(flow.call(text).lastRow + 1, flow.flow.rows()) << text;
    }
    EXPECT_TRUE(flow.flow.arrows().empty());
}

TEST_F(CallFlow, NothingOfItLooksAhead) {
    for (std::size_t position = 0; position <= sample.trace().size(); ++position) {
        const Flow then(sample.trace(), position);
        for (const FlowCall& call : then.flow.calls()) {
            const LadderCall& placed = then.ladder.calls()[call.call];
            EXPECT_LT(placed.entered, position);
            EXPECT_EQ(call.running, placed.returned >= position);
            EXPECT_TRUE(!call.running || call.wokenBy == Wake::None);
        }
    }
}

TEST_F(CallFlow, BoxesFitTheirRoomAndStandApart) {
    constexpr double kBase = 14, kNarrowest = 12 * kBase;
    for (const double width : {0.0, 300.0, 520.0, 1400.0}) {
        const CallFlowPlan plan({width, 0, kBase}, flow.ladder.parties().order(), flow.flow.rows(), kNarrowest);
        EXPECT_GE(plan.size().width, width);
        for (const FlowCall& call : flow.flow.calls()) {
            const Rect box = plan.box(call);
            EXPECT_GE(box.width, kNarrowest - 0.01) << "at " << width;
            EXPECT_TRUE(box.left >= 0 && box.right() <= plan.size().width && box.bottom() <= plan.size().height);
            EXPECT_GE(box.top, plan.headBottom());
            for (const FlowCall& other : flow.flow.calls())
                EXPECT_TRUE(&call == &other || box.right() <= plan.box(other).left ||
                            plan.box(other).right() <= box.left || box.bottom() <= plan.box(other).top ||
                            plan.box(other).bottom() <= box.top)
                    << flow.textOf(call) << " and " << flow.textOf(other);
        }
        for (const FlowArrow& arrow : flow.flow.arrows()) {
            const auto way = plan.arrow(flow.flow.calls()[arrow.from], flow.flow.calls()[arrow.to]);
            EXPECT_NEAR(std::abs(way.to.x - way.from.x), plan.between(), 0.01) << "from border to border";
        }
    }
}

// One process tells another by UDP, and a third reads the end of a stream.
TEST(CallFlowOfDatagrams, ComesFromSendto) {
    tests::support::TraceScript script;
    script.actor("server", 11);
    script.actor("client", 12);
    script.call("server", "s = socket(AF_INET, SOCK_DGRAM)", 3);
    script.socket(1, model::State::Closed, 9000, 0, "server", 3, model::trace::Protocol::Udp);
    const auto receive = script.enter("server", "recvfrom(s, 100)");
    script.call("client", "c = socket(AF_INET, SOCK_DGRAM)", 3);
    script.socket(2, model::State::Closed, 40000, 0, "client", 3, model::trace::Protocol::Udp);
    script.call("client", "sendto(c, \"ping\", 127.0.0.1:9000)", 4);
    const auto packet = script.udp(40000, 9000, "ping");
    script.deliver(packet);
    script.leave(receive, 4, 0, "ping");
    const Flow flow(script.trace());
    EXPECT_EQ(flow.call("recvfrom(s, 100)").wokenBy, Wake::Datagram);
    EXPECT_EQ(flow.call("recvfrom(s, 100)").bytes, 4u);
    EXPECT_EQ(flow.wokenFrom("recvfrom(s, 100)"), "sendto(c, \"ping\", 127.0.0.1:9000)");
}

TEST(CallFlowOfARefusal, ConnectIsWokenByAReset) {
    tests::support::TraceScript script;
    script.actor("client", 12);
    const auto connect = script.enter("client", "connect(fd, 127.0.0.1:9000)");
    script.socket(2, model::State::SynSent, 40000, 9000, "client", 3);
    const auto syn = script.tcp(40000, 9000, 100, 0, model::packet::flag::Syn);
    script.deliver(syn);
    const auto reset = script.tcp(9000, 40000, 0, 101, model::packet::flag::Rst | model::packet::flag::Ack);
    script.deliver(reset);
    script.leave(connect, -1, 111);
    const Flow flow(script.trace());
    EXPECT_EQ(flow.call("connect(fd, 127.0.0.1:9000)").wokenBy, Wake::Reset);
    EXPECT_EQ(flow.wokenFrom("connect(fd, 127.0.0.1:9000)"), "");
}

}  // namespace
