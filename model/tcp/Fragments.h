// TCP segments of a capture that came in IP fragments: the first fragment tells all of the segment but its length, the
// last one that. Until both came the segment counts without its end. Owned by the ConnectionTracker.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <tuple>

#include "model/base/Side.h"
#include "model/packet/Packet.h"
#include "model/tcp/Segment.h"

namespace model::tcp {

struct Fragmented {
    std::optional<std::uint32_t> total;  // bytes of the IP payload, once the last fragment was captured
    std::uint32_t before = 0;            // of it, up to the end of the first fragment
    std::size_t connection = 0;          // index of the segment's connection
    Side from = Side::Client;
    std::optional<Segment> rest;  // behind the first fragment, its length not known yet
    Timestamp since;              // when the first of the fragments was captured
};

class Fragments {
public:
    // The segment that a fragment is a part of.
    Fragmented& of(const packet::IpHeader& ip, Timestamp time);
    // The first fragment, with so many bytes of the IP payload: `segment` gets its whole length if the last fragment
    // came before; else its end is taken when that comes.
    static void begin(Fragmented& all, std::uint32_t part, Segment& segment);
    // The last fragment. False: the first one did not come yet; true: the rest is known whole.
    static bool complete(Fragmented& all, const packet::Packet& last);

private:
    std::map<std::tuple<IpAddress, IpAddress, std::uint16_t>, Fragmented> m_all;
};

}  // namespace model::tcp
