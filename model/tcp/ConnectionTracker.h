// Both endpoints' RFC 9293 state machines of every TCP connection in a trace, inferred from segments alone.
// A segment acts on its sender when it is seen and on its receiver when it is delivered: at once in a capture, at the
// gate's verdict in a stepped session. Time arrives with the segments; there is no clock in here.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>

#include "model/base/Address.h"
#include "model/base/Ids.h"
#include "model/base/Timestamp.h"
#include "model/packet/Packet.h"
#include "model/tcp/Connection.h"
#include "model/tcp/SegmentRecord.h"

namespace model::tcp {

class ConnectionTracker {
public:
    ConnectionTracker();
    ~ConnectionTracker();
    ConnectionTracker(ConnectionTracker&&) noexcept;
    ConnectionTracker& operator=(ConnectionTracker&&) noexcept;

    // Receive::AtOnce: a capture. Receive::AtVerdict: nothing reaches the receiver before delivered().
    enum class Receive : std::uint8_t { AtOnce, AtVerdict };

    // Takes a TCP segment; returns its record (connection, direction, kind). All else gives nullopt; fragments after
    // the first and ICMP error messages may tell something of a connection, the others change nothing.
    std::optional<SegmentRecord> sent(PacketId packet, Timestamp time, const packet::Packet& decoded, Receive receive);
    // The gate's verdicts on a segment taken with AtVerdict; unknown ids are ignored.
    void delivered(PacketId packet, Timestamp time);
    void injected(PacketId packet, Timestamp time);  // delivered, but a copy of the gate's own: no end sent it again
    void dropped(PacketId packet, Timestamp time);   // never reaches the receiver
    // It was a copy the gate absorbed: it counts as a retransmission, and is never received.
    void absorbed(PacketId packet, Timestamp time);

    // In order of their ids; references stay valid.
    [[nodiscard]] const std::deque<Connection>& connections() const;
    [[nodiscard]] const Connection* find(ConnectionId id) const;
    // Whose states the last call may have changed.
    [[nodiscard]] std::span<const ConnectionId> touched() const;
    // The newest between the two; 0: none.
    [[nodiscard]] ConnectionId newest(const Address& a, const Address& b) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace model::tcp
