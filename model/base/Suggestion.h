// "did you mean": the candidate nearest to a mistyped word. Case does not count; a word too far from all of them gets
// none.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/base/Reason.h"

namespace model {

[[nodiscard]] std::optional<std::string> closest(std::string_view word, std::span<const std::string_view> candidates);

// "unknown call 'conect'; did you mean 'connect'?"
[[nodiscard]] Reason didYouMean(const Reason& said, std::string_view word, std::span<const std::string_view> candidates,
                                const Reason& otherwise);
[[nodiscard]] inline Reason didYouMean(const Reason& said, std::string_view word,
                                       std::span<const std::string_view> candidates) {
    return didYouMean(said, word, candidates, said);
}

}  // namespace model
