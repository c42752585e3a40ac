#include "model/scenario/ActionText.h"

#include "model/scenario/ScenarioKeys.h"

namespace model::scenario {
namespace {

struct Words {
    std::string operator()(const CallAction& a) const {
        std::string text = a.actor + ": " + a.call.text;
        for (const Call& next : a.then)
            text += "; " + next.text;
        return text;
    }
    std::string operator()(const DeliverAction& a) const { return "deliver " + a.packet.text; }
    std::string operator()(const DropAction& a) const { return "drop " + a.packet.text; }
    std::string operator()(const KeepAction& a) const { return "keep " + a.packet.text; }
    std::string operator()(const DestroyAction& a) const {
        return "destroy the " + std::string(keys::kStates[static_cast<std::size_t>(a.state)]) + " socket of " + a.actor;
    }
    std::string operator()(const SignalAction& a) const { return "send " + a.signal + " to " + a.actor; }
    std::string operator()(const StartAction& a) const { return "start " + a.actor; }
    std::string operator()(const GateAction& a) const {
        switch (a.mode) {
            case trace::GateMode::Pass:
                return "let segments pass";
            case trace::GateMode::Hold:
                return "hold each segment";
            case trace::GateMode::Slow:
                return "let each segment travel " + std::to_string(a.slowMs) + " ms";
        }
        return {};
    }
    std::string operator()(const WaitAction&) const { return "wait"; }
};

}  // namespace

std::string actionText(const Action& action) {
    return std::visit(Words{}, action);
}

}  // namespace model::scenario
