// What a trace keeps of one TCP segment.
#pragma once

#include <cstdint>

#include "model/base/Timestamp.h"

namespace model::tcp {

// What a segment was for its connection.
enum class SegmentKind : std::uint8_t {
    New,
    Retransmission,  // has old sequence space, all or a part of it
    KeepAlive,
    WindowProbe,
    DuplicateAck,
    OutOfOrder,
    OutOfWindow,  // changes nothing (RFC 9293 3.10.7.4, RFC 5961)
    Stale,        // PAWS (RFC 7323 section 5)
    Copy,         // the same packet, captured again (RFC 6864 section 4.1)
};

// One segment of a trace: fixed size, about 40 bytes, so that ten million fit in memory.
struct SegmentRecord {
    Timestamp time;
    std::uint64_t fileOffset = 0;
    std::uint32_t packet = 0;      // PacketId; 2^32 packets are enough for one trace
    std::uint32_t connection = 0;  // ConnectionId
    std::uint32_t seq = 0, ack = 0;
    std::uint32_t length = 0;  // payload
    std::uint16_t window = 0;  // as sent
    std::uint16_t flags = 0;
    std::uint8_t from = 0;           // Side
    std::uint8_t kind = 0;           // SegmentKind
    std::uint8_t senderState = 0;    // State after sending
    std::uint8_t receiverState = 0;  // State after receiving; 0xff: not received (yet)
};

}  // namespace model::tcp
