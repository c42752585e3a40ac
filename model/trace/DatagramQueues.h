// How many bytes of payload wait in the receive queues of UDP sockets. The kernel tells only how much memory they take:
// the datagrams that arrived are counted, less those that calls took and those that the kernel discarded.
#pragma once

#include <cstdint>
#include <deque>
#include <map>

#include "model/trace/Scene.h"

namespace model::trace {

class DatagramQueues {
public:
    void arrive(const PacketRecord& packet, const Trace& trace, Scene& scene);
    void returned(const CallView& call, Scene& scene);
    // The kernel told of the socket anew; its memory is replaced by the bytes.
    void reported(SocketView& socket);
    // It discarded so many datagrams: those that came last.
    void discard(std::uint64_t count, const std::string& counter, Scene& scene);

private:
    struct Datagram {
        PacketId packet;
        std::uint32_t bytes = 0;
    };
    struct Parts {
        std::uint32_t seen = 0, whole = 0;  // bytes of IP payload; whole 0: the last fragment has not come
        std::uint32_t bytes = 0;            // of the datagram's payload
    };
    struct Arrival {
        SocketId socket;
        PacketId packet;
    };
    std::map<SocketId, std::deque<Datagram>> m_waiting;
    std::map<std::uint32_t, Parts> m_parts;  // by protocol-wide identification
    std::deque<Arrival> m_latest;

    [[nodiscard]] std::uint32_t bytesOf(SocketId socket) const;
    // The bytes of the datagram that the packet completes.
    [[nodiscard]] std::optional<std::uint32_t> complete(const PacketRecord& packet, const Trace& trace);
};

}  // namespace model::trace
