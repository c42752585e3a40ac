// Which message a diagram that shows one shows: what the step let through, or read, before what was said before it.
#pragma once

#include <optional>

#include "app/diagrams/DiagramInputs.h"

namespace app::diagrams {

struct ShownMessage {
    model::PacketId packet;
    bool ofStep = false;  // this step, or the person, speaks of it
};

// nullopt: no packet yet.
[[nodiscard]] std::optional<ShownMessage> shownMessage(const DiagramInputs& inputs);

}  // namespace app::diagrams
