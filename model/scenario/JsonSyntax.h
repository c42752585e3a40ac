// What is wrong with a text that should be JSON (RFC 8259, with // and /* */ comments), said to who wrote it: what
// stands there, what is meant, and where the mistake itself is, which is not always where the text cannot go on.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "model/base/Reason.h"

namespace model::scenario {

struct SyntaxFault {
    Reason reason;  // "a comma is missing after line 3"
    std::size_t offset = 0;
};

// The first fault; none: the text is JSON, and its brackets are not deeper than deepest.
[[nodiscard]] std::optional<SyntaxFault> jsonSyntaxFault(std::string_view text, std::size_t deepest);

}  // namespace model::scenario
