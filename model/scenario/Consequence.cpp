#include "model/scenario/Consequence.h"

#include <algorithm>

#include "model/packet/Packet.h"
#include "model/scenario/ExpectationChecker.h"

namespace model::scenario {
namespace {

using trace::Judgement;
using trace::PacketRecord;

const JudgeCommand& judged(const Order& order) {
    return std::get<JudgeCommand>(order.command);
}

const char* sentence(Judgement::Kind kind) {
    switch (kind) {
        case Judgement::Kind::Deliver:
            return reasonFormat("You delivered the %1.");
        case Judgement::Kind::Drop:
            return reasonFormat("You dropped the %1.");
        case Judgement::Kind::Keep:
            return reasonFormat("You kept the %1 on the wire.");
        case Judgement::Kind::Duplicate:
            return reasonFormat("You delivered the %1 twice.");
        case Judgement::Kind::Delay:
            return reasonFormat("You delayed the %1.");
    }
    return "";
}

// "0.4", "12"
std::string seconds(std::int64_t ms) {
    if (ms >= 9'950)
        return std::to_string((ms + 999) / 1000);
    const std::int64_t tenths = std::max<std::int64_t>(1, (ms + 50) / 100);
    return std::to_string(tenths / 10) + (tenths % 10 ? "." + std::to_string(tenths % 10) : "");
}

class Outlook {
public:
    Outlook(const PacketRecord& packet, const Now& now) : m_packet(packet), m_now(now) {}

    // The same bytes from the same end, later, and not as a copy that the gate absorbed.
    [[nodiscard]] bool sentAgain() const {
        return std::ranges::any_of(m_now.trace.packets(), [&](const PacketRecord& other) {
            return other.event > m_packet.event && other.segment && m_packet.segment &&
                   other.segment->connection == m_packet.segment->connection &&
                   other.segment->from == m_packet.segment->from && other.segment->seq == m_packet.segment->seq &&
                   other.payloadLength == m_packet.payloadLength && other.segment->flags == m_packet.segment->flags &&
                   m_now.trace.fate(other.seen.packet, m_now.scene.position).verdict != trace::Verdict::Absorbed;
        });
    }

    // Until the end's retransmission timer expires; nullopt: none runs.
    [[nodiscard]] std::optional<std::int64_t> resendsIn(const trace::EndpointView* end) const {
        const auto socket = end ? m_now.scene.sockets.find(end->socket) : m_now.scene.sockets.end();
        if (socket == m_now.scene.sockets.end() || socket->second.ended ||
            socket->second.now.timer != trace::TimerKind::Retransmit)
            return std::nullopt;
        const std::int64_t passed = (m_now.time.ns - socket->second.reported.ns) / 1'000'000;
        return std::max<std::int64_t>(0, socket->second.now.timerMs - passed);
    }

    [[nodiscard]] const trace::EndpointView* sender() const { return end(0); }
    [[nodiscard]] const trace::EndpointView* receiver() const { return end(1); }

    [[nodiscard]] Reason ofLoss() const {
        if (m_packet.protocol == trace::Protocol::Udp)
            return Reason("Nobody sends it again: UDP does not watch over its datagrams.");
        if (!m_packet.segment || (m_packet.segment->flags & packet::flag::Rst))
            return Reason("Nobody sends it again.");
        if (isPureAck(m_packet)) {
            const auto left = resendsIn(receiver());
            return left ? Reason("An ACK is not sent again by itself; the kernel resends what it answers in %1 s.",
                                 seconds(*left))
                        : Reason("An ACK is not sent again by itself; the next one tells all that it told.");
        }
        if (sentAgain())
            return Reason("The kernel has sent it again.");
        const auto left = resendsIn(sender());
        if (!left)
            return Reason("The kernel will send it again.");
        return *left > 0 ? Reason("The kernel sends it again in %1 s.", seconds(*left))
                         : Reason("The kernel sends it again now.");
    }

    [[nodiscard]] Reason ofArrival() const {
        const trace::EndpointView* to = receiver();
        if (!to || to->actor.empty())
            return {};
        return Reason("It has reached %1, which is %2 now.", to->actor, name(to->shown()));
    }

private:
    const PacketRecord& m_packet;
    const Now& m_now;

    [[nodiscard]] const trace::EndpointView* end(int other) const {
        if (!m_packet.segment)
            return nullptr;
        for (const trace::ConnectionView& connection : m_now.scene.connections) {
            if (connection.id.value == m_packet.segment->connection)
                return &connection.ends[m_packet.segment->from == 0 ? other : 1 - other];
        }
        return nullptr;
    }
};

}  // namespace

Reason whatWasDone(const Order& order) {
    const PacketSelector& selector = order.segment->selector;
    const std::string quote = selector.payload.empty() ? "" : " \"" + selector.payload + '"';
    return Reason(sentence(judged(order).judgement.kind), selector.word + quote);
}

Reason consequence(const Order& order, const Now& now) {
    const PacketRecord* packet = now.trace.packet(judged(order).packet);
    if (!packet)
        return {};
    const Outlook outlook(*packet, now);
    switch (judged(order).judgement.kind) {
        case Judgement::Kind::Drop:
        case Judgement::Kind::Keep:
            return outlook.ofLoss();
        case Judgement::Kind::Deliver:
        case Judgement::Kind::Duplicate:
            return outlook.ofArrival();
        case Judgement::Kind::Delay:
            return Reason("It arrives in %1 s.", seconds(judged(order).judgement.ms));
    }
    return {};
}

}  // namespace model::scenario
