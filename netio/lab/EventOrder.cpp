#include "netio/lab/EventOrder.h"

#include <algorithm>

namespace netio::lab {

bool EventOrder::later(const Item& a, const Item& b) {
    return a.event.time != b.event.time ? a.event.time > b.event.time : a.number > b.number;
}

void EventOrder::push(model::trace::TraceEvent event, Frame frame) {
    event.time = std::max(event.time, m_left);
    m_newest = std::max(m_newest, event.time);
    m_heap.push_back({std::move(event), std::move(frame), m_number++});
    std::push_heap(m_heap.begin(), m_heap.end(), later);
}

void EventOrder::release(model::Timestamp watermark, const Sink& sink) {
    while (!m_heap.empty() && m_heap.front().event.time < watermark) {
        std::pop_heap(m_heap.begin(), m_heap.end(), later);
        const Item item = std::move(m_heap.back());
        m_heap.pop_back();
        m_left = item.event.time;
        sink(item.event, item.frame);
    }
}

}  // namespace netio::lab
