#include "model/trace/Scene.h"

#include <algorithm>

namespace model::trace {
namespace {

State onTheWireBeforeItsFin(State kernel) {
    if (kernel == State::FinWait1)
        return State::Established;
    return kernel == State::Closing || kernel == State::LastAck ? State::CloseWait : kernel;
}

}  // namespace

bool EndpointView::disagrees() const {
    if (!kernel || inferred.certainty != Certainty::Certain || *kernel == inferred.to)
        return false;
    switch (unshown) {
        case Unshown::Nothing:
            break;
        case Unshown::Unsent:
            if (onTheWireBeforeItsFin(*kernel) == inferred.to)
                return false;
            break;
        case Unshown::GaveUp:
            return *kernel != State::Closed;
        case Unshown::AckIgnored:
            return *kernel != State::SynReceived || inferred.to != State::Established;
        case Unshown::Cookie:
            return *kernel != State::Listen || inferred.to != State::SynReceived;
    }
    if (*kernel != State::Closed)
        return true;
    switch (inferred.to) {
        case State::TimeWait:
        case State::FinWait2:
        case State::SynSent:
        case State::SynReceived:
            return false;
        case State::Closed:
        case State::Listen:
        case State::Established:
        case State::FinWait1:
        case State::CloseWait:
        case State::Closing:
        case State::LastAck:
            return true;
    }
    return true;
}

const ActorView* Scene::actor(std::string_view name) const {
    const auto found = std::ranges::find(actors, name, &ActorView::name);
    return found == actors.end() ? nullptr : &*found;
}

std::string Scene::actorOfPid(int pid) const {
    const auto found = std::find_if(actors.rbegin(), actors.rend(), [&](const ActorView& a) { return a.pid == pid; });
    return found == actors.rend() ? std::string() : found->name;
}

}  // namespace model::trace
