// One end of a connection while it is inferred: its history and the sequence space it sent and received.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "model/tcp/ConnectionTracker.h"
#include "model/tcp/History.h"
#include "model/tcp/Segment.h"
#include "model/tcp/SentSpace.h"

namespace model::tcp {

[[nodiscard]] inline Cause causeOf(const Segment& segment) {
    return {segment.time, segment.packet};
}

// Tells the very same packet, captured at two places or by two interfaces, from one that was sent again: that has
// another IPv4 identification, unless its sender gives all of them the same (RFC 6864 section 4.1).
class Copies {
public:
    bool isCopy(const Segment& segment);

private:
    struct Mark {
        std::uint16_t identification = 0, flags = 0;
        SequenceNumber seq, ack;
        std::uint32_t length = 0;
        bool operator==(const Mark&) const = default;
    };
    std::array<Mark, 8> m_recent{};  // all different
    std::size_t m_count = 0;

    // No two of the last packets had the same identification.
    [[nodiscard]] bool tellsApart() const;
};

// Whether a FIN would leave at once, or may wait behind data.
struct Freedom {
    std::optional<Timestamp> since;  // nothing hinders it
    bool withFin = false;            // since the peer's FIN came
    bool was = false;                // and it sent none
    bool afterFin = false;           // not even when it had the peer's
};

struct Peer {
    Peer(Endpoint& end, State initial, Certainty certainty, Opening opening, Cause start)
        : endpoint(&end), history(end.states, initial, certainty, opening, start) {}

    Endpoint* endpoint;
    History history;

    // As sender.
    SentSpace sent;
    Copies copies;
    std::optional<SequenceNumber> finAt;        // the sequence number its FIN occupies
    Cause lastFin;                              // the last segment that carried it
    SequenceNumber lastFinSeq, lastFinAck;      // its number, and what it acknowledged
    SequenceNumber firstFinAck;                 // what the first one acknowledged
    std::optional<SequenceNumber> nextWithFin;  // its SND.NXT when it first acknowledged the peer's FIN
    bool finRepeated = false;                   // it was captured more than once
    bool finBlind = false;                      // not all of that was captured: the peer's FIN may have been in it
    std::array<SequenceNumber, 4> acksSent{};   // the last ones: a RST may answer any of them
    std::size_t ackCount = 0;
    std::optional<SequenceNumber> synAckAck;  // what its SYN,ACK acknowledged
    std::optional<SequenceNumber> lastAck;    // highest acknowledgment it sent: what it has surely received
    Timestamp lastAckAt;                      // when it first sent that
    std::optional<SequenceNumber> edge;       // right edge of the widest window it offered
    std::optional<std::uint8_t> offeredScale;
    bool offersNoScale = false;  // its SYN was seen whole, and had none
    bool offeredTimestamps = false;
    std::uint32_t offeredSegment = 0;  // bytes; 0: its SYN was not seen
    std::uint16_t lastWindow = 0;
    std::optional<SequenceNumber> rstSeq, rstAck;  // of its last RST: what it cannot have gone on after
    std::int64_t answersWithinNs = 200'000'000;    // between a segment and what it sends once it has that
    bool talked = false;                           // it sent new data or its FIN: it had sent no FIN before

