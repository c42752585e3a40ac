// The counters of this network namespace that say why the kernel discarded something, answered otherwise than usual, or
// gave up: /proc/net/netstat, snmp and snmp6 (snmp_counter.rst of the kernel).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/trace/SocketEvents.h"

namespace netio::probe {

class KernelCounters {
public:
    // What rose since the call before; of the first call, since the namespace was made.
    [[nodiscard]] std::vector<model::trace::KernelCounted> risen();

private:
    std::map<std::string, std::uint64_t> m_told;
};

}  // namespace netio::probe
