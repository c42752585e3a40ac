// Everything that Qt Style Sheets say about the window, made from a Theme in this one place.
#pragma once

#include <QString>

#include "app/theme/Theme.h"

namespace app::panels {

[[nodiscard]] QString styleSheet(const theme::Theme& theme);
// Palette of the narration strip: it is dark in every theme.
struct StripColors {
    QColor background, text, secondary, accent, line;
};
[[nodiscard]] StripColors stripColors(const theme::Theme& theme);
// Text on a card's head or on the main button, whose ground is a side's ink.
[[nodiscard]] QColor onInk(const theme::Theme& theme);
// Factor of the smallest text: on a projector nothing is smaller than b.
[[nodiscard]] double small(const theme::Theme& theme);
[[nodiscard]] bool onProjector(const theme::Theme& theme);
// A hair line between areas of the window: quieter than theme.rule, decoration only.
[[nodiscard]] QColor hairline(const theme::Theme& theme);

}  // namespace app::panels
