#include "model/layout/StateBars.h"

#include <algorithm>

namespace model::layout {

namespace {

// The span that stands at that height, and the one below it.
StateTrack::const_iterator below(const StateTrack& track, double y) {
    return std::ranges::upper_bound(track, y, {}, &StateSpan::y);
}

}  // namespace

void StateBars::addLanes(std::size_t count, double y) {
    while (m_lanes.size() < count)
        m_lanes.push_back({y});
}

std::optional<std::size_t> StateBars::trackFor(std::uint32_t lane, std::uint64_t holder) {
    LaneBars& bars = m_lanes[lane];
    for (const std::uint64_t wanted : {holder, std::uint64_t{0}})
        if (const auto found = std::ranges::find(bars.holders, wanted); found != bars.holders.end()) {
            *found = holder;
            return static_cast<std::size_t>(found - bars.holders.begin());
        }
    if (bars.holders.size() >= kMaxTracks)
        return std::nullopt;
    bars.holders.push_back(holder);
    bars.tracks.emplace_back();
    return bars.holders.size() - 1;
}

std::uint64_t StateBars::holder(std::uint32_t lane, std::size_t track) const {
    const auto& holders = m_lanes[lane].holders;
    return track < holders.size() ? holders[track] : 0;
}

void StateBars::push(std::uint32_t lane, std::size_t track, StateSpan span) {
    StateTrack& spans = m_lanes[lane].tracks[track];
    if (!spans.empty() && spans.back().state == span.state) {
        spans.back().socket = span.socket;
        spans.back().ended = span.ended;
        return;
    }
    span.y = m_lanes[lane].next;
    if (!spans.empty())
        span.y = std::max(span.y, spans.back().y + m_stateRow);
    spans.push_back(span);
}

std::optional<double> StateBars::endOf(std::uint32_t lane, std::size_t track, std::size_t span,
                                       std::size_t beforeEvent) const {
    const auto& tracks = m_lanes[lane].tracks;
    const StateTrack& spans = tracks[track];
    if (span + 1 < spans.size() && spans[span + 1].event < beforeEvent)
        return spans[span + 1].y;
    if (spans[span].ended >= beforeEvent)
        return std::nullopt;
    const double soon = spans[span].y + m_stateRow;
    std::optional<double> end;
    for (std::size_t other = 0; other < tracks.size(); ++other) {
        if (other == track)
            continue;
        const auto next = below(tracks[other], spans[span].y);
        const bool lives = next != tracks[other].begin() && std::prev(next)->event < beforeEvent &&
                           std::prev(next)->ended >= beforeEvent;
        if (lives)
            return soon;
        if (next != tracks[other].end() && next->event < beforeEvent && (!end || next->y < *end))
            end = next->y;
    }
    return end ? std::optional(std::max(*end, soon)) : std::nullopt;
}

bool StateBars::namedBeside(std::uint32_t lane, std::size_t track, const StateSpan& span,
                            std::size_t beforeEvent) const {
    if (span.ended >= beforeEvent)
        return false;
    const auto& tracks = m_lanes[lane].tracks;
    for (std::size_t other = 0; other < tracks.size(); ++other) {
        const auto next = below(tracks[other], span.y);
        if (other != track && next != tracks[other].begin() && std::prev(next)->state == span.state &&
            std::prev(next)->ended >= beforeEvent)
            return true;
    }
    return false;
}

double StateBars::heightAt(std::size_t beforeEvent, double height) const {
    for (const LaneBars& lane : m_lanes)
        for (const StateTrack& track : lane.tracks)
            for (auto span = track.rbegin(); span != track.rend() && span->y + m_stateRow > height; ++span)
                if (span->event < beforeEvent)
                    height = span->y + m_stateRow;
    return height;
}

}  // namespace model::layout
