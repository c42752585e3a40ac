#include "model/layout/LadderPick.h"

#include <algorithm>

#include "model/packet/Packet.h"

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

std::string joined(const std::vector<std::string>& names, const LadderInputs& in) {
    std::string out;
    for (const std::string& name : names)
        out += (out.empty() ? std::string() : in.words->in(Reason(", "))) + name;
    return out;
}

// What waits there for a click, and whose it is.
std::vector<std::string> heldElsewhere(const LadderLayout& all, const LadderLayout& picked, const LadderInputs& in) {
    std::vector<std::string> held;
    for (const PacketId id : in.scene->held) {
        const auto* packet = picked.segments().find(id) ? nullptr : in.trace->packet(id);
        if (!packet)
            continue;
        const auto ends = in.trace->ends(*packet);
        const std::uint32_t from = all.parties().laneOf(ends.protocol, ends.from);
        const std::string said = packet->segment                             ? packet::flagNames(packet->segment->flags)
                                 : packet->protocol == trace::Protocol::Icmp ? "ICMP"
                                                                             : "UDP";
        held.push_back(
            from == kNever ? said : in.words->in(Reason("%1 from %2", said, in.words->title(all.lanes()[from].name))));
    }
    return held;
}

}  // namespace

std::vector<std::uint32_t> interestingLanes(const LadderLayout& all, const LadderInputs& in) {
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

LadderFolded foldedLanes(const LadderLayout& all, const LadderLayout& picked, const LadderInputs& in) {
    std::vector<std::string> names;
    for (const std::uint32_t lane : all.parties().order())
        if (picked.lanes()[lane].hidden)
            names.push_back(in.words->title(picked.lanes()[lane].name));
    const std::vector<std::string> held = heldElsewhere(all, picked, in);
    const std::string most = in.words->in(Reason("not shown: %1", joined(names, in)));
    const std::string least = in.words->in(Reason("not shown: %1", names.size()));
    if (held.empty())
        return {{most, least}, false};
    const std::string named = " · " + in.words->in(Reason("held: %1", joined(held, in)));
    const std::string counted = " · " + in.words->in(Reason("%1 held", held.size()));
    return {{most + named, least + named, most + counted, least + counted}, true};
}

}  // namespace model::layout
