// Signs that a word processor or an input method writes where JSON has one of its own. Private to JsonSyntax.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "model/base/Reason.h"

namespace model::scenario {

// The character that begins there; one byte of what is not UTF-8.
[[nodiscard]] std::string_view signAt(std::string_view text, std::size_t offset);

// Where the first of them stands.
[[nodiscard]] std::optional<std::size_t> typographicQuote(std::string_view text);
[[nodiscard]] Reason straightQuotes(std::string_view quote);

// What is said of a sign that stands between the values; empty: nothing but that it is not expected.
[[nodiscard]] Reason signMistake(std::string_view sign);

}  // namespace model::scenario
