// What an arrow carries, as a diagram draws it: one head and line style for each.
#pragma once

#include "model/packet/Packet.h"
#include "model/scenario/PacketSelector.h"
#include "model/trace/Trace.h"

namespace model::layout {

enum class Stroke : std::uint8_t { Syn, Fin, Rst, Data, Ack, Datagram, Icmp };

// Of a TCP segment.
[[nodiscard]] inline Stroke strokeOf(std::uint16_t flags, bool data) {
    namespace flag = packet::flag;
    return flags & flag::Rst   ? Stroke::Rst
           : flags & flag::Syn ? Stroke::Syn
           : flags & flag::Fin ? Stroke::Fin
           : data              ? Stroke::Data
                               : Stroke::Ack;
}

[[nodiscard]] inline Stroke strokeOf(const trace::PacketRecord& packet) {
    switch (packet.protocol) {
        case trace::Protocol::Udp:
        case trace::Protocol::Other:
            return Stroke::Datagram;
        case trace::Protocol::Icmp:
            return Stroke::Icmp;
        case trace::Protocol::Tcp:
            break;
    }
    return strokeOf(packet.segment ? packet.segment->flags : std::uint16_t{0}, packet.payloadLength > 0);
}

// Of one that a scenario waits for.
[[nodiscard]] inline Stroke strokeOf(const scenario::PacketSelector& packet) {
    return packet.protocol == trace::Protocol::Udp
               ? Stroke::Datagram
               : strokeOf(packet.flags, packet.data.value_or(!packet.payload.empty()));
}

}  // namespace model::layout
