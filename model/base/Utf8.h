// Well-formed UTF-8, Unicode 15 table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace model {

[[nodiscard]] bool isUtf8(std::string_view bytes);
// The longest prefix of at most `limit` bytes that cuts no character in two.
[[nodiscard]] std::string_view utf8Prefix(std::string_view text, std::size_t limit);
// The text with U+FFFD in place of each ill-formed byte.
[[nodiscard]] std::string toUtf8(std::string_view bytes);
// U+FFFD in place of each ill-formed byte, of each control character but the tab and the end of a line, and of what
// XML 1.0 does not allow: a terminal would obey the ones (ECMA-48), a reader of XML refuse the others.
[[nodiscard]] std::string withoutControls(std::string_view text);

}  // namespace model
