// Finds for a packet that waits in the queue the frame that the tap saw of it. Both carry the same octets, but for
// checksums, which are partial on a loopback device; nothing else connects them. Equal ones pair in order of arrival.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/base/Ids.h"
#include "model/base/Timestamp.h"
#include "model/packet/Packet.h"
#include "netio/gate/NfQueue.h"

namespace netio::gate {

// A frame from the tap, with the id it has in the session.
struct SeenPacket {
    model::PacketId id;
    model::Timestamp time;
    std::vector<std::uint8_t> frame;
    std::uint32_t originalLength = 0;
    model::packet::Packet decoded;  // only while the gate looks at it
};

class PacketMatcher {
public:
    struct Pair {
        SeenPacket seen;
        std::uint32_t queueId = 0;
    };

    // Whether the queue gets it: TCP, UDP or ICMP, or a fragment of one.
    [[nodiscard]] static bool canBeQueued(const SeenPacket& packet);

    void seen(SeenPacket packet);
    void queued(const QueuedPacket& packet, model::Timestamp time);

    // The next pair, in order of the tap.
    std::optional<Pair> next();
    // Seen at or before `time` and still without its other half: the queue never got it.
    std::optional<SeenPacket> takeSeen(model::Timestamp time);
    // In the queue since `time` or longer, but the tap had not seen it.
    std::optional<std::uint32_t> takeQueued(model::Timestamp time);
    // Of the oldest frame that waits for its other half.
    [[nodiscard]] std::optional<model::Timestamp> oldestSeen() const;
    [[nodiscard]] bool empty() const { return m_seen.empty() && m_queued.empty(); }

private:
    struct Seen {
        SeenPacket packet;
        std::string key;
        std::optional<std::uint32_t> queueId;
    };
    struct Queued {
        std::uint32_t queueId;
        std::string key;
        model::Timestamp time;
    };
    std::deque<Seen> m_seen;      // in order of the tap
    std::deque<Queued> m_queued;  // without a frame yet, in order of arrival
};

}  // namespace netio::gate
