// The places of a trace worth jumping to: steps, done and to come, calls, changes of the kernel's states.
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "app/session/Stage.h"

namespace app::windows {

struct Jump {
    QString group, words;
    std::optional<std::size_t> position;  // nullopt: the step is to come
    int step = -1;                        // of the scenario; -1: no step
};
[[nodiscard]] std::vector<Jump> jumpsOf(const session::Stage& stage);

}  // namespace app::windows