    // As receiver.
    std::optional<SequenceNumber> received;                        // RCV.NXT as far as deliveries tell
    std::vector<std::pair<SequenceNumber, SequenceNumber>> early;  // received beyond a gap
    std::optional<std::uint32_t> tsRecent;                         // RFC 7323 section 4.3
    Timestamp withoutFin;                   // it sent a segment that did not acknowledge the peer's FIN
    bool finDoubted = false;                // the peer repeated its FIN: nobody had received it
    bool finLost = false;                   // it had not received the peer's when it received what was sent later
    int handshakeDoubts = 0;                // it repeated its SYN,ACK after it was acknowledged
    std::optional<Segment> finAckedBy;      // what acknowledged its FIN, if it carried more than that
    std::optional<Segment> ackOfFinMissed;  // that, when what it carried had not arrived as soon as it should
    std::optional<Cause> synAcked;          // the last segment that acknowledged its SYN, whether or not it took it
    std::optional<SequenceNumber>
        ackOfFinBeyond;                       // what acknowledged its FIN came behind data it had not shown to have
    std::optional<Cause> lastAckOfFin;        // the last segment that acknowledged its FIN
    bool nextKnown = false;                   // what it sent last: a capture may begin behind that
    std::optional<SequenceNumber> lastNew;    // where the last segment begins that was sent for the first time
    std::uint32_t leastSegment = 0;           // that it may fill, bytes; 0: not known
    std::uint32_t widestWindow = 0;           // that the peer offered, bytes
    Timestamp acknowledgedAt;                 // when the peer last acknowledged more or opened its window
    std::optional<Timestamp> dataAt;          // when it last sent data
    std::optional<SequenceNumber> nextAtFin;  // what it sent last when the peer's FIN came first
    bool resent = false;                      // anything: how much it may send at once is not known then
    Freedom assumed, sure;                    // if all arrives and nothing is paced; whatever was lost or is paced

    // What it sent last, up to what `other` acknowledged, was not captured: it may have been a FIN.
    [[nodiscard]] bool mayHaveFinished(const Peer& other) const {
        return !finAt && (sent.endMissing() || (sent.next() && other.lastAck && *other.lastAck > *sent.next()));
    }
    [[nodiscard]] bool acknowledged(SequenceNumber number) const {
        const auto end = acksSent.begin() + static_cast<std::ptrdiff_t>(std::min(ackCount, acksSent.size()));
        return std::find(acksSent.begin(), end, number) != end;
    }
    // The window that it offered lets it take the whole segment.
    [[nodiscard]] bool hasRoomFor(const Segment& segment) const {
        return lastWindow > 0 && (!edge || segment.end() <= *edge);
    }
    // Nothing new was received and no window opened: it answers what it did not take, a reset beyond a gap for one
    // (RFC 5961 section 3.2).
    [[nodiscard]] bool repeatsItsAck(const Segment& segment) const {
        return segment.seq == segment.end() && segment.acks() && lastAck == segment.ack && lastWindow == segment.window;
    }
    // A copy of its FIN from before what it sent last, which tells nothing new.
    [[nodiscard]] bool overtook(const Segment& segment) const {
        return segment.fin() && finAt == segment.dataEnd() &&
               ((lastAck && segment.ack < *lastAck) || (rstSeq && *rstSeq > *finAt));
    }
    [[nodiscard]] State now() const { return history.now(); }
    // It has not taken the data that came with the acknowledgment of its FIN: so neither did that arrive, if it had to
    // take them; another one may have.
    void loseAckOfFin(bool hadTo);
    // It acknowledged so much: if that was in it, it came late.
    void findAckOfFin(SequenceNumber acknowledged);
    // No data can wait for the peer's window or the congestion window: a FIN would leave at once.
    [[nodiscard]] bool maySend() const;
    // It sent a segment that its receiver may take.
    void sends(const Segment& segment, SegmentKind kind);
    // What it sent just now shows that the peer's FIN, sent before, had not arrived.
    void hasNoFinYet();
    // Data that it had sent were still under way, whatever was acknowledged: it was not free to send a FIN.
    void resends(const Segment& segment);
    // A close() behind waiting data is not seen before its FIN leaves: was it in CLOSE-WAIT till then, or in CLOSING?
    // spoke: it just sent a segment without FIN or data; acksFin: the first that acknowledges the peer's FIN.
    void weighCloseWait(Timestamp now, std::int64_t crossingNs, bool spoke, bool acksFin, const Peer& other);
    // Takes [begin, end) as received; returns true if `received` moved.
    bool receive(SequenceNumber begin, SequenceNumber end);
};

}  // namespace model::tcp
