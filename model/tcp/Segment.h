// What the state machines need of a TCP segment, without its bytes.
#pragma once

#include <cstdint>
#include <optional>

#include "model/base/Ids.h"
#include "model/base/SequenceNumber.h"
#include "model/base/Timestamp.h"
#include "model/packet/Packet.h"

namespace model::tcp {

struct Segment {
    PacketId packet;
    Timestamp time;
    SequenceNumber seq, ack;
    std::uint32_t length = 0;  // payload
    std::uint16_t flags = 0;
    std::uint16_t window = 0;  // as sent
    std::optional<std::uint8_t> windowScale;
    std::optional<std::uint32_t> tsVal;
    std::optional<std::uint16_t> mss;
    std::uint16_t identification = 0;  // of IPv4
    bool optionsCut = false;           // it may have had more than these

    [[nodiscard]] bool has(std::uint16_t mask) const { return (flags & mask) == mask; }
    [[nodiscard]] bool syn() const { return has(packet::flag::Syn); }
    [[nodiscard]] bool fin() const { return has(packet::flag::Fin); }
    [[nodiscard]] bool rst() const { return has(packet::flag::Rst); }
    [[nodiscard]] bool acks() const { return has(packet::flag::Ack); }
    [[nodiscard]] SequenceNumber dataBegin() const { return syn() ? seq + 1 : seq; }
    [[nodiscard]] SequenceNumber dataEnd() const { return dataBegin() + length; }
    // One past the last sequence number that the segment occupies.
    [[nodiscard]] SequenceNumber end() const { return seq + packet::sequenceLength(flags, length); }
};

}  // namespace model::tcp
