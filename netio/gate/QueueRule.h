// The nf_tables rules that send every packet of TCP, UDP and ICMP to a queue when it arrives (hook PREROUTING, IPv4 and
// IPv6), fragments one by one; set by netlink messages from inside the network namespace, no program is needed. At
// PREROUTING the tap has seen the packet leave, and a drop does not make sendto(2) fail. What an Injector sends passes.
#pragma once

#include <cstdint>

#include "netio/netlink/NetlinkSocket.h"

namespace netio::gate {

class QueueRule {
public:
    // Native: nf_tables' `queue` expression. Compat: xtables' NFQUEUE target, revision 3, for kernels without it.
    enum class Kind : std::uint8_t { Native, Compat };

    // Makes the table and its chains; no rule yet. Finds out which kind this kernel has.
    [[nodiscard]] static posix::SystemResult<QueueRule> open(std::uint16_t queue);

    [[nodiscard]] posix::SystemResult<model::Done> install();
    [[nodiscard]] posix::SystemResult<model::Done> remove();
    [[nodiscard]] Kind kind() const { return m_kind; }

private:
    netlink::NetlinkSocket m_socket;
    std::uint16_t m_queue = 0;
    Kind m_kind = Kind::Native;

    QueueRule(netlink::NetlinkSocket socket, std::uint16_t queue) : m_socket(std::move(socket)), m_queue(queue) {}
    [[nodiscard]] posix::SystemResult<model::Done> makeTables();
    [[nodiscard]] posix::SystemResult<model::Done> makeRules(Kind kind);
};

}  // namespace netio::gate
