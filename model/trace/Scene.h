// What stands on the stage at one position of a trace: processes, calls, sockets, segments under way, both states of
// every endpoint. A pure function of the events before the position: stepping back moves the view, never the kernel.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
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

// One end of one connection: inferred and kernel side by side.
struct EndpointView {
    Address address;
    std::string actor;  // "" where no process of ours holds it
    std::optional<int> pid, fd;
    SocketId socket;  // 0: the kernel has not been asked (capture)
    Inference inferred;
    std::optional<State> kernel;
    std::vector<State> kernelStates;  // from CLOSED or LISTEN on, without repeats
    bool unsent = false;              // bytes, or the FIN behind them, wait in the send queue for the window
    // An end by time-out leaves no segment: CLOSED out of TIME-WAIT, FIN-WAIT-2, SYN-SENT or SYN-RECEIVED is no
    // disagreement. Nor is a close() whose FIN has not left yet: on the wire FIN-WAIT-1 is still ESTABLISHED, CLOSING
    // and LAST-ACK still CLOSE-WAIT.
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
    std::uint64_t lost = 0;
    std::vector<LabProblem> problems;

    [[nodiscard]] const ActorView* actor(std::string_view name) const;
    [[nodiscard]] std::string actorOfPid(int pid) const;
    bool operator==(const Scene&) const = default;
};

// Builds the scene forward, event by event. A copy shares the scene until either goes on.
class SceneTracker {
public:
    // The event is the trace's, at position().
    void apply(const TraceEvent& event, const Trace& trace);
    [[nodiscard]] std::size_t position() const { return m_scene->position; }
    // All but the inferences, which may be those of an earlier position.
    [[nodiscard]] const Scene& now() const { return *m_scene; }
    // With the inferences as the trace has them today. It never changes again.
    [[nodiscard]] std::shared_ptr<const Scene> scene(const Trace& trace);

private:
    struct Attachment {
        ConnectionId connection;
        Side side;
    };
    std::shared_ptr<Scene> m_scene = std::make_shared<Scene>();
    Timestamp m_latest;                              // of all events: the clock of a capture may go back
    std::size_t m_inferredAt = 0, m_inferredOf = 0;  // position, and events in the trace, of the inferences
    std::map<SocketId, Attachment> m_attached;
    std::vector<SocketId> m_waiting;  // connected sockets whose connection has shown no segment yet
    std::map<std::pair<Address, Address>, ConnectionId> m_newest;  // (client, server) -> newest connection

    void own();  // what others hold of the scene stays as it is
    void apply(const SessionStarted& event, const Trace& trace);
    void apply(const ActorStarted& event, const Trace& trace);
    void apply(const ActorEnded& event, const Trace& trace);
    void apply(const CallEntered& event, const Trace& trace);
    void apply(const CallReturned& event, const Trace& trace);
    void apply(const SocketChanged& event, const Trace& trace);
    void apply(const SocketEnded& event, const Trace& trace);
    void apply(const PacketSeen& event, const Trace& trace);
    void apply(const PacketVerdict& event, const Trace& trace);
    void apply(const GateModeChanged& event, const Trace& trace);
    void apply(const StepMarked& event, const Trace& trace);
    void apply(const Synced& event, const Trace& trace);
    void apply(const LabProblem& event, const Trace& trace);
    void apply(const EventsLost& event, const Trace& trace);
    ActorView* actorOf(int pid);
    bool attach(SocketId socket, const Trace& trace);
    void begin(ConnectionId id, const Trace& trace);
    void refreshKernel(ConnectionView& view, const Trace& trace);
    [[nodiscard]] const SocketView* listenerOf(const Address& address) const;
};

}  // namespace model::trace
