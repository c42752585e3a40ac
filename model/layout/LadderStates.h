// Which state stands on which bar of a ladder, and where it begins: the kernel's word in a session, what the segments
// show in a capture. A bar changes where its segment left or was let in, not where the kernel told of it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/layout/LadderParties.h"
#include "model/layout/LadderSegments.h"
#include "model/layout/StateBars.h"
#include "model/trace/Trace.h"

namespace model::layout {

class LadderStates {
public:
    LadderStates(double top, double stateRow) : m_top(top), m_bars(stateRow) {}

    [[nodiscard]] const StateBars& bars() const { return m_bars; }
    void addLanes(std::size_t count, double y);
    // Something happened on the life line at that height: the next state begins there.
    void moveTo(std::uint32_t lane, double y);

    // The kernel's word on a TCP socket of that life line.
    void change(const trace::SocketChanged& socket, std::uint32_t lane, std::uint32_t event,
                const LadderSegments& segments, const trace::Trace& trace);
    void end(SocketId socket, std::uint32_t lane, std::uint32_t event);
    // A listener whose connection is over is seen to listen again when the next one calls.
    void called(std::uint32_t lane, double y, std::uint32_t event);
    // What a capture's packet shows of both ends.
    void infer(const trace::PacketRecord& packet, const LadderSegment& placed, std::uint32_t event,
               const LadderParties& parties, const trace::Trace& trace);

private:
    struct ConnectionEnd {
        const tcp::Endpoint* endpoint = nullptr;
        Side side = Side::Client;
    };
    struct Begin {  // of a state
        double y = 0;
        std::uint32_t event = 0;
    };
    struct Inferred {
        std::uint32_t lane = kNever;
        std::uint64_t connection = 0;
        State first = State::Closed, state = State::Closed;
        double y = 0;
    };

    double m_top;
    StateBars m_bars;
    std::vector<std::uint64_t> m_listener;  // by lane: its listening socket, or 0

    void listen(const trace::SocketChanged& socket, std::uint32_t lane, std::uint32_t event);
    void show(const trace::SocketChanged& socket, std::uint32_t lane, std::size_t track, std::uint32_t event,
              const LadderSegments& segments, const trace::Trace& trace);
    void show(const Inferred& inferred, const LadderSegment& placed, std::uint32_t event);
    [[nodiscard]] static std::optional<ConnectionEnd> endOf(const trace::SocketChanged& socket,
                                                            const LadderSegments& segments, const trace::Trace& trace);
    [[nodiscard]] static std::optional<Begin> beginOf(const tcp::Transition& transition, Side side,
                                                      const LadderSegments& segments, const trace::Trace& trace);
};

}  // namespace model::layout
