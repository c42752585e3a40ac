// What a segment proves of the two FINs: its sender's own, and the one that its sender may have received.
#include <algorithm>

#include "model/tcp/ConnectionInference.h"

namespace model::tcp {

void ConnectionInference::proveFinReceived(const Segment& segment, Peer& sender, const Peer& receiver) {
    if (!receiver.fin.at || segment.ack <= *receiver.fin.at)
        return;
    const bool finAcked = sender.fin.at && receiver.fin.lastAck > *sender.fin.at;
    const bool ackMissing = finAcked && !sender.history.has(Event::ReceiveAckOfFin);
    // Every copy of the receiver's FIN acknowledged the sender's FIN.
    if (sender.fin.at && receiver.fin.firstAck > *sender.fin.at)
        sender.history.prove(Event::ReceiveAckOfFin);
    if (sender.history.proven(Event::ReceiveFin))
        return;
    // The segment that acknowledged the sender's FIN was sent behind the receiver's FIN: the acknowledgment came
    // second, however late the receiver's FIN was acknowledged.
    const bool second = !receiver.fin.repeated && sender.ackOfFin.beyond &&
                        *sender.ackOfFin.beyond > *receiver.fin.at && sender.history.has(Event::ReceiveAckOfFin);
    if (second) {
        sender.history.withdraw(Event::ReceiveFin);
        sender.history.insertBefore(Event::ReceiveAckOfFin, Event::ReceiveFin, receiver.fin.last);
        return;
    }
    if (sender.history.has(Event::ReceiveFin) && !ackMissing) {
        sender.history.prove(Event::ReceiveFin);
        return;
    }
    sender.history.withdraw(Event::ReceiveFin);
    // The copy of the FIN that arrived came before everything that the receiver sent after it, but not before the
    // sender last showed that it had no FIN.
    Cause cause = receiver.fin.last;
    cause.time = std::max(cause.time, sender.peersFin.lackedAt);
    for (const Event opened : {Event::ReceiveSynAck, Event::ReceiveAckOfSyn})
        cause.time = std::max(cause.time, sender.history.timeOf(opened).value_or(cause.time));
    if (ackMissing)
        sender.history.insert(Event::ReceiveAckOfFin, cause);
    sender.history.insert(Event::ReceiveFin, cause);
}

void ConnectionInference::sendFin(const Segment& segment, SegmentKind kind, Peer& sender, Peer& receiver) {
    const SequenceNumber at = segment.dataEnd();
    if (!sender.fin.at) {
        if (segment.end() != sender.sent.next())
            return;  // the sender has sent beyond: this is not its FIN
        sender.fin.at = at;
        sender.fin.last = causeOf(segment);
        sender.fin.lastSeq = segment.seq;
        sender.fin.lastAck = sender.fin.firstAck = segment.ack;
        if (m_guessed && receiver.acks.last && *receiver.acks.last > at) {
            // A copy: the FIN was sent and acknowledged before the capture began.
            m_guessed = false;
            sender.history.begin(State::FinWait1, Certainty::Likely, Opening::Active);
            receiver.history.begin(State::CloseWait, Certainty::Certain, Opening::Active);
            receiver.history.confirm(Event::SendFin);
            receiver.fin.blind = false;
            return;
        }
        const auto seen = receiver.sent.next();
        sender.fin.blind = !seen || segment.ack > *seen || (segment.ack == *seen && receiver.mayHaveFinished(sender));
        if (receiver.acks.last == at + 1)
            return settleLateFin(segment, sender, receiver);
        const bool doubted = kind == SegmentKind::OutOfOrder || sender.fin.blind;
        sender.history.add(Event::SendFin, causeOf(segment), doubted ? Certainty::Likely : Certainty::Certain);
        return;
    }
    if (at != *sender.fin.at)
        return;
    sender.fin.repeated = true;
    sender.fin.last = causeOf(segment);
    sender.fin.lastSeq = segment.seq;
    sender.fin.lastAck = segment.ack;
    // The sender repeats its FIN: no acknowledgment had reached it, and no end that has a FIN leaves the FIN
    // unacknowledged for so long.
    if (sender.history.withdraw(Event::ReceiveAckOfFin) &&
        segment.time.ns - sender.ackOfFin.last->time.ns <= m_crossingNs)
        sender.history.add(Event::ReceiveAckOfFin, causeOf(segment), Certainty::Likely);
    if (receiver.history.withdraw(Event::ReceiveFin))
        receiver.peersFin.doubted = true;
}

// The sender's FIN was captured after what acknowledged it: late, or sent again where the capture missed the first
// copy. The first copy left earlier, but when?
void ConnectionInference::settleLateFin(const Segment& fin, Peer& sender, Peer& receiver) {
    const Cause cause = sender.fin.last;
    const auto certainIf = [](bool known) { return known ? Certainty::Certain : Certainty::Likely; };
    // first: the receiver had this FIN when the receiver's own left. crossed: the sender had not received the
    // receiver's FIN when this one left. second: the sender acknowledged the receiver's FIN before this one left.
    const bool crossed = receiver.fin.at && fin.ack <= *receiver.fin.at;
    const bool first = receiver.fin.at && receiver.fin.firstAck > *sender.fin.at;
    const bool second = !first && receiver.fin.at && sender.peersFin.sndNxtWhenAcked &&
                        *sender.peersFin.sndNxtWhenAcked <= *sender.fin.at;
    if (sender.history.has(Event::ReceiveFin) && !second)
        sender.history.insertBefore(Event::ReceiveFin, Event::SendFin, cause, certainIf(first || crossed));
    else
        sender.history.insert(Event::SendFin, cause, certainIf(!sender.fin.blind));
    // A FIN that is sent again shows that no acknowledgment of it had come.
    const bool isLate = fin.time.ns - receiver.acks.lastAt.ns <= m_crossingNs;
    sender.history.add(Event::ReceiveAckOfFin, cause, certainIf(isLate && !crossed));
    sender.ackOfFin.last = cause;
    if (first) {
        receiver.history.insertBefore(Event::SendFin, Event::ReceiveFin, cause);
        receiver.history.confirm(Event::SendFin);
        receiver.fin.blind = false;
    } else if (!receiver.fin.at || second) {
        if (second && !receiver.history.has(Event::ReceiveAckOfFin))
            receiver.history.insert(Event::ReceiveAckOfFin, cause);
        receiver.history.insert(Event::ReceiveFin, cause);
    } else {
        receiver.history.insertBefore(Event::ReceiveAckOfFin, Event::ReceiveFin, cause, certainIf(crossed));
    }
}

// What the acknowledgment in a segment tells of the acknowledgment of its sender's own FIN.
void ConnectionInference::settleAckOfFin(const Segment& segment, bool repeats, SegmentKind kind, Peer& sender,
                                         const Peer& receiver) {
    if (sender.ackOfFin.by && segment.ack < sender.ackOfFin.by->end()) {
        const bool crosses = segment.time.ns - sender.ackOfFin.by->time.ns <= m_crossingNs;
        if (repeats || !crosses)
            sender.loseAckOfFin(!crosses && sender.hasRoomFor(*sender.ackOfFin.by));
    }
    sender.findAckOfFin(segment.ack);
    // The sender has all that was sent before the acknowledgment of its FIN: nothing speaks of loss any more.
    if (sender.ackOfFin.beyond && segment.ack >= *sender.ackOfFin.beyond && !receiver.mayHaveFinished(sender))
        sender.history.confirm(Event::ReceiveAckOfFin);
    if (segment.end() == segment.seq && receiver.fin.at && segment.ack > *receiver.fin.at &&
        !sender.peersFin.sndNxtWhenAcked && kind != SegmentKind::KeepAlive)
        sender.peersFin.sndNxtWhenAcked = segment.seq;
}

// What a segment tells of the receiver's FIN: whether the sender had sent its own by then, and had received that one.
void ConnectionInference::weighFins(const Segment& segment, Peer& sender, Peer& receiver) {
    // The sender had not finished when the receiver's FIN left.
    if (receiver.fin.blind && segment.end() > receiver.fin.firstAck) {
        receiver.fin.blind = false;
        receiver.history.confirm(Event::SendFin);
    }
    if (!segment.acks() || !receiver.fin.at || segment.ack > *receiver.fin.at)
        return;
    // The sender had not received the FIN that was on its way: it did, or will, only after it sent this segment.
    sender.peersFin.lackedAt = segment.time;
    if (!sender.history.proven(Event::ReceiveFin))
        sender.hasNoFinYet();
    if (segment.time.ns - receiver.fin.last.time.ns <= m_crossingNs)
        sender.history.moveToEnd(Event::ReceiveFin, causeOf(segment));
    else if (sender.history.withdraw(Event::ReceiveFin))
        sender.peersFin.doubted = true;
}

void ConnectionInference::refuteFin(const Segment& segment, Peer& sender, Peer& receiver) {
    if (!sender.fin.at)
        return;
    if (segment.length > 0 && !segment.fin() && segment.end() <= *sender.fin.at) {
        // The sender repeats data from before its FIN: the receiver could not take the FIN without them, but will now.
        if (!receiver.history.withdraw(Event::ReceiveFin) && receiver.history.has(Event::ReceiveFin))
            return;
        receiver.peersFin.doubted = true;
        sender.fin.last = causeOf(segment);
        return;
    }
    // Data beyond the FIN: the FIN was not the sender's own.
    if (segment.end() <= *sender.fin.at + 1 || sender.history.proven(Event::SendFin))
        return;
    if (!sender.history.withdraw(Event::SendFin))
        return;
    receiver.history.withdraw(Event::ReceiveFin);
    sender.fin.at.reset();
}

}  // namespace model::tcp
