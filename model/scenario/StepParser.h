// Steps of a scenario file: actions, texts, questions, expectations. Faults are thrown as ScenarioFault; parseScenario
// catches them.
#pragma once

#include <map>
#include <set>
#include <string>

#include "model/scenario/ActorNames.h"

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
    ActorNames m_actors;
    std::map<std::string, std::set<std::string>> m_variables;  // by actor
    std::set<std::string> m_absent;                            // actors that have not joined yet
    std::size_t m_calls = 0;
    std::uint64_t m_written = 0;  // bytes, by all of them

    Action action(const JsonNode& node);
    Action callAction(const JsonNode& node);
    Call call(const JsonNode& node, const std::string& actor);
    void count(const Call& call, const JsonNode& node);
    Action gateAction(const JsonNode& node) const;
    Question question(const JsonNode& node) const;
};

}  // namespace model::scenario
