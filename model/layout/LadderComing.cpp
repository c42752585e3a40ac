#include "model/layout/LadderComing.h"

#include <algorithm>

#include "model/layout/Naming.h"
#include "model/scenario/Coming.h"
#include "model/scenario/PacketSelector.h"

namespace model::layout {

namespace {

using scenario::PacketSelector;
using trace::PacketRecord;

constexpr double kAfterPresent = 3, kSlant = 2.6, kComingRow = 4;  // in b

std::string textOf(const PacketSelector& packet, const std::string& flags, const LadderWords& words) {
    if (!packet.payload.empty())
        return '"' + packet.payload + '"';
    if (packet.protocol == trace::Protocol::Udp)
        return "UDP";
    if (packet.flags != 0)
        return flags;
    return packet.data.value_or(false) ? words.in(Reason("data")) : std::string();
}

// Held segments that no step so far has waited for: what is to come is there already.
std::vector<const PacketRecord*> early(const LadderInputs& in) {
    std::vector<const PacketRecord*> out;
    for (const PacketId id : in.scene->held)
        if (!in.trace->fate(id, in.scene->position).kept)
            out.push_back(in.trace->packet(id));
    if (in.scene->step && *in.scene->step < in.scenario->steps.size())
        for (const auto& expected : in.scenario->steps[*in.scene->step].expect)
            if (const auto* held = std::get_if<scenario::HeldExpectation>(&expected))
                std::erase_if(out, [&](const PacketRecord* packet) {
                    return scenario::matches(held->packet, *packet, *in.scene, *in.trace);
                });
    return out;
}

const LadderColumns::Column* columnOf(const LadderGround& ground, const std::string& actor) {
    const auto& lanes = ground.layout().lanes();
    const auto lane = std::ranges::find_if(lanes, [&](const Lane& each) { return each.name == actor; });
    return lane == lanes.end() ? nullptr : &ground.columns.of(static_cast<std::uint32_t>(lane - lanes.begin()));
}

// An arrow from life line to life line, its text on the middle.
ComingArrow arrowOf(const ComingSegment& segment, double top, const LadderGround& ground) {
    const auto &from = *columnOf(ground, segment.from), &to = *columnOf(ground, segment.to);
    const double way = to.x > from.x ? 1 : -1, b = ground.b();
    ComingArrow arrow;
    arrow.from = {from.x + way * from.half, top};
    arrow.to = {to.x - way * to.half, top + kSlant * b};
    arrow.stroke = segment.stroke;
    arrow.said = segment.said;
    arrow.sender = ground.in.words->title(segment.from);
    const TextStyle style = styled(1.05, TextStyle::Weight::Normal, segment.text);
    const double width = ground.widthOf(segment.text, style) + b;
    const Point middle{(arrow.from.x + arrow.to.x) / 2, (arrow.from.y + arrow.to.y) / 2};
    arrow.text = {{middle.x - width / 2, middle.y - 0.8 * b, width, 1.6 * b},
                  segment.text,
                  style,
                  Align::Centre,
                  Tone::Secondary};
    return arrow;
}

}  // namespace

std::vector<ComingSegment> comingOnStage(const LadderInputs& in,
                                         const std::function<std::optional<double>(const std::string&)>& xOf) {
    std::vector<ComingSegment> coming;
    if (!in.scenario || in.coming == 0)
        return coming;
    bool lastRightward = false;
    auto there = early(in);
    for (const auto& next : scenario::comingSegments(*in.scenario, in.scene->step, in.coming + there.size())) {
        if (coming.empty() && std::erase_if(there, [&](const PacketRecord* packet) {
                                  return scenario::matches(*next.packet, *packet, *in.scene, *in.trace);
                              }) > 0)
            continue;
        if (coming.size() == in.coming)
            break;
        const auto from = xOf(next.from), to = xOf(next.to);
        const std::string text = textOf(*next.packet, flagsDrawn(next.packet->flags), *in.words);
        if (!from || !to || *from == *to || text.empty())
            break;
        const bool rightward = *to > *from;
        if (!coming.empty() && coming.back().text == text && lastRightward == rightward)
            continue;  // the same once more
        lastRightward = rightward;
        coming.push_back({next.from, next.to, text,
                          textOf(*next.packet, packet::flagNames(next.packet->flags), *in.words),
                          strokeOf(*next.packet)});
    }
    return coming;
}

std::vector<ComingArrow> comingArrows(const LadderGround& ground) {
    std::vector<ComingArrow> coming;
    double top = ground.heights.present() + kAfterPresent * ground.b();
    for (const ComingSegment& segment : comingOnStage(ground.in, [&](const std::string& actor) {
             const auto* column = columnOf(ground, actor);
             return column ? std::optional(column->x) : std::nullopt;
         })) {
        coming.push_back(arrowOf(segment, top, ground));
        top += kComingRow * ground.b();
    }
    return coming;
}

}  // namespace model::layout
