// The views that leave the program as text, one row of a table for each view and suffix. No file and no diagram knows
// them but by this table.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/layout/LadderInputs.h"

namespace model::report {

struct TextSource {
    const layout::LadderInputs& in;  // trace, scene, symbols, words, numbers, connection
    std::string title;               // of the demo or the file; may be empty
};

struct TextFormat {
    std::string_view view, suffix;  // "ladder", "mmd"
    std::string (*write)(const TextSource& source);
};

[[nodiscard]] std::span<const TextFormat> textFormats();
// nullptr: there is none.
[[nodiscard]] const TextFormat* textFormat(std::string_view view, std::string_view suffix);

}  // namespace model::report
