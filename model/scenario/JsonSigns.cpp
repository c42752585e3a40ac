#include "model/scenario/JsonSigns.h"

#include <algorithm>
#include <span>
#include <string>

#include "model/base/Utf8.h"

namespace model::scenario {
namespace {

constexpr std::string_view kQuotes[] = {"“", "”", "„", "‟", "«", "»", "‘", "’", "″", "＂", "「", "」", "『", "』"};

struct Wide {
    std::string_view sign;
    std::string_view meant;
};
constexpr Wide kWide[] = {{"，", ","}, {"、", ","}, {"：", ":"}, {"｛", "{"}, {"｝", "}"},
                          {"［", "["}, {"］", "]"}, {"【", "["}, {"】", "]"}, {"；", ","}};

constexpr Wide kInvisible[] = {{"\u00A0", "U+00A0"}, {"\u2007", "U+2007"}, {"\u202F", "U+202F"}, {"\u200B", "U+200B"},
                               {"\u3000", "U+3000"}, {"\uFEFF", "U+FEFF"}, {"\u2028", "U+2028"}};

const Wide* find(std::span<const Wide> all, std::string_view sign) {
    const auto found = std::ranges::find(all, sign, &Wide::sign);
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

std::string_view signAt(std::string_view text, std::size_t offset) {
    for (std::size_t size = 1; size <= 4 && offset + size <= text.size(); ++size) {
        if (isUtf8(text.substr(offset, size)))
            return text.substr(offset, size);
    }
    return text.substr(offset, 1);
}

std::optional<std::size_t> typographicQuote(std::string_view text) {
    std::size_t first = std::string_view::npos;
    for (const std::string_view quote : kQuotes)
        first = std::min(first, text.find(quote));
    return first == std::string_view::npos ? std::nullopt : std::optional(first);
}

Reason straightQuotes(std::string_view quote) {
    return Reason("a text stands in straight quotation marks, \"...\", and not in %1", quote);
}

Reason signMistake(std::string_view sign) {
    if (sign == "'" || sign == "`" || std::ranges::find(kQuotes, sign) != std::end(kQuotes))
        return straightQuotes(sign);
    if (const Wide* wide = find(kWide, sign))
        return Reason("the full-width sign '%1' stands here; '%2' is meant", sign, wide->meant);
    if (const Wide* invisible = find(kInvisible, sign))
        return Reason("a character that is not to be seen (%1) stands here; take it out", invisible->meant);
    if (sign == "#")
        return Reason("a comment begins with // or /*");
    if (sign == "=")
        return Reason("':' stands between a key and its value, and not '='");
    if (sign == ";")
        return Reason("',' stands between two entries, and not ';'");
    if (sign.size() == 1 && (static_cast<unsigned char>(sign[0]) < 0x20 || !isUtf8(sign)))
        return Reason("the file is no text in UTF-8");
    return {};
}

}  // namespace model::scenario
