// What the glass shows of one packet: its headers, its sequence numbers with the symbols of the lesson, its bytes, and
// what each field said in the segment before it of the same direction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/layout/HeaderLayout.h"
#include "model/layout/SequenceSymbols.h"
#include "model/trace/Moment.h"

namespace model::layout {

// Beside a field of the same place in SegmentContent::blocks.
struct FieldHistory {
    bool changed = false;
    std::string before;  // "": the field was not there
};

struct SegmentContent {
    std::optional<trace::PacketRecord> record;  // nullopt: no packet yet
    packet::Packet decoded;
    std::vector<std::uint8_t> bytes;
    std::vector<HeaderBlock> blocks;
    std::vector<std::vector<FieldHistory>> history;  // [block][field]
};

// The last packet that has been sent by then, of the connection if there is one; copies that the gate
// absorbed are none.
[[nodiscard]] const trace::PacketRecord* newestPacket(const trace::Moment& moment,
                                                      std::optional<ConnectionId> connection);

[[nodiscard]] SegmentContent segmentContent(const trace::Moment& moment, const trace::PacketRecord* packet,
                                            const SequenceSymbols& symbols, Numbers numbers);

// The header that a byte of the frame belongs to; nullptr: none.
[[nodiscard]] const HeaderBlock* blockOfByte(const std::vector<HeaderBlock>& blocks, std::size_t byte);

}  // namespace model::layout
