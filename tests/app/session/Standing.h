// What stands on a stage, in lines that are the same in every run that was led the same way: states, calls and what
// they brought, held segments. Ports, numbers and times are not.
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "app/session/Stage.h"
#include "model/scenario/HeldSegment.h"

namespace tests::session {

inline std::vector<std::string> standing(const model::trace::Scene& scene, const model::trace::Trace& trace) {
    std::vector<std::string> lines;
    for (const auto& connection : scene.connections) {
        for (const auto& end : connection.ends) {
            if (!end.actor.empty())  // of one that is nobody's only what comes later tells
                lines.push_back(end.actor + " is " + std::string(name(end.shown())));
        }
    }
    for (const auto& actor : scene.actors) {
        lines.push_back(actor.name + (actor.alive ? " lives" : " has ended"));
        for (const auto& call : actor.calls) {
            const std::string brought = call.returned ? std::to_string(call.returned->result) + " " +
                                                            std::to_string(call.returned->error) + " \"" +
                                                            call.returned->data + '"'
                                                      : "waits";
            lines.push_back(actor.name + ": " + call.entered.text() + " -> " + brought);
        }
    }
    // How many ACKs there are is the kernel's choice.
    std::set<std::string> held;
    for (const model::PacketId packet : scene.held) {
        if (const auto segment = model::scenario::describeHeld(packet, scene, trace))
            held.insert("held: " + segment->selector.said().english());
    }
    lines.insert(lines.end(), held.begin(), held.end());
    return lines;
}

// When so many steps were done.
inline std::vector<std::string> standingAfter(const app::session::Stage& stage, int steps) {
    const std::size_t position = stage.stepPositions().at(static_cast<std::size_t>(steps - 1));
    return standing(model::trace::Moment(stage.trace(), position).scene(), stage.trace());
}

}  // namespace tests::session
