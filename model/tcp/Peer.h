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

[[nodiscard]] inline Cause causeOf(const Segment& segment) { return {segment.time, segment.packet}; }

struct Peer {
    Peer(Endpoint& end, State initial, Certainty certainty, Opening opening, Cause start)
        : endpoint(&end), history(end.states, initial, certainty, opening, start) {}

    Endpoint* endpoint;
    History history;

    // As sender.
    SentSpace sent;
    std::optional<SequenceNumber> finAt;       // the sequence number its FIN occupies
    Cause lastFin;                             // the last segment that carried it
    SequenceNumber lastFinAck;                 // and what that acknowledged
    std::array<SequenceNumber, 4> acksSent{};  // the last ones: a RST may answer any of them
    std::size_t ackCount = 0;
    std::optional<SequenceNumber> synAckAck;   // what its SYN,ACK acknowledged
    std::optional<SequenceNumber> lastAck;     // highest acknowledgment it sent: what it has surely received
    std::optional<SequenceNumber> edge;        // right edge of the widest window it offered
    std::optional<std::uint8_t> offeredScale;
    bool offeredTimestamps = false;
    std::uint16_t lastWindow = 0;
    std::optional<SequenceNumber> rstSeq, rstAck;  // of its last RST: what it cannot have gone on after
    bool talked = false;                       // it sent new data or its FIN: it had sent no FIN before

    // As receiver.
    std::optional<SequenceNumber> received;    // RCV.NXT as far as deliveries tell
    std::vector<std::pair<SequenceNumber, SequenceNumber>> early;  // received beyond a gap
    std::optional<std::uint32_t> tsRecent;     // RFC 7323 section 4.3
    trace::Timestamp withoutFin;               // it sent a segment that did not acknowledge the peer's FIN
    bool finDoubted = false;                   // the peer repeated its FIN: nobody had received it
    int handshakeDoubts = 0;                   // it repeated its SYN,ACK after it was acknowledged
    std::optional<Segment> finAckedBy;         // what acknowledged its FIN, if it carried more than that
    std::optional<Cause> synAcked;             // its SYN was acknowledged before it could matter

    [[nodiscard]] bool acknowledged(SequenceNumber number) const {
        const auto end = acksSent.begin() + static_cast<std::ptrdiff_t>(std::min(ackCount, acksSent.size()));
        return std::find(acksSent.begin(), end, number) != end;
    }
    [[nodiscard]] State now() const { return history.now(); }
    // Takes [begin, end) as received; returns true if `received` moved.
    bool receive(SequenceNumber begin, SequenceNumber end);
};

}  // namespace model::tcp
