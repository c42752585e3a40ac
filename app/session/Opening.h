// Starting a demo: on the real kernel where the system allows it, else from its recorded session.
#pragma once

#include <QString>

#include "app/session/Stage.h"

namespace app::session {

enum class Insist { OnTheKernel, NotAtAll };

struct Opening {
    bool started = false;
    // Why the kernel's own run was refused, with the remedy; said also when a recorded session plays instead.
    QString refusal;
};

[[nodiscard]] Opening openDemo(Stage& stage, const model::scenario::Scenario& scenario, Insist insist);

}  // namespace app::session
