// Which process holds which socket by which descriptor: /proc/PID/fd of the processes given, proc(5).
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "model/trace/TraceEvent.h"

namespace netio::probe {

// Socket inode -> its descriptors, in order. A process that has gone holds none.
using FdOwners = std::map<std::uint64_t, std::vector<model::trace::FdOwner>>;
[[nodiscard]] FdOwners readFdOwners(std::span<const int> pids);

}  // namespace netio::probe
