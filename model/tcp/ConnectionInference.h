// Infers both ends' states of one connection from its segments. Each segment tells two things: what its sender had
// done and received when it sent it, which is proof; and what its receiver will make of it, which holds only if it
// arrives. Private to model/tcp; owned by the ConnectionTracker.
#pragma once

#include <array>
#include <vector>

#include "model/tcp/ConnectionTracker.h"
#include "model/tcp/Peer.h"

namespace model::tcp {

class ConnectionInference {
public:
    using Receive = ConnectionTracker::Receive;

    // `connection` has its addresses; `first` is its first segment, not yet taken. Keeps a pointer to `connection`.
    ConnectionInference(Connection& connection, const Segment& first, Side from);

    // The same packet as one of the last ones: the copy tells nothing more.
    [[nodiscard]] bool isCopy(const Segment& segment, Side from) { return peer(from).copies.isCopy(segment); }
    // The segment leaves `from`.
    SegmentKind send(const Segment& segment, Side from);
    // The segment reaches the other side of `from`. Receive tells whether that is known or assumed.
    void receive(const Segment& segment, Side from, SegmentKind kind, Receive receive);

    // An ICMP error message about a segment of `to` reaches it.
    void receiveError(const packet::IcmpHeader& icmp, Side to, Cause cause);

    // A SYN without ACK that does not belong to this connection: its number is not the one this connection began with.
    [[nodiscard]] bool beginsAnother(const Segment& syn, Side from) const;

    // After a new SYN on the same addresses, which nobody answered yet: a segment that continues this connection, not
    // the new one, whose initial number is `iss`.
    [[nodiscard]] bool continues(const Segment& segment, Side from, std::optional<SequenceNumber> iss) const;
    // The SYN that nobody answered yet may be none of this end's. False: there is none, or it is doubted already.
    bool doubtSyn(Side from);

private:
    Connection* m_connection;
    std::array<Peer, 2> m_peers;
    bool m_midstream = false;  // it began before the capture
    std::optional<Timestamp> m_lastSyn, m_lastSynAck;
    std::int64_t m_crossingNs = kLongestPauseNs;  // so long after a segment another may still have crossed it
    bool m_answersSyn = false;                    // the SYN,ACK being taken answers a copy of the SYN
    bool m_guessed = false;                       // that a midstream connection began ESTABLISHED is a guess
    struct Refused {
        Segment segment;
        Side from;
    };
    std::vector<Refused> m_refused;  // the last ones that no window allows: beyond a gap in the capture, perhaps

    Peer& peer(Side side) { return m_peers[static_cast<std::size_t>(side)]; }
    [[nodiscard]] const Peer& peer(Side side) const { return m_peers[static_cast<std::size_t>(side)]; }
    static std::array<Peer, 2> beginnings(Connection& connection, const Segment& first, Side from);

    SegmentKind take(const Segment& segment, Side from);
    [[nodiscard]] bool goesOnBehindGap(const Segment& segment, Side from);
    static void doubtUnexplained(const Segment& segment, Peer& sender, Peer& receiver);

    // Judging a segment.
    [[nodiscard]] bool inWindow(const Segment& segment, const Peer& sender, const Peer& receiver) const;
    // The widest that the sender's windows can be scaled by.
    [[nodiscard]] std::uint8_t scaleOf(const Peer& sender, const Peer& receiver) const;
    [[nodiscard]] bool stale(const Segment& segment, const Peer& sender, const Peer& receiver) const;
    [[nodiscard]] std::optional<SegmentKind> refusal(const Segment& segment, const Peer& sender,
                                                     const Peer& receiver) const;
    SegmentKind account(const Segment& segment, Peer& sender, const Peer& receiver);

    // What a segment proves of its sender.
    void sendSyn(const Segment& segment, Peer& sender, Peer& receiver);
    void sendSynAck(const Segment& segment, Peer& sender, Peer& receiver);
    SegmentKind sendRst(const Segment& segment, Peer& sender, Peer& receiver);
    bool restartsHandshake(const Segment& synAck, Peer& sender);
    void proveHandshake(const Segment& segment, Peer& sender, Peer& receiver);
    void proveFinReceived(const Segment& segment, Peer& sender, const Peer& receiver);
    // Returns true if the sender probably received a RST only after it sent the segment.
    bool refuteResets(const Segment& segment, Peer& sender);
    void refuteFin(const Segment& segment, Peer& sender, Peer& receiver);
    void sendFin(const Segment& segment, SegmentKind kind, Peer& sender, Peer& receiver);
    void settleLateFin(const Segment& fin, Peer& sender, Peer& receiver);
    void settleAckOfFin(const Segment& segment, bool repeats, SegmentKind kind, Peer& sender, const Peer& receiver);
    void weighFins(const Segment& segment, Peer& sender, Peer& receiver);
    void settleGuess(const Segment& segment, SegmentKind kind, Peer& sender);

    // What a segment's receiver makes of it.
    void receiveAck(const Segment& segment, const Peer& sender, Peer& receiver, Receive receive);
    void receiveFin(const Segment& segment, Peer& sender, Peer& receiver, Receive receive);
    void receiveRst(const Segment& segment, const Peer& sender, Peer& receiver, Receive receive);
    [[nodiscard]] static std::optional<Certainty> judgeRst(const Segment& rst, State state, const Peer& sender,
                                                           const Peer& receiver, Receive receive);

    void weighCloseWait(Timestamp now, const Peer* spoke = nullptr, bool acksFin = false);
    void measure(const Segment& segment, Peer& sender);
    void updateBlocks(const Segment& segment, Peer& sender);
};

}  // namespace model::tcp
