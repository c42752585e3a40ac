// Who carries orders out: netio's lab process, or a test's fake. Nothing here waits: what came of an order arrives as
// trace events.
#pragma once

#include "model/scenario/Command.h"

namespace model::scenario {

class Lab {
public:
    virtual ~Lab() = default;
    virtual void send(const Command& command) = 0;
};

}  // namespace model::scenario
