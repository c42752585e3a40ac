#include "model/layout/StepMarks.h"

#include "model/layout/Naming.h"

namespace model::layout {

namespace {

// Of the segment that waits at the gate after the step; "": none does.
std::string labelOf(const scenario::Step& step) {
    for (const auto& expected : step.expect)
        if (const auto* held = std::get_if<scenario::HeldExpectation>(&expected))
            return held->packet.flags != 0                         ? flagsDrawn(held->packet.flags)
                   : held->packet.protocol == trace::Protocol::Udp ? "UDP"
                                                                   : std::string();
    return {};
}

Tone toneFor(const scenario::Scenario& scenario, const scenario::Step& step) {
    for (const auto& expected : step.expect)
        if (const auto* held = std::get_if<scenario::HeldExpectation>(&expected))
            for (const scenario::Actor& actor : scenario.actors)
                if (actor.name == held->packet.from)
                    return actor.role == "server" ? Tone::Server : Tone::Client;
    return Tone::Client;
}

}  // namespace

PlacedSteps placeSteps(const scenario::Scenario* scenario, int step, const Projection& places,
                       const TextMeasure& measure) {
    PlacedSteps out;
    if (!scenario || scenario->steps.empty())
        return out;
    const double u = places.unit, y = places.time.centre().y, most = places.time.width - 60 * u;
    const auto count = static_cast<double>(scenario->steps.size());
    const auto x = [&](int i) { return places.time.left + 30 * u + most * (i + 1) / count; };
    out.played = {{x(-1), y}, {x(step), y}};
    out.ahead = {{x(step), y}, {x(static_cast<int>(scenario->steps.size()) - 1), y}};
    for (int i = 0; i < static_cast<int>(scenario->steps.size()); ++i)
        out.marks.push_back({{x(i), y}, i <= step, i == step});
    double right = places.time.right();
    for (int i = step; i >= 0 && out.names.size() < 2; --i) {
        const scenario::Step& each = scenario->steps[static_cast<std::size_t>(i)];
        const std::string label = labelOf(each);
        if (label.empty())
            continue;
        PlacedSteps::Name name;
        name.text = {{}, label, places.bold(Projection::kSmall, label), Align::Centre, Tone::Text};
        name.tone = i == step ? Tone::Held : toneFor(*scenario, each);
        name.now = i == step;
        const double width = measure.width(label, name.text.style) + 24 * u;
        const double left = std::min(x(i) - width / 2, right - width);
        if (left < places.time.left)
            break;
        name.area = name.text.area = {left, y - 21 * u, width, 42 * u};
        right = left - 8 * u;
        out.names.push_back(std::move(name));
    }
    return out;
}

}  // namespace model::layout
