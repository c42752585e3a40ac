// The places of a trace worth jumping to: steps, calls, changes of the kernel's states.
#pragma once

#include <QString>
#include <vector>

#include "app/session/Stage.h"

namespace app::windows {

struct Jump {
    QString group, words;
    std::size_t position;
};
[[nodiscard]] std::vector<Jump> jumpsOf(const session::Stage& stage);

}  // namespace app::windows
