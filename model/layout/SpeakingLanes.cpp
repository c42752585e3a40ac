#include "model/layout/SpeakingLanes.h"

#include <algorithm>

namespace model::layout {

namespace {

void want(std::vector<std::uint32_t>& lanes, std::uint32_t lane) {
    if (lane != kNever && std::ranges::find(lanes, lane) == lanes.end())
        lanes.push_back(lane);
}

// Adds who spoke or acted, the last first; with: only whom the first of them spoke with, or that first one itself.
// True: there is nobody else to see.
bool wantActive(std::vector<std::uint32_t>& lanes, const LadderLayout& all, std::size_t position, bool withFirst) {
    const auto& items = all.rows().items();
    for (auto item = items.rbegin(); item != items.rend(); ++item) {
        if (item->event >= position)
            continue;
        if (item->kind == LadderItem::Kind::Call && (lanes.empty() || !withFirst))
            want(lanes, all.calls()[item->index].lane);
        if (item->kind != LadderItem::Kind::Segment)
            continue;
        const LadderSegment& segment = all.segments().all()[item->index];
        const std::uint32_t from = all.laneOf(segment.fromParty), to = all.laneOf(segment.toParty);
        const bool nobody = from == kNever || to == kNever;
        if (lanes.empty() && nobody) {
            lanes = {from == kNever ? to : from};
            return true;
        }
        if (withFirst && !lanes.empty() && from != lanes.front() && to != lanes.front())
            continue;
        if (withFirst && nobody && lanes.size() == 1)
            return true;
        want(lanes, from);
        want(lanes, to);
    }
    return false;
}

}  // namespace

std::vector<std::uint32_t> speakingLanes(const LadderLayout& all, const LadderInputs& in) {
    std::vector<std::uint32_t> lanes;
    if (const auto message = in.spokenOf ? in.spokenOf() : std::nullopt) {
        const auto ends = in.trace->ends(*in.trace->packet(*message));
        want(lanes, all.parties().laneOf(ends.protocol, ends.from));
        want(lanes, all.parties().laneOf(ends.protocol, ends.to));
        if (lanes.size() == 1)
            return lanes;
    }
    // First who acted last, then whom that one spoke with, then all the others.
    for (const bool withFirst : {true, false})
        if (wantActive(lanes, all, in.scene->position, withFirst))
            return lanes;
    // Nobody spoke with anybody yet: one of each side.
    std::vector<std::uint32_t> rest = all.parties().order();
    if (lanes.size() == 1)
        std::ranges::stable_partition(
            rest, [&](std::uint32_t lane) { return all.lanes()[lane].side != all.lanes()[lanes[0]].side; });
    for (const std::uint32_t lane : rest)
        want(lanes, lane);
    return lanes;
}

}  // namespace model::layout
