// Events of the kernel's sockets, as the probe sees them in sock_diag(7).
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/Address.h"
#include "model/base/Boxed.h"
#include "model/base/Ids.h"
#include "model/base/Names.h"
#include "model/base/State.h"
#include "model/trace/TcpInfo.h"

namespace model::trace {

struct FdOwner {
    int pid = 0;
    int fd = 0;
    auto operator<=>(const FdOwner&) const = default;

    static void fields(auto& self, auto& io) {
        io("pid", self.pid);
        io("fd", self.fd);
    }
};

enum class Protocol : std::uint8_t { Tcp, Udp, Icmp, Other };
constexpr auto namesOf(Protocol) {
    return std::to_array<std::string_view>({"tcp", "udp", "icmp", "other"});
}

enum class TimerKind : std::uint8_t { None, Retransmit, Keepalive, TimeWait, ZeroWindowProbe };
constexpr auto namesOf(TimerKind) {
    return std::to_array<std::string_view>({"none", "retransmit", "keepalive", "time-wait", "zero-window-probe"});
}

// The kernel's view of one socket, sent when anything but a counting-down timer changed.
struct SocketChanged {
    static constexpr std::string_view kName = "socket";
    SocketId socket;
    Protocol protocol = Protocol::Tcp;
    Address local, remote;        // remote all zero: not connected
    State state = State::Closed;  // UDP: Closed, or Established when connected
    TimerKind timer = TimerKind::None;
    bool orphan = false;      // no process holds it any more
    std::uint64_t inode = 0;  // 0: no file (request socket, not yet accepted, orphan, TIME-WAIT)
    std::vector<FdOwner> owners;
    std::uint32_t timerMs = 0;  // until it expires, from this event's time
    std::uint32_t timerRetransmits = 0;
    std::uint32_t recvQueue = 0, sendQueue = 0;  // bytes; a listener: connections waiting, backlog
    Boxed<TcpInfo> info;
    std::vector<std::string> options;  // "SO_REUSEADDR" ... as far as the probe knows them
    bool operator==(const SocketChanged&) const = default;

    static void fields(auto& self, auto& io) {
        io("socket", self.socket);
        io("protocol", self.protocol);
        io("local", self.local);
        io("remote", self.remote);
        io("state", self.state);
        io("inode", self.inode);
        io("owners", self.owners);
        io("timer", self.timer);
        io("timerMs", self.timerMs);
        io("timerRetransmits", self.timerRetransmits);
        io("recvQueue", self.recvQueue);
        io("sendQueue", self.sendQueue);
        io("orphan", self.orphan);
        io("info", self.info);
        io("options", self.options);
    }
};

// The kernel no longer has it.
struct SocketEnded {
    static constexpr std::string_view kName = "socket-ended";
    SocketId socket;
    bool operator==(const SocketEnded&) const = default;

    static void fields(auto& self, auto& io) { io("socket", self.socket); }
};

// A counter of the network namespace rose (snmp_counter.rst of the kernel): "ListenOverflows", "RcvbufErrors".
struct KernelCounted {
    static constexpr std::string_view kName = "counter";
    std::string counter;
    std::uint64_t by = 0;  // since it was told last
    bool operator==(const KernelCounted&) const = default;

    static void fields(auto& self, auto& io) {
        io("counter", self.counter);
        io("by", self.by);
    }
};

}  // namespace model::trace
