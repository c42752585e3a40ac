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
    const std::uint32_t mss = std::min({a.offer.segment, b.offer.segment, kOfEthernet});
    return mss - std::min(mss, kMostOptions);
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
    // The SYN,ACK, captured first, acknowledged this SYN's data, too (RFC 7413).
    if (!sender.history.has(Event::SendSyn) && receiver.acks.ofSyn == syn.end())
        return false;
    if (sender.endpoint->tcb.iss)
        return *sender.endpoint->tcb.iss != syn.seq;
    // The SYN is the one before the first that the client was seen to send.
    if (m_midstream && from == Side::Client && sender.history.initial() == State::Established &&
        sender.sent.first() == syn.seq + 1)
        return false;
    // The first SYN of its sender here: both sides open the connection, or its beginning was captured late.
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
    if (segment.rst() && segment.seq == receiver.acks.last)
        return true;
    const auto next = sender.sent.next(), acknowledged = receiver.sent.next();
    if (sender.now() == State::Closed || !next)
        return false;
    if (segment.seq == *next && (!segment.acks() || segment.ack == sender.acks.last))
        return true;
    if (iss && (segment.seq == *iss + 1 || (segment.acks() && segment.ack == *iss + 1)))
        return false;
    return std::abs(segment.seq - *next) < kNear && segment.acks() && acknowledged && segment.ack <= *acknowledged &&
           *acknowledged - segment.ack < kNear;
}

// Why a segment changes nothing; none: its receiver may take it.
std::optional<SegmentKind> ConnectionInference::refusal(const Segment& segment, const Peer& sender,
                                                        const Peer& receiver) const {
    if (segment.syn())
        return std::nullopt;
    if (!inWindow(segment, sender, receiver))
        return SegmentKind::OutOfWindow;
    // RFC 9293 section 3.10.7.3: an end that sent nothing but its SYN refuses other acknowledgments; with the SYN it
    // cannot have been offered more than this.
    constexpr std::uint32_t kWidestUnscaled = 65535;
    const auto iss = receiver.endpoint->tcb.iss, next = receiver.sent.next();
    if (!segment.rst() && receiver.now() == State::SynSent && !sender.endpoint->tcb.iss && iss && next &&
        (segment.ack <= *iss || segment.ack > *next + kWidestUnscaled))
        return SegmentKind::OutOfWindow;
    if (stale(segment, sender, receiver))
        return SegmentKind::Stale;
    if (!segment.rst() && !segment.acks())
        return SegmentKind::OutOfWindow;  // RFC 9293, 3.10.7.4: dropped
    return std::nullopt;
}

