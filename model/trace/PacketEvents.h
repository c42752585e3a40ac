// Events of the packets: what the tap saw leave, and what the gate decided about it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/base/Boxed.h"
#include "model/base/Ids.h"
#include "model/trace/Verdict.h"

namespace model::trace {

// A frame the tap saw leave. Its bytes are in the session, read again when someone looks at them.
struct PacketSeen {
    static constexpr std::string_view kName{};  // never a JSON object: a packet is an Enhanced Packet Block
    PacketId packet;
    std::uint64_t fileOffset = 0;  // of the packet's bytes in the session or capture
    std::uint32_t capturedLength = 0, originalLength = 0;
    std::uint16_t linkType = 1;  // LINKTYPE_*
    bool gated = false;          // the gate decides: nobody has received it before a Delivered verdict
    Boxed<std::string> comment;
    bool operator==(const PacketSeen&) const = default;
};

struct PacketVerdict {
    static constexpr std::string_view kName = "verdict";
    PacketId packet;
    Verdict verdict = Verdict::Held;
    PacketId original;  // Absorbed: the segment it is a copy of
    bool operator==(const PacketVerdict&) const = default;

    static void fields(auto& self, auto& io) {
        io("packet", self.packet);
        io("verdict", self.verdict);
        io("original", self.original);
    }
};

}  // namespace model::trace
