// The commented starting file of `sockstage new NAME`: it parses and runs as it is, and shows the format by example.
#pragma once

#include <string>
#include <string_view>

namespace model::scenario {

// id: small letters, digits and '-'.
[[nodiscard]] std::string scenarioTemplate(std::string_view id);

}  // namespace model::scenario
