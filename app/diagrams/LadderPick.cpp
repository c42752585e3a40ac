// Where a class could not read all life lines beside each other: those that the shown message goes between, or that
// acted last. The others are named in the header.
#include <algorithm>

#include "app/diagrams/FlagNames.h"
#include "app/diagrams/LadderDiagram.h"
#include "app/diagrams/ShownMessage.h"

namespace app::diagrams {

using namespace model::layout;

namespace {

void want(std::vector<std::uint32_t>& lanes, std::uint32_t lane) {
    if (lane != kNever && std::find(lanes.begin(), lanes.end(), lane) == lanes.end())
        lanes.push_back(lane);
}

}  // namespace

// The most interesting first. Alone: the one whose message is for nobody, or from nobody.
std::vector<std::uint32_t> LadderDiagram::interesting() const {
    const LadderLayout& all = m_memory->layout;
    std::vector<std::uint32_t> lanes;
    DiagramInputs in = m_in;
    in.packet.reset();  // a packet that somebody looks at stays while the lesson goes on
    if (const auto message = shownMessage(in); message && message->ofStep) {
        const auto ends = m_in.trace->ends(*m_in.trace->packet(message->packet));
        want(lanes, all.laneOf(ends.protocol, ends.from));
        want(lanes, all.laneOf(ends.protocol, ends.to));
        if (lanes.size() == 1)
            return lanes;
    }
    const auto& items = all.items();
    // First who acted last, then whom that one spoke with, then all the others.
    for (const bool withFirst : {true, false}) {
        for (auto item = items.rbegin(); item != items.rend(); ++item) {
            if (item->event >= position())
                continue;
            if (item->kind == LadderItem::Kind::Call && (lanes.empty() || !withFirst))
                want(lanes, all.calls()[item->index].lane);
            if (item->kind != LadderItem::Kind::Segment)
                continue;
            const auto& segment = all.segments()[item->index];
            const std::uint32_t from = all.laneOf(segment.fromParty), to = all.laneOf(segment.toParty);
            const bool nobody = from == kNever || to == kNever;
            if (lanes.empty() && nobody)
                return {from == kNever ? to : from};
            if (withFirst && !lanes.empty() && from != lanes.front() && to != lanes.front())
                continue;
            if (withFirst && nobody && lanes.size() == 1)
                return lanes;
            want(lanes, from);
            want(lanes, to);
        }
    }
    // Nobody spoke with anybody yet: one of each side.
    std::vector<std::uint32_t> rest = all.order();
    if (lanes.size() == 1)
        std::stable_partition(rest.begin(), rest.end(),
                              [&](std::uint32_t lane) { return all.lanes()[lane].side != all.lanes()[lanes[0]].side; });
    for (const std::uint32_t lane : rest)
        want(lanes, lane);
    return lanes;
}

bool LadderDiagram::pick() {
    const LadderLayout& all = m_memory->layout;
    const bool processes =
        std::all_of(all.lanes().begin(), all.lanes().end(), [](const Lane& lane) { return lane.pid != 0; });
    if (m_in.theme.line <= 3 || m_in.width <= 0 || !processes)
        return false;  // at a desk one can scroll
    const auto room = static_cast<std::size_t>(std::max(1.0, (m_size.width() - 2 * m_margin) / m_gap)) + 1;
    std::vector<std::uint32_t> lanes = interesting();
    if (lanes.size() > room)
        lanes.resize(room);
    LadderMeasures measures = all.measures();
    for (const std::uint32_t lane : lanes)
        measures.actors.insert(all.lanes()[lane].name);
    auto& picked = m_memory->picked;
    if (!picked || !(picked->measures() == measures))
        picked.emplace(measures);
    picked->update(*m_in.trace);
    const QStringList names = hiddenNames(), held = hiddenHeld();
    const QString most = tr("not shown: %1").arg(names.join(tr(", "))), least = tr("not shown: %1").arg(names.size());
    m_heldElsewhere = !held.isEmpty();
    m_folded = {most, least};
    if (m_heldElsewhere) {
        const QString dot = QStringLiteral(" · ");
        const QString named = dot + tr("held: %1").arg(held.join(tr(", "))),
                      counted = dot + tr("%1 held").arg(held.size());
        m_folded = {most + named, least + named, most + counted, least + counted};
    }
    m_picked = true;
    return true;
}

QStringList LadderDiagram::hiddenNames() const {
    const LadderLayout& picked = *m_memory->picked;
    QStringList names;
    for (const std::uint32_t lane : m_memory->layout.order())
        if (picked.lanes()[lane].hidden)
            names += actorTitle(m_in, picked.lanes()[lane].name);
    return names;
}

// What waits there for a click, and whose it is.
QStringList LadderDiagram::hiddenHeld() const {
    QStringList held;
    for (const model::PacketId id : m_in.scene->held) {
        const auto* packet = m_memory->picked->segment(id) ? nullptr : m_in.trace->packet(id);
        if (!packet)
            continue;
        const auto ends = m_in.trace->ends(*packet);
        const std::uint32_t from = m_memory->layout.laneOf(ends.protocol, ends.from);
        const bool icmp = packet->protocol == model::trace::Protocol::Icmp;
        const QString said = packet->segment ? flagsSaid(packet->segment->flags)
                             : icmp          ? QStringLiteral("ICMP")
                                             : QStringLiteral("UDP");
        held +=
            from == kNever ? said : tr("%1 from %2").arg(said, actorTitle(m_in, m_memory->layout.lanes()[from].name));
    }
    return held;
}

}  // namespace app::diagrams
