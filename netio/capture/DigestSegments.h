// The wire's part of a digest: connections with their segments, in order of sending, without what the kernel's timers
// decide. Private to SessionDigest.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "netio/capture/DigestPorts.h"
#include "netio/capture/SessionDigest.h"

namespace netio::capture {

class DigestSegments {
public:
    explicit DigestSegments(DigestPorts& ports) : m_ports(ports) {}

    void seen(const SessionDigest::Segment& segment);
    void settled(const model::trace::PacketVerdict& verdict);
    [[nodiscard]] std::vector<std::string> lines();

private:
    struct Fate {
        std::optional<model::trace::Verdict> verdict;
        bool kept = false;
    };
    struct Connection {
        model::Address first, second;  // who sent the first segment, to whom
        std::vector<SessionDigest::Segment> segments;
    };

    DigestPorts& m_ports;
    std::vector<Connection> m_connections;  // TCP: in order of first segments
    std::vector<SessionDigest::Segment> m_datagrams;
    std::unordered_map<model::PacketId, Fate> m_fates;

    Connection& connectionOf(const SessionDigest::Segment& segment);
    [[nodiscard]] std::string fate(const SessionDigest::Segment& segment) const;
    [[nodiscard]] bool absorbed(const SessionDigest::Segment& segment) const;
    void addConnection(const Connection& connection, std::vector<std::string>& lines);
};

}  // namespace netio::capture
