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

#include "model/base/Ids.h"
#include "model/base/Timestamp.h"
#include "model/packet/Packet.h"
#include "model/trace/Judgement.h"

namespace netio::gate {

class RetransmissionFilter {
public:
    // The segment of which this one, sent at `time`, is a copy to be absorbed. nullopt: it is new to the gate.
    [[nodiscard]] std::optional<model::PacketId> originalOf(const model::packet::Packet& packet,
                                                            model::Timestamp time) const;
    // A segment that was not absorbed is held from now on.
    void held(model::PacketId id, const model::packet::Packet& packet, model::Timestamp time);
    void judged(model::PacketId id, model::trace::Verdict verdict, model::Timestamp time);
    void clear();

private:
    struct Record {
        model::PacketId id;
        model::SequenceNumber seq, end;  // end: behind the last octet; SYN and FIN count
        model::SequenceNumber ack;
        std::uint16_t flags = 0;
        model::trace::Verdict fate = model::trace::Verdict::Held;
        model::Timestamp arrived, settled;  // at the gate; of the verdict
    };
    using Direction = std::pair<model::Address, model::Address>;  // from, to
    using Records = std::deque<Record>;

    std::map<Direction, Records> m_flows;
    std::map<model::PacketId, Direction> m_directions;

    static Record recordOf(model::PacketId id, const model::packet::Packet& packet, model::Timestamp time);
    [[nodiscard]] const Records* records(const Direction& direction) const;
    Record* find(model::PacketId id);
    [[nodiscard]] bool absorbs(const Record& record, const Records* answers, model::Timestamp time) const;
    void beginConnection(const Direction& direction);
};

}  // namespace netio::gate
