#include "Capture.h"

#include <arpa/inet.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <poll.h>
#include <sys/socket.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <fstream>

#include "model/packet/Packet.h"

namespace truth {
namespace {

timespec stampOf(msghdr& message) {
    timespec time{};
    for (cmsghdr* c = CMSG_FIRSTHDR(&message); c != nullptr; c = CMSG_NXTHDR(&message, c))
        if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_TIMESTAMPNS)
            std::memcpy(&time, CMSG_DATA(c), sizeof time);
    return time;
}

std::int64_t nanoseconds(const timespec& time) {
    return time.tv_sec * 1'000'000'000 + time.tv_nsec;
}

// The kernel begins to stamp packets a moment after the first socket asked for it (net_enable_timestamp); till then a
// packet gets the time at which it is read. Waits until a packet has its stamp before it is read.
void waitForStamps() {
    const netio::posix::UniqueFd socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    const int on = 1;
    setsockopt(socket.get(), SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
    sockaddr_in self{};
    socklen_t length = sizeof self;
    self.sin_family = AF_INET;
    self.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bind(socket.get(), reinterpret_cast<sockaddr*>(&self), sizeof self);
    getsockname(socket.get(), reinterpret_cast<sockaddr*>(&self), &length);
    timespec read{}, stamp{};
    do {
        char byte = 0;
        if (sendto(socket.get(), &byte, 1, 0, reinterpret_cast<sockaddr*>(&self), sizeof self) != 1)
            return;
        pollfd arrived{socket.get(), POLLIN, 0};
        if (poll(&arrived, 1, 1000) != 1)
            return;
        clock_gettime(CLOCK_REALTIME, &read);
        alignas(cmsghdr) std::array<char, 64> control{};
        iovec part{&byte, 1};
        msghdr message{};
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        if (recvmsg(socket.get(), &message, 0) < 0)
            return;
        stamp = stampOf(message);
    } while (nanoseconds(stamp) > nanoseconds(read));
}

}  // namespace

Capture::Capture(const char* interface, std::uint16_t linkType, Copies copies)
    : m_linkType(linkType), m_socket(socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
    const int on = 1, size = 64 << 20;
    setsockopt(m_socket.get(), SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof size);
    setsockopt(m_socket.get(), SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
    if (copies == Copies::Incoming)
        setsockopt(m_socket.get(), SOL_PACKET, PACKET_IGNORE_OUTGOING, &on, sizeof on);
    sockaddr_ll address{};
    address.sll_family = AF_PACKET;
    address.sll_protocol = htons(ETH_P_ALL);
    address.sll_ifindex = static_cast<int>(if_nametoindex(interface));
    waitForStamps();
    bind(m_socket.get(), reinterpret_cast<sockaddr*>(&address), sizeof address);
}

void Capture::drain() {
    static std::array<std::uint8_t, 1 << 17> buffer;
    for (;;) {
        alignas(cmsghdr) std::array<char, 256> control{};
        iovec part{buffer.data(), buffer.size()};
        msghdr message{};
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        const ssize_t size = recvmsg(m_socket.get(), &message, 0);
        if (size < 0)
            return;
        Frame frame{nanoseconds(stampOf(message)), {buffer.begin(), buffer.begin() + size}};
        m_frames.push_back(std::move(frame));
        const auto packet = model::packet::decode(m_linkType, m_frames.back().bytes);
        if (packet.tcp && m_missed.first != 0 && packet.tcp->has(m_missed.first) &&
            packet.tcp->sourcePort == m_missed.second) {
            m_missed = {};
            continue;
        }
        m_tracker.sent({m_frames.size()}, {m_frames.back().ns}, packet, model::tcp::ConnectionTracker::Receive::AtOnce);
    }
}

bool Capture::until(const std::function<bool()>& done, double seconds) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    for (;;) {
        drain();
        if (done())
            return true;
        if (std::chrono::steady_clock::now() > end)
            return false;
        pollfd one{m_socket.get(), POLLIN, 0};
        poll(&one, 1, 10);
    }
}

void Capture::waitUntilNothingCrosses() {
    constexpr std::int64_t kLongest = 10'000'000;  // a handshake that lost a segment has doubts of its own
    drain();
    std::int64_t gap = 0;
    for (std::size_t i = 1; i < std::min<std::size_t>(m_frames.size(), 3); ++i)
        gap = std::max(gap, m_frames[i].ns - m_frames[i - 1].ns);
    until([&] {
        timespec now{};
        clock_gettime(CLOCK_REALTIME, &now);
        return m_frames.empty() || nanoseconds(now) - m_frames.back().ns > 3 * std::min(gap, kLongest);
    });
}

int Capture::seen(std::uint16_t flags, std::uint16_t fromPort) const {
    int count = 0;
    for (const Frame& frame : m_frames) {
        const auto packet = model::packet::decode(m_linkType, frame.bytes);
        if (packet.tcp && (packet.tcp->flags & 0x17) == flags && (fromPort == 0 || packet.tcp->sourcePort == fromPort))
            ++count;
    }
    return count;
}

bool Capture::sawFin(std::uint16_t fromPort, std::uint16_t toPort) const {
    return std::any_of(m_frames.begin(), m_frames.end(), [&](const Frame& frame) {
        const auto packet = model::packet::decode(m_linkType, frame.bytes);
        return packet.tcp && (packet.tcp->flags & model::packet::flag::Fin) != 0 &&
               packet.tcp->sourcePort == fromPort && packet.tcp->destinationPort == toPort;
    });
}

std::string Capture::text(std::uint16_t port) const {
    std::string out;
    for (const Frame& frame : m_frames) {
        const auto p = model::packet::decode(m_linkType, frame.bytes);
        if (!p.tcp || out.size() > 6000)
            continue;
        if (port != 0 && p.tcp->sourcePort != port && p.tcp->destinationPort != port)
            continue;
        out += "  " + std::to_string((frame.ns - m_frames.front().ns) / 1000) + " us " + p.source().text() + " > " +
               p.destination().text() + " " + model::packet::flagNames(p.tcp->flags) + " seq " +
               std::to_string(p.tcp->seq.raw()) + " ack " + std::to_string(p.tcp->ack.raw()) + " len " +
               std::to_string(p.payloadLength) + " win " + std::to_string(p.tcp->window) + "\n";
    }
    return out;
}

void Capture::save(const std::string& path) const {
    std::ofstream file(path, std::ios::binary);
    const auto put = [&](std::uint32_t value) { file.write(reinterpret_cast<const char*>(&value), 4); };
    for (const std::uint32_t word : {0xa1b23c4du, 0x00040002u, 0u, 0u, 262144u, std::uint32_t{m_linkType}})
        put(word);
    for (const Frame& frame : m_frames) {
        put(static_cast<std::uint32_t>(frame.ns / 1'000'000'000));
        put(static_cast<std::uint32_t>(frame.ns % 1'000'000'000));
        put(static_cast<std::uint32_t>(frame.bytes.size()));
        put(static_cast<std::uint32_t>(frame.bytes.size()));
        file.write(reinterpret_cast<const char*>(frame.bytes.data()), static_cast<std::streamsize>(frame.bytes.size()));
    }
}

}  // namespace truth
