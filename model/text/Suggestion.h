// "did you mean": the candidate nearest to a mistyped word. Case does not count; a word too far from all of them gets
// none.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace model::text {

[[nodiscard]] std::optional<std::string> closest(std::string_view word, std::span<const std::string_view> candidates);

// "; did you mean 'connect'?" or "".
[[nodiscard]] std::string didYouMean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace model::text
