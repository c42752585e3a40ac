#include "app/windows/JumpMenu.h"

#include <QCoreApplication>
#include <algorithm>
#include <variant>

#include "app/panels/EndpointContent.h"
#include "app/panels/SocketRows.h"
#include "app/panels/Words.h"

namespace app::windows {

using namespace model;
using panels::fromUtf8;

namespace {
constexpr std::size_t kMost = 200;  // of a kind
}

std::vector<Jump> jumpsOf(const session::Stage& stage) {
    const QString steps = QCoreApplication::translate("JumpMenu", "Steps");
    const QString states = QCoreApplication::translate("JumpMenu", "States of the kernel");
    const QString calls = QCoreApplication::translate("JumpMenu", "Calls");
    const QString ahead = QCoreApplication::translate("JumpMenu", "Steps to come");
    const auto nameOf = [&](const std::string& actor) { return panels::actorTitle(stage.scenario(), actor); };
    std::vector<Jump> jumps, stateJumps, callJumps;
    const auto& positions = stage.stepPositions();
    if (const auto* scenario = stage.scenario())
        for (std::size_t i = 0; i < scenario->steps.size(); ++i) {
            const QString say = panels::plainNarration(scenario->steps[i].say.in(panels::language()));
            jumps.push_back({i < positions.size() ? steps : ahead, QStringLiteral("%1  %2").arg(i + 1).arg(say),
                             i < positions.size() ? std::optional(positions[i]) : std::nullopt, static_cast<int>(i)});
        }
    const auto& events = stage.trace().events();
    for (std::size_t i = 0; i < events.size() && callJumps.size() < kMost; ++i)
        if (const auto* call = std::get_if<trace::CallEntered>(&events[i].what))
            callJumps.push_back(
                {calls, QStringLiteral("%1: %2").arg(nameOf(call->actor), fromUtf8(call->text())), i + 1});
    const auto scene = stage.trace().sceneAt(stage.end());
    for (const auto& [id, socket] : scene->sockets)
        for (const trace::SocketView::StateChange& change : socket.states)
            if (socket.now.protocol == trace::Protocol::Tcp && stateJumps.size() < kMost)
                stateJumps.push_back(
                    {states, QStringLiteral("%1  %2").arg(fromUtf8(name(change.state)), panels::socketText(socket.now)),
                     change.event + 1});
    std::stable_sort(stateJumps.begin(), stateJumps.end(),
                     [](const Jump& a, const Jump& b) { return a.position < b.position; });
    jumps.insert(jumps.end(), stateJumps.begin(), stateJumps.end());
    jumps.insert(jumps.end(), callJumps.begin(), callJumps.end());
    return jumps;
}

}  // namespace app::windows
