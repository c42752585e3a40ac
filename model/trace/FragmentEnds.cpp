#include "model/trace/FragmentEnds.h"

#include <algorithm>

namespace model::trace {
namespace {

constexpr std::size_t kMost = 64;  // datagrams under way at a time

}  // namespace

std::pair<Address, Address> FragmentEnds::of(const packet::Packet& fragment) {
    const packet::IpHeader& ip = *fragment.ip;
    Address from = fragment.source(), to = fragment.destination();
    if (ip.fragmentOffset == 0) {
        m_firsts.push_back({ip.source, ip.destination, ip.protocol, ip.identification, from.port, to.port});
        if (m_firsts.size() > kMost)
            m_firsts.pop_front();
        return {from, to};
    }
    const auto first = std::ranges::find_if(m_firsts.rbegin(), m_firsts.rend(), [&](const First& known) {
        return known.source == ip.source && known.destination == ip.destination && known.protocol == ip.protocol &&
               known.identification == ip.identification;
    });
    if (first != m_firsts.rend()) {
        from.port = first->from;
        to.port = first->to;
    }
    return {from, to};
}

}  // namespace model::trace
