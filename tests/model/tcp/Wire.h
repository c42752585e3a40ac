// A wire between a client and a server for tests of the connection tracker: segments are written with sequence numbers
// relative to both initial ones, states are read as one line. A failure prints what was sent.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/tcp/ConnectionTracker.h"

namespace test {

struct Tcp {
    std::string_view flags;          // "SYN", "SYN,ACK", "FIN,ACK"
    std::uint32_t seq = 0, ack = 0;  // relative to the sender's and the receiver's initial sequence number
    std::uint32_t length = 0;
    std::uint16_t window = 65000;
    std::optional<std::uint8_t> scale = std::nullopt;
    std::optional<std::uint32_t> tsVal = std::nullopt;
    std::uint16_t identification = 0;
    bool optionsCut = false;
    std::uint32_t fragmentOffset = 0;  // bytes of the IP payload
    bool moreFragments = false;
    std::optional<std::uint16_t> mss = std::nullopt;
};

class Wire {
public:
    using Receive = model::tcp::ConnectionTracker::Receive;
    explicit Wire(std::uint32_t x = 1000, std::uint32_t y = 5000) : m_x(x), m_y(y) {}

    Receive mode = Receive::AtOnce;
    model::tcp::ConnectionTracker tracker;

    // An ICMP error message to the client about a segment of it; IPv4.
    model::PacketId error(std::uint8_t type, std::uint8_t code, std::uint32_t seq = 0);
    // A millisecond passes before each segment.
    model::PacketId client(const Tcp& tcp) { return send(tcp, true); }
    model::PacketId server(const Tcp& tcp) { return send(tcp, false); }
    void deliver(model::PacketId id);
    void drop(model::PacketId id);
    void absorb(model::PacketId id);
    void inject(model::PacketId id);  // it was a copy of the gate's
    void wait(std::int64_t ms) { m_ns += ms * 1'000'000; }
    void ports(std::uint16_t client, std::uint16_t server) { m_clientPort = client, m_serverPort = server; }
    void numbers(std::uint32_t x, std::uint32_t y) { m_x = x, m_y = y; }  // of a new connection

    void handshake();  // three segments; the next numbers are 1 and 1
    // "CLOSED SYN-SENT ESTABLISHED?" of the newest connection, or of one of them
    [[nodiscard]] std::string clientStates(std::size_t connection = 0) const { return states(0, connection); }
    [[nodiscard]] std::string serverStates(std::size_t connection = 0) const { return states(1, connection); }
    [[nodiscard]] const model::tcp::Connection& connection() const { return tracker.connections().back(); }
    [[nodiscard]] const model::tcp::SegmentRecord& record() const { return m_record; }
    [[nodiscard]] const std::string& log() const { return m_log; }

private:
    std::uint32_t m_x, m_y;
    std::uint16_t m_clientPort = 40000, m_serverPort = 80;
    std::int64_t m_ns = 1'700'000'000'000'000'000;
    std::uint64_t m_packets = 0;
    model::tcp::SegmentRecord m_record;
    std::string m_log;

    model::PacketId send(const Tcp& tcp, bool fromClient);
    [[nodiscard]] std::string states(std::size_t side, std::size_t connection) const;
};

}  // namespace test
