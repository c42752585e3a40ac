// setsockopt and getsockopt: SO_*, TCP_* and IPV6_* options by name (model/call/SocketOption.h).
#pragma once

#include "netio/actor/CallFunctions.h"

namespace netio::actor {

[[nodiscard]] Outcome setOption(const Arguments& arguments);
[[nodiscard]] Outcome getOption(const Arguments& arguments);

}  // namespace netio::actor
