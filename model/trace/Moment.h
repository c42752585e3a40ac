// What was so at a position of a trace: the events before it have happened, those behind it have not. The one answer of
// the house to who sent a packet, in which call, and what had become of it by then. Cheap to make, for as long as the
// question; the trace outlives it. Nothing it tells looks past the position but an Inference, which says so itself.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>

#include "model/trace/Scene.h"
#include "model/trace/Trace.h"

namespace model::trace {

// Who sent a packet, as far as the events before a position tell.
struct Origin {
    std::string actor;  // "" where no process of ours is known
    std::optional<int> pid, fd;
    SocketId socket;                 // 0: none is known that has the packet's addresses
    const CallView* call = nullptr;  // that made the kernel send it at once; as long as the Moment
};

// The transmission control block as the segments tell it, RFC 9293 section 3.3.1.
struct BlockView {
    std::optional<SequenceNumber> iss, irs, sndNxt, sndUna, rcvNxt;
    std::optional<std::uint32_t> sndWnd, rcvWnd;  // bytes, scaled
    bool operator==(const BlockView&) const = default;
};

class Moment {
public:
    Moment(const Trace& trace, std::size_t position) : m_trace(&trace), m_position(std::min(position, trace.size())) {}

    [[nodiscard]] const Trace& trace() const { return *m_trace; }
    [[nodiscard]] std::size_t position() const { return m_position; }
    [[nodiscard]] const Scene& scene() const { return *sharedScene(); }
    [[nodiscard]] const std::shared_ptr<const Scene>& sharedScene() const;  // whoever has it keeps it

    [[nodiscard]] bool happened(const PacketRecord& packet) const { return packet.event < m_position; }
    [[nodiscard]] PacketFate fate(PacketId packet) const { return m_trace->fate(packet, m_position); }
    // It was at its receiver's door: at once where no gate decides.
    [[nodiscard]] bool arrived(const PacketRecord& packet) const;
    [[nodiscard]] Origin origin(PacketId packet) const;

    [[nodiscard]] const SocketView* socketOf(ConnectionId connection, Side side) const;  // nullptr: none is known
    [[nodiscard]] std::optional<Inference> inferred(ConnectionId connection, Side side) const;
    [[nodiscard]] BlockView block(ConnectionId connection, Side side) const;

private:
    const Trace* m_trace;
    std::size_t m_position;
    mutable std::shared_ptr<const Scene> m_scene;

    [[nodiscard]] const EndpointView* endOf(ConnectionId connection, Side side) const;
};

}  // namespace model::trace
