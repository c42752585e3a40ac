// Text -> call: the language that scenarios, free play and the code pane share.
#pragma once

#include <string_view>

#include "model/base/Result.h"
#include "model/call/Call.h"

namespace model::call {

// Longest run of bytes that  "x" * N  may make.
inline constexpr std::int64_t kLongestBytes = 16 << 20;

// Syntax, known call names, count and kind of arguments; the reason names what is wrong and what is possible, the
// offset is the byte in text.
[[nodiscard]] Result<Call, ParseError> parseCall(std::string_view text);

// What a session says was called. Where its text is none of the language, only the name is known, or not even that.
[[nodiscard]] Call recordedCall(std::string_view text, std::string_view name = {});

}  // namespace model::call
