// What stands on the stage at one position of a trace: processes, calls, sockets, segments under way, both states of
// every endpoint. A pure function of the events before the position: stepping back moves the view, never the kernel.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/trace/Inferences.h"
#include "model/trace/Trace.h"

namespace model::trace {

struct CallView {
    CallEntered entered;
    Timestamp enterTime;
    std::optional<CallReturned> returned;  // nullopt: still running, or blocked
    Timestamp returnTime;
    bool operator==(const CallView&) const = default;
};

struct ActorView {
    std::string name;
    int pid = 0;
    std::string parent;  // name of the actor that forked it
    bool alive = true;
    std::optional<ActorEnded> ended;
    std::vector<CallView> calls;  // in order; the last may be running
    [[nodiscard]] const CallView* running() const {
        return !calls.empty() && !calls.back().returned && alive ? &calls.back() : nullptr;
    }
    bool operator==(const ActorView&) const = default;
};

struct SocketView {
    SocketChanged now;   // last report
    Timestamp reported;  // a timer's remaining time counts from here
    bool ended = false;
    bool gaveUp = false;              // it became CLOSED when a timer of its own ran out
    std::vector<FdOwner> lastOwners;  // who held it when somebody did
    struct StateChange {
        State state;
        Timestamp time;
        std::size_t event;  // index in the trace
        bool operator==(const StateChange&) const = default;
    };
    std::vector<StateChange> states;  // the kernel's, in order, without repeats
    bool operator==(const SocketView&) const = default;
};

// What the segments cannot show of an end: each is told by something that was observed of the kernel.
enum class Unshown : std::uint8_t {
    Nothing,
    Unsent,      // bytes, or the FIN behind them, wait in the send queue: on the wire FIN-WAIT-1 is still ESTABLISHED,
                 // CLOSING and LAST-ACK still CLOSE-WAIT
    GaveUp,      // a timer of its own ran out, and it sent no segment (RFC 9293 section 3.8.3)
    AckIgnored,  // the handshake's ACK, by TCP_DEFER_ACCEPT or a full accept queue: still SYN-RECEIVED
    Cookie,      // of a SYN,ACK with a SYN cookie no socket is kept: LISTEN until the ACK brings the cookie back
};

// One end of one connection: inferred and kernel side by side.
struct EndpointView {
    Address address;
    std::string actor;  // "" where no process of ours holds it
    std::optional<int> pid, fd;
    SocketId socket;  // 0: the kernel has not been asked (capture)
    Inference inferred;
    std::optional<State> kernel;
    std::vector<State> kernelStates;  // from CLOSED or LISTEN on, without repeats
    Unshown unshown = Unshown::Nothing;
    // An end by time-out leaves no segment: CLOSED out of TIME-WAIT, FIN-WAIT-2, SYN-SENT or SYN-RECEIVED is no
    // disagreement. Nor is what the segments cannot show.
    [[nodiscard]] bool disagrees() const;
    [[nodiscard]] State shown() const { return kernel ? *kernel : inferred.to; }
    bool operator==(const EndpointView&) const = default;
};

struct ConnectionView {
    ConnectionId id;
    EndpointView ends[2];  // [Side]
    bool operator==(const ConnectionView&) const = default;
};

struct Scene {
    std::size_t position = 0;  // events applied
    Timestamp time;            // of the last one
    std::optional<SessionStarted> session;
    GateMode gate = GateMode::Pass;
    std::vector<ActorView> actors;
    std::map<SocketId, SocketView> sockets;  // ended ones too
    std::vector<PacketId> held;              // at the gate, in order of arrival
    std::vector<ConnectionView> connections;
    std::optional<std::uint32_t> step;  // last StepMarked
    StepPhase stepPhase = StepPhase::Began;
    std::map<std::string, std::uint64_t> counters;  // of the kernel, since the session began
    std::map<PacketId, std::string> discarded;      // by the kernel, and the counter that tells
    std::uint64_t lost = 0;
    std::vector<LabProblem> problems;

    [[nodiscard]] const ActorView* actor(std::string_view name) const;
    [[nodiscard]] std::string actorOfPid(int pid) const;
    bool operator==(const Scene&) const = default;
};

}  // namespace model::trace
