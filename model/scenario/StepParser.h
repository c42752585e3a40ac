// Steps of a scenario file: actions, texts, questions, expectations. Faults are thrown as ScenarioFault; parseScenario
// catches them.
#pragma once

#include <map>
#include <set>
#include <string>

#include "model/scenario/JsonNode.h"
#include "model/scenario/Scenario.h"

namespace model::scenario {

[[nodiscard]] Text readText(const JsonNode& node);
[[nodiscard]] std::string readActorName(const JsonNode& node);
[[nodiscard]] trace::GateMode readGateMode(const JsonNode& node);  // hold or pass

// Reads the steps in order and keeps what earlier steps made: forked children, variables, actors that joined.
class StepParser {
public:
    StepParser(const std::vector<Actor>& actors, const std::set<std::string>& joining);

    [[nodiscard]] Step read(const JsonNode& node);

private:
    std::map<std::string, std::set<std::string>> m_variables;  // by actor
    std::set<std::string> m_absent;                            // actors that have not joined yet

    std::string actor(const JsonNode& node) const;
    Action action(const JsonNode& node);
    Action callAction(const JsonNode& node);
    Call call(const JsonNode& node, const std::string& actor);
    Action gateAction(const JsonNode& node) const;
    PacketSelector selector(const JsonNode& node) const;
    Expectation expectation(const JsonNode& node) const;
    Question question(const JsonNode& node) const;
    void knowActor(const std::string& name, const JsonNode& node) const;
};

}  // namespace model::scenario
