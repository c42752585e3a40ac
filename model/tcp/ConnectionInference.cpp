#include "model/tcp/ConnectionInference.h"

#include <algorithm>
#include <cstdlib>

namespace model::tcp {
namespace {

constexpr std::uint32_t kHalfWindow = 1u << 30;  // RFC 7323 section 2.3: no window is wider

constexpr std::uint32_t kDefaultSegment = 536;  // RFC 9293 section 3.7.1

// What one segment can carry in any case: no MSS counts the options (RFC 6691), and a path may be narrower.
std::uint32_t leastSegment(const Peer& a, const Peer& b) {
    constexpr std::uint32_t kOfEthernet = 1460, kMostOptions = 40;
    const std::uint32_t mss = std::min({a.offeredSegment, b.offeredSegment, kOfEthernet});
    return mss - std::min(mss, kMostOptions);
}

SequenceNumber later(SequenceNumber a, SequenceNumber b) {
    return a < b ? b : a;
}

}  // namespace

std::array<Peer, 2> ConnectionInference::beginnings(Connection& connection, const Segment& first, Side from) {
    struct Beginning {
        State state = State::Established;
        Certainty certainty = Certainty::Likely;
    };
    std::array<Beginning, 2> begin;
    Beginning& sender = begin[static_cast<std::size_t>(from)];
    Beginning& receiver = begin[static_cast<std::size_t>(other(from))];
    if (first.rst() || (!first.acks() && !first.syn())) {
        sender.certainty = receiver.certainty = Certainty::Unknown;
    } else if (first.syn() && first.acks()) {
        sender = {State::SynReceived, Certainty::Certain};
        receiver = {State::SynSent, Certainty::Likely};
    } else if (first.syn()) {
        sender = {State::Closed, Certainty::Certain};
        receiver = {State::Listen, Certainty::Likely};
    }
    const Cause start{first.time, {}};
    return {Peer(connection.ends[0], begin[0].state, begin[0].certainty, Opening::Active, start),
            Peer(connection.ends[1], begin[1].state, begin[1].certainty, Opening::Passive, start)};
}

ConnectionInference::ConnectionInference(Connection& connection, const Segment& first, Side from)
    : m_connection(&connection),
      m_peers(beginnings(connection, first, from)),
      m_midstream(!first.syn()),
      m_guessed(m_midstream) {}

bool ConnectionInference::beginsAnother(const Segment& syn, Side from) const {
    const Peer& sender = peer(from);
    const Peer& receiver = peer(other(from));
    // The SYN,ACK, captured first, acknowledged its data, too (RFC 7413).
    if (!sender.history.has(Event::SendSyn) && receiver.synAckAck == syn.end())
        return false;
    if (sender.endpoint->tcb.iss)
        return *sender.endpoint->tcb.iss != syn.seq;
    // Its first SYN here: the connection is being opened from both sides, or its beginning was captured late.
    return receiver.now() != State::SynSent && receiver.now() != State::SynReceived;
}

// RFC 9293 figure 10: an end that knows nothing of this connection sends a SYN, the other one acknowledges what it
// has, and only the RST that answers this ends it. A forged SYN is challenged likewise (RFC 5961 section 4.2), and the
// connection goes on.
bool ConnectionInference::continues(const Segment& segment, Side from, std::optional<SequenceNumber> iss) const {
    constexpr std::int32_t kNear = 1 << 20;
    const Peer& sender = peer(from);
    const Peer& receiver = peer(other(from));
    if (segment.syn())
        return false;
    if (segment.rst() && segment.seq == receiver.lastAck)
        return true;
    const auto next = sender.sent.next(), acknowledged = receiver.sent.next();
    if (sender.now() == State::Closed || !next)
        return false;
    if (segment.seq == *next && (!segment.acks() || segment.ack == sender.lastAck))
        return true;
    if (iss && (segment.seq == *iss + 1 || (segment.acks() && segment.ack == *iss + 1)))
        return false;
    return std::abs(segment.seq - *next) < kNear && segment.acks() && acknowledged && segment.ack <= *acknowledged &&
           *acknowledged - segment.ack < kNear;
}

SegmentKind ConnectionInference::send(const Segment& segment, Side from) {
    Peer& sender = peer(from);
    Peer& receiver = peer(other(from));
    if (!segment.syn() && !inWindow(segment, sender, receiver))
        return SegmentKind::OutOfWindow;
    if (!segment.syn() && stale(segment, sender, receiver))
        return SegmentKind::Stale;
    if (segment.rst())
        return sendRst(segment, sender, receiver);
    if (!segment.syn() && !segment.acks())
        return SegmentKind::OutOfWindow;  // RFC 9293, 3.10.7.4: dropped
    if (segment.syn() && segment.acks() && !restartsHandshake(segment, sender))
        return SegmentKind::OutOfWindow;

    if (sender.overtook(segment))
        return account(segment, sender, receiver);

    const bool repeats = sender.repeatsItsAck(segment);
    // Linux sends that at once in FIN-WAIT-1, before what waits.
    const bool acksFin = receiver.finAt && segment.end() == segment.seq && segment.ack > *receiver.finAt &&
                         !(sender.lastAck && *sender.lastAck > *receiver.finAt);
    sender.history.withdraw(Event::ReceiveError);  // it goes on
    weighCloseWait(segment.time);
    measure(segment, sender);
    const bool resetLater = refuteResets(segment, sender);
    refuteFin(segment, sender, receiver);
    const SegmentKind kind = account(segment, sender, receiver);
    if (segment.syn()) {
        if (segment.acks())
            sendSynAck(segment, sender, receiver);
        else
            sendSyn(segment, sender, receiver);
    } else {
        settleGuess(segment, kind, sender);
        proveHandshake(segment, sender, receiver);
        proveFinReceived(segment, sender, receiver);
    }
    if (segment.acks() && sender.finAckedBy && segment.ack < sender.finAckedBy->end()) {
        const bool crosses = segment.time.ns - sender.finAckedBy->time.ns <= m_crossingNs;
        if (repeats || !crosses)
            sender.loseAckOfFin(!crosses && sender.hasRoomFor(*sender.finAckedBy));
    }
    if (segment.acks())
        sender.findAckOfFin(segment.ack);
    // It has all that was sent before the acknowledgment of its FIN: nothing speaks of loss any more.
    if (segment.acks() && sender.ackOfFinBeyond && segment.ack >= *sender.ackOfFinBeyond &&
        !receiver.mayHaveFinished(sender))
        sender.history.confirm(Event::ReceiveAckOfFin);
    if (segment.acks() && segment.end() == segment.seq && receiver.finAt && segment.ack > *receiver.finAt &&
        !sender.nextWithFin && kind != SegmentKind::KeepAlive)
        sender.nextWithFin = segment.seq;
    if (segment.fin())
        sendFin(segment, kind, sender, receiver);
    // It had not finished when the peer's FIN left.
    if (receiver.finBlind && segment.end() > receiver.firstFinAck) {
        receiver.finBlind = false;
        receiver.history.confirm(Event::SendFin);
    }
    // It had not received the FIN that was on its way: it did, or will, only after it sent this.
    if (segment.acks() && receiver.finAt && segment.ack <= *receiver.finAt) {
        sender.withoutFin = segment.time;
        if (!sender.history.proven(Event::ReceiveFin))
            sender.hasNoFinYet();
        if (segment.time.ns - receiver.lastFin.time.ns <= m_crossingNs)
            sender.history.moveToEnd(Event::ReceiveFin, causeOf(segment));
        else if (sender.history.withdraw(Event::ReceiveFin))
            sender.finDoubted = true;
    }
    if (resetLater)
        sender.history.add(Event::ReceiveRst, causeOf(segment), Certainty::Likely);
    updateBlocks(segment, sender);
    sender.sends(segment, kind);
    weighCloseWait(segment.time, segment.fin() || segment.length > 0 ? nullptr : &sender, acksFin);
    return kind;
}

void ConnectionInference::weighCloseWait(Timestamp now, const Peer* spoke, bool acksFin) {
    for (Peer& peer : m_peers)
        peer.weighCloseWait(now, m_crossingNs, &peer == spoke, acksFin, &peer == &m_peers[0] ? m_peers[1] : m_peers[0]);
}

// RFC 9293 section 3.10.7.4, first and fifth check: would its receiver take it at all? A capture may have missed
// segments, so only what no window allows is out.
bool ConnectionInference::inWindow(const Segment& segment, const Peer& sender, const Peer& receiver) const {
    if (receiver.edge && segment.seq > *receiver.edge)
        return false;
    if (!receiver.edge && sender.sent.next()) {
        const std::int32_t ahead = segment.seq - *sender.sent.next();
        if (ahead > static_cast<std::int32_t>(kHalfWindow))
            return false;
    }
    if (!segment.acks() || segment.rst())
        return true;
    const auto sentByReceiver = receiver.sent.next();
    if (!sentByReceiver)
        return true;
    if (receiver.finAt && segment.ack > *receiver.finAt + 1)
        return false;
    // An ACK of what was never seen proves that it was sent, unless its sender could not have taken so much.
    const SequenceNumber limit = sender.edge ? later(*sender.edge, *sentByReceiver) : *sentByReceiver + kHalfWindow;
    return segment.ack <= limit;
}

std::uint8_t ConnectionInference::scaleOf(const Peer& sender, const Peer& receiver) const {
    if (sender.offersNoScale || receiver.offersNoScale)
        return 0;
    return sender.endpoint->tcb.rcvScale.value_or(14);
}

// RFC 7323 section 5.3 (PAWS); a RST is exempt.
bool ConnectionInference::stale(const Segment& segment, const Peer& sender, const Peer& receiver) const {
    if (segment.rst() || !segment.tsVal || !receiver.tsRecent)
        return false;
    if (!m_midstream && !(sender.offeredTimestamps && receiver.offeredTimestamps))
        return false;
    return static_cast<std::int32_t>(*segment.tsVal - *receiver.tsRecent) < 0;
}

// Books the sequence space it takes and tells what kind of segment it is.
SegmentKind ConnectionInference::account(const Segment& segment, Peer& sender, const Peer& receiver) {
    const auto next = sender.sent.next();
    const bool marks = segment.syn() || segment.fin();
    const bool probe = !marks && segment.length == 1 && receiver.lastWindow == 0 && receiver.lastAck == segment.seq;
    if (!marks && next && segment.length <= 1 && segment.seq + 1 == *next && receiver.lastAck &&
        *receiver.lastAck >= *next)
        return receiver.lastWindow == 0 ? SegmentKind::WindowProbe : SegmentKind::KeepAlive;
    if (!marks && next && segment.length == 0 && segment.seq < *next && receiver.lastWindow == 0)
        return SegmentKind::WindowProbe;

    const bool beyond = next && segment.seq > *next;
    const std::uint32_t fresh = sender.sent.add(segment.seq, segment.end());
    const std::uint32_t space = static_cast<std::uint32_t>(segment.end() - segment.seq);
    const std::uint32_t freshData = fresh - std::min(fresh, space - segment.length);
    sender.endpoint->payloadBytes += std::min(freshData, segment.length);
    if (space == 0) {
        const auto before = sender.endpoint->tcb.rcvNxt;
        const bool outstanding = receiver.sent.next() && segment.ack < *receiver.sent.next();
        const bool same = sender.lastAck && segment.ack == *sender.lastAck && segment.window == sender.lastWindow;
        return before && same && outstanding ? SegmentKind::DuplicateAck : SegmentKind::New;
    }
    if (probe)
        return SegmentKind::WindowProbe;  // a byte of data that may be taken
    if (fresh == 0)
        return SegmentKind::Retransmission;
    if (beyond || (next && segment.seq < *next))
        return SegmentKind::OutOfOrder;
    return SegmentKind::New;
}

// The handshake shows how long a segment and its answer take.
void ConnectionInference::measure(const Segment& segment, Peer& sender) {
    constexpr std::int64_t kLeast = 100'000;
    const auto gap = [&](const std::optional<Timestamp>& asked) {
        if (!asked)
            return;
        const std::int64_t twice = 2 * (segment.time.ns - asked->ns);
        sender.answersWithinNs = twice > kLeast ? twice : 0;  // one so near is beside the capture
        m_crossingNs = std::max(twice, m_crossingNs);
    };
    if (segment.syn() && !segment.acks()) {
        m_lastSyn = segment.time;
    } else if (segment.syn()) {
        m_answersSyn = m_lastSyn && m_lastSynAck && *m_lastSynAck < *m_lastSyn;
        if (m_lastSyn && !m_lastSynAck)
            m_crossingNs = kLeast;
        if (!m_lastSynAck)
            gap(m_lastSyn);
        m_lastSynAck = segment.time;
    } else if (sender.now() == State::SynSent) {
        gap(m_lastSynAck);
    }
}

void ConnectionInference::updateBlocks(const Segment& segment, Peer& sender) {
    ControlBlock& own = sender.endpoint->tcb;
    Peer& receiver = &sender == &m_peers[0] ? m_peers[1] : m_peers[0];
    if (segment.syn()) {
        own.iss = segment.seq;
        sender.offeredScale = segment.windowScale;
        sender.offersNoScale = !segment.windowScale && !segment.optionsCut;
        sender.offeredTimestamps = segment.tsVal.has_value();
        sender.offeredSegment = segment.mss.value_or(kDefaultSegment);
        if (receiver.offeredSegment > 0)
            sender.leastSegment = receiver.leastSegment = leastSegment(sender, receiver);
        // RFC 7323 section 2.2: scaling holds only when both SYNs offer it, and never within a SYN.
        if (sender.offeredScale && receiver.offeredScale) {
            own.rcvScale = receiver.endpoint->tcb.sndScale = std::min<std::uint8_t>(*sender.offeredScale, 14);
            own.sndScale = receiver.endpoint->tcb.rcvScale = std::min<std::uint8_t>(*receiver.offeredScale, 14);
        }
    }
    if (sender.sent.next())
        own.sndNxt = sender.sent.next();
    own.bytesSent = static_cast<std::uint32_t>(sender.endpoint->payloadBytes);
    if (!segment.acks())
        return;
    const std::uint32_t window = std::uint32_t{segment.window} << (segment.syn() ? 0 : scaleOf(sender, receiver));
    own.rcvWnd = std::uint32_t{segment.window} << (segment.syn() ? 0 : own.rcvScale.value_or(0));
    own.rcvNxt = segment.ack;
    sender.lastWindow = segment.window;
    sender.acksSent[sender.ackCount++ % sender.acksSent.size()] = segment.ack;
    if (!sender.lastAck || segment.ack > *sender.lastAck)
        sender.lastAckAt = segment.time;
    sender.lastAck = sender.lastAck ? later(*sender.lastAck, segment.ack) : segment.ack;
    const SequenceNumber edge = segment.ack + window;
    sender.edge = sender.edge ? later(*sender.edge, edge) : edge;
    // What it acknowledges it has, whatever was seen to arrive.
    if (!sender.received)
        sender.received = segment.ack;
    else
        sender.receive(*sender.received, segment.ack);
}

}  // namespace model::tcp
