// What a segment makes of the endpoint that receives it, in the order of checks of RFC 9293 section 3.10.7.
#include <algorithm>
#include <optional>

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
    // Wholly before the window: answered, otherwise ignored, the acknowledgment in the segment too.
    if (!segment.syn() && receiver.acks.last && segment.end() < *receiver.acks.last)
        return;
    if (segment.tsVal && (!receiver.acks.last || segment.seq <= *receiver.acks.last)) {
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
        receiver.pacing.widestWindow = std::max(receiver.pacing.widestWindow, window);
        if (own.sndUna != una || own.sndWnd < window)
            receiver.pacing.acknowledgedAt = segment.time;
        own.sndUna = una;
        own.sndWnd = window;
        receiveAck(segment, sender, receiver, receive);
    }
    receiver.received.add(segment.seq,
                          receive == Receive::AtVerdict && segment.syn() ? segment.seq + 1 : segment.end());
    own.rcvNxt = receiver.received.next();
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
        // A listener that repeated its SYN,ACK twice after an acknowledgment ignores acknowledgments: its accept queue
        // is full, or it waits for data (TCP_DEFER_ACCEPT).
        if (receiver.handshakeDoubts < 2)
            history.add(Event::ReceiveAckOfSyn, causeOf(segment),
                        receiver.handshakeDoubts == 0 ? Certainty::Certain : Certainty::Likely);
    } else if (acksSyn && segment.syn() && history.now() == State::SynSent) {
        receiver.synAcked = causeOf(segment);
        // The SYN,ACK arrived, but only an answer shows that a process was still there to take it.
        if (receive == Receive::AtVerdict)
            history.add(Event::ReceiveSynAck, causeOf(segment), Certainty::Likely);
    }
    if (receiver.fin.at && segment.ack > *receiver.fin.at) {
        history.prove(Event::SendFin, receiver.fin.blind ? Certainty::Likely : Certainty::Certain);
        receiver.ackOfFin.last = causeOf(segment);
        const bool beyond = receive == Receive::AtOnce && receiver.acks.last &&
                            (segment.seq > *receiver.acks.last || sender.mayHaveFinished(receiver));
        if (!history.has(Event::ReceiveAckOfFin)) {
            history.add(Event::ReceiveAckOfFin, causeOf(segment), beyond ? Certainty::Likely : Certainty::Certain);
            if (beyond)
                receiver.ackOfFin.beyond = segment.seq;
            else if (segment.end() != segment.seq)
                receiver.ackOfFin.by = segment;
        } else if (!beyond && segment.end() == segment.seq) {
            history.confirm(Event::ReceiveAckOfFin);
        }
    }
}

void ConnectionInference::receiveFin(const Segment& segment, Peer& sender, Peer& receiver, Receive receive) {
    if (segment.fin() && !receiver.peersFin.sndNxtWhenSent)
        receiver.peersFin.sndNxtWhenSent = receiver.sent.next().value_or(segment.ack);
    if (!sender.fin.at || receiver.history.has(Event::ReceiveFin))
        return;
    // An end that ignores the acknowledgment in the segment ignores the FIN in it too.
    if (receiver.now() == State::SynReceived || receiver.now() == State::SynSent)
        return;
    if (receive == Receive::AtVerdict) {
        if (receiver.received.next() > sender.fin.at)
            receiver.history.add(Event::ReceiveFin, causeOf(segment));
    } else if (!receiver.peersFin.doubted && segment.fin() && segment.dataEnd() == *sender.fin.at &&
               (!receiver.acks.last || sender.sent.wholeFrom(*receiver.acks.last))) {
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

// RFC 9293 section 3.10.7, second check, with RFC 5961 section 3.2: outside the window a RST is dropped, inside the
// window but not at RCV.NXT it is only challenged. How sure it is that the receiver takes the RST; none: it does not.
std::optional<Certainty> ConnectionInference::judgeRst(const Segment& rst, State state, const Peer& sender,
                                                       const Peer& receiver, Receive receive) {
    const auto iss = receiver.endpoint->tcb.iss;
    const auto next = receiver.sent.next();
    const auto certainIf = [](bool accepted) { return accepted ? std::optional(Certainty::Certain) : std::nullopt; };
    // Linux also takes the number before RCV.NXT once it has a FIN: the peer's FIN may not have been counted.
    bool atFin = false;
    switch (state) {
        case State::Closed:
        case State::Listen:
            return std::nullopt;
        case State::SynSent:
            return certainIf(rst.acks() && (!iss || rst.ack > *iss) && (!next || rst.ack <= *next));
        case State::SynReceived:
            if (receiver.acks.last && rst.seq < *receiver.acks.last)
                return std::nullopt;
            return receiver.handshakeDoubts > 0 ? Certainty::Likely : Certainty::Certain;
        case State::CloseWait:
        case State::LastAck:
        case State::Closing:
            atFin = sender.fin.at == rst.seq;
            break;
        case State::Established:
        case State::FinWait1:
        case State::FinWait2:
        case State::TimeWait:
            break;
    }
    if (receive == Receive::AtVerdict && receiver.received.next())
        return certainIf(atFin || rst.seq == *receiver.received.next());
    if (!sender.sent.next() && !receiver.acks.last)
        return Certainty::Likely;
    // At RCV.NXT if what was sent since did not arrive.
    if (!atFin && rst.seq == receiver.acks.last && rst.seq != sender.sent.next())
        return rst.acks() ? Certainty::Likely : Certainty::Certain;
    if (receiver.mayTakeBehindGap(rst, sender))
        return Certainty::Likely;
    return certainIf(atFin || rst.seq == sender.sent.next());
}

void ConnectionInference::receiveRst(const Segment& segment, const Peer& sender, Peer& receiver, Receive receive) {
    History& history = receiver.history;
    // A RST that was in doubt may be confirmed by this one, judged in the state before it.
    const bool inDoubt = history.has(Event::ReceiveRst) && !history.certain(Event::ReceiveRst);
    const auto accepted = judgeRst(segment, inDoubt ? State::Established : history.now(), sender, receiver, receive);
    if (!accepted)
        return;
    // Exactly behind the FIN: an end that took the RST had the FIN, unless data before the FIN are missing (Linux takes
    // a RST behind the last selective acknowledgment too) or the end's own FIN was acknowledged (Linux then takes any
    // RST within the window once the process has closed).
    if (sender.fin.at && segment.seq == *sender.fin.at + 1 && !history.has(Event::ReceiveAckOfFin)) {
        const bool whole = !receiver.acks.last || *receiver.acks.last >= sender.fin.lastSeq;
        // The FIN was repeated because its acknowledgment was late, not because the FIN was lost.
        if (!history.has(Event::ReceiveFin) && history.now() != State::SynReceived)
            history.add(Event::ReceiveFin, sender.fin.last, Certainty::Likely);
        if (whole)
            history.confirm(Event::ReceiveFin);
    }
    // An end that lacked the FIN a while ago may have received it since.
    if (sender.fin.at && segment.seq == *sender.fin.at && !receiver.peersFin.lost && !history.has(Event::ReceiveFin) &&
        history.now() != State::SynReceived)
        history.add(Event::ReceiveFin, sender.fin.last, Certainty::Likely);
    if (inDoubt && *accepted == Certainty::Certain)
        history.withdraw(Event::ReceiveRst);
    if (!history.has(Event::ReceiveRst))
        history.add(Event::ReceiveRst, causeOf(segment), *accepted);
}

}  // namespace model::tcp
