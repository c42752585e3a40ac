#include "model/layout/TextMeasure.h"

#include <algorithm>

namespace model::layout {

// Every such character is three bytes long in UTF-8.
bool hasHan(std::string_view text) {
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[i + at]); };
        if ((byte(0) & 0xF0) == 0xE0 && isHan((byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu)))
            return true;
    }
    return false;
}

TextStyle styled(double size, TextStyle::Weight weight, std::string_view text) {
    return {size, weight, false, false, hasHan(text)};
}

TextStyle mono(double size, TextStyle::Weight weight, std::string_view text) {
    return {size, weight, true, false, hasHan(text)};
}

std::string TextMeasure::fitting(const std::vector<std::string>& texts, const TextStyle& style, double width) const {
    const auto fits = std::ranges::find_if(
        texts, [&](double wide) { return wide <= width; },
        [&](const std::string& text) { return this->width(text, style); });
    return fits != texts.end() ? *fits : texts.empty() ? std::string() : texts.back();
}

}  // namespace model::layout
