// Where everything of a ladder stands: one life line for each process (in a capture: for each address), rows in the
// order of events, each segment in a band of its own so that labels never meet. Plain numbers in units of the base
// text size, y downwards. Follows a trace that grows: update() reads new events only, and what has a place keeps it.
// A segment slants to its receiver's door; when it waited there, a wait line leads down to where it was let in.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/trace/Trace.h"

namespace model::layout {

inline constexpr std::uint32_t kNever = std::numeric_limits<std::uint32_t>::max();  // an event that has not come

struct LadderMeasures {
    double top = 1;  // above the first row
    double callRow = 1.9;
    double slant = 4.6;  // height of a segment's way
    double afterSegment = 0.9;
    double foldRow = 2;
    double farWait = 9;                        // one that is let in so far below its door is named again there
    double farArrival = 2.2;                   // the row for that
    double stateRow = 2;                       // between two state names on one life line
    std::int64_t foldAfterNs = 2'000'000'000;  // longer without an event: a fold
    std::optional<ConnectionId> connection;    // only this one
    std::map<std::string, Side> sides;         // of the actors, as their demo says
    std::set<std::string> actors;              // only these and what passes among them; empty: all
    auto operator<=>(const LadderMeasures&) const = default;
};

struct StateSpan {
    double y = 0;             // where it begins; it ends where the next begins
    std::uint32_t event = 0;  // index in the trace
    State state = State::Closed;
    bool kernel = true;            // false: inferred from segments
    std::uint64_t socket = 0;      // SocketId, or 0
    std::uint32_t ended = kNever;  // event: the socket is no more
};

struct Lane {
    std::string name;  // of the actor; of a capture: the address
    int pid = 0;       // 0: a capture
    Side side = Side::Client;
    bool hidden = false;                         // not one of the actors asked for: nothing of it has a place
    std::vector<std::vector<StateSpan>> tracks;  // one state bar for each connection at a time, at most kMaxTracks
    static constexpr std::size_t kMaxTracks = 6;
};

struct LadderSegment {
    std::uint32_t packet = 0;  // index in Trace::packets()
    std::uint32_t fromParty = 0, toParty = 0;
    double start = 0, door = 0;      // y where it leaves, y at the receiver's door
    double end = 0;                  // y where it was let in or dropped, once settled
    std::uint32_t settled = kNever;  // event
    trace::Verdict verdict = trace::Verdict::Held;
    std::uint8_t slot = 0;  // place at the door where several wait
};

struct LadderCall {
    std::uint32_t lane = 0;
    std::uint32_t entered = 0, returned = kNever;  // events
    double enterY = 0, returnY = 0;                // equal: one row tells both
};

struct LadderNote {
    enum class Kind : std::uint8_t { Gap, ActorEnded, Lost, Problem } kind = Kind::Gap;
    std::uint32_t lane = kNever;
    std::int64_t ns = 0;  // Gap
};

struct LadderItem {
    // Taken: the row of a return or an arrival, which the item it belongs to reaches down to.
    enum class Kind : std::uint8_t { Segment, Call, Note, Taken } kind = Kind::Call;
    std::uint32_t index = 0;  // in segments(), calls(), notes()
    std::uint32_t event = 0;
    double y = 0, bottom = 0;  // lowest point so far
};

class LadderLayout {
public:
    explicit LadderLayout(LadderMeasures measures = {}) : m_measures(measures), m_y(measures.top) {}

    void update(const trace::Trace& trace);

    [[nodiscard]] const LadderMeasures& measures() const { return m_measures; }
    [[nodiscard]] const std::vector<Lane>& lanes() const { return m_lanes; }
    // Lane indices from left to right: clients, then servers. Without the hidden ones.
    [[nodiscard]] std::vector<std::uint32_t> order() const;
    // Of one end of a segment; kNever where nobody knows (yet).
    [[nodiscard]] std::uint32_t laneOf(std::uint32_t party) const;
    [[nodiscard]] std::uint32_t laneOf(trace::Protocol protocol, const Address& address) const;
    [[nodiscard]] const std::vector<LadderItem>& items() const { return m_items; }
    [[nodiscard]] const std::vector<LadderSegment>& segments() const { return m_segments; }
    [[nodiscard]] const std::vector<LadderCall>& calls() const { return m_calls; }
    [[nodiscard]] const std::vector<LadderNote>& notes() const { return m_notes; }
    [[nodiscard]] const LadderSegment* segment(PacketId packet) const;
    [[nodiscard]] bool waitedFar(const LadderSegment& segment) const {
        return segment.end - segment.door > m_measures.farWait;
    }
    // Where a state bar ends: where the next state begins, or, of a socket that is no more, soon, if
    // another one on the same life line lives or as soon as it does; nullopt: it reaches to the present of that event.
    [[nodiscard]] std::optional<double> endOf(const Lane& lane, std::size_t track, std::size_t span,
                                              std::size_t beforeEvent) const;
    // Copies of the packet that the gate absorbed before the event.
    [[nodiscard]] std::uint32_t resent(PacketId packet, std::size_t beforeEvent) const;
    [[nodiscard]] double height() const { return m_y; }
    // Lowest y of what happened before the event.
    [[nodiscard]] double heightAt(std::size_t beforeEvent) const;
    // Every item that touches [top, bottom], by event. Skips what lies elsewhere by blocks.
    void visit(double top, double bottom, const std::function<void(const LadderItem&)>& see) const;

private:
    struct Party {
        std::uint32_t lane = kNever;
    };
    struct Anchors {                         // for each lane
        double last = 0;                     // y of its last item
        std::vector<std::uint64_t> holder;   // of each track: socket or connection; 0: free
        std::vector<std::uint32_t> running;  // events of calls that have not returned
        std::uint64_t listener = 0;
        std::uint32_t waiting = 0;  // segments at its door
    };
    struct ConnectionEnd {
        const tcp::Endpoint* endpoint = nullptr;
        Side side = Side::Client;
    };
    struct Moment {  // of a change of state
        double y = 0;
        std::uint32_t event = 0;
    };
    using PartyKey = std::pair<trace::Protocol, Address>;

