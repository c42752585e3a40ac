// What a segment proves of the endpoint that sent it.
#include <algorithm>

#include "model/tcp/ConnectionInference.h"

namespace model::tcp {
// A SYN,ACK with another initial number than before: a listener that forgot the first try. False: it cannot be of
// this connection.
bool ConnectionInference::restartsHandshake(const Segment& synAck, Peer& sender) {
    const auto iss = sender.endpoint->tcb.iss;
    if (!iss || *iss == synAck.seq)
        return true;
    const State now = sender.now();
    if (now != State::SynReceived && now != State::Listen && !sender.history.has(Event::ReceiveAckOfSyn))
        return false;
    if (sender.history.has(Event::ReceiveAckOfSyn) && !sender.history.withdraw(Event::ReceiveAckOfSyn))
        return false;
    sender.sent = {};
    sender.synAckAck.reset();
    return true;
}

void ConnectionInference::sendSyn(const Segment& segment, Peer& sender, Peer& receiver) {
    History& history = sender.history;
    if (history.has(Event::SendSyn))
        return;
    const bool capturedLate = history.initial() == State::SynSent;
    history.begin(State::Closed, Certainty::Certain, Opening::Active);
    if (!capturedLate) {
        history.add(Event::SendSyn, causeOf(segment));
        return;
    }
    history.addFirst(Event::SendSyn, causeOf(segment));
    if (receiver.history.initial() != State::SynReceived)
        return;
    receiver.history.begin(State::Listen, Certainty::Certain, Opening::Passive);
    receiver.history.addFirst(Event::ReceiveSyn, causeOf(segment));
}

void ConnectionInference::sendSynAck(const Segment& segment, Peer& sender, Peer& receiver) {
    History& history = sender.history;
    const bool again = sender.synAckAck.has_value();
    if (history.initial() == State::SynReceived || history.has(Event::ReceiveSyn)) {
        if (again && !m_answersSyn && history.withdraw(Event::ReceiveAckOfSyn))
            ++sender.handshakeDoubts;
    } else if (history.now() == State::SynSent) {  // both ends opened: RFC 9293 figure 8
        history.add(Event::ReceiveSyn, causeOf(segment));
        if (sender.synAcked)
            history.add(Event::ReceiveAckOfSyn, {segment.time, sender.synAcked->packet});
    } else if (history.now() == State::Listen || history.now() == State::Closed) {
        history.begin(State::Listen, Certainty::Certain, Opening::Passive);
        history.add(Event::ReceiveSyn, causeOf(segment));
    }
    sender.synAckAck = segment.ack;
    if (!receiver.endpoint->tcb.iss)
        receiver.endpoint->tcb.iss = segment.ack - 1;
}

void ConnectionInference::proveHandshake(const Segment& segment, Peer& sender, Peer& receiver) {
    History& history = sender.history;
    if (history.now() == State::SynSent) {
        if (history.initial() == State::SynSent)
            history.begin(State::SynSent, Certainty::Certain, Opening::Active);
        history.add(Event::ReceiveSynAck, causeOf(segment));
        // Its SYN,ACK may not have been captured; that it arrived proves that it was sent.
        if (receiver.history.initial() == State::Listen && !receiver.history.has(Event::ReceiveSyn)) {
            receiver.history.begin(State::Listen, Certainty::Certain, Opening::Passive);
            receiver.history.add(Event::ReceiveSyn, causeOf(segment));
        }
    }
    history.prove(Event::ReceiveSynAck);
    if (!sender.synAckAck)
        return;
    // Fast Open lets a server send before its SYN is acknowledged (RFC 7413 section 4.2).
    const auto peerIss = receiver.endpoint->tcb.iss;
    const bool fastOpen = peerIss && *sender.synAckAck > *peerIss + 1;
    const bool peerWentOn = segment.ack > *sender.synAckAck;
    const bool wentOn = peerWentOn || (!fastOpen && (segment.length > 0 || segment.fin()));
    if (!wentOn)
        return;
    if (peerWentOn && receiver.now() == State::SynSent) {  // what shows that was not captured
        receiver.history.begin(receiver.history.initial(), Certainty::Certain, Opening::Active);
        receiver.history.add(Event::ReceiveSynAck, causeOf(segment));
    }
    if (!history.has(Event::ReceiveAckOfSyn))
        history.insert(Event::ReceiveAckOfSyn, sender.synAcked.value_or(causeOf(segment)));
    history.prove(Event::ReceiveAckOfSyn);
}

void ConnectionInference::proveFinReceived(const Segment& segment, Peer& sender, const Peer& receiver) {
    if (!receiver.finAt || segment.ack <= *receiver.finAt)
        return;
    const bool finAcked = sender.finAt && receiver.lastFinAck > *sender.finAt;
    const bool ackMissing = finAcked && !sender.history.has(Event::ReceiveAckOfFin);
    // Every copy of that FIN acknowledged its own.
    if (sender.finAt && receiver.firstFinAck > *sender.finAt)
        sender.history.prove(Event::ReceiveAckOfFin);
    if (sender.history.proven(Event::ReceiveFin))
        return;
    // What acknowledged its own FIN was sent behind that one: it came second, however late that one's ACK is.
    const bool second = !receiver.finRepeated && sender.ackOfFinBeyond && *sender.ackOfFinBeyond > *receiver.finAt &&
                        sender.history.has(Event::ReceiveAckOfFin);
    if (second) {
        sender.history.withdraw(Event::ReceiveFin);
        sender.history.insertBefore(Event::ReceiveAckOfFin, Event::ReceiveFin, receiver.lastFin);
        return;
    }
    if (sender.history.has(Event::ReceiveFin) && !ackMissing) {
        sender.history.prove(Event::ReceiveFin);
        return;
    }
    sender.history.withdraw(Event::ReceiveFin);
    // The copy of the FIN that arrived came before everything the peer sent after it, but not before this end last
    // showed that it had none.
    Cause cause = receiver.lastFin;
    cause.time = std::max(cause.time, sender.withoutFin);
    for (const Event opened : {Event::ReceiveSynAck, Event::ReceiveAckOfSyn})
        cause.time = std::max(cause.time, sender.history.timeOf(opened).value_or(cause.time));
    if (ackMissing)
        sender.history.insert(Event::ReceiveAckOfFin, cause);
    sender.history.insert(Event::ReceiveFin, cause);
}

void ConnectionInference::sendFin(const Segment& segment, SegmentKind kind, Peer& sender, Peer& receiver) {
    const SequenceNumber at = segment.dataEnd();
    if (!sender.finAt) {
        if (segment.end() != sender.sent.next())
            return;  // it has sent beyond: this is not its FIN
        sender.finAt = at;
        sender.lastFin = causeOf(segment);
        sender.lastFinSeq = segment.seq;
        sender.lastFinAck = sender.firstFinAck = segment.ack;
        if (m_guessed && receiver.lastAck && *receiver.lastAck > at) {
            // A copy: the FIN was sent and acknowledged before the capture began.
            m_guessed = false;
            sender.history.begin(State::FinWait1, Certainty::Likely, Opening::Active);
            receiver.history.begin(State::CloseWait, Certainty::Certain, Opening::Active);
            receiver.history.confirm(Event::SendFin);
            receiver.finBlind = false;
            return;
        }
        const auto seen = receiver.sent.next();
        sender.finBlind = !seen || segment.ack > *seen || (segment.ack == *seen && receiver.mayHaveFinished(sender));
        if (receiver.lastAck == at + 1)
            return settleLateFin(segment, sender, receiver);
        const bool doubted = kind == SegmentKind::OutOfOrder || sender.finBlind;
        sender.history.add(Event::SendFin, causeOf(segment), doubted ? Certainty::Likely : Certainty::Certain);
        return;
    }
    if (at != *sender.finAt)
        return;
    sender.finRepeated = true;
    sender.lastFin = causeOf(segment);
    sender.lastFinSeq = segment.seq;
    sender.lastFinAck = segment.ack;
    // It repeats its FIN: no acknowledgment had reached it, and nobody who has a FIN leaves it unacknowledged so long.
    if (sender.history.withdraw(Event::ReceiveAckOfFin) &&
        segment.time.ns - sender.lastAckOfFin->time.ns <= m_crossingNs)
        sender.history.add(Event::ReceiveAckOfFin, causeOf(segment), Certainty::Likely);
    if (receiver.history.withdraw(Event::ReceiveFin))
        receiver.finDoubted = true;
}

// Its FIN was captured after what acknowledged it: late, or sent again where the capture missed the first copy. That
// left earlier, but when?
void ConnectionInference::settleLateFin(const Segment& fin, Peer& sender, Peer& receiver) {
    const Cause cause = sender.lastFin;
    const auto certainIf = [](bool known) { return known ? Certainty::Certain : Certainty::Likely; };
    // The peer had it when it finished; it had not the peer's; it was not sent yet when the peer's FIN was
    // acknowledged.
    const bool crossed = receiver.finAt && fin.ack <= *receiver.finAt;
    const bool first = receiver.finAt && receiver.firstFinAck > *sender.finAt;
    const bool second = !first && receiver.finAt && sender.nextWithFin && *sender.nextWithFin <= *sender.finAt;
    if (sender.history.has(Event::ReceiveFin) && !second)
        sender.history.insertBefore(Event::ReceiveFin, Event::SendFin, cause, certainIf(first || crossed));
    else
        sender.history.insert(Event::SendFin, cause, certainIf(!sender.finBlind));
    // One that is sent again shows that no acknowledgment had come.
    const bool isLate = fin.time.ns - receiver.lastAckAt.ns <= m_crossingNs;
    sender.history.add(Event::ReceiveAckOfFin, cause, certainIf(isLate && !crossed));
    sender.lastAckOfFin = cause;
    if (first) {
        receiver.history.insertBefore(Event::SendFin, Event::ReceiveFin, cause);
        receiver.history.confirm(Event::SendFin);
        receiver.finBlind = false;
    } else if (!receiver.finAt || second) {
        if (second && !receiver.history.has(Event::ReceiveAckOfFin))
            receiver.history.insert(Event::ReceiveAckOfFin, cause);
        receiver.history.insert(Event::ReceiveFin, cause);
    } else {
        receiver.history.insertBefore(Event::ReceiveAckOfFin, Event::ReceiveFin, cause, certainIf(crossed));
    }
}

void ConnectionInference::refuteFin(const Segment& segment, Peer& sender, Peer& receiver) {
    if (!sender.finAt)
        return;
    if (segment.length > 0 && !segment.fin() && segment.end() <= *sender.finAt) {
        // It repeats data that came before its FIN: nobody could take the FIN without them, but will with them.
        if (!receiver.history.withdraw(Event::ReceiveFin) && receiver.history.has(Event::ReceiveFin))
            return;
        receiver.finDoubted = true;
        sender.lastFin = causeOf(segment);
        return;
    }
    // Data beyond its FIN: the FIN was not its own.
    if (segment.end() <= *sender.finAt + 1 || sender.history.proven(Event::SendFin))
        return;
    if (!sender.history.withdraw(Event::SendFin))
        return;
    receiver.history.withdraw(Event::ReceiveFin);
    sender.finAt.reset();
}

bool ConnectionInference::refuteResets(const Segment& segment, Peer& sender) {
    History& history = sender.history;
    if (sender.rstSeq) {
        const bool wentOn =
            segment.end() > *sender.rstSeq || (segment.acks() && sender.rstAck && segment.ack > *sender.rstAck);
        if (wentOn && (history.withdraw(Event::Abort) || history.withdraw(Event::Refuse)))
            sender.rstSeq.reset();
    }
    const auto reset = history.timeOf(Event::ReceiveRst);
    if (!reset || !history.withdraw(Event::ReceiveRst))
        return false;
    const bool crosses = segment.time.ns - reset->ns < m_crossingNs;
    // An ACK that lacks the FIN before the RST: it challenges the RST, and the FIN was lost; unless it tells of
    // something new, and crossed both on the way.
    const Peer& receiver = &sender == &m_peers[0] ? m_peers[1] : m_peers[0];
    const bool repeats = sender.repeatsItsAck(segment) || (sender.ackCount == 1 && sender.lastAck == segment.ack);
    const bool challenges = segment.length == 0 && (!crosses || repeats);
    if (challenges && receiver.finAt && segment.ack <= *receiver.finAt && history.withdraw(Event::ReceiveFin))
        sender.finDoubted = sender.finLost = true;
    return crosses;
}

// Payload or a FIN for the first time: it had sent no FIN before. Once both ends have shown that, both were
// ESTABLISHED when the capture began.
void ConnectionInference::settleGuess(const Segment& segment, SegmentKind kind, Peer& sender) {
    if (!m_guessed)
        return;
    const Peer& receiver = &sender == &m_peers[0] ? m_peers[1] : m_peers[0];
    const bool fresh = (kind == SegmentKind::New || kind == SegmentKind::OutOfOrder) &&
                       (!receiver.lastAck || segment.end() > *receiver.lastAck);
    if (fresh && (segment.length > 0 || segment.fin()))
        sender.talked = true;
    const bool settled = m_peers[0].talked && m_peers[1].talked;
    for (Peer& end : m_peers) {
        if (settled || end.history.initialCertainty() == Certainty::Unknown)
            end.history.begin(State::Established, settled ? Certainty::Certain : Certainty::Likely,
                              &end == &m_peers[0] ? Opening::Active : Opening::Passive);
    }
    if (settled)
        m_guessed = false;
}

SegmentKind ConnectionInference::sendRst(const Segment& segment, Peer& sender, Peer& receiver) {
    History& history = sender.history;
    const auto iss = sender.endpoint->tcb.iss;
    const auto peerIss = receiver.endpoint->tcb.iss;
    if (history.initial() == State::Listen && !history.has(Event::ReceiveSyn)) {
        // RFC 9293 section 3.10.7.1: nobody listens there.
        if (segment.acks() && peerIss && segment.ack > *peerIss)
            history.begin(State::Closed, Certainty::Certain, Opening::Passive);
        return SegmentKind::New;
    }
    const bool opening = history.now() == State::SynSent || history.now() == State::SynReceived;
    if (opening && !segment.acks() && iss && segment.seq != *iss + 1)
        return SegmentKind::New;  // answers an unacceptable ACK and stays as it is (RFC 9293 section 3.5.2, group 2)
    const auto next = sender.sent.next();
    const auto una = sender.endpoint->tcb.sndUna;
    const bool known = next || receiver.lastAck;
    const bool plausible = !known || segment.seq == next || segment.seq == sender.finAt ||
                           receiver.acknowledged(segment.seq) ||
                           (next && una && segment.seq >= *una && segment.seq <= *next);
    if (!plausible)
        return SegmentKind::OutOfWindow;
    if (segment.acks()) {
        // An acknowledgment of its FIN that was sent just before may have crossed the RST.
        const auto finAcked = history.timeOf(Event::ReceiveAckOfFin);
        if (finAcked && segment.time.ns - finAcked->ns <= sender.answersWithinNs)
            history.doubt(Event::ReceiveAckOfFin);
        if (sender.synAckAck && segment.ack > *sender.synAckAck)
            proveHandshake(segment, sender, receiver);
        proveFinReceived(segment, sender, receiver);
        if (receiver.finAt && segment.ack <= *receiver.finAt)
            history.withdraw(Event::ReceiveFin);  // its last word
        if (sender.finAckedBy && segment.ack < sender.finAckedBy->end())
            sender.loseAckOfFin(sender.hasRoomFor(*sender.finAckedBy));
        sender.findAckOfFin(segment.ack);
    }
    if (!segment.acks() && history.now() != State::Closed) {
        // A listener that refuses the handshake's last ACK (tcp_abort_on_overflow, a bad SYN cookie) never got further.
        if (sender.synAckAck)
            history.withdraw(Event::ReceiveAckOfSyn);
        // It answers a segment and takes nothing of it; its number is the acknowledgment there.
        history.withdraw(Event::ReceiveFin);
        if (sender.finAt && segment.seq <= *sender.finAt)
            history.withdraw(Event::ReceiveAckOfFin);
    }
    // Its SYN was acknowledged, and only a copy of its SYN,ACK spoke against the arrival.
    const bool acked = sender.endpoint->tcb.iss && sender.endpoint->tcb.sndUna > sender.endpoint->tcb.iss;
    if (segment.acks() && history.now() == State::SynReceived && acked)
        history.add(Event::ReceiveAckOfSyn, causeOf(segment), Certainty::Likely);
    if (history.now() != State::Closed) {
        history.add(segment.acks() ? Event::Abort : Event::Refuse, causeOf(segment));
        sender.rstSeq = segment.seq;
        sender.rstAck = segment.acks() ? std::optional(segment.ack) : sender.lastAck;
    }
    return SegmentKind::New;
}

}  // namespace model::tcp
