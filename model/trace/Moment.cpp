#include "model/trace/Moment.h"

#include <array>

#include "model/trace/Sender.h"

namespace model::trace {

const std::shared_ptr<const Scene>& Moment::sharedScene() const {
    if (!m_scene)
        m_scene = m_trace->sceneAt(m_position);
    return m_scene;
}

bool Moment::arrived(const PacketRecord& packet) const {
    if (!happened(packet))
        return false;
    return !packet.seen.gated || model::trace::arrived(fate(packet.seen.packet).verdict);
}

Origin Moment::origin(PacketId packet) const {
    const PacketRecord* record = m_trace->packet(packet);
    if (fate(packet).verdict == Verdict::Injected)  // the gate's own, whoever's address it bears
        return {};
    return record && happened(*record) ? Sender(*record, scene()).origin() : Origin();
}

const EndpointView* Moment::endOf(ConnectionId connection, Side side) const {
    const auto& connections = scene().connections;
    return connection && connection.value <= connections.size()
               ? &connections[connection.value - 1].ends[static_cast<std::size_t>(side)]
               : nullptr;
}

const SocketView* Moment::socketOf(ConnectionId connection, Side side) const {
    const EndpointView* end = endOf(connection, side);
    const auto socket = end ? scene().sockets.find(end->socket) : scene().sockets.end();
    return socket == scene().sockets.end() ? nullptr : &socket->second;
}

std::optional<Inference> Moment::inferred(ConnectionId connection, Side side) const {
    const EndpointView* end = endOf(connection, side);
    return end ? std::optional(end->inferred) : std::nullopt;
}

BlockView Moment::block(ConnectionId connection, Side side) const {
    BlockView block;
    const tcp::Connection* known = m_trace->tracker().find(connection);
    if (!known)
        return block;
    std::array<bool, 2> offered{};  // [Side], its SYN was seen
    for (const std::uint32_t index : m_trace->packetsOf(connection, m_position)) {
        const PacketRecord& packet = m_trace->packets()[index];
        const tcp::SegmentRecord& segment = *packet.segment;
        const bool syn = (segment.flags & packet::flag::Syn) != 0, fin = (segment.flags & packet::flag::Fin) != 0;
        const SequenceNumber seq(segment.seq), ack(segment.ack);
        const SequenceNumber end = seq + (segment.length + (syn ? 1u : 0u) + (fin ? 1u : 0u));
        // A window is scaled in every segment but a SYN (RFC 7323, 2.2).
        const bool scaled = !syn && offered[0] && offered[1];
        const std::uint8_t scale = scaled ? known->ends[segment.from].tcb.rcvScale.value_or(0) : std::uint8_t{0};
        offered[segment.from] = offered[segment.from] || syn;
        const std::uint32_t window = std::uint32_t{segment.window} << scale;
        if (segment.from == static_cast<std::uint8_t>(side)) {
            if (syn)
                block.iss = seq;
            if (!(segment.flags & packet::flag::Rst) && (!block.sndNxt || end > *block.sndNxt))
                block.sndNxt = end;
            if (!block.sndUna)
                block.sndUna = seq;
            block.rcvWnd = window;
        } else if (arrived(packet)) {
            if (syn)
                block.irs = seq;
            if (!block.rcvNxt || (seq <= *block.rcvNxt && end > *block.rcvNxt))
                block.rcvNxt = end;
            if ((segment.flags & packet::flag::Ack) && (!block.sndUna || ack > *block.sndUna))
                block.sndUna = ack;
            block.sndWnd = window;
        }
    }
    return block;
}

}  // namespace model::trace
