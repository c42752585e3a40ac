// The colours of a header, by its layer.
#pragma once

#include "app/theme/Theme.h"
#include "model/layout/HeaderLayout.h"

namespace app::diagrams {

[[nodiscard]] inline const theme::Role& headerRole(const theme::Theme& theme, model::layout::HeaderBlock::Kind kind) {
    using Kind = model::layout::HeaderBlock::Kind;
    switch (kind) {
        case Kind::Link:
            return theme.quiet;
        case Kind::Ip:
            return theme.timeWait;
        case Kind::Transport:
            return theme.client;
        case Kind::Payload:
            return theme.good;
    }
    return theme.quiet;
}

}  // namespace app::diagrams
