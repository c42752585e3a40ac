// What a segment makes of the endpoint that receives it, in the order of checks of RFC 9293 section 3.10.7.
#include <algorithm>

#include "model/tcp/ConnectionInference.h"

namespace model::tcp {

void ConnectionInference::receive(const Segment& segment, Side from, SegmentKind kind, Receive receive) {
    if (kind == SegmentKind::OutOfWindow || kind == SegmentKind::Stale)
        return;
    Peer& sender = peer(from);
    Peer& receiver = peer(other(from));
    if (segment.rst()) {
        receiveRst(segment, sender, receiver, receive);
        return;
    }
    // Wholly before the window: answered, otherwise ignored, its acknowledgment too.
    if (!segment.syn() && receiver.lastAck && segment.end() < *receiver.lastAck)
        return;
    if (segment.tsVal && (!receiver.lastAck || segment.seq <= *receiver.lastAck)) {
        const bool newer = !receiver.tsRecent || static_cast<std::int32_t>(*segment.tsVal - *receiver.tsRecent) > 0;
        if (newer)
            receiver.tsRecent = segment.tsVal;
    }
    ControlBlock& own = receiver.endpoint->tcb;
    if (segment.syn() && !own.irs)
        own.irs = segment.seq;
    if (segment.acks()) {
        const SequenceNumber una = own.sndUna && segment.ack < *own.sndUna ? *own.sndUna : segment.ack;
        const std::uint32_t window = std::uint32_t{segment.window} << (segment.syn() ? 0 : own.sndScale.value_or(0));
        receiver.widestWindow = std::max(receiver.widestWindow, window);
        if (own.sndUna != una || own.sndWnd < window)
            receiver.acknowledgedAt = segment.time;
        own.sndUna = una;
        own.sndWnd = window;
        receiveAck(segment, sender, receiver, receive);
    }
    if (receive == Receive::AtVerdict && segment.syn()) {
        receiver.receive(segment.seq, segment.seq + 1);
    } else {
        receiver.receive(segment.seq, segment.end());
    }
    own.rcvNxt = receiver.received;
    receiveFin(segment, sender, receiver, receive);
    weighCloseWait(segment.time);
}

void ConnectionInference::receiveAck(const Segment& segment, const Peer& sender, Peer& receiver, Receive receive) {
    History& history = receiver.history;
    const auto iss = receiver.endpoint->tcb.iss;
    const auto next = receiver.sent.next();
    const bool acksSyn = !iss || (segment.ack > *iss && (!next || segment.ack <= *next));
    if (acksSyn && history.now() == State::SynReceived) {
        receiver.synAcked = causeOf(segment);
        // A listener that repeated its SYN,ACK twice after an acknowledgment ignores it: its accept queue is full, or
        // it waits for data (TCP_DEFER_ACCEPT).
        if (receiver.handshakeDoubts < 2)
            history.add(Event::ReceiveAckOfSyn, causeOf(segment),
                        receiver.handshakeDoubts == 0 ? Certainty::Certain : Certainty::Likely);
    } else if (acksSyn && segment.syn() && history.now() == State::SynSent) {
        receiver.synAcked = causeOf(segment);
        // That it arrived is known, but only an answer shows that somebody was still there to take it.
        if (receive == Receive::AtVerdict)
            history.add(Event::ReceiveSynAck, causeOf(segment), Certainty::Likely);
    }
    if (receiver.finAt && segment.ack > *receiver.finAt) {
        history.prove(Event::SendFin, receiver.finBlind ? Certainty::Likely : Certainty::Certain);
        receiver.lastAckOfFin = causeOf(segment);
        const bool beyond = receive == Receive::AtOnce && receiver.lastAck &&
                            (segment.seq > *receiver.lastAck || sender.mayHaveFinished(receiver));
        if (!history.has(Event::ReceiveAckOfFin)) {
            history.add(Event::ReceiveAckOfFin, causeOf(segment), beyond ? Certainty::Likely : Certainty::Certain);
            if (beyond)
                receiver.ackOfFinBeyond = segment.seq;
            else if (segment.end() != segment.seq)
                receiver.finAckedBy = segment;
        } else if (!beyond && segment.end() == segment.seq) {
            history.confirm(Event::ReceiveAckOfFin);
        }
    }
}

void ConnectionInference::receiveFin(const Segment& segment, Peer& sender, Peer& receiver, Receive receive) {
    if (segment.fin() && !receiver.nextAtFin)
        receiver.nextAtFin = receiver.sent.next().value_or(segment.ack);
    if (!sender.finAt || receiver.history.has(Event::ReceiveFin))
        return;
    // What ignores the acknowledgment in it ignores its FIN too.
    if (receiver.now() == State::SynReceived || receiver.now() == State::SynSent)
        return;
    if (receive == Receive::AtVerdict) {
        if (receiver.received && *receiver.received > *sender.finAt)
            receiver.history.add(Event::ReceiveFin, causeOf(segment));
    } else if (!receiver.finDoubted && segment.fin() && segment.dataEnd() == *sender.finAt &&
               (!receiver.lastAck || sender.sent.wholeFrom(*receiver.lastAck))) {
        receiver.history.add(Event::ReceiveFin, causeOf(segment), Certainty::Likely);
    }
}

// Linux gives up at once, for soft errors too (RFC 5461 section 4.1); others try on, as their next SYN then shows.
void ConnectionInference::receiveError(const packet::IcmpHeader& icmp, Side to, Cause cause) {
    const packet::IcmpError error = icmp.error();
    Peer& receiver = peer(to);
    if (error == packet::IcmpError::None || receiver.endpoint->tcb.iss != icmp.about->seq)
        return;
    if (receiver.now() != State::SynSent && receiver.now() != State::SynReceived)
        return;
    receiver.history.add(Event::ReceiveError, cause,
                         error == packet::IcmpError::Hard ? Certainty::Certain : Certainty::Likely);
}

// RFC 9293 section 3.10.7, second check, with RFC 5961 section 3.2: outside the window it is dropped, inside the window
// but not at RCV.NXT it is only challenged.
void ConnectionInference::receiveRst(const Segment& segment, const Peer& sender, Peer& receiver, Receive receive) {
    History& history = receiver.history;
    const auto iss = receiver.endpoint->tcb.iss;
    const auto next = receiver.sent.next();
    bool accepted = false;
    Certainty certainty = Certainty::Certain;
    // One that was in doubt may be confirmed: judged in the state before it.
    const bool inDoubt = history.has(Event::ReceiveRst) && !history.certain(Event::ReceiveRst);
    switch (inDoubt ? State::Established : history.now()) {
        case State::Closed:
        case State::Listen:
            return;
        case State::SynSent:
            accepted = segment.acks() && (!iss || segment.ack > *iss) && (!next || segment.ack <= *next);
            break;
        case State::SynReceived:
            accepted = !receiver.lastAck || segment.seq >= *receiver.lastAck;
            if (receiver.handshakeDoubts > 0)
                certainty = Certainty::Likely;
            break;
        case State::CloseWait:
        case State::LastAck:
        case State::Closing:
            // Linux also takes the number before RCV.NXT here: the peer's FIN may not have been counted.
            accepted = sender.finAt == segment.seq;
            [[fallthrough]];
        case State::Established:
        case State::FinWait1:
        case State::FinWait2:
        case State::TimeWait:
            if (receive == Receive::AtVerdict && receiver.received) {
                accepted = accepted || segment.seq == *receiver.received;
            } else if (!sender.sent.next() && !receiver.lastAck) {
                accepted = true;
                certainty = Certainty::Likely;
            } else if (!accepted && segment.seq == receiver.lastAck && segment.seq != sender.sent.next()) {
                // Exact if what was sent since did not arrive.
                accepted = true;
                certainty = segment.acks() ? Certainty::Likely : Certainty::Certain;
            } else {
                accepted = accepted || segment.seq == sender.sent.next();
            }
            break;
    }
    if (!accepted)
        return;
    // Exactly behind the FIN: whoever took it had the FIN, unless something before that is missing (Linux takes a RST
    // behind the last selective acknowledgment too) or its own FIN was acknowledged (Linux then takes any RST within
    // the window once the process has closed).
    if (sender.finAt && segment.seq == *sender.finAt + 1 && !history.has(Event::ReceiveAckOfFin)) {
        const bool whole = !receiver.lastAck || *receiver.lastAck >= sender.lastFinSeq;
        // Repeated because its acknowledgment was late, not because it was lost.
        if (!history.has(Event::ReceiveFin) && history.now() != State::SynReceived)
            history.add(Event::ReceiveFin, sender.lastFin, Certainty::Likely);
        if (whole)
            history.confirm(Event::ReceiveFin);
    }
    // The one who lacked the FIN a while ago may have received it since.
    if (sender.finAt && segment.seq == *sender.finAt && !receiver.finLost && !history.has(Event::ReceiveFin) &&
        history.now() != State::SynReceived)
        history.add(Event::ReceiveFin, sender.lastFin, Certainty::Likely);
    // A better RST than one that was in doubt.
    if (inDoubt && certainty == Certainty::Certain)
        history.withdraw(Event::ReceiveRst);
    if (!history.has(Event::ReceiveRst))
        history.add(Event::ReceiveRst, causeOf(segment), certainty);
}

}  // namespace model::tcp
