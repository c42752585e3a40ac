// The state bars of a ladder's life lines: for each life line one track for each connection at a time, on it the states
// one below the other with room for a name each. Units of the base text size.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/base/State.h"
#include "model/layout/LadderRows.h"

namespace model::layout {

struct StateSpan {
    double y = 0;             // where it begins; it ends where the next begins
    std::uint32_t event = 0;  // index in the trace
    State state = State::Closed;
    bool kernel = true;            // false: inferred from segments
    std::uint64_t socket = 0;      // SocketId, or 0
    std::uint32_t ended = kNever;  // event: the socket is no more
};

using StateTrack = std::vector<StateSpan>;

class StateBars {
public:
    static constexpr std::size_t kMaxTracks = 6;

    // stateRow: height between two states of one track.
    explicit StateBars(double stateRow) : m_stateRow(stateRow) {}

    // Life lines up to that many; a state on a new one begins at y.
    void addLanes(std::size_t count, double y);
    // Where the next state of the life line begins.
    void moveTo(std::uint32_t lane, double y) { m_lanes[lane].next = y; }
    [[nodiscard]] double next(std::uint32_t lane) const { return m_lanes[lane].next; }
    [[nodiscard]] double stateRow() const { return m_stateRow; }

    // The track of a socket or connection; a free one where it has none yet; nullopt: all are taken.
    std::optional<std::size_t> trackFor(std::uint32_t lane, std::uint64_t holder);
    [[nodiscard]] std::uint64_t holder(std::uint32_t lane, std::size_t track) const;  // 0: free
    void release(std::uint32_t lane, std::size_t track) { m_lanes[lane].holders[track] = 0; }
    void push(std::uint32_t lane, std::size_t track, StateSpan span);

    [[nodiscard]] const std::vector<StateTrack>& tracks(std::uint32_t lane) const { return m_lanes[lane].tracks; }
    // Where a bar ends: where the next state begins, or, of a socket that is no more, soon, if another one on the same
    // life line lives or as soon as it does; nullopt: it reaches to the present of that event.
    [[nodiscard]] std::optional<double> endOf(std::uint32_t lane, std::size_t track, std::size_t span,
                                              std::size_t beforeEvent) const;
    // A socket that is no more, beside one that has the same state: one name is enough.
    [[nodiscard]] bool namedBeside(std::uint32_t lane, std::size_t track, const StateSpan& span,
                                   std::size_t beforeEvent) const;
    // The lower of the height and what the names of the states before the event need.
    [[nodiscard]] double heightAt(std::size_t beforeEvent, double height) const;

private:
    struct LaneBars {
        double next = 0;
        std::vector<std::uint64_t> holders = {};  // by track
        std::vector<StateTrack> tracks = {};
    };
    double m_stateRow;
    std::vector<LaneBars> m_lanes;
};

}  // namespace model::layout
