#include "netio/gate/Injector.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <cassert>

#include "netio/posix/SocketAddress.h"

namespace netio::gate {
namespace {

using model::PacketId;
using model::packet::Packet;

using Bytes = std::span<const std::uint8_t>;

// RFC 1071: the one's complement sum of 16-bit words.
class Checksum {
public:
    void add(Bytes bytes) {
        for (std::size_t i = 0; i < bytes.size(); ++i)
            m_sum += i % 2 == 0 ? std::uint64_t{bytes[i]} << 8 : bytes[i];
    }
    void add(std::uint32_t number) { m_sum += (number >> 16) + (number & 0xffff); }
    [[nodiscard]] std::uint16_t value() const {
        std::uint64_t sum = m_sum;
        while (sum >> 16 != 0)
            sum = (sum & 0xffff) + (sum >> 16);
        return static_cast<std::uint16_t>(~sum);
    }

private:
    std::uint64_t m_sum = 0;
};

void put(std::span<std::uint8_t> bytes, std::size_t at, std::uint16_t value) {
    bytes[at] = static_cast<std::uint8_t>(value >> 8);
    bytes[at + 1] = static_cast<std::uint8_t>(value);
}

// Over the pseudo header and the whole segment: RFC 9293 section 3.1, RFC 768, RFC 8200 section 8.1. The kernel leaves
// none partial in a fragment, nor in ICMP.
void makeChecksumWhole(std::span<std::uint8_t> segment, const Packet& packet) {
    if (packet.ip->fragment || !(packet.tcp || packet.udp))
        return;
    const std::size_t at = packet.tcp ? 16 : 6;
    put(segment, at, 0);
    Checksum sum;
    for (const model::IpAddress* address : {&packet.ip->source, &packet.ip->destination})
        sum.add(Bytes(address->bytes).first(packet.ip->v6 ? 16 : 4));
    sum.add(packet.tcp ? IPPROTO_TCP : IPPROTO_UDP);
    sum.add(static_cast<std::uint32_t>(segment.size()));
    sum.add(segment);
    const std::uint16_t value = sum.value();
    put(segment, at, packet.udp && value == 0 ? 0xffff : value);
}

std::uint32_t transportOffset(const Packet& packet) {
    return packet.ip->range.offset + packet.ip->range.length;
}

posix::SystemResult<posix::UniqueFd> rawSocket(int family) {
    posix::UniqueFd fd(::socket(family, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, IPPROTO_RAW));  // implies IP_HDRINCL
    if (!fd.valid())
        return posix::systemError("socket(SOCK_RAW)");
    if (::setsockopt(fd.get(), SOL_SOCKET, SO_MARK, &Injector::kMark, sizeof Injector::kMark) < 0)
        return posix::systemError("setsockopt(SO_MARK)");
    return fd;
}

}  // namespace

bool Injector::isWhole(Bytes frame, const Packet& decoded) {
    return decoded.ip->range.offset + decoded.ip->totalLength <= frame.size();
}

posix::SystemResult<model::Done> Injector::sendCopy(PacketId original, Bytes frame, const Packet& decoded) {
    assert(isWhole(frame, decoded));
    const std::size_t begin = decoded.ip->range.offset, end = begin + decoded.ip->totalLength;
    posix::UniqueFd& socket = decoded.ip->v6 ? m_v6 : m_v4;
    if (!socket.valid()) {
        auto made = rawSocket(decoded.ip->v6 ? AF_INET6 : AF_INET);
        if (!made)
            return made.error();
        socket = made.take();
    }
    std::vector<std::uint8_t> packet(frame.begin() + static_cast<std::ptrdiff_t>(begin),
                                     frame.begin() + static_cast<std::ptrdiff_t>(end));
    const std::span<std::uint8_t> segment = std::span(packet).subspan(transportOffset(decoded) - begin);
    makeChecksumWhole(segment, decoded);  // that of the IPv4 header is the kernel's to make: raw(7)
    m_sent.push_back({original, {segment.begin(), segment.end()}});
    const auto to = posix::toSocketAddress({decoded.ip->destination, 0});
    if (::sendto(socket.get(), packet.data(), packet.size(), 0, to.get(), to.length) < 0) {
        m_sent.pop_back();
        return posix::systemError("duplicate");
    }
    return model::Done{};
}

std::optional<PacketId> Injector::recognise(Bytes frame, const Packet& decoded) {
    if (m_sent.empty() || !decoded.ip)
        return std::nullopt;
    const std::size_t begin = decoded.ip->range.offset, end = begin + decoded.ip->totalLength;
    const std::size_t last = std::min(frame.size(), end);
    if (transportOffset(decoded) > last)
        return std::nullopt;
    const Bytes segment = frame.first(last).subspan(transportOffset(decoded));
    const auto sent =
        std::ranges::find_if(m_sent, [&](const Sent& s) { return std::ranges::equal(s.segment, segment); });
    if (sent == m_sent.end())
        return std::nullopt;
    const PacketId original = sent->original;
    m_sent.erase(sent);
    return original;
}

}  // namespace netio::gate
