// The wire's part of a digest: connections with their segments, in order of sending, without what the kernel's timers
// decide. Private to SessionDigest.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/trace/Moment.h"
#include "tests/support/digest/DigestPorts.h"

namespace tests::support {

class DigestSegments {
public:
    // The session as of the moment.
    DigestSegments(DigestPorts& ports, const model::trace::Moment& moment) : m_ports(ports), m_moment(moment) {}

    [[nodiscard]] std::vector<std::string> lines();

private:
    using Packets = std::vector<const model::trace::PacketRecord*>;

    DigestPorts& m_ports;
    const model::trace::Moment& m_moment;

    [[nodiscard]] std::string fate(const model::trace::PacketRecord& packet) const;
    void addConnection(const Packets& packets, std::vector<std::string>& lines);
};

}  // namespace tests::support
