// What a layout asks of fonts, answered by a theme's. Remembers what it has measured: shaping costs the most of a
// frame. One thread at a time.
#pragma once

#include "app/theme/Theme.h"
#include "model/layout/TextMeasure.h"

namespace app::diagrams {

[[nodiscard]] QFont fontOf(const theme::Theme& theme, const model::layout::TextStyle& style);

class FontMeasure : public model::layout::TextMeasure {
public:
    // The theme outlives it.
    explicit FontMeasure(const theme::Theme& theme) : m_theme(theme) {}
    [[nodiscard]] double width(std::string_view text, const model::layout::TextStyle& style) const override;

private:
    const theme::Theme& m_theme;
};

}  // namespace app::diagrams
