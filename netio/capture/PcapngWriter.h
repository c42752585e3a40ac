// Builds pcapng blocks (draft-ietf-opsawg-pcapng, sections 4 and 4.3) at the end of a byte buffer that the caller owns
// and drains. One section, nanosecond time stamps, host byte order. No system calls; one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/trace/TraceEvent.h"

namespace netio::capture {

// An Enhanced Packet Block to be.
struct PacketBlock {
    std::uint32_t interface = 0;  // in order of PcapngWriter::interface calls
    model::Timestamp time;
    std::span<const std::uint8_t> bytes;  // as captured
    std::uint32_t originalLength = 0;     // on the wire; 0: bytes.size()
    model::PacketId packet;               // epb_packetid; 0: none
    std::vector<std::string> comments;    // UTF-8, each an opt_comment of its own
};

class PcapngWriter {
public:
    // Appends to out, which must outlive the writer. Draining out between calls is fine.
    explicit PcapngWriter(std::vector<std::uint8_t>& out) : m_out(out) {}

    // First of all: the Section Header Block and the interface descriptions.
    void section();
    void interface(std::uint16_t linkType = 1, std::string_view name = "lo");

    void packet(const PacketBlock& packet);
    // Any event but PacketSeen, as a block of kEventBlockType.
    void event(const model::trace::TraceEvent& event);

private:
    std::vector<std::uint8_t>& m_out;
    std::uint32_t m_interfaces = 0;
    std::size_t m_blockStart = 0;  // in m_out

    void begin(std::uint32_t blockType);
    void end();
    template <class T>
    void put(T value);
    void put(const void* bytes, std::size_t size);
    void pad(char filler = 0);
    void option(std::uint16_t code, std::string_view value);
};

}  // namespace netio::capture
