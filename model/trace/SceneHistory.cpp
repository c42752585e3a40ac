#include "model/trace/SceneHistory.h"

#include <algorithm>

namespace model::trace {
namespace {

// A scene of many connections takes memory: they are left behind the more rarely the larger they are.
constexpr std::size_t kEvents = 1024, kEventsForEachThing = 32;

std::size_t thingsIn(const Scene& scene) {
    std::size_t calls = 0;
    for (const ActorView& actor : scene.actors)
        calls += actor.calls.size();
    return calls + scene.connections.size() + scene.sockets.size();
}

}  // namespace

std::shared_ptr<const Scene> SceneHistory::at(const Trace& trace, std::size_t position) {
    position = std::min(position, trace.size());
    const bool back = position < m_newest.position();
    if (back)
        startBefore(position);
    SceneTracker& tracker = back ? m_earlier : m_newest;
    while (tracker.position() < position) {
        tracker.apply(trace.events()[tracker.position()], trace);
        if (back)
            leaveCheckpoint();
    }
    return tracker.scene(trace);
}

void SceneHistory::startBefore(std::size_t position) {
    const auto later = std::ranges::upper_bound(m_checkpoints, position, {}, &SceneTracker::position);
    const std::size_t left = later == m_checkpoints.begin() ? 0 : std::prev(later)->position();
    if (m_earlier.position() <= position && m_earlier.position() >= left)
        return;
    m_earlier = later == m_checkpoints.begin() ? SceneTracker() : *std::prev(later);
}

void SceneHistory::leaveCheckpoint() {
    const std::size_t position = m_earlier.position();
    const std::size_t last = m_checkpoints.empty() ? 0 : m_checkpoints.back().position();
    if (position >= last + kEvents && position >= last + kEventsForEachThing * thingsIn(m_earlier.now()))
        m_checkpoints.push_back(m_earlier);
}

}  // namespace model::trace
