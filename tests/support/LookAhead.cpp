#include "tests/support/LookAhead.h"

#include <gtest/gtest.h>

#include "model/trace/Moment.h"

namespace tests::support {
namespace {

using namespace model;
using namespace model::trace;

std::string told(const Origin& origin) {
    const auto number = [](const std::optional<int>& value) { return value ? std::to_string(*value) : "-"; };
    return origin.actor + " pid " + number(origin.pid) + " fd " + number(origin.fd) + " socket " +
           std::to_string(origin.socket.value) + " call " +
           (origin.call ? std::to_string(origin.call->entered.call.value) : "-");
}

std::string told(const PacketFate& fate) {
    const auto at = [](const std::optional<Timestamp>& time) { return time ? std::to_string(time->ns) : "-"; };
    return "held " + at(fate.held) + " settled " + at(fate.settled) + " verdict " +
           (fate.verdict ? std::to_string(static_cast<int>(*fate.verdict)) : "-") + (fate.kept ? " kept" : "") +
           " resent " + std::to_string(fate.resent);
}

Scene withoutInferences(Scene scene) {
    for (ConnectionView& connection : scene.connections) {
        for (EndpointView& end : connection.ends)
            end.inferred = {};
    }
    return scene;
}

class Comparison {
public:
    Comparison(const Moment& whole, const Moment& cut, Compared& compared)
        : m_whole(whole), m_cut(cut), m_compared(compared) {}

    void packets() {
        for (const PacketRecord& packet : m_whole.trace().packets()) {
            const PacketId id = packet.seen.packet;
            const Origin origin = m_whole.origin(id);
            ASSERT_EQ(told(origin), told(m_cut.origin(id))) << "sender of packet " << id.value;
            ASSERT_EQ(told(m_whole.fate(id)), told(m_cut.fate(id))) << "fate of packet " << id.value;
            m_compared.origins += origin.call ? 1 : 0;
            m_compared.settled += m_whole.fate(id).verdict ? 1 : 0;
        }
    }
    void connections() {
        for (const tcp::Connection& connection : m_whole.trace().tracker().connections()) {
            for (const Side side : {Side::Client, Side::Server})
                end(connection.id, side);
        }
    }
    void scenes() { ASSERT_TRUE(withoutInferences(m_whole.scene()) == withoutInferences(m_cut.scene())); }

private:
    const Moment& m_whole;
    const Moment& m_cut;
    Compared& m_compared;

    void end(ConnectionId id, Side side) {
        const SocketView* socket = m_whole.socketOf(id, side);
        const SocketView* cutSocket = m_cut.socketOf(id, side);
        ASSERT_EQ(socket != nullptr, cutSocket != nullptr) << "socket of connection " << id.value;
        ASSERT_TRUE(!socket || *socket == *cutSocket) << "socket of connection " << id.value;
        m_compared.sockets += socket ? 1 : 0;
        ASSERT_EQ(m_whole.block(id, side), m_cut.block(id, side)) << "control block of connection " << id.value;
        const auto now = m_whole.inferred(id, side), then = m_cut.inferred(id, side);
        ASSERT_EQ(now.has_value(), then.has_value()) << "connection " << id.value;
        if (!now)
            return;
        ASSERT_FALSE(then->hindsight) << "nothing lies behind the end of a trace";
        const bool same = now->to == then->to && now->certainty == then->certainty;
        ASSERT_EQ(now->hindsight, !same) << "connection " << id.value << ": " << name(now->to) << " now, "
                                         << name(then->to) << " then";
        m_compared.hindsights += now->hindsight ? 1 : 0;
    }
};

}  // namespace

Compared expectNothingLooksAhead(const Trace& whole) {
    Compared compared;
    (void)Moment(whole, whole.size()).scene();  // from here on it is looked back
    Trace cut;
    for (std::size_t position = 0; position <= whole.size(); ++position) {
        SCOPED_TRACE("position " + std::to_string(position));
        if (position > 0) {
            const TraceEvent& event = whole.events()[position - 1];
            const auto* seen = std::get_if<PacketSeen>(&event.what);
            cut.append(event, seen ? whole.bytes(seen->packet) : std::vector<std::uint8_t>());
        }
        const Moment there(whole, position), end(cut, position);
        Comparison comparison(there, end, compared);
        comparison.scenes();
        comparison.packets();
        comparison.connections();
        if (testing::Test::HasFatalFailure())
            break;
        ++compared.positions;
    }
    return compared;
}

}  // namespace tests::support
