// The lexical half of the call language: "target = name(argument, ...)" with the offset of each part. What the parts
// mean is CallParser's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/base/Result.h"
#include "model/call/Call.h"

namespace model::call {

struct LocatedArgument {
    Argument value;
    std::uint64_t offset = 0;
};

struct CallTokens {
    std::string text;  // trimmed
    std::string target, name;
    std::uint64_t targetOffset = 0, nameOffset = 0;
    std::vector<LocatedArgument> arguments;
    std::uint64_t closing = 0;  // of ")"
};

[[nodiscard]] Result<CallTokens, ParseError> readCallTokens(std::string_view text);

}  // namespace model::call
