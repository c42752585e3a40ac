#include "model/layout/LaneGround.h"

#include <algorithm>

namespace model::layout {

namespace {

constexpr double kButton = 66, kCaption = 40, kUnder = 22, kCard = 116;  // of the large screen
constexpr double kLiked = 33, kLeast = 24;                               // pixels for a row, of the large screen
constexpr double kSlantShare = 0.76;                                     // of the lane's height, at most
constexpr double kFilled = 0.86, kFew = 0.25;                            // of the lane; rows above few arrows
constexpr double kFoot = 64;                                             // of the large screen
constexpr double kBefore = 0.7, kAfter = 0.1;                            // rows around what is looked at

}  // namespace

LadderMeasures LaneGround::measures() {
    LadderMeasures measures;
    measures.lead = 1.5;
    measures.callRow = 0;
    measures.foldRow = 0;
    measures.stateRow = 1.3;
    measures.afterSegment = 0.9;
    return measures;
}

LaneGround::LaneGround(LadderInputs inputs, const LadderLayout& rows, const Projection& division)
    : in(std::move(inputs)), layout(&rows), places(division), order(rows.parties().order()) {
    x.assign(rows.lanes().size(), 0);
    const double left = places.lane.left + half(), right = places.lane.right() - half();
    gap = order.size() > 1 ? (right - left) / static_cast<double>(order.size() - 1) : right - left;
    for (std::size_t i = 0; i < order.size(); ++i)
        x[order[i]] = order.size() == 1 && rows.lanes()[order[0]].side == Side::Server
                          ? right
                          : left + gap * static_cast<double>(i);
}

double LaneGround::present() const {
    return std::max(layout->heightAt(position()), layout->measures().top + 2.6);
}

double LaneGround::heldRoom() const {
    const double buttons = !in.pressable ? 0 : narrow() ? 2 * kButton + 8 : kButton;
    return (kUnder + buttons + kCaption + 10) * u();
}

double LaneGround::pinnedRoom() const {
    return (kCard + (in.pressable ? 10 + (narrow() ? 2 * kButton + 8 : kButton) : 0) + 14) * u();
}

std::pair<double, double> LaneGround::ends(const LadderSegment& segment) const {
    const std::uint32_t from = layout->laneOf(segment.fromParty), to = layout->laneOf(segment.toParty);
    const auto edge = [&](std::uint32_t other, bool sends) {
        const bool client = other != kNever && layout->lanes()[other].side == Side::Client;
        return client == sends ? places.lane.right() + 20 * u() : places.lane.left - 20 * u();
    };
    if (from == kNever || to == kNever)
        return {from == kNever ? edge(to, true) : x[from], to == kNever ? edge(from, true) : x[to]};
    return {x[from], x[to]};
}

std::vector<const LadderSegment*> LaneGround::segments() const {
    std::vector<const LadderSegment*> out;
    for (const LadderItem& item : layout->rows().items())
        if (item.kind == LadderItem::Kind::Segment && item.event < position())
            out.push_back(&layout->segments().all()[item.index]);
    return out;
}

double LaneCamera::y(double at) const {
    double pixels = top + (at - row) * scale;
    for (const auto& [below, room] : rooms)
        if (at > below + 0.01)
            pixels += room;
    return pixels;
}

LaneCamera LaneCamera::between(const LaneCamera& from, const LaneCamera& to, double share) {
    const auto mix = [&](double a, double b) { return a + (b - a) * share; };
    LaneCamera out{mix(from.row, to.row), mix(from.scale, to.scale), mix(from.top, to.top), {}};
    for (const auto& [row, room] : from.rooms)
        out.rooms.emplace_back(row, room * (1 - share));
    for (const auto& [row, room] : to.rooms)
        out.rooms.emplace_back(row, room * share);
    return out;
}

LaneCamera cameraOf(const LaneGround& ground, std::size_t coming) {
    const double u = ground.u(), first = ground.layout->measures().top - 0.2;
    const Rect& lane = ground.places.lane;
    const auto segments = ground.segments();
    double lowest = 0;  // row where the last of them ends
    for (const LadderSegment* segment : segments)
        lowest = std::max(lowest, ground.held(*segment) ? segment->door : segment->end);
    const bool alone = coming == 0 && !segments.empty();
    const double bottom = alone        ? lowest
                          : coming > 0 ? ground.present() + 0.2 + static_cast<double>(coming) * kComingBand
                                       : ground.present() + kAfter;
    // The state after the last arrow has a name, too; buttons have their room already.
    const double foot = alone && !ground.held(*segments.back()) ? kFoot * u : 0;
    // What is looked at from the i-th segment on.
    const auto lookFrom = [&](std::size_t i) {
        LaneCamera camera;
        camera.row = i == 0 ? first : segments[i]->start - kBefore;
        camera.top = lane.top;
        double room = lane.height - foot;
        for (std::size_t k = 0; k < segments.size(); ++k) {
            if (!ground.held(*segments[k]))
                continue;
            if (k >= i) {
                camera.rooms.emplace_back(segments[k]->door, ground.heldRoom());
                room -= ground.heldRoom();
            } else if (camera.top == lane.top) {
                camera.top += ground.pinnedRoom();
                room -= ground.pinnedRoom();
            }
        }
        camera.scale = room / (bottom - camera.row);
        return camera;
    };
    const double most = kSlantShare * lane.height / ground.layout->measures().slant;
    const auto limited = [&](LaneCamera camera) {
        camera.scale = std::min(camera.scale, most);
        return camera;
    };
    if (segments.empty() || ground.whole)
        return limited(lookFrom(0));
    const std::size_t last = segments.size() - 1;
    std::size_t oldest = last;
    while (oldest > 0 && lookFrom(oldest - 1).scale >= kLiked * u)
        --oldest;
    const auto held = std::ranges::find_if(segments, [&](const auto* segment) { return ground.held(*segment); });
    const auto wanted = std::min(static_cast<std::size_t>(held - segments.begin()), last > 0 ? last - 1 : 0);
    if (wanted < oldest && lookFrom(wanted).scale >= kLeast * u)
        oldest = wanted;
    LaneCamera camera = lookFrom(oldest);
    // Few arrows: without what stands above them, so that they fill the lane.
    if (oldest == 0 && lane.bottom() - camera.y(segments[0]->start) < kFilled * lane.height) {
        const double room = camera.scale * (bottom - camera.row);
        camera.row = segments[0]->start - kFew;
        camera.scale = room / (bottom - camera.row);
    }
    return limited(camera);
}

}  // namespace model::layout
