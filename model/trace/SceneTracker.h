// Follows a trace and keeps what stands on the stage at its position.
#pragma once

#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "model/trace/DatagramQueues.h"
#include "model/trace/Scene.h"

namespace model::trace {

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
    DatagramQueues m_datagrams;
    PacketId m_letIn;  // by a judgement, as the last one
    Timestamp m_letInAt;
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
    void apply(const KernelCounted& event, const Trace& trace);
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
    [[nodiscard]] Unshown unshown(const EndpointView& end, const SocketView* own, const SocketView* listener) const;
};

}  // namespace model::trace
