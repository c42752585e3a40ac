// Tells a copy that the kernel made because a segment waits at the gate from a retransmission that is the lesson.
// Holding makes the sender's timer run out: such copies are absorbed. After a drop (of the segment, or of the ACK that
// answered it), or when the receiver has left a delivered segment unanswered, the retransmission is genuine and shows.
// Pure: no system calls, no clock.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <utility>

#include "model/packet/Packet.h"
#include "model/trace/Ids.h"

namespace netio::gate {

class RetransmissionFilter {
public:
    // The segment of which this one, sent at `time`, is a copy to be absorbed. nullopt: it is new to the gate.
    [[nodiscard]] std::optional<model::trace::PacketId> originalOf(const model::packet::Packet& packet,
                                                                   model::trace::Timestamp time) const;
    // A segment that was not absorbed is held from now on.
    void held(model::trace::PacketId id, const model::packet::Packet& packet, model::trace::Timestamp time);
    void delivered(model::trace::PacketId id, model::trace::Timestamp time);
    void dropped(model::trace::PacketId id, model::trace::Timestamp time);
    void kept(model::trace::PacketId id);
    void clear();

private:
    enum class Fate : std::uint8_t { Held, Kept, Delivered, Dropped };
    struct Record {
        model::trace::PacketId id;
        model::tcp::SequenceNumber seq, end;  // end: behind the last octet; SYN and FIN count
        model::tcp::SequenceNumber ack;
        std::uint16_t flags = 0;
        Fate fate = Fate::Held;
        model::trace::Timestamp arrived, settled;
    };
    using Direction = std::pair<model::trace::Address, model::trace::Address>;  // from, to
    using Records = std::deque<Record>;

    std::map<Direction, Records> m_flows;
    std::map<model::trace::PacketId, Direction> m_directions;

    static Record recordOf(model::trace::PacketId id, const model::packet::Packet& packet,
                           model::trace::Timestamp time);
    [[nodiscard]] const Records* records(const Direction& direction) const;
    Record* find(model::trace::PacketId id);
    [[nodiscard]] bool absorbs(const Record& record, const Records* answers, model::trace::Timestamp time) const;
    void beginConnection(const Direction& direction);
};

}  // namespace netio::gate
