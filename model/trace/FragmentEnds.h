// Only the first fragment of a datagram has the ports: whose the others are, their identification tells (RFC 791
// section 3.2, RFC 8200 section 4.5).
#pragma once

#include <deque>
#include <utility>

#include "model/packet/Packet.h"

namespace model::trace {

class FragmentEnds {
public:
    // Sender and receiver of a fragment; without ports where its first one was not seen.
    std::pair<Address, Address> of(const packet::Packet& fragment);

private:
    struct First {
        IpAddress source, destination;
        std::uint8_t protocol = 0;
        std::uint16_t identification = 0;
        std::uint16_t from = 0, to = 0;
    };
    std::deque<First> m_firsts;  // the newest last
};

}  // namespace model::trace
