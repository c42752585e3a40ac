// The rows of the article's table: one for each segment of one connection, with the state of both ends after it. A
// last row without a segment tells where a timer or the kernel alone led on.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/trace/Scene.h"

namespace model::layout {

struct StateTableRow {
    static constexpr std::uint32_t kNoPacket = 0xffffffff;
    std::uint32_t packet = kNoPacket;  // index in Trace::packets()
    State state[2];                    // [Side], after the segment
    bool certain[2] = {true, true};
    bool changed[2] = {false, false};
    trace::Verdict verdict = trace::Verdict::Delivered;  // Held: not received yet
};

// Rows of the connection up to the scene's position; absorbed copies are left out. The first row has no packet: the
// states before the first segment.
[[nodiscard]] std::vector<StateTableRow> stateTable(const trace::Trace& trace, const trace::Scene& scene,
                                                    ConnectionId connection);

// The connection a view shows when none is picked: the last of a session, the first of a capture. 0: there is none.
[[nodiscard]] ConnectionId shownConnection(const trace::Scene& scene);

}  // namespace model::layout
