// Everything that happened in one session or capture, append only. Non-packet events keep their full value; a TCP
// segment keeps a compact record, its bytes stay in the file. One writer; readers are on the same thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/packet/Packet.h"
#include "model/tcp/ConnectionTracker.h"
#include "model/trace/RecentBytes.h"
#include "model/trace/TraceEvent.h"

namespace model::trace {

// Reads captured bytes of a packet again. Empty: no longer readable.
using PacketBytes = std::function<std::vector<std::uint8_t>(std::uint64_t fileOffset, std::uint32_t length)>;

// What a view needs of any packet, TCP or not.
struct PacketRecord {
    PacketSeen seen;
    Timestamp time;
    Protocol protocol = Protocol::Other;
    Address from, to;
    std::uint32_t payloadLength = 0;
    std::optional<tcp::SegmentRecord> segment;  // TCP only; seq, ack, flags, kind
    std::size_t event = 0;                      // its index in Trace::events()
};

// Which socket a packet comes from and which one it goes to. An ICMP error message goes to the one that sent what it is
// about, and comes from the one that should have got it, or from a router on the way (port 0).
struct PacketEnds {
    Protocol protocol = Protocol::Other;
    Address from, to;
    ConnectionId connection;  // of TCP
};

// The fate of a packet at the gate, as of the end of the trace.
struct PacketFate {
    std::optional<Timestamp> held, settled;
    std::optional<Verdict> verdict;  // Delivered, Dropped, Absorbed; nullopt: passed without a hold, or still held
    bool kept = false;
    std::uint32_t resent = 0;  // copies of it that the gate absorbed
    PacketId original;         // of an absorbed copy
};

// Tells the tracker what the gate decided.
void applyVerdict(tcp::ConnectionTracker& tracker, const PacketVerdict& verdict, Timestamp time);

class Trace {
public:
    void setPacketBytes(PacketBytes source) { m_bytes = std::move(source); }

    // frame: the packet's bytes when the event is PacketSeen, else empty.
    void append(TraceEvent event, packet::Bytes frame = {});

    [[nodiscard]] const std::vector<TraceEvent>& events() const { return m_events; }
    [[nodiscard]] std::size_t size() const { return m_events.size(); }
    [[nodiscard]] const std::vector<PacketRecord>& packets() const { return m_packets; }
    [[nodiscard]] const PacketRecord* packet(PacketId id) const;
    [[nodiscard]] PacketEnds ends(const PacketRecord& packet) const;
    [[nodiscard]] const PacketFate& fate(PacketId id) const;
    [[nodiscard]] const tcp::ConnectionTracker& tracker() const { return m_tracker; }
    [[nodiscard]] std::vector<std::uint8_t> bytes(
        PacketId id) const;  // the newest from memory, older ones from the session
    [[nodiscard]] packet::Packet decoded(PacketId id) const;

private:
    std::vector<TraceEvent> m_events;
    std::vector<PacketRecord> m_packets;
    std::vector<PacketFate> m_fates;  // by packet index, as far as the gate has spoken: a capture has none
    std::unordered_map<PacketId, std::size_t> m_indexOfPacket;  // of ids that are not their place in m_packets plus 1
    std::unordered_map<PacketId, PacketEnds> m_errorEnds;       // of ICMP error messages
    tcp::ConnectionTracker m_tracker;
    PacketBytes m_bytes;
    RecentBytes m_recent;

    void appendPacket(const PacketSeen& seen, Timestamp time, packet::Bytes frame);
    [[nodiscard]] PacketFate& fateOf(std::size_t index);
    void settle(const PacketVerdict& verdict, Timestamp time);
    [[nodiscard]] std::optional<std::size_t> indexOf(PacketId id) const;
};

}  // namespace model::trace
