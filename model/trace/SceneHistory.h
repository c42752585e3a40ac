// The scenes of a trace at any of its positions. Going on costs the events between; going back begins at the nearest
// scene that was left behind, not at the first event. Owned by the Trace; the scenes it gives never change.
#pragma once

#include <memory>
#include <vector>

#include "model/trace/SceneTracker.h"

namespace model::trace {

class SceneHistory {
public:
    // The scene after the first `position` events.
    [[nodiscard]] std::shared_ptr<const Scene> at(const Trace& trace, std::size_t position);

private:
    SceneTracker m_newest;                    // as far on as anybody has looked
    SceneTracker m_earlier;                   // where somebody looks back
    std::vector<SceneTracker> m_checkpoints;  // by position

    void startBefore(std::size_t position);
    void leaveCheckpoint();
};

}  // namespace model::trace
