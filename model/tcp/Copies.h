// Tells the very same packet, captured at two places or by two interfaces, from one that was sent again: that has
// another IPv4 identification, unless its sender gives all of them the same (RFC 6864 section 4.1). Of a first packet,
// and of a SYN without any, only the time tells: no end sends them again so soon (RFC 6298 section 2).
#pragma once

#include <array>
#include <cstdint>

#include "model/tcp/Segment.h"

namespace model::tcp {

class Copies {
public:
    bool isCopy(const Segment& segment);

private:
    struct Mark {
        std::uint16_t identification = 0, flags = 0;
        SequenceNumber seq, ack;
        std::uint32_t length = 0;
        Timestamp time;
        [[nodiscard]] bool same(const Mark& other) const;
    };
    std::array<Mark, 8> m_recent{};  // all different
    std::size_t m_count = 0;

    // No two of the last packets, of which there are some, had the same identification.
    [[nodiscard]] bool tellsApart() const;
};

}  // namespace model::tcp
