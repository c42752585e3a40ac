// Puts the events of all sources on one axis. Each comes with the time of its true source, but not each comes at that
// time: the tap's ring hands frames over late. What is older than the watermark is complete and leaves in order of
// time; equal times leave in the order they came. Pure: no clock.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "model/trace/TraceEvent.h"

namespace netio::lab {

class EventOrder {
public:
    using Frame = std::vector<std::uint8_t>;
    using Sink = std::function<void(const model::trace::TraceEvent&, const Frame&)>;

    // frame: of PacketSeen. An event older than what has left already gets that one's time: time never goes back.
    void push(model::trace::TraceEvent event, Frame frame = {});
    // Lets everything before the watermark go.
    void release(model::Timestamp watermark, const Sink& sink);
    [[nodiscard]] bool empty() const { return m_heap.empty(); }
    // The latest time that was ever pushed.
    [[nodiscard]] model::Timestamp newest() const { return m_newest; }

private:
    struct Item {
        model::trace::TraceEvent event;
        Frame frame;
        std::uint64_t number;
    };
    static bool later(const Item& a, const Item& b);

    std::vector<Item> m_heap;
    std::uint64_t m_number = 0;
    model::Timestamp m_left, m_newest;
};

}  // namespace netio::lab
