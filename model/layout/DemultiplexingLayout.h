// Which socket a packet belongs to: the kernel's table with, for each socket, what fits of (protocol, destination,
// source). The whole 4-tuple goes before a listener or an unconnected UDP socket on the same port; a socket bound to
// the very address goes before one bound to any. RFC 9293 3.10.7, RFC 1122 4.1.3.5.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/trace/Scene.h"

namespace model::layout {

struct DemultiplexingRow {
    SocketId socket;
    trace::Protocol protocol = trace::Protocol::Tcp;
    Address local, remote;
    bool connected = false;  // remote is set
    State state = State::Closed;
    std::vector<trace::FdOwner> owners;
    std::string actor;  // of the first owner
    bool protocolFits = false, localFits = false, remoteFits = false;
    [[nodiscard]] bool fits() const { return protocolFits && localFits && remoteFits; }
};

struct Demultiplexing {
    std::vector<DemultiplexingRow> rows;  // by protocol, local port, then connected ones last
    std::optional<std::size_t> chosen;    // none: the kernel answers with RST or ICMP
};

[[nodiscard]] Demultiplexing demultiplex(const trace::Scene& scene, const trace::PacketRecord& packet);

}  // namespace model::layout
