// Where everything of a ladder stands: one life line for each process (in a capture: for each address), rows in the
// order of events, each segment in a band of its own so that labels never meet. Plain numbers in units of the base
// text size, y downwards. Follows a trace that grows: update() reads new events only, and what has a place keeps it.
// A segment slants to its receiver's door; when it waited there, a wait line leads down to where it was let in.
#pragma once

#include "model/layout/LadderParties.h"
#include "model/layout/LadderStates.h"

namespace model::layout {

struct LadderMeasures {
    double top = 1;   // above the first row
    double lead = 0;  // above the first segment
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
    auto operator<=>(const LadderMeasures&) const = default;
};

struct LadderCall {
    std::uint32_t lane = 0;
    std::uint32_t entered = 0, returned = kNever;  // events
    double enterY = 0, returnY = 0;                // equal: one row tells both
};

struct LadderNote {
    enum class Kind : std::uint8_t { Gap, ActorEnded, Lost, Problem } kind = Kind::Gap;
    std::uint32_t lane = kNever;
    std::int64_t ns = 0;  // Gap; Lost: how many
};

class LadderLayout {
public:
    explicit LadderLayout(LadderMeasures measures = {});

    void update(const trace::Trace& trace);

    [[nodiscard]] const LadderMeasures& measures() const { return m_measures; }
    [[nodiscard]] const LadderParties& parties() const { return m_parties; }
    [[nodiscard]] const std::vector<Lane>& lanes() const { return m_parties.lanes(); }
    // Of one end of a segment; kNever where nobody knows (yet).
    [[nodiscard]] std::uint32_t laneOf(std::uint32_t party) const { return m_parties.laneOf(party); }
    [[nodiscard]] const StateBars& bars() const { return m_states.bars(); }
    [[nodiscard]] const LadderRows& rows() const { return m_rows; }
    [[nodiscard]] const LadderSegments& segments() const { return m_segments; }
    [[nodiscard]] const std::vector<LadderCall>& calls() const { return m_calls; }
    [[nodiscard]] const std::vector<LadderNote>& notes() const { return m_notes; }
    [[nodiscard]] bool waitedFar(const LadderSegment& segment) const {
        return segment.end - segment.door > m_measures.farWait;
    }
    // Lowest y of what happened before the event.
    [[nodiscard]] double heightAt(std::size_t beforeEvent) const {
        return bars().heightAt(beforeEvent, m_rows.heightAt(beforeEvent));
    }

private:
    LadderMeasures m_measures;
    std::size_t m_done = 0, m_packetsDone = 0;
    Timestamp m_lastTime;
    bool m_live = false;  // a session of ours: states come from the kernel
    LadderParties m_parties;
    LadderRows m_rows;
    LadderSegments m_segments;
    LadderStates m_states;
    std::vector<LadderCall> m_calls;
    std::vector<LadderNote> m_notes;
    std::unordered_map<std::uint64_t, std::uint32_t> m_openCalls, m_openSegments, m_pending;  // id -> item or packet
    std::vector<std::uint32_t> m_waiting;  // by lane: segments at its door

    void take(const trace::TraceEvent& event, std::uint32_t index, const trace::Trace& trace);
    void growLanes();
    void enter(const trace::CallEntered& call, std::uint32_t event, Timestamp time);
    void leave(const trace::CallReturned& call, std::uint32_t event, Timestamp time);
    void see(const trace::PacketSeen& seen, std::uint32_t event, Timestamp time, const trace::Trace& trace);
    void judge(const trace::PacketVerdict& verdict, std::uint32_t event, Timestamp time, const trace::Trace& trace);
    void hold(PacketId packet, std::uint32_t index, std::uint32_t event, Timestamp time, const trace::Trace& trace);
    std::uint32_t placeSegment(std::uint32_t packet, std::uint32_t event, Timestamp time, const trace::Trace& trace);
    void settle(std::uint32_t item, trace::Verdict verdict, std::uint32_t event);
    void fold(std::uint32_t event, Timestamp time);
    void note(LadderNote note, std::uint32_t event);
    [[nodiscard]] LadderSegment& segmentOf(std::uint32_t item) { return m_segments.at(m_rows.items()[item].index); }
};

}  // namespace model::layout
