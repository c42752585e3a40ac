// The headers of one packet as the RFCs draw them: fields of so many bits, 32 to a row, with what they say. Options are
// fields too, decoded. Each field knows its bytes in the frame. RFC 791, 8200, 9293, 768, 792, 4443.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/packet/Packet.h"

namespace model::layout {

struct HeaderField {
    enum class Meaning : std::uint8_t { Other, SequenceNumber, AcknowledgmentNumber, Filler };  // Filler: says nothing
    std::string name;                                                                           // "Source Port"
    std::string value;                                                                          // "49 218"
    std::uint32_t bit = 0;  // from the header's start
    std::uint32_t bits = 0;
    packet::Range bytes;  // in the frame; shared where fields share a byte
    bool flag = false;    // one bit with a name of its own
    Meaning meaning = Meaning::Other;
};

struct HeaderBlock {
    enum class Kind : std::uint8_t { Link, Ip, Transport, Payload } kind = Kind::Link;
    std::string title;   // "TCP", "IPv4"
    std::string source;  // "RFC 9293"
    packet::Range range;
    std::vector<HeaderField> fields;  // Link and Payload have none
};

// Outermost first. Only what is there: a capture that was cut off shows what it has.
[[nodiscard]] std::vector<HeaderBlock> headerBlocks(const packet::Packet& packet, packet::Bytes bytes);

}  // namespace model::layout
