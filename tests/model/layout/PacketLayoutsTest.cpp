// Headers as fields, the choice of a socket, the state table and the call flow.
#include <gtest/gtest.h>

#include "model/layout/CallFlowLayout.h"
#include "model/layout/DemultiplexingLayout.h"
#include "model/layout/HeaderLayout.h"
#include "model/layout/StateTableLayout.h"
#include "model/trace/Moment.h"
#include "tests/support/SampleTrace.h"
#include "tests/support/TraceScript.h"

namespace {

using namespace model::layout;
using model::PacketId;
using model::State;
using model::trace::Moment;
using model::trace::Protocol;
using tests::support::SampleTrace;
using tests::support::TraceScript;
namespace flag = model::packet::flag;

TEST(HeaderLayout, FieldsFillTheHeaderWithoutGaps) {
    const SampleTrace sample;
    for (const auto& packet : sample.trace().packets()) {
        const auto bytes = sample.trace().bytes(packet.seen.packet);
        for (const HeaderBlock& block : headerBlocks(sample.trace().decoded(packet.seen.packet), bytes)) {
            std::uint32_t bit = 0;
            for (const HeaderField& field : block.fields) {
                EXPECT_EQ(field.bit, bit) << field.name;
                bit += field.bits;
            }
            EXPECT_TRUE(block.fields.empty() || bit == block.range.length * 8) << block.title;
        }
    }
}

TEST(HeaderLayout, SaysWhatTheBytesSay) {
    const SampleTrace sample;
    const auto blocks = headerBlocks(sample.trace().decoded(PacketId{1}), sample.trace().bytes(PacketId{1}));
    std::string text;
    for (const HeaderBlock& block : blocks) {
        for (const HeaderField& field : block.fields) {
            if (field.flag ? field.value == "1"
                           : field.name.find("Port") != std::string::npos || field.name == "MSS" ||
                                 field.name == "Protocol" || field.name == "Window Scale")
                text += field.name + "=" + field.value + ";";
        }
    }
    EXPECT_EQ(text, "Protocol=6 TCP;Source Port=49218;Destination Port=9000;SYN=1;MSS=65\u2009495;Window Scale=× 128;");
}

TEST(HeaderLayout, ACutFrameShowsWhatItHas) {
    const SampleTrace sample;
    auto bytes = sample.trace().bytes(PacketId{1});
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        const std::vector<std::uint8_t> cut(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length));
        for (const HeaderBlock& block :
             headerBlocks(model::packet::decode(1, cut, static_cast<std::uint32_t>(bytes.size())), cut)) {
            for (const HeaderField& field : block.fields)
                EXPECT_LE(field.bytes.offset + field.bytes.length, length);
        }
    }
}

// Two connections on one port, their listener, and a UDP socket with the same number.
struct OnePort : testing::Test {
    TraceScript script;
    std::uint64_t first = 0, second = 0, stranger = 0, datagram = 0;
    void SetUp() override {
        script.actor("client", 1);
        script.actor("server", 2);
        script.socket(1, State::Listen, 9000, 0, "server", 3);
        script.socket(2, State::Closed, 9000, 0, "server", 4, Protocol::Udp);
        script.socket(3, State::Established, 9000, 5001, "server", 5);
        script.socket(4, State::Established, 9000, 5002, "server", 6);
        first = script.tcp(5001, 9000, 1, 1, flag::Ack, "a");
        second = script.tcp(5002, 9000, 1, 1, flag::Ack, "b");
        stranger = script.tcp(5003, 9000, 1, 0, flag::Syn);
        datagram = script.udp(5001, 9000, "c");
    }
    std::uint64_t chosen(std::uint64_t packet) {
        const auto scene = Moment(script.trace(), script.trace().size()).scene();
        const auto result = demultiplex(scene, *script.trace().packet(PacketId{packet}));
        return result.chosen ? result.rows[*result.chosen].socket.value : 0;
    }
};

TEST_F(OnePort, TheFourTupleTellsConnectionsApart) {
    EXPECT_EQ(chosen(first), 3u);
    EXPECT_EQ(chosen(second), 4u);
    EXPECT_EQ(chosen(stranger), 1u) << "the listener";
    EXPECT_EQ(chosen(datagram), 2u) << "UDP is another protocol";
}

