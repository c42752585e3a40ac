#include "model/base/Utf8.h"

#include <algorithm>
#include <cstdint>

namespace model {
namespace {

bool isContinuation(unsigned char byte) {
    return (byte & 0xc0) == 0x80;
}

// Length of the well-formed character at the start, 0 if there is none.
std::size_t characterLength(std::string_view bytes) {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char lead = at(0);
    if (lead < 0x80)
        return 1;
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || bytes.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if (!isContinuation(at(i)))
            return 0;
    }
    const unsigned char second = at(1);
    const bool overlong = (lead == 0xe0 && second < 0xa0) || (lead == 0xf0 && second < 0x90);
    const bool surrogate = lead == 0xed && second > 0x9f;
    const bool tooLarge = lead == 0xf4 && second > 0x8f;
    return overlong || surrogate || tooLarge ? 0 : length;
}

}  // namespace

bool isUtf8(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::size_t length = characterLength(bytes);
        if (length == 0)
            return false;
        bytes.remove_prefix(length);
    }
    return true;
}

std::string toUtf8(std::string_view bytes) {
    if (isUtf8(bytes))
        return std::string(bytes);
    std::string text;
    while (!bytes.empty()) {
        const std::size_t length = characterLength(bytes);
        text += length > 0 ? bytes.substr(0, length) : std::string_view("\uFFFD");
        bytes.remove_prefix(length > 0 ? length : 1);
    }
    return text;
}

std::string withoutControls(std::string_view text) {
    std::string clean;
    while (!text.empty()) {
        const std::size_t whole = characterLength(text), length = std::max<std::size_t>(whole, 1);
        const std::string_view character = text.substr(0, length);
        const auto first = static_cast<unsigned char>(character[0]);
        const bool isC0 = (first < 0x20 && first != '\t' && first != '\n') || first == 0x7f;
        const bool isC1 = length == 2 && first == 0xc2 && static_cast<unsigned char>(character[1]) < 0xa0;
        const bool isNone = character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";  // U+FFFE, U+FFFF
        clean += whole == 0 || isC0 || isC1 || isNone ? std::string_view("\uFFFD") : character;
        text.remove_prefix(length);
    }
    return clean;
}

std::string_view utf8Prefix(std::string_view text, std::size_t limit) {
    if (text.size() <= limit)
        return text;
    while (limit > 0 && isContinuation(static_cast<unsigned char>(text[limit])))
        --limit;
    return text.substr(0, limit);
}

}  // namespace model
