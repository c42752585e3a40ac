// A layout's tones in a theme's colours.
#pragma once

#include "app/theme/Theme.h"
#include "model/layout/Written.h"

namespace app::diagrams {

[[nodiscard]] inline QColor inkOf(const theme::Theme& theme, model::layout::Tone tone) {
    using model::layout::Tone;
    switch (tone) {
        case Tone::Text:
            return theme.text;
        case Tone::Secondary:
            return theme.secondary;
        case Tone::Client:
            return theme.client.ink;
        case Tone::Server:
            return theme.server.ink;
        case Tone::Good:
            return theme.good.ink;
        case Tone::Held:
            return theme.held.ink;
        case Tone::Bad:
            return theme.bad.ink;
        case Tone::TimeWait:
            return theme.timeWait.ink;
    }
    return theme.text;
}

[[nodiscard]] inline Qt::Alignment alignmentOf(model::layout::Align align) {
    using model::layout::Align;
    switch (align) {
        case Align::Left:
            return Qt::AlignLeft;
        case Align::Centre:
            return Qt::AlignHCenter;
        case Align::Right:
            return Qt::AlignRight;
    }
    return Qt::AlignLeft;
}

}  // namespace app::diagrams