TEST_F(OnePort, NobodyThere) {
    const auto packet = script.tcp(5001, 9001, 1, 0, flag::Syn);
    EXPECT_EQ(chosen(packet), 0u);
}

TEST(StateTableLayout, OneRowForEachSegment) {
    const SampleTrace sample;
    const auto scene = Moment(sample.trace(), sample.trace().size()).scene();
    std::string text;
    for (const StateTableRow& row : stateTable(sample.trace(), scene, shownConnection(scene)))
        text += std::string(name(row.state[0])) + " " + std::string(name(row.state[1])) + "\n";
    EXPECT_EQ(
        text,
        "CLOSED LISTEN\nSYN-SENT LISTEN\nESTABLISHED SYN-RECEIVED\nESTABLISHED ESTABLISHED\nESTABLISHED ESTABLISHED\n"
        "ESTABLISHED ESTABLISHED\nFIN-WAIT-1 CLOSE-WAIT\nFIN-WAIT-2 CLOSE-WAIT\nTIME-WAIT LAST-ACK\nTIME-WAIT "
        "CLOSED\n");
}

TEST(StateTableLayout, AHeldSegmentHasNotArrived) {
    const SampleTrace sample = SampleTrace::synHeld();
    const auto scene = Moment(sample.trace(), sample.trace().size()).scene();
    const auto rows = stateTable(sample.trace(), scene, shownConnection(scene));
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[1].verdict, model::trace::Verdict::Held);
    EXPECT_EQ(rows[1].state[0], State::SynSent);
    EXPECT_EQ(rows[1].state[1], State::Listen);
}

TEST(CallFlowLayout, ArrowsGoFromWhatWokeToWhatWasWoken) {
    const SampleTrace sample;
    LadderLayout ladder;
    ladder.update(sample.trace());
    const CallFlowLayout flow(sample.trace(), ladder, sample.trace().size());
    auto text = [&](std::uint32_t call) {
        return std::string(std::get<model::trace::CallEntered>(
                               sample.trace().events()[ladder.calls()[flow.calls()[call].call].entered].what)
                               .name());
    };
    std::string arrows;
    for (const FlowArrow& arrow : flow.arrows()) {
        arrows += text(arrow.from) + ">" + text(arrow.to) + " ";
        EXPECT_LE(flow.calls()[arrow.from].row, flow.calls()[arrow.to].lastRow) << "never upwards";
    }
    EXPECT_EQ(arrows, "connect>accept write>read ");
    for (std::size_t i = 0; i < flow.calls().size(); ++i) {
        for (std::size_t j = i + 1; j < flow.calls().size(); ++j)
            EXPECT_TRUE(flow.calls()[i].lane != flow.calls()[j].lane || flow.calls()[i].lastRow < flow.calls()[j].row)
                << i << " and " << j << " overlap";
    }
}

TEST(CallFlowLayout, ADatagramWakesRecvfromAndAFinEndsAReading) {
    TraceScript script;
    script.actor("client", 1);
    script.actor("server", 2);
    script.socket(1, State::Closed, 9000, 0, "server", 3, Protocol::Udp);
    script.socket(2, State::Closed, 5000, 0, "client", 3, Protocol::Udp);
    const auto receive = script.enter("server", "recvfrom(fd, 100)");
    script.call("client", "sendto(fd, \"hi\", 127.0.0.1:9000)", 2);
    script.deliver(script.udp(5000, 9000, "hi"));
    script.leave(receive, 2, 0, "hi");
    script.socket(3, State::Established, 9100, 5100, "server", 4);
    script.socket(4, State::Established, 5100, 9100, "client", 4);
    const auto read = script.enter("server", "read(conn, 100)");
    script.call("client", "close(c)");
    script.deliver(script.tcp(5100, 9100, 1, 1, flag::Fin | flag::Ack));
    script.leave(read, 0);
    LadderLayout ladder;
    ladder.update(script.trace());
    const CallFlowLayout flow(script.trace(), ladder, script.trace().size());
    ASSERT_EQ(flow.arrows().size(), 2u);
    EXPECT_EQ(flow.arrows()[0].kind, Wake::Datagram);
    EXPECT_EQ(flow.arrows()[1].kind, Wake::End);
}

}  // namespace
