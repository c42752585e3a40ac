#include "model/layout/ProjectedLane.h"

#include <algorithm>
#include <numbers>
#include <set>
#include <utility>

#include "model/layout/SpeakingLanes.h"

namespace model::layout {

namespace {

using P = Projection;
using Fate = LaneArrow::Fate;

}  // namespace

std::shared_ptr<LadderLayout> ProjectedLane::updated(std::shared_ptr<LadderLayout> rows, const LadderInputs& inputs) {
    LadderMeasures measures = LaneGround::measures();
    measures.connection = inputs.connection;
    measures.sides = sidesOf(inputs.scenario);
    if (!rows || !(rows->measures() == measures))
        rows = std::make_shared<LadderLayout>(measures);
    rows->update(*inputs.trace);
    return rows;
}

ProjectedLane::ProjectedLane(LadderInputs inputs, Size window, std::shared_ptr<LadderLayout> rows, bool whole)
    : m_rows(updated(std::move(rows), inputs)),
      m_ground(std::move(inputs), *m_rows, Projection(window, m_rows->parties().order().size())) {
    m_ground.whole = whole;
    m_coming = comingOnStage(m_ground.in, [this](const std::string& actor) -> std::optional<double> {
        const auto lane = laneNamed(actor);
        return lane ? std::optional(m_ground.x[*lane]) : std::nullopt;
    });
    if (m_ground.segments().size() > 1 && m_coming.size() > 1)
        m_coming.resize(1);
    m_target = m_ground.camera = cameraOf(m_ground, m_coming.size());
}

std::optional<std::uint32_t> ProjectedLane::laneNamed(const std::string& actor) const {
    const auto found =
        std::ranges::find_if(m_ground.order, [&](std::uint32_t lane) { return m_rows->lanes()[lane].name == actor; });
    return found == m_ground.order.end() ? std::nullopt : std::optional(*found);
}

std::string ProjectedLane::giant(Side side) const {
    for (const std::uint32_t lane : speakingLanes(*m_rows, m_ground.in))
        if (m_rows->lanes()[lane].side == side)
            return m_rows->lanes()[lane].name;
    return {};
}

LanePicture ProjectedLane::picture(const Tell& tell) const {
    LanePicture picture;
    const Rect& lane = m_ground.places.lane;
    for (const std::uint32_t each : m_ground.order)
        picture.lifeLines.push_back({{m_ground.x[each], lane.top}, {m_ground.x[each], lane.bottom()}});
    placeBars(picture);
    placeSegments(picture);
    placeComing(picture);
    placeTexts(picture);
    if (m_ground.order.size() > 2)
        placeHeads(picture, tell);
    return picture;
}

void ProjectedLane::placeBars(LanePicture& picture) const {
    const Rect& view = m_ground.places.lane;
    const StateBars& bars = m_rows->bars();
    for (const std::uint32_t lane : m_ground.order) {
        const auto& tracks = bars.tracks(lane);
        const std::size_t first = picture.bars.size();
        std::set<std::size_t> seen;  // tracks
        for (std::size_t t = 0; t < tracks.size(); ++t)
            for (std::size_t i = 0; i < tracks[t].size() && tracks[t][i].event < m_ground.position(); ++i) {
                const auto ends = bars.endOf(lane, t, i, m_ground.position());
                const double top = std::max(view.top, m_ground.y(tracks[t][i].y));
                const double low = std::min(view.bottom(), ends ? m_ground.y(*ends) : view.bottom());
                if (low <= top)
                    continue;
                seen.insert(t);
                // Its place among those in sight follows.
                picture.bars.push_back({lane,
                                        m_rows->lanes()[lane].side,
                                        tracks[t][i].state,
                                        !ends,
                                        {static_cast<double>(seen.size() - 1), top, 0, low - top}});
            }
        const double width = 2 * m_ground.half() / static_cast<double>(std::max<std::size_t>(1, seen.size()));
        for (std::size_t i = first; i < picture.bars.size(); ++i) {
            Rect& area = picture.bars[i].area;
            area.left = m_ground.x[lane] - m_ground.half() + width * area.left;
            area.width = width - (seen.size() > 1 ? 3 * m_ground.u() : 0);
        }
    }
}

void ProjectedLane::placeSegments(LanePicture& picture) const {
    const LaneSegments placer(m_ground);
    std::size_t pinned = 0;
    for (const LadderSegment* segment : m_ground.segments()) {
        const auto arrow = placer.arrow(*segment);
        if (!arrow) {
            if (m_ground.held(*segment))
                picture.cards.push_back(placer.pinned(*segment, pinned++));
            continue;
        }
        picture.arrows.push_back(*arrow);
        if (arrow->fate == Fate::Held || arrow->fate == Fate::Moving)
            picture.cards.push_back(placer.card(*arrow, m_ground.in.pressable));
    }
}

void ProjectedLane::placeComing(LanePicture& picture) const {
    double row = m_ground.present() + 0.9;
    for (const ComingSegment& segment : m_coming) {
        const auto from = laneNamed(segment.from), to = laneNamed(segment.to);
        if (!from || !to)
            return;
        const double way = m_ground.x[*to] > m_ground.x[*from] ? 1 : -1, off = m_ground.half() + 4 * m_ground.u();
        LaneArrow arrow;
        arrow.fate = Fate::Coming;
        arrow.stroke = segment.stroke;
        arrow.tone = Tone::Secondary;
        arrow.words.flags = segment.text;
        arrow.words.said = segment.said;
        arrow.from = {m_ground.x[*from] + way * off, m_ground.y(row)};
        arrow.tip = {m_ground.x[*to] - way * off, m_ground.y(row + kComingSlant)};
        picture.arrows.push_back(arrow);
        row += kComingBand;
    }
}

void ProjectedLane::placeTexts(LanePicture& picture) const {
    // Numbers give way to the names of states, the oldest first.
    for (std::size_t withNumbers = picture.arrows.size();; --withNumbers)
        if (placeTexts(picture, withNumbers) || withNumbers == 0)
            return;
}

bool ProjectedLane::placeTexts(LanePicture& picture, std::size_t withNumbers) const {
    picture.labels.clear();
    picture.names.clear();
    LaneTexts texts(m_ground);
    for (const std::uint32_t lane : m_ground.order)
        texts.takeLifeLine({m_ground.x[lane] - m_ground.half(), m_ground.places.lane.top, 2 * m_ground.half(),
                            m_ground.places.lane.height});
    for (const LaneCard& card : picture.cards)
        texts.take(card);
    for (const LaneArrow& arrow : picture.arrows)
        texts.take(arrow);
    std::size_t labelled = 0;
    for (auto arrow = picture.arrows.rbegin(); arrow != picture.arrows.rend(); ++arrow) {
        if (arrow->fate == Fate::Held || arrow->fate == Fate::Moving)
            continue;
        const auto words = labelled++ < withNumbers ? LaneTexts::Words::All : LaneTexts::Words::Name;
        if (auto label = texts.label(*arrow, words))
            picture.labels.push_back(std::move(*label));
    }
    bool all = true;
    for (const bool now : {true, false})
        for (const LaneBar& bar : picture.bars) {
            if (bar.now != now)
                continue;
            if (auto name = texts.name(bar))
                picture.names.push_back(std::move(*name));
            else
                all = all && bar.area.height < 60 * m_ground.u();
        }
    return all;
}

void ProjectedLane::placeHeads(LanePicture& picture, const Tell& tell) const {
    const double u = m_ground.u(), row = 35 * u;
    const Rect& heads = m_ground.places.heads;
    double widest = 0;
    for (const std::uint32_t lane : m_ground.order) {
        LanePicture::Head head;
        head.actor = m_rows->lanes()[lane].name;
        const Told told = tell(head.actor);
        const std::string name = m_ground.in.words->title(head.actor);
        head.name = {
            {}, name, m_ground.places.bold(P::kSmall, name), Align::Centre, toneOf(m_rows->lanes()[lane].side)};
        head.state = {{}, told.state, m_ground.places.bold(P::kSmall, told.state), Align::Centre, told.tone};
        head.glass = {0, 0, told.waits ? 20 * u : 0, 26 * u};
        head.area.width = std::max(m_ground.widthOf(name, head.name.style) + 2 * head.glass.width + 16 * u,
                                   m_ground.widthOf(told.state, head.state.style) + 2);
        widest = std::max(widest, head.area.width);
        picture.heads.push_back(std::move(head));
    }
    if (m_ground.places.crowd)
        return turnHeads(picture);
    // Side by side where they have room, else in two rows by turns.
    const bool staggered = 1.5 * widest + 16 * u - m_ground.half() > m_ground.gap;
    for (std::size_t i = 0; i < picture.heads.size(); ++i) {
        LanePicture::Head& head = picture.heads[i];
        const double x = m_ground.x[m_ground.order[i]];
        head.area.height = 2 * row;
        head.area.left = std::clamp(x - head.area.width / 2, heads.left, heads.right() - head.area.width);
        head.area.top = heads.top + (staggered && i % 2 == 1 ? 2 * row : 0);
        head.name.area = {head.area.left, head.area.top, head.area.width, row};
        head.state.area = head.name.area.moved(0, row);
        head.glass.left = head.area.centre().x - m_ground.widthOf(head.name.text, head.name.style) / 2 - 28 * u;
        head.glass.top = head.area.top + 5 * u;
    }
}

// Names in two rows by turns, each state below them, upwards on its life line.
void ProjectedLane::turnHeads(LanePicture& picture) const {
    const double u = m_ground.u(), row = 35 * u, glass = 34 * u;
    const Rect& heads = m_ground.places.heads;
    for (std::size_t i = 0; i < picture.heads.size(); ++i) {
        LanePicture::Head& head = picture.heads[i];
        const double x = m_ground.x[m_ground.order[i]], top = heads.top + (i % 2 == 1 ? row : 0);
        const double wide = m_ground.widthOf(head.name.text, head.name.style) + 2;
        head.name.area = {std::clamp(x - wide / 2, heads.left, heads.right() - wide), top, wide, row};
        const double height = head.state.style.size * u * 1.3, low = heads.bottom() - glass;
        const double length =
            std::min(m_ground.widthOf(head.state.text, head.state.style) + 1, low - heads.top - 2 * row);
        Written state = std::exchange(head.state, {});
        state.area = {0, -height / 2, length, height};
        state.align = Align::Left;
        head.turned = {{}, {x, low}, -std::numbers::pi / 2, {std::move(state)}};
        if (head.glass.width > 0)
            head.glass = {x - 10 * u, low + 4 * u, 20 * u, 26 * u};
        head.area = head.name.area.with(head.turned.bounds());
    }
}

}  // namespace model::layout
