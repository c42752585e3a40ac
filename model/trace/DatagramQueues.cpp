#include "model/trace/DatagramQueues.h"

#include <algorithm>

#include "model/call/CallRow.h"

namespace model::trace {
namespace {

constexpr std::size_t kLatest = 1024;  // more arrivals between two looks at the counters are not told apart

// The connected one first (udp(7)), else the one that is bound to the port.
SocketView* receiverOf(const PacketRecord& packet, Scene& scene) {
    SocketView* found = nullptr;
    for (auto& [id, socket] : scene.sockets) {
        const Address& local = socket.now.local;
        if (socket.ended || socket.now.protocol != Protocol::Udp || local.port != packet.to.port ||
            !(local.ip.isAny() || local.ip.unmapped() == packet.to.ip.unmapped()))
            continue;
        if (socket.now.remote.port == 0)
            found = found ? found : &socket;
        else if (socket.now.remote.port == packet.from.port &&
                 socket.now.remote.ip.unmapped() == packet.from.ip.unmapped())
            return &socket;
    }
    return found;
}

}  // namespace

std::uint32_t DatagramQueues::bytesOf(SocketId socket) const {
    std::uint32_t bytes = 0;
    if (const auto waiting = m_waiting.find(socket); waiting != m_waiting.end())
        for (const Datagram& datagram : waiting->second)
            bytes += datagram.bytes;
    return bytes;
}

std::optional<std::uint32_t> DatagramQueues::complete(const PacketRecord& packet, const Trace& trace) {
    if (!packet.fragment)
        return packet.payloadLength;
    const packet::Packet decoded = trace.decoded(packet.seen.packet);
    if (!decoded.ip)
        return std::nullopt;
    constexpr std::uint32_t kUdpHeader = 8;
    Parts& parts = m_parts[decoded.ip->identification];
    const std::uint32_t length = decoded.payloadLength + (decoded.udp ? kUdpHeader : 0);
    parts.seen += length;
    parts.bytes += decoded.payloadLength;
    if (!decoded.ip->moreFragments)
        parts.whole = decoded.ip->fragmentOffset + length;
    if (parts.whole == 0 || parts.seen < parts.whole)
        return std::nullopt;
    const std::uint32_t bytes = parts.bytes;
    m_parts.erase(decoded.ip->identification);
    return bytes;
}

void DatagramQueues::arrive(const PacketRecord& packet, const Trace& trace, Scene& scene) {
    if (packet.protocol != Protocol::Udp)
        return;
    const auto bytes = complete(packet, trace);
    SocketView* socket = bytes ? receiverOf(packet, scene) : nullptr;
    if (!socket)
        return;
    m_waiting[socket->now.socket].push_back({packet.seen.packet, *bytes});
    m_latest.push_back({socket->now.socket, packet.seen.packet});
    if (m_latest.size() > kLatest)
        m_latest.pop_front();
    socket->now.recvQueue = bytesOf(socket->now.socket);
}

void DatagramQueues::returned(const CallView& call, Scene& scene) {
    if (call.entered.value->row().brings != call::Brings::Bytes || !call.entered.fd || !call.returned ||
        call.returned->error != 0 || call.entered.text().find("MSG_PEEK") != std::string::npos)
        return;
    for (auto& [id, waiting] : m_waiting) {
        SocketView& socket = scene.sockets.at(id);
        const FdOwner reader{call.entered.pid, *call.entered.fd};
        if (waiting.empty() || std::ranges::find(socket.lastOwners, reader) == socket.lastOwners.end())
            continue;
        waiting.pop_front();
        socket.now.recvQueue = bytesOf(id);
    }
}

void DatagramQueues::reported(SocketView& socket) {
    if (socket.now.protocol != Protocol::Udp)
        return;
    if (socket.now.recvQueue == 0)
        m_waiting.erase(socket.now.socket);
    socket.now.recvQueue = bytesOf(socket.now.socket);
}

void DatagramQueues::discard(std::uint64_t count, const std::string& counter, Scene& scene) {
    for (; count > 0 && !m_latest.empty(); --count) {
        const Arrival last = m_latest.back();
        m_latest.pop_back();
        scene.discarded[last.packet] = counter;
        const auto waiting = m_waiting.find(last.socket);
        if (waiting == m_waiting.end())
            continue;
        std::erase_if(waiting->second, [&](const Datagram& datagram) { return datagram.packet == last.packet; });
        scene.sockets.at(last.socket).now.recvQueue = bytesOf(last.socket);
    }
}

}  // namespace model::trace
