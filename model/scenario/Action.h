// What one step of a scenario does.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "model/call/Call.h"
#include "model/scenario/PacketSelector.h"
#include "model/trace/Judgement.h"

namespace model::scenario {

using call::Call;

struct CallAction {
    std::string actor;
    Call call;
    std::vector<Call> then;  // queued behind it: the actor runs them as soon as it returns, whenever that is
};
struct JudgeAction {
    PacketSelector packet;
    trace::Judgement judgement;
    bool optional = false;  // where no such packet is held, nothing is done
};
struct DestroyAction {
    std::string actor;
    State state;
};  // SOCK_DESTROY the socket the actor has or had in that state
struct SignalAction {
    std::string actor;
    std::string signal;
};  // "KILL", "TERM"
struct StartAction {
    std::string actor;
};  // an actor that joins later
struct GateAction {
    trace::GateMode mode;
    std::uint32_t slowMs = 0;
};
struct WaitAction {
    std::uint32_t ms = 0;
};  // do nothing for so long; then wait until the expectations hold

using Action = std::variant<CallAction, JudgeAction, DestroyAction, SignalAction, StartAction, GateAction, WaitAction>;

}  // namespace model::scenario
