// setsockopt and getsockopt of the call language: SO_*, TCP_* and IPV6_* options by name.
#pragma once

#include "netio/actor/CallRunner.h"

namespace netio::actor {

[[nodiscard]] Outcome setOption(const model::scenario::Call& call, int fd);
[[nodiscard]] Outcome getOption(const model::scenario::Call& call, int fd);

}  // namespace netio::actor
