// The actors that a step of a scenario file may name, forked children included. Used only inside parseScenario.
#pragma once

#include <set>
#include <string>

#include "model/scenario/JsonNode.h"
#include "model/scenario/Scenario.h"

namespace model::scenario {

class ActorNames {
public:
    void add(const std::string& name) { m_names.insert(name); }
    [[nodiscard]] std::size_t size() const { return m_names.size(); }
    [[nodiscard]] bool contains(const std::string& name) const { return m_names.contains(name); }

    // A fault of the node unless it is one of them.
    void require(const std::string& name, const JsonNode& node) const;
    // The value of the object's "actor".
    [[nodiscard]] std::string of(const JsonNode& object) const;
    [[nodiscard]] PacketSelector selector(const JsonNode& node) const;

private:
    std::set<std::string> m_names;
};

}  // namespace model::scenario
