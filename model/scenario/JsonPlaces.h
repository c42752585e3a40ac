// Where the values of a JSON text (with // and /* */ comments) stand, by JSON pointer, so that a wrong value can be
// told by its place. The text's syntax has been checked before.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model::scenario {

struct JsonPlace {
    std::uint32_t line = 1, column = 1;  // columns count characters
};

[[nodiscard]] std::uint32_t lineOfOffset(std::string_view text, std::size_t offset);
[[nodiscard]] JsonPlace placeOfOffset(std::string_view text, std::size_t offset);

struct JsonDuplicate {
    std::string key;
    std::size_t offset = 0;
};
// The first key given twice in one object.
[[nodiscard]] std::optional<JsonDuplicate> duplicateKey(std::string_view text);

// The line of each entry of the list that this pointer names, "/steps".
[[nodiscard]] std::vector<std::uint32_t> linesOfEntries(std::string_view text, std::string_view pointer);

enum class JsonPart : std::uint8_t { Key, Value };
// Of what the pointer names, or of its nearest parent that is there.
[[nodiscard]] std::size_t offsetOf(std::string_view text, std::string_view pointer, JsonPart part);
// Of a byte of what the string that begins there says, behind its escapes.
[[nodiscard]] std::size_t offsetInString(std::string_view text, std::size_t string, std::size_t byte);

}  // namespace model::scenario
