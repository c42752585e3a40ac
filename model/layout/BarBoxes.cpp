#include "model/layout/BarBoxes.h"

#include <algorithm>

namespace model::layout {

namespace {

// The last span that begins at or above that height; the track's first where none does.
std::size_t spanAt(const LadderGround& ground, const StateTrack& track, double y) {
    const auto next = std::ranges::upper_bound(track, y, {}, [&](const StateSpan& span) { return ground.y(span.y); });
    return next == track.begin() ? 0 : static_cast<std::size_t>(next - track.begin() - 1);
}

}  // namespace

std::vector<BarBox> barsOf(const LadderGround& ground, std::uint32_t lane, const Rect& visible) {
    std::vector<BarBox> out;
    const StateBars& bars = ground.layout().bars();
    const double present = ground.heights.present() + 2 * ground.b();
    for (std::size_t t = 0; t < bars.tracks(lane).size(); ++t) {
        const StateTrack& track = bars.tracks(lane)[t];
        for (std::size_t i = spanAt(ground, track, visible.top); i < track.size(); ++i) {
            const double from = ground.y(track[i].y);
            if (track[i].event >= ground.position() || from >= visible.bottom())
                break;
            const auto ends = bars.endOf(lane, t, i, ground.position());
            out.push_back({lane,
                           t,
                           ground.layout().lanes()[lane].side,
                           &track[i],
                           {ground.columns.leftOf(lane, t), from, ground.columns.of(lane).bar,
                            (ends ? ground.y(*ends) : present) - from}});
        }
    }
    return out;
}

bool hasOthersAt(const LadderGround& ground, const BarBox& bar, double y) {
    const StateBars& bars = ground.layout().bars();
    for (std::size_t t = 0; t < bars.tracks(bar.lane).size(); ++t) {
        const StateTrack& track = bars.tracks(bar.lane)[t];
        if (track.empty() || ground.y(track.front().y) > y)
            continue;
        const std::size_t span = spanAt(ground, track, y);
        if (&track[span] == bar.span || track[span].event >= ground.position())
            continue;
        const auto ends = bars.endOf(bar.lane, t, span, ground.position());
        if (!ends || ground.y(*ends) > y)
            return true;
    }
    return false;
}

}  // namespace model::layout
