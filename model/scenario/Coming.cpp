#include "model/scenario/Coming.h"

#include <algorithm>

namespace model::scenario {

namespace {

// The only actor of the other part; nullptr: none, or several.
const Actor* partnerOf(const Scenario& scenario, std::string_view name) {
    const auto sender = std::find_if(scenario.actors.begin(), scenario.actors.end(),
                                     [&](const Actor& actor) { return actor.name == name; });
    if (sender == scenario.actors.end())
        return nullptr;
    const Actor* found = nullptr;
    for (const Actor& actor : scenario.actors) {
        if (actor.role == sender->role)
            continue;
        if (found)
            return nullptr;
        found = &actor;
    }
    return found;
}

}  // namespace

std::vector<ComingSegment> comingSegments(const Scenario& scenario, std::optional<std::uint32_t> step,
                                          std::size_t most) {
    std::vector<ComingSegment> out;
    for (std::size_t i = step ? *step + 1 : 0; i < scenario.steps.size(); ++i) {
        if (std::holds_alternative<GateAction>(scenario.steps[i].action))
            return out;
        for (const Expectation& expected : scenario.steps[i].expect) {
            const auto* held = std::get_if<HeldExpectation>(&expected);
            if (!held)
                continue;
            const Actor* partner = partnerOf(scenario, held->packet.from);
            if (!partner || out.size() == most)
                return out;
            out.push_back({held->packet.from, partner->name, &held->packet});
        }
    }
    return out;
}

}  // namespace model::scenario