SegmentKind ConnectionInference::take(const Segment& segment, Side from) {
    Peer& sender = peer(from);
    Peer& receiver = peer(other(from));
    if (const auto refused = refusal(segment, sender, receiver))
        return *refused;
    if (segment.rst())
        return sendRst(segment, sender, receiver);
    if (segment.syn() && segment.acks() && !restartsHandshake(segment, sender))
        return SegmentKind::OutOfWindow;
    if (sender.overtook(segment))
        return account(segment, sender, receiver);

    const bool repeats = sender.repeatsItsAck(segment);
    // Linux acknowledges a FIN at once in FIN-WAIT-1, before data that wait.
    const bool acksFin = receiver.fin.at && segment.end() == segment.seq && segment.ack > *receiver.fin.at &&
                         !(sender.acks.last && *sender.acks.last > *receiver.fin.at);
    sender.history.withdraw(Event::ReceiveError);  // the sender goes on
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
    if (segment.acks())
        settleAckOfFin(segment, repeats, kind, sender, receiver);
    if (segment.fin())
        sendFin(segment, kind, sender, receiver);
    weighFins(segment, sender, receiver);
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

// RFC 9293 section 3.10.7.4, first and fifth check: would the receiver take the segment at all? A capture may have
// missed segments, so only what no window allows is out.
bool ConnectionInference::inWindow(const Segment& segment, const Peer& sender, const Peer& receiver) const {
    if (receiver.acks.edge && segment.seq > *receiver.acks.edge)
        return false;
    if (!receiver.acks.edge && sender.sent.next()) {
        const std::int32_t ahead = segment.seq - *sender.sent.next();
        if (ahead > static_cast<std::int32_t>(kHalfWindow))
            return false;
    }
    if (!segment.acks() || segment.rst())
        return true;
    const auto sentByReceiver = receiver.sent.next();
    if (!sentByReceiver)
        return true;
    if (receiver.fin.at && segment.ack > *receiver.fin.at + 1)
        return false;
    // An ACK of unseen data proves that they were sent, unless the ACK's sender could not have taken so much.
    const SequenceNumber limit =
        sender.acks.edge ? later(*sender.acks.edge, *sentByReceiver) : *sentByReceiver + kHalfWindow;
    return segment.ack <= limit;
}

std::uint8_t ConnectionInference::scaleOf(const Peer& sender, const Peer& receiver) const {
    if (sender.offer.noScale || receiver.offer.noScale)
        return 0;
    return sender.endpoint->tcb.rcvScale.value_or(14);
}

// RFC 7323 section 5.3 (PAWS); a RST is exempt.
bool ConnectionInference::stale(const Segment& segment, const Peer& sender, const Peer& receiver) const {
    if (segment.rst() || !segment.tsVal || !receiver.tsRecent)
        return false;
    if (!m_midstream && !(sender.offer.timestamps && receiver.offer.timestamps))
        return false;
    return static_cast<std::int32_t>(*segment.tsVal - *receiver.tsRecent) < 0;
}

// Books the sequence space that the segment takes and tells what kind of segment it is.
SegmentKind ConnectionInference::account(const Segment& segment, Peer& sender, const Peer& receiver) {
    const auto next = sender.sent.next();
    const bool marks = segment.syn() || segment.fin();
    const bool probe = !marks && segment.length == 1 && receiver.acks.window == 0 && receiver.acks.last == segment.seq;
    if (!marks && next && segment.length <= 1 && segment.seq + 1 == *next && receiver.acks.last &&
        *receiver.acks.last >= *next)
        return receiver.acks.window == 0 ? SegmentKind::WindowProbe : SegmentKind::KeepAlive;
    if (!marks && next && segment.length == 0 && segment.seq < *next && receiver.acks.window == 0)
        return SegmentKind::WindowProbe;

    const bool beyond = next && segment.seq > *next;
    const std::uint32_t fresh = sender.sent.add(segment.seq, segment.end());
    const std::uint32_t space = static_cast<std::uint32_t>(segment.end() - segment.seq);
    const std::uint32_t freshData = fresh - std::min(fresh, space - segment.length);
    sender.endpoint->payloadBytes += std::min(freshData, segment.length);
    if (space == 0) {
        const auto before = sender.endpoint->tcb.rcvNxt;
        const bool outstanding = receiver.sent.next() && segment.ack < *receiver.sent.next();
        const bool same = sender.acks.last && segment.ack == *sender.acks.last && segment.window == sender.acks.window;
        return before && same && outstanding ? SegmentKind::DuplicateAck : SegmentKind::New;
    }
    if (probe)
        return SegmentKind::WindowProbe;  // a byte of data that may be taken
    // The first SYN may be captured behind what follows it.
    if (fresh < space && !(segment.syn() && sender.offer.segment == 0))
        return SegmentKind::Retransmission;
    if (beyond || (next && segment.seq < *next))
        return SegmentKind::OutOfOrder;
    return SegmentKind::New;
}

// The handshake shows how long a segment and its answer take: no time at all where the end is beside the capture.
void ConnectionInference::measure(const Segment& segment, Peer& sender) {
    constexpr std::int64_t kLeast = 100'000;  // nearer than this an end is beside the capture
    const auto gap = [&](const std::optional<Timestamp>& asked) {
        if (!asked)
            return;
        const std::int64_t twice = 2 * (segment.time.ns - asked->ns);
        sender.answersWithinNs = twice > kLeast ? std::optional(twice) : std::nullopt;
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
        sender.offer.scale = segment.windowScale;
        sender.offer.noScale = !segment.windowScale && !segment.optionsCut;
        sender.offer.timestamps = segment.tsVal.has_value();
        sender.offer.segment = segment.mss.value_or(kDefaultSegment);
        if (receiver.offer.segment > 0)
            sender.pacing.leastSegment = receiver.pacing.leastSegment = leastSegment(sender, receiver);
        // RFC 7323 section 2.2: scaling holds only when both SYNs offer it, and never within a SYN.
        if (sender.offer.scale && receiver.offer.scale) {
            own.rcvScale = receiver.endpoint->tcb.sndScale = std::min<std::uint8_t>(*sender.offer.scale, 14);
            own.sndScale = receiver.endpoint->tcb.rcvScale = std::min<std::uint8_t>(*receiver.offer.scale, 14);
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
    sender.acks.window = segment.window;
    sender.acks.add(segment.ack);
    if (!sender.acks.last || segment.ack > *sender.acks.last)
        sender.acks.lastAt = segment.time;
    sender.acks.last = sender.acks.last ? later(*sender.acks.last, segment.ack) : segment.ack;
    const SequenceNumber edge = segment.ack + window;
    sender.acks.edge = sender.acks.edge ? later(*sender.acks.edge, edge) : edge;
    // The sender has what it acknowledges, whatever was seen to arrive.
    sender.received.addUpTo(segment.ack);
}

}  // namespace model::tcp
