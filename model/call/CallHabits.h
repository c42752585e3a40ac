// What who writes C is used to writing and a call has not: the sentence that says how it is written here. Private to
// the parser of calls.
#pragma once

#include <string_view>

#include "model/base/Reason.h"

namespace model::call {

// Of a word where a call's name or its target stands, in front of what follows it; empty: nothing to say.
[[nodiscard]] Reason habitOfName(std::string_view word, char next);
// Of a word or a sign where an argument begins.
[[nodiscard]] Reason habitOfArgument(std::string_view word);

}  // namespace model::call
