// One NFQUEUE of this network namespace: packets arrive with the kernel's id and wait there until a verdict is sent.
// nfnetlink_queue(7), libmnl. Segments are not cut (GSO) and checksums stay partial.
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "netio/netlink/NetlinkSocket.h"

namespace netio::gate {

struct QueuedPacket {
    std::uint32_t queueId = 0;            // the kernel's, for the verdict
    std::span<const std::uint8_t> bytes;  // from the IP header on; the first kCopied at most
    std::uint32_t length = 0;             // of the whole packet
};

class NfQueue {
public:
    static constexpr std::uint32_t kCopied = 256;  // enough for all headers

    [[nodiscard]] static posix::SystemResult<NfQueue> open(std::uint16_t queue);

    [[nodiscard]] int fd() const { return m_socket.fd(); }
    // All packets that wait in the socket. Errors: ENOBUFS, packets were lost; others, of a verdict sent before.
    [[nodiscard]] posix::SystemResult<model::Done> receive(const std::function<void(const QueuedPacket&)>& onPacket);

    enum class Verdict : std::uint8_t { Accept, Drop };
    // When it returns, the receiving socket has processed an accepted packet.
    [[nodiscard]] posix::SystemResult<model::Done> settle(std::uint32_t queueId, Verdict verdict);

private:
    netlink::NetlinkSocket m_socket;
    std::uint16_t m_queue;

    NfQueue(netlink::NetlinkSocket socket, std::uint16_t queue) : m_socket(std::move(socket)), m_queue(queue) {}
};

}  // namespace netio::gate
