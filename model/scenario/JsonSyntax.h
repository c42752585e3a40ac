// What is wrong with a text that should be JSON (RFC 8259, with // and /* */ comments), in sentences of ours: the
// library's own are words for programmers.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "model/base/Reason.h"

namespace model::scenario {

struct SyntaxFault {
    Reason reason;  // "unexpected '}'; expected string literal"
    std::size_t offset = 0;
};

// The first fault; none: the text is JSON.
[[nodiscard]] std::optional<SyntaxFault> jsonSyntaxFault(std::string_view text);

}  // namespace model::scenario
