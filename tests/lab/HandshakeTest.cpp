// The kernel's own states of a handshake held step by step, and the order of calls, segments and verdicts.
#include "tests/lab/LabHarness.h"

namespace tests::lab {
namespace {

using Names = std::vector<std::string>;

// Each packet is seen before its verdict, and a call returns behind the one that wakes it.
void expectOrder(const LabHarness& harness, PacketId syn, PacketId synAck, PacketId ack) {
    const auto seen = [&](PacketId id) {
        return harness.indexOf<PacketSeen>([&](const PacketSeen& p) { return p.packet == id; });
    };
    const auto verdict = [&](PacketId id, Verdict v) {
        return harness.indexOf<PacketVerdict>([&](const PacketVerdict& p) { return p.packet == id && p.verdict == v; });
    };
    const auto entered = [&](const char* name) {
        return harness.indexOf<CallEntered>([&](const CallEntered& c) { return c.name() == name; });
    };
    const auto returned = [&](const char* name, const char* actor) {
        const CallId id = harness.returned(actor, name)->call;
        return harness.indexOf<CallReturned>([&](const CallReturned& c) { return c.call == id; });
    };
    const std::vector<std::ptrdiff_t> order{entered("connect"),
                                            seen(syn),
                                            verdict(syn, Verdict::Held),
                                            verdict(syn, Verdict::Delivered),
                                            seen(synAck),
                                            verdict(synAck, Verdict::Held),
                                            verdict(synAck, Verdict::Delivered),
                                            seen(ack),
                                            verdict(ack, Verdict::Held),
                                            verdict(ack, Verdict::Delivered),
                                            returned("accept", "server")};
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end())) << testing::PrintToString(order);
    EXPECT_NE(order.front(), -1);
    EXPECT_GT(returned("connect", "client"), verdict(synAck, Verdict::Delivered));
    EXPECT_LT(returned("connect", "client"), verdict(ack, Verdict::Delivered));
}

struct Handshake : LabTest, testing::WithParamInterface<std::pair<const char*, const char*>> {};

TEST_P(Handshake, SitsInEveryState) {
    const auto [address, family] = GetParam();
    LabHarness harness;
    harness.stage(address, family);
    const SocketId client = harness.socketOf("client", 3), listener = harness.socketOf("server", 3);
    EXPECT_EQ(harness.states(client), Names({"CLOSED"}));
    EXPECT_EQ(harness.states(listener), Names({"CLOSED", "LISTEN"}));
    EXPECT_EQ(harness.socket(listener)->sendQueue, 5u) << "the backlog";

    harness.call("server", "conn = accept(listener)");
    harness.call("client", std::string("connect(fd, ") + address + ")");
    const PacketId syn = harness.waitHeld("SYN");
    harness.sync();
    EXPECT_EQ(harness.states(client).back(), "SYN-SENT");
    EXPECT_TRUE(harness.isBlocked("client"));
    EXPECT_TRUE(harness.isBlocked("server"));

    EXPECT_EQ(harness.deliver("SYN"), syn);
    const SocketId server = harness.connection(9000);
    EXPECT_EQ(harness.states(server), Names({"SYN-RECEIVED"}));
    EXPECT_EQ(harness.socket(server)->inode, 0u);

    const PacketId synAck = harness.deliver("SYN,ACK");
    harness.waitReturn("client", "connect");
    EXPECT_EQ(harness.states(client), Names({"CLOSED", "SYN-SENT", "ESTABLISHED"}));
    EXPECT_TRUE(harness.isBlocked("server"));
    EXPECT_EQ(harness.states(server), Names({"SYN-RECEIVED"}));

    const PacketId ack = harness.deliver("ACK");
    const CallReturned accepted = harness.waitReturn("server", "accept");
    harness.sync();
    EXPECT_EQ(accepted.result, 4);
    EXPECT_EQ(harness.states(server), Names({"SYN-RECEIVED", "ESTABLISHED"}));
    EXPECT_EQ(harness.socketOf("server", 4), server) << "request socket, child and descriptor are one";
    EXPECT_EQ(accepted.peer, harness.socket(client)->local);

    expectOrder(harness, syn, synAck, ack);
    EXPECT_EQ(syn.value, 1u);
}

INSTANTIATE_TEST_SUITE_P(Families, Handshake,
                         testing::Values(std::pair("127.0.0.1:9000", "AF_INET"), std::pair("[::1]:9000", "AF_INET6")),
                         [](const auto& row) { return std::string(row.index == 0 ? "IPv4" : "IPv6"); });

struct HeldSyn : LabTest {};

TEST_F(HeldSyn, ItsCopiesAreAbsorbedAndCounted) {
    LabHarness harness;
    harness.stage();
    harness.call("client", "connect(fd, 127.0.0.1:9000)");
    const PacketId syn = harness.waitHeld("SYN");
    harness.until("two copies", [&] { return harness.absorbed(syn) >= 2; });
    EXPECT_EQ(harness.allHeld(), std::vector{syn});
    harness.deliver("SYN");
    harness.deliver("SYN,ACK");
    EXPECT_EQ(harness.waitReturn("client", "connect").error, 0);
}

TEST_F(HeldSyn, AfterADropTheRetransmissionShows) {
    LabHarness harness;
    harness.stage();
    harness.call("client", "connect(fd, 127.0.0.1:9000)");
    const PacketId first = harness.drop("SYN");
    const PacketId second = harness.waitHeld("SYN");
    EXPECT_GT(second, first);
    EXPECT_EQ(harness.absorbed(first), 0u);
    EXPECT_EQ(harness.packet(first).tcp->seq, harness.packet(second).tcp->seq);
    harness.deliver("SYN");
    // The copies of the answer are the ACK's being held, not a lesson.
    const PacketId synAck = harness.deliver("SYN,ACK");
    harness.until("a copy of the SYN,ACK", [&] { return harness.absorbed(synAck) >= 1; });
    EXPECT_FALSE(harness.held("SYN,ACK"));
    harness.deliver("ACK");
    EXPECT_EQ(harness.states(harness.connection(9000)), Names({"SYN-RECEIVED", "ESTABLISHED"}));
}

TEST_F(HeldSyn, ARefusedConnectionEndsClosed) {
    LabHarness harness;
    harness.stage();
    harness.call("client", "connect(fd, 127.0.0.1:9999)");
    harness.deliver("SYN");
    harness.deliver("RST,ACK");
    EXPECT_EQ(harness.waitReturn("client", "connect").error, ECONNREFUSED);
    harness.sync();
    EXPECT_EQ(harness.states(harness.socketOf("client", 3)), Names({"CLOSED", "SYN-SENT", "CLOSED"}));
}

}  // namespace
}  // namespace tests::lab
