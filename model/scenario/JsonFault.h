// What nlohmann's parser says of a text that is no JSON. It tells words only: the one place where a reason is known
// again by them. What is not known stays as it is.
#pragma once

#include <nlohmann/json.hpp>

#include "model/base/Reason.h"

namespace model::scenario {

// "unexpected '}'; expected string literal"
[[nodiscard]] Reason jsonFault(const nlohmann::json::exception& error);

}  // namespace model::scenario
