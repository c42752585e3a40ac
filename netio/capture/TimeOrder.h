// Packets of a foreign capture in the order of their times: several queues of a network card, or a merge, may have
// written them in another. Looks back over a bounded number of packets and bytes; what is older than all of them keeps
// its place in the file. One thread.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <vector>

#include "model/packet/Packet.h"
#include "model/trace/TraceEvent.h"

namespace netio::capture {

class TimeOrder {
public:
    using Sink = std::function<void(model::trace::TraceEvent&& event, model::packet::Bytes frame)>;

    // sink takes the packets later, in their new order.
    explicit TimeOrder(Sink sink) : m_sink(std::move(sink)) {}

    // event: a PacketSeen. frame is copied.
    void take(model::trace::TraceEvent&& event, model::packet::Bytes frame);
    // All that is left; after it anything may follow.
    void flush();

    [[nodiscard]] std::uint64_t moved() const { return m_moved; }      // to an earlier place
    [[nodiscard]] std::uint64_t tooLate() const { return m_tooLate; }  // earlier than all that could be looked at

private:
    struct Waiting {
        model::trace::TraceEvent event;
        std::vector<std::uint8_t> frame;
    };
    Sink m_sink;
    std::deque<Waiting> m_waiting;
    std::vector<std::vector<std::uint8_t>> m_spare;  // memory of frames that went
    std::size_t m_bytes = 0;
    std::uint64_t m_moved = 0, m_tooLate = 0;
    model::Timestamp m_lastTime{INT64_MIN};  // of what went

    void letGo();
};

}  // namespace netio::capture
