#include "netio/capture/TimeOrder.h"

#include <algorithm>
#include <utility>

namespace netio::capture {
namespace {

// A card's queues are a few hundred packets apart.
constexpr std::size_t kMostPackets = 4096, kMostBytes = 16 << 20;

}  // namespace

void TimeOrder::take(model::trace::TraceEvent&& event, model::packet::Bytes frame) {
    const model::Timestamp time = event.time;
    Waiting waiting{std::move(event), {}};
    if (!m_spare.empty()) {
        waiting.frame = std::move(m_spare.back());
        m_spare.pop_back();
    }
    waiting.frame.assign(frame.begin(), frame.end());
    m_bytes += frame.size();
    if (time.ns < m_lastTime.ns) {
        ++m_tooLate;
        flush();  // a clock that was set back, or a capture appended: the file's order stands
        m_waiting.push_back(std::move(waiting));
    } else if (m_waiting.empty() || m_waiting.back().event.time.ns <= time.ns) {
        m_waiting.push_back(std::move(waiting));
    } else {
        ++m_moved;
        const auto later =
            std::ranges::upper_bound(m_waiting, time.ns, {}, [](const Waiting& other) { return other.event.time.ns; });
        m_waiting.insert(later, std::move(waiting));
    }
    while (m_waiting.size() > kMostPackets || m_bytes > kMostBytes)
        letGo();
}

void TimeOrder::flush() {
    while (!m_waiting.empty())
        letGo();
    m_lastTime = {INT64_MIN};
}

void TimeOrder::letGo() {
    Waiting first = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_bytes -= first.frame.size();
    m_lastTime = first.event.time;
    m_sink(std::move(first.event), first.frame);
    m_spare.push_back(std::move(first.frame));
}

}  // namespace netio::capture
