// What a scenario's runner can tell a lab to do. The real one is netio's; tests have a fake. Nothing here waits:
// what came of it arrives as trace events.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/scenario/Scenario.h"
#include "model/trace/TraceEvent.h"

namespace model::scenario {

class Lab {
public:
    virtual ~Lab() = default;
    virtual void setSysctl(std::string_view name, std::string_view value) = 0;
    virtual void setMtu(std::uint32_t bytes) = 0;
    virtual void setGate(trace::GateMode mode, std::uint32_t slowMs) = 0;
    virtual void startActor(std::string_view name) = 0;
    virtual void call(std::string_view actor, const Call& call) = 0;
    virtual void deliver(PacketId packet) = 0;
    virtual void drop(PacketId packet) = 0;
    virtual void keep(PacketId packet) = 0;
    virtual void destroy(SocketId socket) = 0;
    virtual void signal(std::string_view actor, std::string_view name) = 0;
    // Answered by Synced{token} when all sources are drained and the kernel's tables were read anew.
    virtual void sync(std::uint64_t token) = 0;
    // The runner's own marks, recorded in the session.
    virtual void mark(const trace::StepMarked& mark) = 0;
};

}  // namespace model::scenario
