// Everything that happened in one session or capture, append only. Non-packet events keep their full value; a TCP
// segment keeps a compact record, its bytes stay in the file. One writer; readers are on the same thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/packet/Packet.h"
#include "model/tcp/ConnectionTracker.h"
#include "model/trace/Chains.h"
#include "model/trace/FragmentEnds.h"
#include "model/trace/Inferences.h"
#include "model/trace/RecentBytes.h"
#include "model/trace/TraceEvent.h"

namespace model::trace {

struct Scene;
class SceneHistory;

// Reads captured bytes of a packet again. Empty: no longer readable.
using PacketBytes = std::function<std::vector<std::uint8_t>(std::uint64_t fileOffset, std::uint32_t length)>;

// What a view needs of any packet, TCP or not.
struct PacketRecord {
    PacketSeen seen;
    Timestamp time;
    Protocol protocol = Protocol::Other;
    bool fragment = false;  // of a datagram; from and to have the ports of the first one
    Address from, to;
    std::uint32_t payloadLength = 0;
    std::optional<tcp::SegmentRecord> segment;  // TCP only; seq, ack, flags, kind
    std::uint32_t event = 0;                    // its index in Trace::events()
    std::uint32_t before = 0;                   // the packet before it on its connection: its index plus 1; 0: none
};

// Which socket a packet comes from and which one it goes to. An ICMP error message goes to the one that sent what it is
// about, and comes from the one that should have got it, or from a router on the way (port 0).
struct PacketEnds {
    Protocol protocol = Protocol::Other;
    Address from, to;
    ConnectionId connection;  // of TCP
};

// The fate of a packet at the gate, as of a position.
struct PacketFate {
    std::optional<Timestamp> held, settled;
    std::optional<Verdict> verdict;  // Delivered, Dropped, Absorbed; nullopt: passed without a hold, or still held
    bool kept = false;
    std::uint32_t resent = 0;                                 // copies of it that the gate absorbed
    PacketId original;                                        // of an absorbed copy
    void hear(const PacketVerdict& earlier, Timestamp time);  // verdicts on it, the newest first
    bool operator==(const PacketFate&) const = default;
};

// Tells the tracker what the gate decided.
void applyVerdict(tcp::ConnectionTracker& tracker, const PacketVerdict& verdict, Timestamp time);

class Trace {
public:
    Trace();
    ~Trace();
    Trace(Trace&&) noexcept;
    Trace& operator=(Trace&&) noexcept;

    void setPacketBytes(PacketBytes source) { m_bytes = std::move(source); }

    // frame: the packet's bytes when the event is PacketSeen, else empty.
    void append(TraceEvent event, packet::Bytes frame = {});

    [[nodiscard]] const std::vector<TraceEvent>& events() const { return m_events; }
    [[nodiscard]] std::size_t size() const { return m_events.size(); }
    [[nodiscard]] const std::vector<PacketRecord>& packets() const { return m_packets; }
    [[nodiscard]] const PacketRecord* packet(PacketId id) const;
    [[nodiscard]] PacketEnds ends(const PacketRecord& packet) const;
    // Of the connection, by index, in order.
    [[nodiscard]] std::vector<std::uint32_t> packetsOf(ConnectionId connection, std::size_t position) const;
    [[nodiscard]] const tcp::ConnectionTracker& tracker() const { return m_tracker; }
    [[nodiscard]] const Inferences& inferences() const { return m_inferences; }
    // What was so at a position (the events before it have happened) is asked of a Moment, which asks these.
    [[nodiscard]] PacketFate fate(PacketId id, std::size_t position) const;
    [[nodiscard]] std::shared_ptr<const Scene> sceneAt(std::size_t position) const;
    // The newest from memory, older ones read again from the session.
    [[nodiscard]] std::vector<std::uint8_t> bytes(PacketId id) const;
    [[nodiscard]] packet::Packet decoded(PacketId id) const;

private:
    std::vector<TraceEvent> m_events;
    std::vector<PacketRecord> m_packets;
    Chains<std::uint32_t> m_verdicts;     // on a packet and on copies of it, by its index: indices of events
    std::vector<std::uint32_t> m_lastOf;  // by connection: the index of its newest packet plus 1
    std::unordered_map<PacketId, std::size_t> m_indexOfPacket;  // of ids that are not their place in m_packets plus 1
    std::unordered_map<PacketId, PacketEnds> m_errorEnds;       // of ICMP error messages
    tcp::ConnectionTracker m_tracker;
    Inferences m_inferences;
    std::unique_ptr<SceneHistory> m_scenes;
    FragmentEnds m_fragments;
    PacketBytes m_bytes;
    RecentBytes m_recent;

    void appendPacket(const PacketSeen& seen, Timestamp time, packet::Bytes frame);
    void settle(const PacketVerdict& verdict, Timestamp time);
    void noteInferences();
    [[nodiscard]] std::optional<std::size_t> indexOf(PacketId id) const;
};

}  // namespace model::trace
