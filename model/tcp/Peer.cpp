#include "model/tcp/Peer.h"

#include <algorithm>
#include <utility>

namespace model::tcp {

bool Copies::isCopy(const Segment& segment) {
    if (segment.identification == 0)
        return false;
    const Mark mark{segment.identification, segment.flags, segment.seq, segment.ack, segment.length};
    const auto end = m_recent.begin() + static_cast<std::ptrdiff_t>(std::min(m_count, m_recent.size()));
    if (std::find(m_recent.begin(), end, mark) != end)
        return tellsApart();
    m_recent[m_count++ % m_recent.size()] = mark;
    return false;
}

bool Copies::tellsApart() const {
    const std::size_t count = std::min(m_count, m_recent.size());
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (m_recent[i].identification == m_recent[j].identification)
                return false;
    return count > 1;
}

bool Peer::receive(SequenceNumber begin, SequenceNumber end) {
    constexpr std::size_t kMostEarly = 256;
    if (!received)
        received = begin;
    if (begin > *received) {
        if (end > begin && early.size() < kMostEarly)
            early.emplace_back(begin, end);
        return false;
    }
    bool moved = false;
    if (end > *received) {
        received = end;
        moved = true;
    }
    for (bool again = moved; again;) {
        again = false;
        for (auto it = early.begin(); it != early.end();) {
            if (it->first > *received) {
                ++it;
                continue;
            }
            if (it->second > *received) {
                received = it->second;
                again = true;
            }
            it = early.erase(it);
        }
    }
    return moved;
}

void Peer::loseAckOfFin(bool hadTo) {
    if (!hadTo)
        return history.doubt(Event::ReceiveAckOfFin);
    const bool another = lastAckOfFin->packet != finAckedBy->packet;
    if (history.withdraw(Event::ReceiveAckOfFin) && another)
        history.add(Event::ReceiveAckOfFin, *lastAckOfFin, Certainty::Likely);
    ackOfFinMissed = std::exchange(finAckedBy, std::nullopt);
}

void Peer::findAckOfFin(SequenceNumber acknowledged) {
    const auto& by = ackOfFinMissed ? ackOfFinMissed : finAckedBy;
    if (!by || acknowledged < by->end())
        return;
    if (history.has(Event::ReceiveAckOfFin))
        history.confirm(Event::ReceiveAckOfFin);
    else
        history.insert(Event::ReceiveAckOfFin, causeOf(*by));
    ackOfFinMissed.reset();
}

bool Peer::maySend() const {
    constexpr std::uint32_t kLargestSegment = 1 << 16;
    const ControlBlock& tcb = endpoint->tcb;
    if (!sent.next())
        return true;
    if (!nextKnown)
        return false;
    if (!tcb.sndUna)
        return tcb.iss && sent.next() == *tcb.iss + 1;  // its SYN, without data, was not acknowledged yet
    const std::int64_t inFlight = std::max(*sent.next() - *tcb.sndUna, 0);
    // Of a sender that lost nothing yet, a second segment leaves at once in every case (RFC 5681 section 3.1).
    const bool one = !resent && tcb.sndUna >= lastNew && inFlight <= leastSegment;
    const std::int64_t room = std::int64_t{tcb.sndWnd} - inFlight;
    return (inFlight == 0 || one) && room > 0 &&
           room >= std::min(kLargestSegment, widestWindow / 2);  // RFC 9293 section 3.8.6.2.1
}

void Peer::sends(const Segment& segment, SegmentKind kind) {
    // A segment with data may be one that was sent again.
    if (segment.syn() || segment.length == 0)
        nextKnown = true;
    if (segment.length > 0)
        dataAt = segment.time;
    if (kind == SegmentKind::Retransmission)
        resends(segment);
    else if (segment.end() == sent.next() && segment.end() != segment.seq)
        lastNew = segment.seq;
}

void Peer::resends(const Segment& segment) {
    resent = true;
    if (segment.length == 0)
        return;
    for (Freedom* freedom : {&assumed, &sure}) {
        freedom->since.reset();
        freedom->was = false;
    }
}

void Peer::hasNoFinYet() {
    if (nextAtFin)
        nextAtFin = sent.next();
    assumed.afterFin = sure.afterFin = false;
}

void Peer::weighCloseWait(Timestamp now, std::int64_t crossingNs, bool spoke, bool acksFin, const Peer& other) {
    constexpr std::int64_t kPacedNs = 200'000'000;  // and no retransmission is sooner
    const bool hasFin = history.has(Event::ReceiveFin);
    // After a loss it may be paced: then only a pause longer than any pacing shows that nothing waits.
    const std::int64_t pauseNs = std::max(crossingNs, kPacedNs);
    const auto weigh = [&](Freedom& freedom, bool free, bool idle) {
        if (!free) {
            freedom.since.reset();
        } else if (!freedom.since) {
            freedom.since = now;
            freedom.withFin = hasFin;
        }
        const bool speaks = spoke && !resent && !(acksFin && freedom.withFin);
        freedom.was = freedom.since &&
                      (freedom.was || idle || speaks || now.ns - freedom.since->ns > (resent ? pauseNs : crossingNs));
        freedom.afterFin = freedom.was || (hasFin && freedom.afterFin);
    };
    if (!finAt) {
        const bool free = maySend();
        const bool neverSent = endpoint->tcb.iss && !dataAt;
        const bool idle = dataAt && now.ns - std::max(*dataAt, acknowledgedAt).ns > pauseNs;
        weigh(assumed, free, false);
        weigh(sure, free && (neverSent || idle), idle);
    }
    // A FIN alone is held back by nothing but a closed window, and leaves as soon as an acknowledgment opens that.
    const auto end = finAt ? finAt : sent.next();
    const bool dataAfterFin = nextAtFin && end && *end > *nextAtFin;
    const bool freedBefore = assumed.since && !assumed.withFin && !resent;
    // Where data are missing since then, what looks like a pause may be none.
    const bool whole = !nextAtFin || sent.wholeFrom(*nextAtFin);
    const bool open = (sure.afterFin && whole) || (!dataAfterFin && (assumed.afterFin || freedBefore));
    history.doubtCloseWait(hasFin && (!open || mayHaveFinished(other)));
}

}  // namespace model::tcp
