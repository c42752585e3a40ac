#include "ScriptedPeer.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

#include "model/packet/Packet.h"

namespace truth {
namespace {

void put16(std::vector<std::uint8_t>& out, std::uint32_t value) {
    out.push_back(static_cast<std::uint8_t>(value >> 8));
    out.push_back(static_cast<std::uint8_t>(value));
}

void put32(std::vector<std::uint8_t>& out, std::uint32_t value) {
    put16(out, value >> 16);
    put16(out, value & 0xffff);
}

void put(std::vector<std::uint8_t>& out, std::size_t at, std::uint16_t value) {
    out[at] = static_cast<std::uint8_t>(value >> 8);
    out[at + 1] = static_cast<std::uint8_t>(value);
}

std::uint32_t sumOf(const std::vector<std::uint8_t>& bytes) {
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        sum += i % 2 == 0 ? std::uint32_t{bytes[i]} << 8 : bytes[i];
    return sum;
}

std::uint16_t folded(std::uint32_t sum) {
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return static_cast<std::uint16_t>(~sum);
}

std::vector<std::uint8_t> addresses(const char* from, const char* to) {
    std::vector<std::uint8_t> out;
    for (const char* text : {from, to}) {
        in_addr address{};
        inet_pton(AF_INET, text, &address);
        put32(out, ntohl(address.s_addr));
    }
    return out;
}

std::vector<std::uint8_t> ipHeader(std::uint8_t protocol, std::size_t carried, const char* from, const char* to) {
    std::vector<std::uint8_t> ip{0x45, 0};
    put16(ip, static_cast<std::uint32_t>(20 + carried));
    put32(ip, 0);
    put32(ip, 64u << 24 | std::uint32_t{protocol} << 16);
    const auto both = addresses(from, to);
    ip.insert(ip.end(), both.begin(), both.end());
    put(ip, 10, folded(sumOf(ip)));
    return ip;
}

std::uint16_t flagsOf(std::string_view names) {
    std::uint16_t flags = 0;
    while (model::packet::flagNames(flags) != names)
        ++flags;
    return flags;
}

}  // namespace

std::string ScriptedPeer::open(ScriptedPeer& peer) {
    const auto failed = [](const char* what) { return std::string(what) + ": " + std::strerror(errno); };
    peer.m_tun.reset(::open("/dev/net/tun", O_RDWR | O_CLOEXEC | O_NONBLOCK));
    if (!peer.m_tun.valid())
        return failed("no /dev/net/tun");
    ifreq request{};
    std::strcpy(request.ifr_name, peer.device());
    request.ifr_flags = IFF_TUN | IFF_NO_PI;
    if (ioctl(peer.m_tun.get(), TUNSETIFF, &request) != 0)
        return failed("no TUN device");
    const netio::posix::UniqueFd control(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    auto* address = reinterpret_cast<sockaddr_in*>(&request.ifr_addr);
    *address = {};
    address->sin_family = AF_INET;
    inet_pton(AF_INET, kKernel, &address->sin_addr);
    if (ioctl(control.get(), SIOCSIFADDR, &request) != 0)
        return failed("no address for the TUN device");
    inet_pton(AF_INET, kPeer, &address->sin_addr);
    if (ioctl(control.get(), SIOCSIFDSTADDR, &request) != 0)
        return failed("no peer address for the TUN device");
    request.ifr_flags = IFF_UP | IFF_RUNNING | IFF_POINTOPOINT | IFF_NOARP;
    if (ioctl(control.get(), SIOCSIFFLAGS, &request) != 0)
        return failed("the TUN device stays down");
    return {};
}

void ScriptedPeer::say(const Said& segment) {
    const std::uint16_t flags = flagsOf(segment.flags);
    std::vector<std::uint8_t> tcp;
    put16(tcp, port);
    put16(tcp, kernelPort);
    put32(tcp, iss + segment.seq);
    put32(tcp, (flags & model::packet::flag::Ack) != 0 ? kernelIss + segment.ack : 0);
    put16(tcp, (5u + (segment.tsVal ? 3u : 0u) + (segment.mss ? 1u : 0u)) << 12 | flags);
    put16(tcp, 60000);
    put32(tcp, 0);
    if (segment.mss)
        put32(tcp, 2u << 24 | 4u << 16 | *segment.mss);
    if (segment.tsVal) {
        put32(tcp, 0x0101080a);
        put32(tcp, *segment.tsVal);
        put32(tcp, 0);
    }
    tcp.resize(tcp.size() + segment.length, 'p');
    put(tcp, 16, folded(sumOf(addresses(kPeer, kKernel)) + 6 + static_cast<std::uint32_t>(tcp.size()) + sumOf(tcp)));
    send(IPPROTO_TCP, tcp);
}

void ScriptedPeer::sayError(std::uint8_t type, std::uint8_t code, std::uint32_t seq) {
    std::vector<std::uint8_t> icmp{type, code};
    put16(icmp, 0);
    put32(icmp, 0);
    const std::vector<std::uint8_t> quoted = ipHeader(IPPROTO_TCP, 20, kKernel, kPeer);
    icmp.insert(icmp.end(), quoted.begin(), quoted.end());
    put16(icmp, kernelPort);
    put16(icmp, port);
    put32(icmp, kernelIss + seq);
    put(icmp, 2, folded(sumOf(icmp)));
    send(IPPROTO_ICMP, icmp);
}

void ScriptedPeer::send(std::uint8_t protocol, const std::vector<std::uint8_t>& carried) const {
    std::vector<std::uint8_t> ip = ipHeader(protocol, carried.size(), kPeer, kKernel);
    ip.insert(ip.end(), carried.begin(), carried.end());
    [[maybe_unused]] const ssize_t written = ::write(m_tun.get(), ip.data(), ip.size());
}

}  // namespace truth
