// What a segment proves of the endpoint that sent it: its handshake, and what it went on after.
#include "model/tcp/ConnectionInference.h"

namespace model::tcp {

// A SYN,ACK with another initial number than before: a listener that forgot the first try. False: the SYN,ACK cannot
// be of this connection.
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
    sender.acks.ofSyn.reset();
    return true;
}

void ConnectionInference::sendSyn(const Segment& segment, Peer& sender, Peer& receiver) {
    History& history = sender.history;
    if (history.has(Event::SendSyn))
        return;
    const State before = history.initial();
    history.begin(State::Closed, Certainty::Certain, Opening::Active);
    if (before != State::SynSent && before != State::Established) {
        history.add(Event::SendSyn, causeOf(segment));
        return;
    }
    if (before == State::Established) {  // the whole handshake was captured late
        m_midstream = m_guessed = false;
        history.addFirst(Event::ReceiveSynAck, causeOf(segment));
        receiver.history.addFirst(Event::ReceiveAckOfSyn, causeOf(segment));
    }
    history.addFirst(Event::SendSyn, causeOf(segment));
    if (before == State::SynSent && receiver.history.initial() != State::SynReceived)
        return;
    receiver.history.begin(State::Listen, Certainty::Certain, Opening::Passive);
    receiver.history.addFirst(Event::ReceiveSyn, causeOf(segment));
}

void ConnectionInference::sendSynAck(const Segment& segment, Peer& sender, Peer& receiver) {
    History& history = sender.history;
    const bool again = sender.acks.ofSyn.has_value();
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
    sender.acks.ofSyn = segment.ack;
    if (!receiver.endpoint->tcb.iss)
        receiver.endpoint->tcb.iss = segment.ack - 1;
}

void ConnectionInference::proveHandshake(const Segment& segment, Peer& sender, Peer& receiver) {
    History& history = sender.history;
    if (history.now() == State::SynSent) {
        if (history.initial() == State::SynSent)
            history.begin(State::SynSent, Certainty::Certain, Opening::Active);
        history.add(Event::ReceiveSynAck, causeOf(segment));
        // The receiver's SYN,ACK may not have been captured; that it arrived proves that it was sent.
        if (receiver.history.initial() == State::Listen && !receiver.history.has(Event::ReceiveSyn)) {
            receiver.history.begin(State::Listen, Certainty::Certain, Opening::Passive);
            receiver.history.add(Event::ReceiveSyn, causeOf(segment));
        }
    }
    history.prove(Event::ReceiveSynAck);
    if (!sender.acks.ofSyn)
        return;
    // Fast Open lets a server send before its SYN,ACK is acknowledged (RFC 7413 section 4.2).
    const auto peerIss = receiver.endpoint->tcb.iss;
    const bool fastOpen = peerIss && *sender.acks.ofSyn > *peerIss + 1;
    const bool peerWentOn = segment.ack > *sender.acks.ofSyn;
    const bool wentOn = peerWentOn || (!fastOpen && (segment.length > 0 || segment.fin()));
    if (!wentOn)
        return;
    if (peerWentOn &&
        receiver.now() == State::SynSent) {  // the segment that acknowledged the receiver's SYN was not captured
        receiver.history.begin(receiver.history.initial(), Certainty::Certain, Opening::Active);
        receiver.history.add(Event::ReceiveSynAck, causeOf(segment));
    }
    if (!history.has(Event::ReceiveAckOfSyn))
        history.insert(Event::ReceiveAckOfSyn, sender.synAcked.value_or(causeOf(segment)));
    history.prove(Event::ReceiveAckOfSyn);
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
    // An ACK that lacks the FIN before the RST challenges the RST, and the FIN was lost; unless the ACK tells of
    // something new, and crossed both on the way.
    const Peer& receiver = &sender == &m_peers[0] ? m_peers[1] : m_peers[0];
    const bool repeats = sender.repeatsItsAck(segment) || (sender.acks.count == 1 && sender.acks.last == segment.ack);
    const bool challenges = segment.length == 0 && (!crosses || repeats);
    if (challenges && receiver.fin.at && segment.ack <= *receiver.fin.at && history.withdraw(Event::ReceiveFin))
        sender.peersFin.doubted = sender.peersFin.lost = true;
    return crosses;
}

