// One end of a connection while it is inferred: its history, the sequence space it sent and received, and the facts of
// its handshake, its acknowledgments and the two FINs. Owned by the connection's ConnectionInference.
#pragma once

#include <cstdint>
#include <optional>

#include "model/tcp/Connection.h"
#include "model/tcp/Copies.h"
#include "model/tcp/FinFacts.h"
#include "model/tcp/History.h"
#include "model/tcp/Pacing.h"
#include "model/tcp/ReceivedSpace.h"
#include "model/tcp/Segment.h"
#include "model/tcp/SegmentRecord.h"
#include "model/tcp/SentAcks.h"
#include "model/tcp/SentSpace.h"

namespace model::tcp {

[[nodiscard]] inline Cause causeOf(const Segment& segment) {
    return {segment.time, segment.packet};
}

struct Peer {
    Peer(Endpoint& end, State initial, Certainty certainty, Opening opening, Cause start)
        : endpoint(&end), history(end.states, initial, certainty, opening, start) {}

    Endpoint* endpoint;
    History history;

    // As sender.
    SentSpace sent;
    Copies copies;
    Offer offer;
    SentAcks acks;
    SentFin fin;
    Pacing pacing;
    std::optional<SequenceNumber> rstSeq, rstAck;  // of its last RST: what this end cannot have gone on after
    // How long after a segment this end may still send what does not know it; none: this end is beside the capture.
    std::optional<std::int64_t> answersWithinNs = kLongestPauseNs;
    std::optional<Timestamp> unjudgedRst;  // when a RST came of which nobody can say whether this end takes it
    bool talked = false;                   // this end sent new data or its FIN: it had sent no FIN before

    // As receiver.
    ReceivedSpace received;
    std::optional<std::uint32_t> tsRecent;  // RFC 7323 section 4.3
    PeersFin peersFin;
    AckOfFin ackOfFin;
    std::optional<Cause> synAcked;  // the last segment that acknowledged this end's SYN, whether or not it was taken
    int handshakeDoubts = 0;        // how often this end repeated its SYN,ACK after that was acknowledged

    [[nodiscard]] State now() const { return history.now(); }
    // What this end sent last, up to what `other` acknowledged, was not captured: a FIN may have been in it.
    [[nodiscard]] bool mayHaveFinished(const Peer& other) const;
    // The window that this end offered lets it take the whole segment.
    [[nodiscard]] bool hasRoomFor(const Segment& segment) const;
    // More than was captured of `sender` lies before the segment, and this end's window has room for it.
    [[nodiscard]] bool mayTakeBehindGap(const Segment& segment, const Peer& sender) const;
    // The acknowledgment of what this end did not take, a reset beyond a gap for one (RFC 5961 section 3.2): nothing
    // new was received and no window opened.
    [[nodiscard]] bool repeatsItsAck(const Segment& segment) const;
    // A copy of this end's FIN from before what it sent last: the copy tells nothing new.
    [[nodiscard]] bool overtook(const Segment& segment) const;
    // This end sent a segment, so it lives; unless that one crossed a RST, which takes so long.
    void goesOn(Timestamp now, std::int64_t crossingNs);
    // No data of this end can wait for the peer's window or the congestion window: its FIN would leave at once.
    [[nodiscard]] bool maySend() const;

    // This end has not taken the data that came with the acknowledgment of its FIN: so that segment had not arrived, if
    // it `hadTo` take them; another acknowledgment may have.
    void loseAckOfFin(bool hadTo);
    // This end acknowledged so much: if the segment that acknowledged its FIN was in it, that segment came late.
    void findAckOfFin(SequenceNumber acknowledged);
    // This end sent a segment that its receiver may take.
    void sends(const Segment& segment, SegmentKind kind);
    // What this end sent just now shows that the peer's FIN, sent before, had not arrived.
    void hasNoFinYet();
    // Data that this end had sent were still under way, whatever was acknowledged: no FIN could have left.
    void resends(const Segment& segment);
    // A close() behind waiting data is not seen before the FIN leaves: was this end in CLOSE-WAIT till then, or in
    // CLOSING? spoke: this end just sent a segment without FIN or data; acksFin: the first segment of this end that
    // acknowledges the peer's FIN.
    void weighCloseWait(Timestamp now, std::int64_t crossingNs, bool spoke, bool acksFin, const Peer& other);
};

}  // namespace model::tcp
