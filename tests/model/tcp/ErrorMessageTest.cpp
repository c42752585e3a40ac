// ICMP error messages about segments of a connection (RFC 9293 section 3.9.2.2, RFC 5461).
#include <gtest/gtest.h>

#include "Wire.h"

namespace {

using test::Wire;

TEST(ErrorMessage, EndsAConnectionThatIsBeingOpened) {
    for (const auto& [code, states] : {std::pair{3, "CLOSED SYN-SENT CLOSED"}, {1, "CLOSED SYN-SENT CLOSED?"}}) {
        Wire w;
        w.client({"SYN"});
        const auto message = w.error(3, static_cast<std::uint8_t>(code));
        EXPECT_EQ(w.clientStates(), states) << w.log();
        const model::tcp::Transition& last = w.connection().client().now();
        EXPECT_EQ(last.cause.value, message.value);
        EXPECT_STREQ(last.event, "rcv ICMP error");
        EXPECT_STREQ(last.rule, "RFC 9293, 3.9.2.2");
    }
}

TEST(ErrorMessage, OfAnotherSegmentOrOfTheWayChangesNothing) {
    Wire w;
    w.client({"SYN"});
    w.error(3, 3, 77);
    w.error(3, 4);
    w.error(5, 1);
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT") << w.log();
    w.ports(40001, 80);
    w.error(3, 3);
    EXPECT_EQ(w.tracker.connections().size(), 1u);
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT") << w.log();
}

TEST(ErrorMessage, IsAHintToAnOpenConnection) {
    Wire w;
    w.handshake();
    w.error(3, 3);
    w.client({"PSH,ACK", 1, 1, 10});
    w.error(3, 1, 1);
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT ESTABLISHED") << w.log();
}

TEST(ErrorMessage, WhoSendsOnHasNotGivenUp) {
    Wire w;
    w.client({"SYN"});
    w.error(3, 1);
    w.wait(1000);
    w.client({"SYN"});
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT") << w.log();
    w.error(11, 0);
    w.server({"SYN,ACK", 0, 1});
    w.client({"ACK", 1, 1});
    EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT ESTABLISHED") << w.log();
}

TEST(ErrorMessage, IsReceivedOnlyOnceItIsLetThrough) {
    for (const bool through : {true, false}) {
        Wire w;
        w.mode = Wire::Receive::AtVerdict;
        w.client({"SYN"});
        const auto message = w.error(3, 3);
        EXPECT_EQ(w.clientStates(), "CLOSED SYN-SENT");
        if (!through)
            w.drop(message);
        w.deliver(message);
        EXPECT_EQ(w.clientStates(), through ? "CLOSED SYN-SENT CLOSED" : "CLOSED SYN-SENT") << w.log();
    }
}

}  // namespace
