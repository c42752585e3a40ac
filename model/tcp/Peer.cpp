#include "model/tcp/Peer.h"

#include <algorithm>
#include <utility>

namespace model::tcp {

bool Peer::mayHaveFinished(const Peer& other) const {
    return !fin.at && (sent.endMissing() || (sent.next() && other.acks.last && *other.acks.last > *sent.next()));
}

bool Peer::hasRoomFor(const Segment& segment) const {
    return acks.window > 0 && (!acks.edge || segment.end() <= *acks.edge);
}

bool Peer::mayTakeBehindGap(const Segment& segment, const Peer& sender) const {
    return sender.sent.next() && segment.seq > *sender.sent.next() && acks.edge && segment.seq <= *acks.edge;
}

bool Peer::repeatsItsAck(const Segment& segment) const {
    return segment.seq == segment.end() && segment.acks() && acks.last == segment.ack && acks.window == segment.window;
}

bool Peer::overtook(const Segment& segment) const {
    return segment.fin() && fin.at == segment.dataEnd() &&
           ((acks.last && segment.ack < *acks.last) || (rstSeq && *rstSeq > *fin.at));
}

void Peer::goesOn(Timestamp now, std::int64_t crossingNs) {
    if (unjudgedRst && now.ns - unjudgedRst->ns <= crossingNs)
        return;
    unjudgedRst.reset();
    history.doubtLast(false);
}

void Peer::loseAckOfFin(bool hadTo) {
    if (!hadTo)
        return history.doubt(Event::ReceiveAckOfFin);
    const bool another = ackOfFin.last->packet != ackOfFin.by->packet;
    if (history.withdraw(Event::ReceiveAckOfFin) && another)
        history.add(Event::ReceiveAckOfFin, *ackOfFin.last, Certainty::Likely);
    ackOfFin.missed = std::exchange(ackOfFin.by, std::nullopt);
}

void Peer::findAckOfFin(SequenceNumber acknowledged) {
    const auto& by = ackOfFin.missed ? ackOfFin.missed : ackOfFin.by;
    if (!by || acknowledged < by->end())
        return;
    if (history.has(Event::ReceiveAckOfFin))
        history.confirm(Event::ReceiveAckOfFin);
    else
        history.insert(Event::ReceiveAckOfFin, causeOf(*by));
    ackOfFin.missed.reset();
}

bool Peer::maySend() const {
    constexpr std::uint32_t kLargestSegment = 1 << 16;
    const ControlBlock& tcb = endpoint->tcb;
    if (!sent.next())
        return true;
    if (!pacing.nextKnown)
        return false;
    if (!tcb.sndUna)
        return tcb.iss && sent.next() == *tcb.iss + 1;  // the SYN, without data, was not acknowledged yet
    const std::int64_t inFlight = std::max(*sent.next() - *tcb.sndUna, 0);
    // Of a sender that lost nothing yet, a second segment leaves at once in every case (RFC 5681 section 3.1).
    const bool one = !pacing.resent && tcb.sndUna >= pacing.lastNew && inFlight <= pacing.leastSegment;
    const std::int64_t room = std::int64_t{tcb.sndWnd} - inFlight;
    return (inFlight == 0 || one) && room > 0 &&
           room >= std::min(kLargestSegment, pacing.widestWindow / 2);  // RFC 9293 section 3.8.6.2.1
}

void Peer::sends(const Segment& segment, SegmentKind kind) {
    // A segment with data may be an old one, sent again: only another shows what was sent last.
    if (segment.syn() || segment.length == 0)
        pacing.nextKnown = true;
    if (segment.length > 0)
        pacing.dataAt = segment.time;
    if (kind == SegmentKind::Retransmission)
        resends(segment);
    else if (segment.end() == sent.next() && segment.end() != segment.seq)
        pacing.lastNew = segment.seq;
}

void Peer::resends(const Segment& segment) {
    pacing.resent = true;
    if (segment.length == 0)
        return;
    for (Freedom* freedom : {&pacing.assumed, &pacing.sure}) {
        freedom->since.reset();
        freedom->leftUnused = false;
    }
}

void Peer::hasNoFinYet() {
    if (peersFin.sndNxtWhenSent)
        peersFin.sndNxtWhenSent = sent.next();
    pacing.assumed.leftUnusedAfterFin = pacing.sure.leftUnusedAfterFin = false;
}

void Peer::weighCloseWait(Timestamp now, std::int64_t crossingNs, bool spoke, bool acksFin, const Peer& other) {
    const bool hasFin = history.has(Event::ReceiveFin);
    // After a loss the end may be paced: then only a pause longer than any pacing shows that no data wait.
    const std::int64_t pauseNs = std::max(crossingNs, kLongestPauseNs);
    const auto weigh = [&](Freedom& freedom, bool free, bool idle) {
        if (!free) {
            freedom.since.reset();
        } else if (!freedom.since) {
            freedom.since = now;
            freedom.sinceHasFin = hasFin;
        }
        const bool speaks = spoke && !pacing.resent && !(acksFin && freedom.sinceHasFin);
        freedom.leftUnused = freedom.since && (freedom.leftUnused || idle || speaks ||
                                               now.ns - freedom.since->ns > (pacing.resent ? pauseNs : crossingNs));
        freedom.leftUnusedAfterFin = freedom.leftUnused || (hasFin && freedom.leftUnusedAfterFin);
    };
    if (!fin.at) {
        const bool free = maySend();
        const bool neverSent = endpoint->tcb.iss && !pacing.dataAt;
        const bool idle = pacing.dataAt && now.ns - std::max(*pacing.dataAt, pacing.acknowledgedAt).ns > pauseNs;
        weigh(pacing.assumed, free, false);
        weigh(pacing.sure, free && (neverSent || idle), idle);
    }
    // Only a closed window holds a FIN without data back, until an acknowledgment opens the window.
    const auto end = fin.at ? fin.at : sent.next();
    const bool dataAfterFin = peersFin.sndNxtWhenSent && end && *end > *peersFin.sndNxtWhenSent;
    const bool freedBefore = pacing.assumed.since && !pacing.assumed.sinceHasFin && !pacing.resent;
    // Where data are missing since the peer's FIN was sent, what looks like a pause may be none.
    const bool whole = !peersFin.sndNxtWhenSent || sent.wholeFrom(*peersFin.sndNxtWhenSent);
    const bool open = (pacing.sure.leftUnusedAfterFin && whole) ||
                      (!dataAfterFin && (pacing.assumed.leftUnusedAfterFin || freedBefore));
    history.doubtCloseWait(hasFin && (!open || mayHaveFinished(other)));
}

}  // namespace model::tcp
