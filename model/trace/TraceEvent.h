// One thing that happened, at one instant: what the lab streams, what a session file holds, what the views show.
// Packets are Enhanced Packet Blocks of a pcapng; every other event is a block of local use (EventCodec).
// Lost events are events too.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/base/Address.h"
#include "model/base/Boxed.h"
#include "model/base/Ids.h"
#include "model/base/Reason.h"
#include "model/base/State.h"
#include "model/base/Timestamp.h"

namespace model::trace {

// First event of a session of ours; a foreign capture has none.
struct SessionStarted {
    std::string scenario;  // the scenario file's JSON text, so that a session tells its own lesson; may be empty
    std::string mode;      // "full", "observe"
    std::string kernel;    // uname -r
    bool operator==(const SessionStarted&) const = default;
};

struct ActorStarted {
    std::string actor;
    int pid = 0;
    int parentPid = 0;  // of the actor that forked it; 0: started by the lab
    bool operator==(const ActorStarted&) const = default;
};

struct ActorEnded {
    std::string actor;
    int pid = 0;
    int exitCode = 0;
    int signal = 0;  // 0: it exited by itself
    bool operator==(const ActorEnded&) const = default;
};

// Before the system call is made.
struct CallEntered {
    CallId call;
    std::string actor;
    int pid = 0;
    std::string text;       // as in the code pane: "connect(fd, 127.0.0.1:9000)"
    std::string name;       // "connect"
    std::optional<int> fd;  // the descriptor it works on
    bool operator==(const CallEntered&) const = default;
};

// After it has returned.
struct CallReturned {
    CallId call;
    std::string actor;
    int pid = 0;
    std::int64_t result = 0;
    int error = 0;                // errno when result is -1, else 0
    std::string data;             // bytes read by read/recv/recvfrom
    std::optional<Address> peer;  // accept, recvfrom
    bool operator==(const CallReturned&) const = default;
};

struct FdOwner {
    int pid = 0;
    int fd = 0;
    auto operator<=>(const FdOwner&) const = default;
};

enum class Protocol : std::uint8_t { Tcp, Udp, Icmp, Other };

// tcp_info(7) and sock_diag(7): what the kernel says of one connection.
struct TcpInfo {
    std::uint32_t rtoUs = 0, rttUs = 0, rttVarUs = 0;
    std::uint32_t sndMss = 0, rcvMss = 0;
    std::uint32_t sndCwnd = 0, sndSsthresh = 0;  // segments
    std::uint32_t sndWnd = 0, rcvWnd = 0;        // bytes; 0 where the kernel does not tell
    std::uint32_t unacked = 0, retransmits = 0, totalRetrans = 0;
    std::uint64_t bytesAcked = 0, bytesReceived = 0, notSentBytes = 0;
    std::uint8_t sndWscale = 0, rcvWscale = 0;
    bool timestamps = false, sack = false, ecn = false;
    std::string congestion;  // "reno"
    bool operator==(const TcpInfo&) const = default;
};

enum class TimerKind : std::uint8_t { None, Retransmit, Keepalive, TimeWait, ZeroWindowProbe };

// The kernel's view of one socket, sent when anything but a counting-down timer changed.
struct SocketChanged {
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
};

// The kernel no longer has it.
struct SocketEnded {
    SocketId socket;
    bool operator==(const SocketEnded&) const = default;
};

// A frame the tap saw leave. Its bytes are in the session, read again when someone looks at them.
struct PacketSeen {
    PacketId packet;
    std::uint64_t fileOffset = 0;  // of the packet's bytes in the session or capture
    std::uint32_t capturedLength = 0, originalLength = 0;
    std::uint16_t linkType = 1;  // LINKTYPE_*
    bool gated = false;          // the gate decides: nobody has received it before a Delivered verdict
    Boxed<std::string> comment;
    bool operator==(const PacketSeen&) const = default;
};

enum class Verdict : std::uint8_t {
    Held,       // it waits at the receiver's door
    Delivered,  // after a hold
    Dropped,
    Absorbed,  // a copy of a segment that is held or was delivered: counted, never shown as a segment
    Kept,      // stays held, but copies of it are no longer absorbed
};

struct PacketVerdict {
    PacketId packet;
    Verdict verdict = Verdict::Held;
    PacketId original;  // Absorbed: the segment it is a copy of
    bool operator==(const PacketVerdict&) const = default;
};

enum class GateMode : std::uint8_t { Pass, Hold, Slow };

struct GateModeChanged {
    GateMode mode = GateMode::Pass;
    std::uint32_t slowMs = 0;
    bool operator==(const GateModeChanged&) const = default;
};

enum class StepPhase : std::uint8_t { Began, Done, Failed };

// Written by who runs the scenario, so that a session plays again step by step.
struct StepMarked {
    std::uint32_t step = 0;  // from 0
    StepPhase phase = StepPhase::Began;
    std::string reason;  // Failed: which expectation was not met
    bool operator==(const StepMarked&) const = default;
};

// The lab has drained all its sources and read the kernel's tables anew since it was asked.
struct Synced {
    std::uint64_t token = 0;
    bool operator==(const Synced&) const = default;
};

// Something the lab was told to do failed, or it noticed a fault.
struct LabProblem {
    std::string operation;  // "setsockopt TCP_CONGESTION"
    int error = 0;          // errno, 0 where there is none
    Reason detail;
    bool operator==(const LabProblem&) const = default;
};

struct EventsLost {
    std::uint64_t count = 0;
    std::string source;  // "tap", "gate", "probe", "bridge"
    bool operator==(const EventsLost&) const = default;
};

struct TraceEvent {
    Timestamp time;
    std::variant<SessionStarted, ActorStarted, ActorEnded, CallEntered, CallReturned, SocketChanged, SocketEnded,
                 PacketSeen, PacketVerdict, GateModeChanged, StepMarked, Synced, LabProblem, EventsLost>
        what;
    bool operator==(const TraceEvent&) const = default;
};

}  // namespace model::trace
