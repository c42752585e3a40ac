// The line of every value of a JSON text (with // and /* */ comments), by JSON pointer, so that a wrong value can be
// told by its line. The text's syntax has been checked before.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace model::scenario {

struct JsonLines {
    std::map<std::string, std::uint32_t, std::less<>> lineOf;  // "/steps/3/say" -> 17; a member's line is its key's
    struct Duplicate {
        std::string key;
        std::uint32_t line = 0;
    };
    std::optional<Duplicate> duplicate;  // the first key given twice in one object

    [[nodiscard]] std::uint32_t line(std::string_view pointer) const;  // of the nearest parent known
};

[[nodiscard]] JsonLines readJsonLines(std::string_view text);
[[nodiscard]] std::uint32_t lineOfOffset(std::string_view text, std::size_t offset);  // from 1

}  // namespace model::scenario
