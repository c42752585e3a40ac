// Calls and wire on one time axis: for every demo, what makes a call go on comes before its return, and what a call
// causes comes after its entry.
#include <algorithm>
#include <optional>

#include "tests/app/session/LiveStage.h"

namespace {

using namespace model;

using namespace model::trace;
namespace flag = model::packet::flag;
using app::session::HeadlessRun;
using app::session::Stage;
using model::Side;

class OrderOfDemo : public testing::TestWithParam<std::string> {
protected:
    Stage m_stage;

    [[nodiscard]] const Trace& trace() const { return m_stage.trace(); }

    // The connection an actor's socket became, newest last; nullptr: none.
    [[nodiscard]] std::vector<std::pair<const ConnectionView*, Side>> connectionsOf(const std::string& actor) const {
        std::vector<std::pair<const ConnectionView*, Side>> found;
        for (const ConnectionView& connection : m_stage.scene().connections) {
            for (const Side side : {Side::Client, Side::Server}) {
                if (connection.ends[static_cast<std::size_t>(side)].actor == actor)
                    found.emplace_back(&connection, side);
            }
        }
        return found;
    }

    [[nodiscard]] Timestamp arrived(const PacketRecord& packet) const {
        const PacketFate fate = m_stage.moment().fate(packet.seen.packet);
        return fate.settled.value_or(packet.time);
    }
    [[nodiscard]] bool delivered(const PacketRecord& packet) const {
        const auto verdict = m_stage.moment().fate(packet.seen.packet).verdict;
        return !verdict || *verdict == Verdict::Delivered;
    }

    // The first packet of a connection that a side sent and the test accepts.
    template <class Fits>
    const PacketRecord* first(ConnectionId connection, Side from, Fits fits) const {
        const auto found = std::find_if(trace().packets().begin(), trace().packets().end(), [&](const PacketRecord& p) {
            return p.segment && p.segment->connection == connection.value &&
                   p.segment->from == static_cast<int>(from) && fits(p);
        });
        return found == trace().packets().end() ? nullptr : &*found;
    }

    // A descriptor's number may serve again: the call's connection is the one whose SYN left while it ran.
    void checkConnect(const ActorView& actor, const CallView& call) {
        const Timestamp until = call.returned ? call.returnTime : m_stage.scene().time;
        bool found = false;
        for (const auto& [connection, side] : connectionsOf(actor.name)) {
            if (side != Side::Client || connection->ends[0].fd != call.entered.fd)
                continue;
            const auto* syn =
                first(connection->id, Side::Client, [](const PacketRecord& p) { return p.segment->flags & flag::Syn; });
            if (!syn || syn->time < call.enterTime || syn->time > until)
                continue;
            found = true;
            if (!call.returned || call.returned->result != 0)
                continue;
            const auto* answer = first(connection->id, Side::Server, [&](const PacketRecord& p) {
                return (p.segment->flags & flag::Syn) && delivered(p);
            });
            ASSERT_NE(answer, nullptr) << call.entered.text();
            EXPECT_GT(call.returnTime, arrived(*answer)) << call.entered.text();
            ++m_checked;
        }
        EXPECT_TRUE(found || (call.returned && call.returned->error != 0))
            << actor.name << ": no SYN left while this call ran: " << call.entered.text();
    }

    void checkAccept(const CallView& call) {
        if (!call.returned || !call.returned->peer)
            return;
        for (const ConnectionView& connection : m_stage.scene().connections) {
            if (connection.ends[0].address != *call.returned->peer)
                continue;
            const auto* third = first(connection.id, Side::Client, [&](const PacketRecord& p) {
                return !(p.segment->flags & flag::Syn) && (p.segment->flags & flag::Ack) && delivered(p);
            });
            ASSERT_NE(third, nullptr) << call.entered.text();
            EXPECT_GT(call.returnTime, arrived(*third)) << call.entered.text();
            ++m_checked;
            return;
        }
    }

    // A read returns after a packet with its bytes has been delivered to its port.
    void checkRead(const CallView& call) {
        if (!call.returned || call.returned->data.empty())
            return;
        const bool any = std::any_of(trace().packets().begin(), trace().packets().end(), [&](const PacketRecord& p) {
            return p.payloadLength > 0 && delivered(p) && arrived(p) < call.returnTime;
        });
        EXPECT_TRUE(any) << call.entered.text() << " returned bytes that no packet had brought";
        ++m_checked;
    }

    int m_checked = 0;
};

TEST_P(OrderOfDemo, CallsAndWire) {
    SOCKSTAGE_LIVE(m_stage, QString::fromStdString(GetParam()));
    HeadlessRun run(m_stage);
    ASSERT_EQ(run.play(), HeadlessRun::End::Finished)
        << (m_stage.failed().empty() ? "" : m_stage.failed().front().reason.english()) << run.sentence().toStdString();
    EXPECT_EQ(m_stage.disagreements(), 0u);
    for (std::size_t i = 1; i < trace().size(); ++i)
        ASSERT_LE(trace().events()[i - 1].time, trace().events()[i].time) << "event " << i << " is out of order";
    for (const ActorView& actor : m_stage.scene().actors) {
        for (const CallView& call : actor.calls) {
            if (call.returned) {
                EXPECT_LT(call.enterTime, call.returnTime) << call.entered.text();
            }
            if (call.entered.name() == "connect")
                checkConnect(actor, call);
            else if (call.entered.name() == "accept")
                checkAccept(call);
            else if (call.entered.name() == "read" || call.entered.name() == "recv" ||
                     call.entered.name() == "recvfrom")
                checkRead(call);
        }
    }
    EXPECT_GT(m_checked, 0) << "the demo has no call to check";
}

std::vector<std::string> demos() {
    std::vector<std::string> ids;
    for (const QString& id : app::session::builtInDemos())
        ids.push_back(id.toStdString());
    return ids;
}

INSTANTIATE_TEST_SUITE_P(All, OrderOfDemo, testing::ValuesIn(demos()), [](const auto& demo) {
    std::string name = demo.param;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

}  // namespace
