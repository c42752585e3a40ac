// What stands on the stage at one position of a trace: processes, calls, sockets, segments under way, both states of
// every endpoint. A pure function of the events before the position: stepping back moves the view, never the kernel.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/trace/Trace.h"

namespace model::trace {

struct CallView {
    CallEntered entered;
    Timestamp enterTime;
    std::optional<CallReturned> returned;  // nullopt: still running, or blocked
    Timestamp returnTime;
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
};

struct SocketView {
    SocketChanged now;   // last report
    Timestamp reported;  // a timer's remaining time counts from here
    bool ended = false;
    std::vector<FdOwner> lastOwners;  // who held it when somebody did
    struct StateChange {
        State state;
        Timestamp time;
        std::size_t event;  // index in the trace
    };
    std::vector<StateChange> states;  // the kernel's, in order, without repeats
};

// One end of one connection: inferred and kernel side by side.
struct EndpointView {
    Address address;
    std::string actor;  // "" where no process of ours holds it
    std::optional<int> pid, fd;
    SocketId socket;  // 0: the kernel has not been asked (capture)
    tcp::Transition inferred;
    std::optional<State> kernel;
    std::vector<State> kernelStates;  // from CLOSED or LISTEN on, without repeats
    bool unsent = false;              // bytes, or the FIN behind them, wait in the send queue for the window
    // An end by time-out leaves no segment: CLOSED out of TIME-WAIT, FIN-WAIT-2, SYN-SENT or SYN-RECEIVED is no
    // disagreement. Nor is a close() whose FIN has not left yet: on the wire FIN-WAIT-1 is still ESTABLISHED, CLOSING
    // and LAST-ACK still CLOSE-WAIT.
    [[nodiscard]] bool disagrees() const;
    [[nodiscard]] State shown() const { return kernel ? *kernel : inferred.to; }
};

struct ConnectionView {
    ConnectionId id;
    EndpointView ends[2];  // [Side]
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
    std::uint64_t lost = 0;
    std::vector<LabProblem> problems;

    [[nodiscard]] const ActorView* actor(std::string_view name) const;
    [[nodiscard]] std::string actorOfPid(int pid) const;
    // The actor that sent the packet (its socket's owner when it left); "" if unknown.
    [[nodiscard]] std::string senderOf(const PacketRecord& packet) const;
};

// Builds the scene forward, event by event; going back means building anew (at: from the start).
class SceneTracker {
public:
    void apply(const TraceEvent& event, const Trace& trace);
    [[nodiscard]] const Scene& scene() const { return m_scene; }
    // The scene after the first `position` events.
    static Scene at(const Trace& trace, std::size_t position);

private:
    struct Attachment {
        ConnectionId connection;
        Side side;
    };
    Scene m_scene;
    std::map<SocketId, Attachment> m_attached;
    std::vector<SocketId> m_waiting;  // connected sockets whose connection has shown no segment yet
    std::map<std::pair<Address, Address>, ConnectionId> m_latest;  // (client, server) -> newest connection

    void apply(const ActorStarted& event);
    void apply(const ActorEnded& event);
    void apply(const CallEntered& event);
    void apply(const CallReturned& event);
    void apply(const SocketChanged& event);
    void apply(const SocketEnded& event);
    void apply(const PacketSeen& event, const Trace& trace);
    void apply(const PacketVerdict& event, const Trace& trace);
    ActorView* actorOf(int pid);
    bool attach(SocketId socket);
    void refresh(ConnectionId id, const Trace& trace);
    void infer(ConnectionView& view, const tcp::Connection& connection);
    void refreshKernel(ConnectionView& view);
    [[nodiscard]] const SocketView* listenerOf(const Address& address) const;
};

}  // namespace model::trace
