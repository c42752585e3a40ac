#include "model/layout/LadderGeometry.h"

#include <algorithm>

namespace model::layout {

namespace {

using Weight = TextStyle::Weight;

constexpr double kHeader = 4, kFoot = 3;  // in b
constexpr std::int64_t kFoldCapture = 150'000'000, kFoldLive = 2'000'000'000;

LadderMeasures measuresOf(const LadderInputs& in) {
    LadderMeasures measures;
    measures.connection = in.connection;
    measures.foldAfterNs = in.scene->session ? kFoldLive : kFoldCapture;
    measures.sides = sidesOf(in.scenario);
    return measures;
}

}  // namespace

LadderGeometry::LadderGeometry(LadderInputs inputs, std::shared_ptr<LadderLayout> rows) {
    const LadderMeasures measures = measuresOf(inputs);
    m_ground.in = std::move(inputs);
    m_ground.rows = std::move(rows);
    if (!m_ground.rows || !(m_ground.rows->measures() == measures))
        m_ground.rows = std::make_shared<LadderLayout>(measures);
    m_ground.rows->update(*m_ground.in.trace);
    arrange();
}

void LadderGeometry::arrange() {
    const double b = m_ground.b();
    const LadderRoom room(m_ground.layout().parties().order().size(), m_ground.in);
    m_ground.columns = LadderColumns(m_ground.layout(), room, b);
    m_ground.heights = LadderHeights(m_ground.layout(), *m_ground.in.scene, kHeader * b, b);
    m_height = m_ground.heights.present() + kFoot * b;
    m_coming = comingArrows(m_ground);
    // Only what is seen whole beside what happens now.
    const double top = focus().top;
    while (!m_coming.empty() && m_coming.back().to.y + ComingArrow::kBelow * b - top > m_ground.seenAtOnce())
        m_coming.pop_back();
    if (!m_coming.empty())
        m_height = m_coming.back().to.y + ComingArrow::kBelow * b;
}

Rect LadderGeometry::travelArea(PacketId packet) const {
    const LadderSegment* segment = m_ground.layout().segments().find(packet);
    if (!segment || segment->settled < m_ground.position() || m_ground.columns.order().empty())
        return {};
    const double top = m_ground.y(segment->start), low = m_ground.y(segment->door), b = m_ground.b();
    return {0, top - b, m_ground.width(), low - top + b + b};
}

Rect LadderGeometry::focus() const {
    const LadderLayout& layout = m_ground.layout();
    const double b = m_ground.b(), present = m_ground.heights.present();
    double left = 0, right = m_ground.width(), top = std::max(0.0, present - 8 * b);
    const auto& items = layout.rows().items();
    const auto newest = std::find_if(items.rbegin(), items.rend(), [&](const LadderItem& item) {
        return item.kind == LadderItem::Kind::Segment && item.event < m_ground.position();
    });
    const LadderSegment* last = newest == items.rend() ? nullptr : &layout.segments().all()[newest->index];
    if (const auto p = last ? SegmentPlacer(m_ground).place(*last) : std::nullopt) {
        left = std::max(0.0, std::min({p->from.x, p->in.x, p->label.area.left}) - b);
        right = std::min(right, std::max({p->from.x, p->in.x, p->label.area.right()}) + b);
    }
    const auto& held = m_ground.in.scene->held;
    const auto waits = std::find_if(held.rbegin(), held.rend(), [&](PacketId id) {
        return layout.segments().find(id) && !m_ground.in.trace->fate(id, m_ground.position()).kept;
    });
    if (waits != held.rend()) {
        const LadderSegment* segment = layout.segments().find(*waits);
        // Below the names, which stay.
        const double above = std::max(0.0, m_ground.y(segment->start) - b - m_ground.heights.header());
        // Rather without what the calls did since.
        if (segment == last || present + kFoot * b - above <= m_ground.seenAtOnce())
            top = above;
    }
    return {left, top, right - left, m_height - top};
}

void LadderGeometry::visit(const Rect& visible, const std::function<void(const LadderItem&)>& see) const {
    m_ground.layout().rows().visit(m_ground.heights.rowAbove(visible.top), m_ground.heights.rowBelow(visible.bottom()),
                                   [&](const LadderItem& item) {
                                       if (item.event < m_ground.position())
                                           see(item);
                                   });
}

LadderPicture LadderGeometry::picture(const Rect& visible) const {
    LadderPicture picture;
    const double end = m_ground.heights.present() + 2 * m_ground.b();
    const double top = std::max(visible.top, m_ground.heights.header()), low = std::min(visible.bottom(), end);
    for (const std::uint32_t lane : m_ground.columns.order()) {
        const double x = m_ground.columns.of(lane).x;
        auto& lifeLine = picture.lifeLines.emplace_back();
        if (low > top)
            lifeLine.line = Line{{x, top}, {x, low}};
        lifeLine.bars = barsOf(m_ground, lane, visible);
    }
    visit(visible, [&](const LadderItem& item) {
        switch (item.kind) {
            case LadderItem::Kind::Segment:
                if (auto placed = SegmentPlacer(m_ground).place(item))
                    picture.segments.push_back(std::move(*placed));
                break;
            case LadderItem::Kind::Call:
                picture.calls.push_back(CallPlacer(m_ground).place(m_ground.layout().calls()[item.index]));
                break;
            case LadderItem::Kind::Note:
                picture.notes.push_back(placeNote(m_ground, item));
                break;
            case LadderItem::Kind::Taken:
                break;
        }
    });
    if (visible.top > 0)
        trim(picture, visible.top + m_ground.heights.header() - 0.3 * m_ground.b());
    placeComing(picture, visible);
    placeNames(picture, visible);
    placeHeads(picture, visible);
    return picture;
}

// Texts that the strip at the top would cut are left out: half a line is worse than none.
void LadderGeometry::trim(LadderPicture& picture, double edge) const {
    for (PlacedCall& call : picture.calls)
        std::erase_if(call.rows, [edge](const CallRow& row) { return row.area.top < edge; });
    std::erase_if(picture.notes, [edge](const PlacedNote& note) { return note.text.area.top < edge; });
    for (PlacedSegment& segment : picture.segments) {
        if (segment.label.area.top < edge)
            segment.label.area = segment.label.name.area = {};
        if (segment.again.area.top < edge)
            segment.again.area = {};
    }
}

void LadderGeometry::placeNames(LadderPicture& picture, const Rect& visible) const {
    BarNames names(m_ground);
    for (const PlacedCall& call : picture.calls)
        for (const CallRow& row : call.rows)
            names.take(row.taken);
    for (const PlacedSegment& segment : picture.segments)
        names.take(segment);
    for (const auto& lifeLine : picture.lifeLines)
        for (const BarBox& bar : lifeLine.bars)
            if (auto name = names.place(bar, visible))
                picture.names.push_back(std::move(*name));
}

void LadderGeometry::placeComing(LadderPicture& picture, const Rect& visible) const {
    if (m_coming.empty() || visible.bottom() < m_coming.front().from.y)
        return;
    for (const std::uint32_t lane : m_ground.columns.order()) {
        const double x = m_ground.columns.of(lane).x;
        picture.comingLines.push_back({{x, m_ground.heights.present() + 2 * m_ground.b()}, {x, m_height}});
    }
    picture.coming = m_coming;
}

// Smaller rather than cut off.
double LadderGeometry::headSize(const std::string& name, double width) const {
    double size = 1.4;
    while (size > 0.95 && m_ground.widthOf(name, styled(size, Weight::Bold, name)) > width)
        size -= 0.1;
    return size;
}

void LadderGeometry::placeHeads(LadderPicture& picture, const Rect& visible) const {
    const double b = m_ground.b(), top = std::max(0.0, visible.top), width = m_ground.width();
    picture.strip = {visible.left, top, visible.width, m_ground.heights.header() - 0.3 * b};
    const auto& order = m_ground.columns.order();
    const auto x = [&](std::size_t i) { return m_ground.columns.of(order[i]).x; };
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Lane& lane = m_ground.layout().lanes()[order[i]];
        const std::string name = m_ground.nameOf(order[i]);
        const double left = i == 0 ? 0.3 * b : (x(i - 1) + x(i)) / 2;
        const double right = i + 1 == order.size() ? width - 0.3 * b : (x(i + 1) + x(i)) / 2;
        const double half = std::min(x(i) - left, right - x(i));
        const Rect area{x(i) - half, top + 0.2 * b, 2 * half, 1.9 * b};
        LadderPicture::Head head;
        head.name = {area, name, styled(headSize(name, area.width - 0.4 * b), Weight::Bold, name), Align::Centre,
                     toneOf(lane.side)};
        if (lane.pid != 0)
            head.pid = {area.moved(0, 1.5 * b), m_ground.in.words->in(Reason("pid %1", lane.pid)),
                        styled(1.0, Weight::Normal, {}), Align::Centre, Tone::Secondary};
        picture.heads.push_back(std::move(head));
    }
}

}  // namespace model::layout
