// A font without fonts, and words in English: so that layouts of texts are tested without Qt.
#pragma once

#include <algorithm>

#include "model/base/Reason.h"
#include "model/layout/LadderInputs.h"

namespace tests::layout {

// Every character is as wide as its half height, bold ones a little wider.
class CountingMeasure : public model::layout::TextMeasure {
public:
    explicit CountingMeasure(double b = 14) : m_b(b) {}
    [[nodiscard]] double width(std::string_view text, const model::layout::TextStyle& style) const override {
        const auto letters =
            std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
        const double wide = style.weight == model::layout::TextStyle::Weight::Normal ? 0.52 : 0.58;
        return static_cast<double>(letters) * style.size * m_b * wide;
    }

private:
    double m_b;
};

class EnglishWords : public model::layout::LadderWords {
public:
    [[nodiscard]] std::string in(const model::Reason& reason) const override { return reason.english(); }
    [[nodiscard]] std::string result(const model::trace::CallEntered&,
                                     const model::trace::CallReturned& returned) const override {
        return std::to_string(returned.result);
    }
    [[nodiscard]] std::string title(const std::string& actor) const override { return actor; }
};

}  // namespace tests::layout
