// All that a layout needs of fonts: how wide a text is. The program's own is in app (FontMeasure); a test has one that
// counts characters. Texts are UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace model::layout {

struct TextStyle {
    enum class Weight : std::uint8_t { Normal, DemiBold, Bold };
    double size = 1;  // factor of the base text size
    Weight weight = Weight::Normal;
    bool mono = false, italic = false;
    bool han = false;  // the Chinese family comes first
};

// A character that the Chinese family has and the other lacks: ideographs, their punctuation, full-width forms.
[[nodiscard]] constexpr bool isHan(char32_t character) {
    return (character >= 0x2E80 && character <= 0x2FD5) || (character >= 0x3000 && character <= 0x303F) ||
           (character >= 0x3400 && character <= 0x4DBF) || (character >= 0x4E00 && character <= 0x9FFF) ||
           (character >= 0xF900 && character <= 0xFAD9) || (character >= 0xFF00 && character <= 0xFFEF);
}
[[nodiscard]] bool hasHan(std::string_view text);

// The style for that text.
[[nodiscard]] TextStyle styled(double size, TextStyle::Weight weight, std::string_view text);
[[nodiscard]] TextStyle mono(double size, TextStyle::Weight weight, std::string_view text);

class TextMeasure {
public:
    virtual ~TextMeasure() = default;
    // Pixels.
    [[nodiscard]] virtual double width(std::string_view text, const TextStyle& style) const = 0;
    // The first of the texts that fits the width, else the last.
    [[nodiscard]] std::string fitting(const std::vector<std::string>& texts, const TextStyle& style,
                                      double width) const;
};

}  // namespace model::layout
