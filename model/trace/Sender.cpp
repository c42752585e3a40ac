#include "model/trace/Sender.h"

#include <algorithm>

#include "model/call/CallRow.h"

namespace model::trace {
namespace {

namespace flag = packet::flag;

// Of several that had a packet's addresses the latest that had begun when it left. A socket is often reported just
// after its first segment, hence the earliest where none had begun.
class Latest {
public:
    explicit Latest(Timestamp sent) : m_sent(sent) {}

    void consider(const SocketView& socket) {
        if (socket.ended && socket.reported < m_sent)
            return;
        if (!m_best || (begun(socket) ? !begun(*m_best) || since(*m_best) < since(socket)
                                      : !begun(*m_best) && since(socket) < since(*m_best)))
            m_best = &socket;
    }
    [[nodiscard]] const SocketView* best() const { return m_best; }

private:
    Timestamp m_sent;
    const SocketView* m_best = nullptr;

    static Timestamp since(const SocketView& socket) { return socket.states.front().time; }
    [[nodiscard]] bool begun(const SocketView& socket) const { return since(socket) <= m_sent; }
};

}  // namespace

Origin Sender::origin() const {
    const SocketView* found = socket();
    Origin origin;
    if (found && !found->lastOwners.empty()) {
        origin.pid = found->lastOwners.front().pid;
        origin.fd = found->lastOwners.front().fd;
        for (const FdOwner& owner : found->lastOwners) {
            origin.call = callOf(owner);
            if (!origin.call)
                continue;
            origin.pid = owner.pid;
            origin.fd = owner.fd;
            break;
        }
        origin.actor = m_scene.actorOfPid(*origin.pid);
    } else if (auto caller = connecting()) {
        origin = *caller;
    } else {
        origin = holderOfItsEnd();
    }
    origin.socket = found ? found->now.socket : SocketId();
    return origin;
}

// The one with both addresses; where nobody holds it, its listener, or an unconnected UDP socket.
const SocketView* Sender::socket() const {
    Latest exact(m_packet.time), open(m_packet.time);
    for (const auto& [id, socket] : m_scene.sockets) {
        if (socket.now.protocol != m_packet.protocol)
            continue;
        const Address local = socket.now.local.unmapped();
        if (local == m_packet.from && socket.now.remote.unmapped() == m_packet.to)
            exact.consider(socket);
        if (local.port == m_packet.from.port && socket.now.remote.port == 0 &&
            (local.ip == m_packet.from.ip || local.ip.isAny()))
            open.consider(socket);
    }
    const bool held = exact.best() && !exact.best()->lastOwners.empty();
    return held || !open.best() ? exact.best() : open.best();
}

// The process's call that was running when the packet left, if it is one that sends such a packet.
const CallView* Sender::callOf(const FdOwner& owner) const {
    const CallView* last = nullptr;
    for (const ActorView& actor : m_scene.actors) {
        for (const CallView& call : actor.calls) {
            if (actor.pid == owner.pid && call.enterTime <= m_packet.time)
                last = &call;
        }
    }
    const bool running = last && (!last->returned || m_packet.time <= last->returnTime);
    const bool its =
        running && (last->entered.value->row().closes == call::Closes::All || last->entered.fd == owner.fd);
    return its && sends(*last) ? last : nullptr;
}

bool Sender::sends(const CallView& call) const {
    const std::uint16_t flags = m_packet.segment ? m_packet.segment->flags : 0;
    const call::Sends kind = call.entered.value->row().sends;
    if (m_packet.protocol == Protocol::Udp || m_packet.payloadLength > 0)
        return kind == call::Sends::Data;
    if ((flags & flag::Syn) != 0)
        return (flags & flag::Ack) == 0 && kind == call::Sends::Syn;
    if ((flags & (flag::Fin | flag::Rst)) != 0)
        return kind == call::Sends::End;
    return false;
}

// A SYN may come before the kernel has told of its socket: whose only connect() to that address was running?
std::optional<Origin> Sender::connecting() const {
    if (!m_packet.segment || (m_packet.segment->flags & (flag::Syn | flag::Ack)) != flag::Syn)
        return std::nullopt;
    std::optional<Origin> found;
    for (const ActorView& actor : m_scene.actors) {
        for (const CallView& call : actor.calls) {
            const bool running =
                call.enterTime <= m_packet.time && (!call.returned || m_packet.time <= call.returnTime);
            if (!running || !sends(call) || !call.entered.value->names(m_packet.to))
                continue;
            if (found)
                return std::nullopt;
            found = Origin{actor.name, actor.pid, call.entered.fd, {}, &call};
        }
    }
    return found;
}

// No socket has the packet's addresses any more, or none yet: who held this end of the connection, or the port.
Origin Sender::holderOfItsEnd() const {
    const std::size_t index = m_packet.segment ? m_packet.segment->connection - 1 : m_scene.connections.size();
    if (index < m_scene.connections.size()) {
        const EndpointView& end = m_scene.connections[index].ends[m_packet.segment->from];
        if (!end.actor.empty())
            return {end.actor, end.pid, end.fd, {}, nullptr};
    }
    for (auto it = m_scene.sockets.rbegin(); it != m_scene.sockets.rend(); ++it) {
        const SocketChanged& socket = it->second.now;
        const bool sameIp = socket.local.ip.unmapped() == m_packet.from.ip || socket.local.ip.isAny();
        if (socket.protocol != m_packet.protocol || socket.local.port != m_packet.from.port || !sameIp ||
            it->second.lastOwners.empty())
            continue;
        const FdOwner& owner = it->second.lastOwners.front();
        return {m_scene.actorOfPid(owner.pid), owner.pid, owner.fd, {}, nullptr};
    }
    return {};
}

}  // namespace model::trace