    LadderMeasures m_measures;
    std::size_t m_done = 0, m_packetsDone = 0;
    double m_y;
    Timestamp m_lastTime;
    bool m_live = false;  // a session of ours: states come from the kernel
    std::vector<Lane> m_lanes;
    std::vector<Anchors> m_anchors;
    std::unordered_map<int, std::uint32_t> m_laneOfPid;
    std::map<PartyKey, std::uint32_t> m_partyOf;
    std::vector<Party> m_parties;
    std::map<SocketId, std::uint32_t> m_laneOfSocket;
    std::vector<LadderItem> m_items;
    std::vector<double> m_blockBottom;
    std::vector<LadderSegment> m_segments;
    std::vector<LadderCall> m_calls;
    std::vector<LadderNote> m_notes;
    std::unordered_map<std::uint64_t, std::uint32_t> m_openCalls, m_openSegments, m_pending;   // id -> item or packet
    std::unordered_map<std::uint64_t, std::pair<std::uint32_t, std::uint32_t>> m_hiddenCalls;  // id -> lane, event
    std::set<std::uint64_t> m_hiddenHeld;
    std::vector<std::uint32_t> m_segmentOfPacket;                              // id -> index + 1
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_absorbed;  // id -> events

    void take(const trace::TraceEvent& event, std::uint32_t index, const trace::Trace& trace);
    void enter(const trace::CallEntered& call, std::uint32_t event, Timestamp time);
    void leave(const trace::CallReturned& call, std::uint32_t event, Timestamp time);
    void see(const trace::PacketSeen& seen, std::uint32_t event, Timestamp time, const trace::Trace& trace);
    void judge(const trace::PacketVerdict& verdict, std::uint32_t event, Timestamp time, const trace::Trace& trace);
    void change(const trace::SocketChanged& socket, std::uint32_t event, const trace::Trace& trace);
    void show(const trace::SocketChanged& socket, std::uint32_t lane, std::size_t track, std::uint32_t event,
              const trace::Trace& trace);
    [[nodiscard]] std::optional<ConnectionEnd> endOf(const trace::SocketChanged& socket,
                                                     const trace::Trace& trace) const;
    [[nodiscard]] std::optional<Moment> momentOf(const tcp::Transition& transition, Side side,
                                                 const trace::Trace& trace) const;
    void end(SocketId socket, std::uint32_t event);
    // nullopt: it goes to or comes from a hidden lane.
    std::optional<std::uint32_t> placeSegment(std::uint32_t packet, std::uint32_t event, Timestamp time,
                                              const trace::Trace& trace);
    void infer(const trace::PacketRecord& packet, ConnectionId connection, const LadderSegment& placed,
               std::uint32_t event, const trace::Trace& trace);
    void settle(std::uint32_t item, trace::Verdict verdict, std::uint32_t event);
    void fold(std::uint32_t event, Timestamp time);
    void note(LadderNote note, std::uint32_t event);
    void push(std::uint32_t lane, std::size_t track, StateSpan span);
    std::optional<std::size_t> trackFor(std::uint32_t lane, std::uint64_t holder);
    std::uint32_t addItem(LadderItem item);
    void stretch(std::uint32_t item, double bottom);
    std::uint32_t addLane(std::string name, int pid, Side side);
    std::uint32_t partyOf(trace::Protocol protocol, const Address& address);
    void guessParties(const trace::PacketEnds& ends, Side sender, std::uint32_t from, std::uint32_t to,
                      const trace::Trace& trace);
};

}  // namespace model::layout
