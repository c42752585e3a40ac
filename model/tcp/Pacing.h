// Whether one end's FIN would leave as soon as its process closes, or may wait behind data: what the end was seen to
// send, and since when nothing could hold a FIN back. Facts of a Peer.
#pragma once

#include <cstdint>
#include <optional>

#include "model/base/SequenceNumber.h"
#include "model/base/Timestamp.h"

namespace model::tcp {

// The longest that pacing or a delayed acknowledgment holds a segment back; no retransmission is sooner.
inline constexpr std::int64_t kLongestPauseNs = 200'000'000;

struct Freedom {
    std::optional<Timestamp> since;   // since when neither a window nor unsent data hold a FIN back
    bool sinceHasFin = false;         // the end had received the peer's FIN by then
    bool leftUnused = false;          // free to send a FIN, the end sent none for longer than an answer takes
    bool leftUnusedAfterFin = false;  // and so with the peer's FIN received: its process has not closed
};

struct Pacing {
    bool nextKnown = false;                 // what the end sent last was captured: a capture may begin behind that
    std::optional<SequenceNumber> lastNew;  // where the last segment begins that was sent for the first time
    std::uint32_t leastSegment = 0;         // what the end may put into one segment at least, bytes; 0: not known
    std::uint32_t widestWindow = 0;         // that the peer offered, bytes
    Timestamp acknowledgedAt;               // when the peer last acknowledged more or opened its window
    std::optional<Timestamp> dataAt;        // when the end last sent data
    bool resent = false;                    // the end repeated anything: how much it may send at once is not known then
    Freedom assumed;                        // if all that was captured arrived and nothing is paced
    Freedom sure;                           // whatever was lost or is paced
};

}  // namespace model::tcp
