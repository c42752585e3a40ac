// One object of a step's "expect": what the step must lead to. Faults are thrown as ScenarioFault.
#pragma once

#include "model/scenario/ActorNames.h"

namespace model::scenario {

[[nodiscard]] State readState(const JsonNode& node);
[[nodiscard]] Expectation readExpectation(const JsonNode& node, const ActorNames& actors);

}  // namespace model::scenario
