// Puts packets of our own on the namespace's loopback: raw(7) sockets with the whole IP header from us, marked
// (SO_MARK) so that the queue's rule lets them by. The tap sees them like any other packet; recognise() tells them
// apart.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "model/base/Ids.h"
#include "model/packet/Packet.h"
#include "netio/posix/SystemError.h"
#include "netio/posix/UniqueFd.h"

namespace netio::gate {

class Injector {
public:
    static constexpr std::uint32_t kMark = 0x50c;

    // Its bytes are all there, not cut off.
    [[nodiscard]] static bool isWhole(std::span<const std::uint8_t> frame, const model::packet::Packet& decoded);
    // Sends a copy of the packet `original`, of which `frame` are the bytes and `decoded` what they mean.
    // Its checksums are computed anew: those of a captured loopback packet are partial.
    [[nodiscard]] posix::SystemResult<model::Done> sendCopy(model::PacketId original,
                                                            std::span<const std::uint8_t> frame,
                                                            const model::packet::Packet& decoded);
    // Whether a frame of the tap is one that was sent here: what it is a copy of. Each is recognised once.
    [[nodiscard]] std::optional<model::PacketId> recognise(std::span<const std::uint8_t> frame,
                                                           const model::packet::Packet& decoded);
    [[nodiscard]] bool expects() const { return !m_sent.empty(); }

private:
    struct Sent {
        model::PacketId original;
        std::vector<std::uint8_t> segment;  // from the transport header on, its checksum whole
    };
    posix::UniqueFd m_v4, m_v6;  // made when first needed
    std::deque<Sent> m_sent;     // not seen by the tap yet
};

}  // namespace netio::gate
