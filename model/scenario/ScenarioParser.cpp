#include <algorithm>
#include <set>

#include "model/scenario/JsonNode.h"
#include "model/scenario/JsonPlaces.h"
#include "model/scenario/JsonSyntax.h"
#include "model/scenario/Limits.h"
#include "model/scenario/Scenario.h"
#include "model/scenario/ScenarioKeys.h"
#include "model/scenario/StepParser.h"

namespace model::scenario {
namespace {

void atMost(std::size_t most, const JsonNode& list, const char* sentence) {
    if (list.size() > most)
        list.fail(Reason(sentence, most));
}

std::vector<Actor> readActors(const JsonNode& node, const std::set<std::string>& joining) {
    std::vector<Actor> actors;
    atMost(limits::kActors, node, reasonFormat("a scenario has %1 actors at most"));
    for (const JsonNode& entry : node.elements()) {
        entry.requireObject(keys::kActor);
        Actor actor;
        actor.name = readActorName(entry.at("name"));
        actor.role = entry.at("role").choice(keys::kRoles, reasonFormat("unknown role '%1'"));
        if (entry.has("title"))
            actor.title = readText(entry.at("title"));
        actor.startsLater = joining.contains(actor.name);
        const bool taken =
            std::any_of(actors.begin(), actors.end(), [&](const Actor& known) { return known.name == actor.name; });
        if (taken)
            entry.at("name").fail(Reason("there are two actors '%1'", actor.name));
        actors.push_back(std::move(actor));
    }
    if (actors.empty())
        node.fail(Reason("a scenario needs an actor"));
    return actors;
}

// Actors named by a "start" step join then; the others are there from the beginning.
std::set<std::string> joiningActors(const JsonNode& steps) {
    std::set<std::string> joining;
    for (const JsonNode& step : steps.elements()) {
        if (step.isObject() && step.has("start") && step.at("start").isText())
            joining.insert(step.at("start").text());
    }
    return joining;
}

Scenario readScenario(const JsonNode& node, const std::vector<std::uint32_t>& lines) {
    node.requireObject(keys::kScenario);
    Scenario scenario;
    const JsonNode id = node.at("id");
    scenario.id = id.text();
    if (scenario.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos)
        id.fail(Reason("the id '%1' must be small letters, digits and '-'", scenario.id));
    scenario.chapter = node.has("chapter") ? node.at("chapter").text() : "yours";
    scenario.title = readText(node.at("title"));
    if (node.has("purpose"))
        scenario.purpose = readText(node.at("purpose"));
    atMost(limits::kSteps, node.at("steps"), reasonFormat("a scenario has %1 steps at most"));
    const std::set<std::string> joining = joiningActors(node.at("steps"));
    scenario.actors = readActors(node.at("actors"), joining);
    if (node.has("sysctls")) {
        for (const auto& [name, value] : node.at("sysctls").members()) {
            if (!name.starts_with("net."))
                value.failKey(
                    Reason("the setting '%1' does not begin with 'net.': only the network's own can be set", name));
            scenario.sysctls[name] = value.isInteger() ? std::to_string(value.integer(-1, 1LL << 40)) : value.text();
        }
    }
    if (node.has("mtu"))
        scenario.mtu = static_cast<std::uint32_t>(node.at("mtu").integer(576, 65536));
    if (node.has("gate"))
        scenario.gate = readGateMode(node.at("gate"));
    if (node.has("panel"))
        scenario.panel = node.at("panel").choice(keys::kPanels, reasonFormat("unknown panel '%1'"));

    StepParser parser(scenario.actors, joining);
    for (const JsonNode& step : node.at("steps").elements()) {
        scenario.steps.push_back(parser.read(step));
        scenario.steps.back().line = lines.at(scenario.steps.size() - 1);
    }
    if (scenario.steps.empty())
        node.at("steps").fail(Reason("a scenario needs a step"));
    return scenario;
}

// With its step: that of "/steps/3/say" is 4.
Reason placed(std::string_view pointer, const Reason& reason) {
    constexpr std::string_view kSteps = "/steps/";
    if (!pointer.starts_with(kSteps))
        return reason;
    const std::string index(pointer.substr(kSteps.size(), pointer.find('/', kSteps.size()) - kSteps.size()));
    return index.empty() ? reason : Reason("step %1: %2", std::stoul(index) + 1, reason);
}

}  // namespace

std::span<const std::string_view> panelNames() {
    return keys::kPanels;
}

std::vector<Scenario::CodeLine> Scenario::program(std::string_view actor) const {
    std::vector<CodeLine> lines;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto* action = std::get_if<CallAction>(&steps[i].action);
        if (!action || action->actor != actor)
            continue;
        lines.push_back({action->call.text, i});
        for (const Call& next : action->then)
            lines.push_back({next.text, i});
    }
    return lines;
}

Result<Scenario, ScenarioError> parseScenario(std::string_view text) {
    const auto error = [&](const Reason& reason, std::size_t offset) {
        const JsonPlace place = placeOfOffset(text, offset);
        return ScenarioError{reason, place.line, place.column};
    };
    if (text.size() > limits::kFileBytes)
        return ScenarioError{Reason("the file is larger than %1 MiB", limits::kFileBytes >> 20)};
    if (const auto fault = jsonSyntaxFault(text, limits::kDepth))
        return error(fault->reason, fault->offset);
    const nlohmann::json json = nlohmann::json::parse(text, nullptr, false, true);
    if (json.is_discarded())  // the library is stricter than jsonSyntaxFault
        return error(Reason("the file is no JSON"), 0);
    if (const auto twice = duplicateKey(text))
        return error(Reason("the key '%1' is given twice", twice->key), twice->offset);
    try {
        Scenario scenario = readScenario(JsonNode(json, ""), linesOfEntries(text, "/steps"));
        scenario.source = std::string(text);
        return scenario;
    } catch (const ScenarioFault& fault) {
        const std::size_t offset = offsetOf(text, fault.pointer, fault.part);
        return error(placed(fault.pointer, fault.reason),
                     fault.byte ? offsetInString(text, offset, *fault.byte) : offset);
    }
}

}  // namespace model::scenario