// A segment with payload or a FIN, sent for the first time: its sender had sent no FIN before. Once both ends have
// shown that, both were ESTABLISHED when the capture began.
void ConnectionInference::settleGuess(const Segment& segment, SegmentKind kind, Peer& sender) {
    if (!m_guessed)
        return;
    const Peer& receiver = &sender == &m_peers[0] ? m_peers[1] : m_peers[0];
    const bool fresh = (kind == SegmentKind::New || kind == SegmentKind::OutOfOrder) &&
                       (!receiver.acks.last || segment.end() > *receiver.acks.last);
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
    const bool known = next || receiver.acks.last;
    // Of an abort that acknowledges what the sender received, the data before it may not have been captured.
    const bool behindGap = segment.acks() && receiver.mayTakeBehindGap(segment, sender) &&
                           (!sender.acks.last || segment.ack >= *sender.acks.last) &&
                           (!receiver.sent.next() || segment.ack <= *receiver.sent.next());
    const bool plausible = !known || behindGap || segment.seq == next || segment.seq == sender.fin.at ||
                           receiver.acks.have(segment.seq) ||
                           (next && una && segment.seq >= *una && segment.seq <= *next);
    if (!plausible)
        return SegmentKind::OutOfWindow;
    if (segment.acks()) {
        // An acknowledgment of the sender's FIN that left just before may have crossed the RST.
        const auto finAcked = history.timeOf(Event::ReceiveAckOfFin);
        if (finAcked && segment.time.ns - finAcked->ns <= sender.answersWithinNs.value_or(0))
            history.doubt(Event::ReceiveAckOfFin);
        if (sender.acks.ofSyn && segment.ack > *sender.acks.ofSyn)
            proveHandshake(segment, sender, receiver);
        proveFinReceived(segment, sender, receiver);
        if (receiver.fin.at && segment.ack <= *receiver.fin.at)
            history.withdraw(Event::ReceiveFin);  // the sender's last word
        if (sender.ackOfFin.by && segment.ack < sender.ackOfFin.by->end())
            sender.loseAckOfFin(sender.hasRoomFor(*sender.ackOfFin.by));
        sender.findAckOfFin(segment.ack);
    }
    if (!segment.acks() && history.now() != State::Closed) {
        // A listener that refuses the handshake's last ACK (tcp_abort_on_overflow, a bad SYN cookie) never got further.
        if (sender.acks.ofSyn)
            history.withdraw(Event::ReceiveAckOfSyn);
        // Such a RST answers a segment that the sender takes nothing of; the RST's number is the acknowledgment there.
        history.withdraw(Event::ReceiveFin);
        if (sender.fin.at && segment.seq <= *sender.fin.at)
            history.withdraw(Event::ReceiveAckOfFin);
    }
    // The sender's SYN was acknowledged, and only a copy of its SYN,ACK spoke against the acknowledgment's arrival.
    const bool acked = sender.endpoint->tcb.iss && sender.endpoint->tcb.sndUna > sender.endpoint->tcb.iss;
    if (segment.acks() && history.now() == State::SynReceived && acked)
        history.add(Event::ReceiveAckOfSyn, causeOf(segment), Certainty::Likely);
    if (history.now() != State::Closed) {
        history.add(segment.acks() ? Event::Abort : Event::Refuse, causeOf(segment));
        sender.rstSeq = segment.seq;
        sender.rstAck = segment.acks() ? std::optional(segment.ack) : sender.acks.last;
    }
    return SegmentKind::New;
}

}  // namespace model::tcp
