// What stands on a segment's arrow, in as many words as it has room for: between near life lines it says less rather
// than cover them.
#pragma once

#include "model/layout/LadderGround.h"
#include "model/layout/Written.h"

namespace model::layout {

struct SegmentWords {
    std::string said;                     // the flags in a sentence: "SYN,ACK"
    std::string flags;                    // as drawn, a plus between them
    std::string length, remark, numbers;  // "" where there is none
    std::string discarded;                // by the kernel: its counter; "": it was not
};

// resent: so often the kernel sent it again while it was held.
[[nodiscard]] SegmentWords segmentWords(const LadderInputs& in, const trace::PacketRecord& packet,
                                        std::uint32_t resent);

struct SegmentLabel : SegmentWords {
    Written name, more, below;  // as they have room: flags, what is remarkable; numbers
    Rect area;
};

// Between the heads of an arrow that leaves there, reaches the door there and is let in there.
[[nodiscard]] SegmentLabel segmentLabel(const LadderGround& ground, const trace::PacketRecord& packet, Point from,
                                        Point door, Point in);
// The label's short forms for where the segment is let in, the longest first.
[[nodiscard]] std::vector<std::string> arrivalForms(const SegmentLabel& label);

}  // namespace model::layout
