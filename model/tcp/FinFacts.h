// What is known of the two FINs and their acknowledgments at one end of a connection. Facts of a Peer.
#pragma once

#include <optional>

#include "model/base/SequenceNumber.h"
#include "model/base/Timestamp.h"
#include "model/tcp/History.h"
#include "model/tcp/Segment.h"

namespace model::tcp {

// The FIN that this end sent.
struct SentFin {
    std::optional<SequenceNumber> at;  // the sequence number that the FIN occupies
    Cause last;                        // the last segment that carried the FIN
    SequenceNumber lastSeq, lastAck;   // that segment's number, and what it acknowledged
    SequenceNumber firstAck;           // what the first segment with the FIN acknowledged
    bool repeated = false;             // the FIN was captured more than once
    bool blind = false;  // not all of what firstAck acknowledges was captured: the peer's FIN may be in it
};

// What this end shows of the peer's FIN.
struct PeersFin {
    std::optional<SequenceNumber> sndNxtWhenAcked;  // this end's SND.NXT when it first acknowledged the peer's FIN
    std::optional<SequenceNumber> sndNxtWhenSent;   // this end's SND.NXT when the peer's FIN was first sent
    Timestamp lackedAt;    // when this end last sent a segment that did not acknowledge the peer's FIN
    bool doubted = false;  // the peer repeated its FIN: this end had not received the first one
    bool lost = false;     // this end received what was sent after the peer's FIN without the FIN
};

// The peer's acknowledgment of this end's FIN.
struct AckOfFin {
    std::optional<Segment> by;             // the segment that acknowledged the FIN, if it carried more than that
    std::optional<Segment> missed;         // that segment, when this end did not take its data as soon as it should
    std::optional<SequenceNumber> beyond;  // where that segment begins, if data were missing before it
    std::optional<Cause> last;             // the last segment that acknowledged the FIN
};

}  // namespace model::tcp
