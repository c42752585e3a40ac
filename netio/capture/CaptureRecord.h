// What the parsers of pcap and pcapng yield, and how one step of theirs can end.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "model/base/Timestamp.h"

namespace netio::capture {

struct CaptureRecord {
    enum class Kind : std::uint8_t { Packet, Event } kind = Kind::Packet;
    std::uint64_t offset = 0;  // of bytes or json, from the start of the input

    // Packet
    model::Timestamp time;                // of a Simple Packet Block, which has none: that of the packet before
    std::span<const std::uint8_t> bytes;  // in the input buffer
    std::uint32_t originalLength = 0;
    std::uint16_t linkType = 0;
    std::uint64_t packetId = 0;  // epb_packetid; 0: none
    std::string comment;         // all comments, a line each, well-formed UTF-8

    // Event of ours
    std::string_view json;  // in the input buffer
};

enum class ParseStep : std::uint8_t { Record, NeedMore, Failed };

// Longer blocks and packets than this are damage: Wireshark's limit as well.
inline constexpr std::uint32_t kMaxBlockLength = 16 * 1024 * 1024;

}  // namespace netio::capture
