// One thing that happened, at one instant: what the lab streams, what a session file holds, what the views show.
// Packets are Enhanced Packet Blocks of a pcapng; every other event is a block of local use (EventCodec).
// Lost events are events too.
#pragma once

#include <variant>

#include "model/base/Timestamp.h"
#include "model/trace/CallEvents.h"
#include "model/trace/LessonEvents.h"
#include "model/trace/PacketEvents.h"
#include "model/trace/SocketEvents.h"

namespace model::trace {

struct TraceEvent {
    using What = std::variant<SessionStarted, ActorStarted, ActorEnded, CallEntered, CallReturned, SocketChanged,
                              SocketEnded, KernelCounted, PacketSeen, PacketVerdict, GateModeChanged, StepMarked,
                              Synced, LabProblem, EventsLost>;
    Timestamp time;
    What what;
    bool operator==(const TraceEvent&) const = default;
};

template <class E, class... Es>
concept OneOf = (std::is_same_v<E, Es> || ...);

// The families of events. A visitor names the events that it looks at and the families that it leaves alone:
//     [](const LessonEvent auto&) {}
// so that a new event finds its place in every visitor by its family, or the compiler names the visitor.
template <class E>
concept ActorEvent = OneOf<E, ActorStarted, ActorEnded>;
template <class E>
concept CallEvent = OneOf<E, CallEntered, CallReturned>;
template <class E>
concept SocketEvent = OneOf<E, SocketChanged, SocketEnded, KernelCounted>;
template <class E>
concept PacketEvent = OneOf<E, PacketSeen, PacketVerdict>;
template <class E>
concept LessonEvent = OneOf<E, SessionStarted, GateModeChanged, StepMarked, Synced>;
template <class E>
concept FaultEvent = OneOf<E, LabProblem, EventsLost>;

}  // namespace model::trace
