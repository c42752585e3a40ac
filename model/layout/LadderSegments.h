// The segments of a ladder, and the copies of them that the gate absorbed. Units of the base text size.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "model/layout/LadderRows.h"
#include "model/trace/TraceEvent.h"

namespace model::layout {

struct LadderSegment {
    std::uint32_t packet = 0;  // index in Trace::packets()
    std::uint32_t fromParty = 0, toParty = 0;
    double start = 0, door = 0;      // y where it leaves, y at the receiver's door
    double end = 0;                  // y where it was let in or dropped, once settled
    std::uint32_t settled = kNever;  // event
    trace::Verdict verdict = trace::Verdict::Held;
    std::uint8_t slot = 0;  // place at the door where several wait
};

class LadderSegments {
public:
    std::uint32_t add(const LadderSegment& segment, PacketId packet);
    void absorb(PacketId original, std::uint32_t event) { m_absorbed[original.value].push_back(event); }

    [[nodiscard]] const std::vector<LadderSegment>& all() const { return m_segments; }
    [[nodiscard]] LadderSegment& at(std::uint32_t index) { return m_segments[index]; }
    [[nodiscard]] const LadderSegment* find(PacketId packet) const;
    [[nodiscard]] std::uint32_t indexOf(const LadderSegment& segment) const {
        return static_cast<std::uint32_t>(&segment - m_segments.data());
    }
    // Copies of the packet that the gate absorbed before the event.
    [[nodiscard]] std::uint32_t resent(PacketId packet, std::size_t beforeEvent) const;

private:
    std::vector<LadderSegment> m_segments;
    std::vector<std::uint32_t> m_ofPacket;                                     // id -> index + 1
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_absorbed;  // id -> events
};

}  // namespace model::layout
