// What a ladder tells, line by line, for the formats that are text: who takes part, which segments go from whom to
// whom, which calls are made and which states are entered, in the order of events up to the scene's position.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/layout/LadderInputs.h"

namespace model::report {

struct Story {
    struct Line {
        enum class Kind : std::uint8_t { Segment, Call, State } kind = Kind::Segment;
        std::size_t from = 0, to = 0;  // among the parties; the same one of a call and a state
        std::string text;              // "SYN · seq = x", "connect(fd, 127.0.0.1:9000) → 0", "SYN-SENT"
        bool lost = false;             // dropped on its way
    };
    std::string title;
    std::vector<std::string> parties;  // from left to right, as people call them
    std::vector<Line> lines;
};

// Of the inputs it needs trace, scene, symbols and words.
[[nodiscard]] Story storyOf(const layout::LadderInputs& in, std::string title);

}  // namespace model::report
