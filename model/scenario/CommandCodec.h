// Commands as lines: one JSON object each, on the standard input of sockstage-lab.
#pragma once

#include <string>
#include <string_view>

#include "model/base/Result.h"
#include "model/scenario/Command.h"

namespace model::scenario {

// {"cmd":"deliver","packet":3}
[[nodiscard]] Result<Command, ParseError> parseCommand(std::string_view line);
// One line without its end, as parseCommand reads it.
[[nodiscard]] std::string writeCommand(const Command& command);

}  // namespace model::scenario
