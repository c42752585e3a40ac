// Both endpoints' RFC 9293 state machines of every TCP connection in a trace, inferred from segments alone.
// A segment acts on its sender when it is seen and on its receiver when it is delivered: at once in a capture, at the
// gate's verdict in a stepped session. Time arrives with the segments; there is no clock in here.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/base/Address.h"
#include "model/base/Ids.h"
#include "model/base/SequenceNumber.h"
#include "model/base/Side.h"
#include "model/base/State.h"
#include "model/base/Timestamp.h"
#include "model/packet/Packet.h"

namespace model::tcp {

// Why an endpoint changed its state; `rule` cites the section.
struct Transition {
    State to = State::Closed;
    Certainty certainty = Certainty::Certain;
    Timestamp time;
    PacketId cause;           // the segment sent or received; 0: none (the state the endpoint started in)
    const char* event = "";   // as drawn in RFC 9293 figure 5: "active OPEN", "rcv SYN", "CLOSE", "rcv ACK of FIN"
    const char* action = "";  // "snd SYN,ACK", "snd FIN", "snd ACK", "" for none
    const char* rule = "";    // "RFC 9293, 3.10.7.4"
};

// The transmission control block as far as segments tell, RFC 9293 section 3.3.1.
struct ControlBlock {
    std::optional<SequenceNumber> iss, irs;
    std::optional<SequenceNumber> sndUna, sndNxt, rcvNxt;
    std::uint32_t sndWnd = 0, rcvWnd = 0;  // bytes, scaled
    std::optional<std::uint8_t> sndScale, rcvScale;
    std::uint32_t bytesSent = 0;
};

struct Endpoint {
    Address address;
    std::vector<Transition> states;  // in order, from the first state known; never empty
    ControlBlock tcb;
    std::uint64_t payloadBytes = 0;  // sent by it, retransmissions not counted twice
    [[nodiscard]] const Transition& now() const { return states.back(); }
};

// What a segment was for its connection.
enum class SegmentKind : std::uint8_t {
    New,
    Retransmission,  // wholly old sequence space
    KeepAlive,
    WindowProbe,
    DuplicateAck,
    OutOfOrder,
    OutOfWindow,  // changes nothing (RFC 9293 3.10.7.4, RFC 5961)
    Stale,        // PAWS (RFC 7323 section 5)
};

// One segment of a trace: fixed size, about 40 bytes, so that ten million fit in memory.
struct SegmentRecord {
    Timestamp time;
    std::uint64_t fileOffset = 0;
    std::uint32_t packet = 0;      // PacketId; 2^32 packets are enough for one trace
    std::uint32_t connection = 0;  // ConnectionId
    std::uint32_t seq = 0, ack = 0;
    std::uint32_t length = 0;  // payload
    std::uint16_t window = 0;  // as sent
    std::uint16_t flags = 0;
    std::uint8_t from = 0;           // Side
    std::uint8_t kind = 0;           // SegmentKind
    std::uint8_t senderState = 0;    // State after sending
    std::uint8_t receiverState = 0;  // State after receiving; 0xff: not received (yet)
};

struct Connection {
    ConnectionId id;
    std::array<Endpoint, 2> ends;  // [Side]
    Timestamp first, last;
    std::uint64_t packets = 0;
    std::uint64_t retransmissions = 0, resets = 0;
    std::uint8_t completeness = 0;  // Wireshark's tcp.completeness: 1 SYN, 2 SYN,ACK, 4 ACK, 8 data, 16 FIN, 32 RST

    [[nodiscard]] const Endpoint& client() const { return ends[0]; }
    [[nodiscard]] const Endpoint& server() const { return ends[1]; }
    [[nodiscard]] const Endpoint& end(Side s) const { return ends[static_cast<std::size_t>(s)]; }
};

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
    void dropped(PacketId packet, Timestamp time);  // never reaches the receiver
    // It was a copy the gate absorbed: it counts as a retransmission, and is never received.
    void absorbed(PacketId packet, Timestamp time);

    // In order of their ids; references stay valid.
    [[nodiscard]] const std::deque<Connection>& connections() const;
    [[nodiscard]] const Connection* find(ConnectionId id) const;
    // The newest between the two; 0: none.
    [[nodiscard]] ConnectionId newest(const Address& a, const Address& b) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace model::tcp
