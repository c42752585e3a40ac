#include "model/scenario/ActionText.h"

namespace model::scenario {
namespace {

struct Words {
    Reason operator()(const CallAction& a) const {
        std::string text = a.actor + ": " + a.call.text;
        for (const Call& next : a.then)
            text += "; " + next.text;
        return Reason::text(text);
    }
    Reason operator()(const JudgeAction& a) const { return Reason(row(a.judgement.kind).said, a.packet.said()); }
    Reason operator()(const DestroyAction& a) const {
        return Reason("destroy the %1 socket of %2", name(a.state), a.actor);
    }
    Reason operator()(const SignalAction& a) const { return Reason("send %1 to %2", a.signal, a.actor); }
    Reason operator()(const StartAction& a) const { return Reason("start %1", a.actor); }
    Reason operator()(const GateAction& a) const {
        switch (a.mode) {
            case trace::GateMode::Pass:
                return Reason("let segments pass");
            case trace::GateMode::Hold:
                return Reason("hold each segment");
            case trace::GateMode::Slow:
                return Reason("let each segment travel %1 ms", a.slowMs);
        }
        return {};
    }
    Reason operator()(const WaitAction& a) const { return a.ms > 0 ? Reason("wait %1 ms", a.ms) : Reason("wait"); }
};

}  // namespace

Reason actionText(const Action& action) {
    return std::visit(Words{}, action);
}

}  // namespace model::scenario
