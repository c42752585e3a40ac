// Finds who sent a packet in the scene of a position: the socket with its addresses, who holds it, the call at work.
// Private to Moment.
#pragma once

#include "model/trace/Moment.h"

namespace model::trace {

class Sender {
public:
    Sender(const PacketRecord& packet, const Scene& scene) : m_packet(packet), m_scene(scene) {}
    [[nodiscard]] Origin origin() const;

private:
    const PacketRecord& m_packet;
    const Scene& m_scene;

    [[nodiscard]] const SocketView* socket() const;
    [[nodiscard]] const CallView* callOf(const FdOwner& owner) const;
    [[nodiscard]] bool sends(const CallView& call) const;
    [[nodiscard]] std::optional<Origin> connecting() const;
    [[nodiscard]] Origin holderOfItsEnd() const;
};

}  // namespace model::trace
