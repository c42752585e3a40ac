// Segments that nothing captured before explains: beyond a gap that is wider than any window, a FIN or a reset of which
// nobody can say whether its number is right, the beginning of a connection behind what followed it.
#include <algorithm>
#include <utility>

#include "model/tcp/ConnectionInference.h"

namespace model::tcp {
namespace {

constexpr std::size_t kMostRefused = 16;

// One end acknowledges just what the other one sent, and that one's acknowledgment fits likewise: no forger who does
// not see the segments knows both numbers.
bool agree(const Segment& sent, const Segment& answer) {
    constexpr std::int32_t kNear = 1 << 20;
    return answer.ack >= sent.seq && answer.ack <= sent.end() && sent.ack <= answer.end() &&
           answer.seq - sent.ack < kNear;
}

bool finShows(State state) {
    switch (state) {
        case State::Closed:
        case State::FinWait1:
        case State::FinWait2:
        case State::Closing:
        case State::LastAck:
        case State::TimeWait:
            return true;
        case State::Listen:
        case State::SynSent:
        case State::SynReceived:
        case State::Established:
        case State::CloseWait:
            return false;
    }
    return false;
}

}  // namespace

SegmentKind ConnectionInference::send(const Segment& segment, Side from) {
    const bool repeats = peer(from).repeatsItsAck(segment);
    SegmentKind kind = take(segment, from);
    if (kind == SegmentKind::OutOfWindow && goesOnBehindGap(segment, from))
        kind = take(segment, from);
    // A segment behind a gap tells nothing of a FIN that may be in the gap.
    if (kind != SegmentKind::OutOfWindow && kind != SegmentKind::Stale && !segment.rst() &&
        !peer(from).mayHaveFinished(peer(other(from))))
        peer(from).goesOn(segment.time, repeats ? 0 : m_crossingNs);
    doubtUnexplained(segment, peer(from), peer(other(from)));
    for (const Side side : {Side::Client, Side::Server}) {
        Peer& end = peer(side);
        const auto next = end.sent.next(), acknowledged = peer(other(side)).acks.last;
        const std::int32_t ahead = next && acknowledged ? std::max(*acknowledged - *next, 0) : 0;
        end.endpoint->missing = end.sent.missing() + static_cast<std::uint32_t>(ahead);
    }
    return kind;
}

// What an end acknowledges it has received, captured or not: once two refused segments of the two ends agree, the
// capture has a gap there, and both ends go on behind the gap.
bool ConnectionInference::goesOnBehindGap(const Segment& segment, Side from) {
    const auto ahead = [&](const Segment& one, Side side) {
        const auto next = peer(side).sent.next();
        return peer(side).now() != State::Closed && !peer(side).fin.at && (!next || one.seq >= *next);
    };
    if (segment.rst() || segment.syn() || !segment.acks() || !ahead(segment, from))
        return false;
    const auto partner = std::ranges::find_if(m_refused, [&](const Refused& refused) {
        return refused.from != from && agree(refused.segment, segment) && ahead(refused.segment, refused.from);
    });
    if (partner == m_refused.end()) {
        if (m_refused.size() >= kMostRefused)
            m_refused.erase(m_refused.begin());
        m_refused.push_back({segment, from});
        return false;
    }
    const auto widen = [](Peer& end, SequenceNumber edge) {
        end.acks.edge = end.acks.edge ? later(*end.acks.edge, edge) : edge;
    };
    widen(peer(from), partner->segment.end());
    widen(peer(other(from)), segment.end());
    for (const Refused& refused : std::exchange(m_refused, {}))
        receive(refused.segment, refused.from, take(refused.segment, refused.from), Receive::AtOnce);
    return true;
}

// A FIN or RST that its sender's state does not show: forged, or beyond what was captured.
void ConnectionInference::doubtUnexplained(const Segment& segment, Peer& sender, Peer& receiver) {
    const State now = sender.now();
    const bool shown = segment.rst() ? now == State::Closed || now == State::Listen : !segment.fin() || finShows(now);
    if (shown && segment.rst())
        sender.history.doubtLast(false);  // its end is this one, whatever it reset before
    if (shown)
        return;
    sender.history.doubtLast(true);
    // The receiver takes the RST if it received what is missing before the RST.
    if (segment.rst() && receiver.mayTakeBehindGap(segment, sender)) {
        receiver.history.doubtLast(true);
        receiver.unjudgedRst = segment.time;
    }
}

bool ConnectionInference::doubtSyn(Side from) {
    History& history = peer(from).history;
    if (history.now() != State::SynSent || !history.certain(Event::SendSyn))
        return false;
    history.doubt(Event::SendSyn);
    return true;
}

}  // namespace model::tcp
