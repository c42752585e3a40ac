#include "tests/gui/windows/StageRules.h"

#include <algorithm>

namespace tests::gui {

using app::diagrams::PaintRecord;
using app::diagrams::TextRole;
using app::windows::PaintedText;
using model::layout::LaneArrow;
using model::layout::Projection;

void Faults::add(const char* rule, const QString& what) {
    auto& told = m_told[rule];
    if (++m_count[rule] <= 6)
        told += "\n    " + where + ": " + what.toStdString();
}

std::string Faults::text() const {
    std::string out;
    for (const auto& [rule, told] : m_told)
        out += "\n" + rule + ", " + std::to_string(m_count.at(rule)) + " times:" + told;
    return out;
}

int Faults::count(const char* rule) const {
    const auto found = m_count.find(rule);
    return found == m_count.end() ? 0 : found->second;
}

namespace {

[[nodiscard]] bool over(const PaintedText& a, const PaintedText& z) {
    // Line boxes touch; letters do not.
    const QRectF shared = a.box().intersected(z.box());
    const double slack = std::min(a.pixels, z.pixels) * 0.25;
    if (shared.width() <= 1 || shared.height() <= slack)
        return false;
    const QRectF common = a.outline.intersected(z.outline).boundingRect();
    return common.width() > 1 && common.height() > slack;
}

}  // namespace

namespace rules {

void sizes(const PaintedWindow& painted, const Projection& places, Faults& faults) {
    const double unit = places.unit, least = std::max(Projection::kSmallest, Projection::kSmall * unit);
    int states = 0;
    for (const PaintedText& text : painted.texts) {
        if (text.pixels < least - 0.6)
            faults.add("small text", QStringLiteral("%1 px: %2").arg(text.pixels).arg(text.text));
        states += text.role == TextRole::State && text.pixels >= Projection::kStateLeast * unit - 0.6 ? 1 : 0;
    }
    if (states < 2)
        faults.add("a giant's state is small", QString::number(states));
}

void giantsRest(const Projection& places, std::map<int, QRectF>& before, Faults& faults) {
    for (int i = 0; i < 2; ++i) {
        const auto& state = places.giants[i].state;
        const QRectF place(state.left, state.top, state.width, state.height);
        if (before.count(i) && before[i] != place)
            faults.add("a giant moves", QString::number(i));
        before[i] = place;
    }
}

void everyProcess(const PaintedWindow& painted, const std::set<QString>& actors, Faults& faults) {
    for (const QString& name : actors)
        if (std::ranges::none_of(painted.processes, [&](const auto& process) { return process.actor == name; }))
            faults.add("a process is missing", name);
}

void nothingElided(const PaintedWindow& painted, Faults& faults) {
    for (const PaintedText& text : painted.texts)
        if (text.text.size() > 1 && text.text.endsWith(QChar(0x2026)))
            faults.add("elided", text.text);
}

void textsApart(const PaintedWindow& painted, Faults& faults) {
    for (std::size_t i = 0; i < painted.texts.size(); ++i)
        for (std::size_t j = i + 1; j < painted.texts.size(); ++j)
            if (over(painted.texts[i], painted.texts[j]))
                faults.add("texts overlap", painted.texts[i].text + " / " + painted.texts[j].text);
    const QRectF all(QPointF(0, 0), painted.size);
    for (const PaintedText& text : painted.texts)
        if (!all.contains(text.box()))
            faults.add("outside", text.text);
}

void arrowsFree(const PaintedWindow& painted, Faults& faults) {
    for (const auto& arrow : painted.arrows) {
        const double free = painted.free(arrow);
        if (free < 0.5)
            faults.add("an arrow is covered", QStringLiteral("%1: %2").arg(arrow.packet.value).arg(free));
        const QLineF line(arrow.from, arrow.to);
        const PaintRecord::Arrow head{arrow.packet, line.pointAt(0.9), arrow.to};
        if (painted.free(head) < 1)
            faults.add("a head is covered", QString::number(arrow.packet.value));
    }
}

void cards(const PaintedWindow& painted, const std::vector<model::PacketId>& held, const QRectF& view, Faults& faults) {
    for (const model::PacketId packet : held) {
        const auto card = std::ranges::find(painted.cards, packet, &PaintRecord::Card::packet);
        if (card == painted.cards.end()) {
            faults.add("a held segment has no card", QString::number(packet.value));
            continue;
        }
        if (!view.contains(card->area))
            faults.add("a card leaves the view", QString::number(packet.value));
        if (card->buttons.size() != 2)
            faults.add("a card has no buttons", QString::number(packet.value));
        for (const auto& button : card->buttons)
            if (!view.contains(button.area))
                faults.add("a button leaves the view", button.text);
    }
}

void filled(const model::layout::LanePicture& lane, const Projection& places, Faults& faults) {
    if (std::ranges::all_of(lane.arrows, [](const LaneArrow& arrow) { return arrow.fate == LaneArrow::Fate::Coming; }))
        return;
    double top = 1e9, low = -1e9;
    const auto take = [&](double y) {
        top = std::min(top, y);
        low = std::max(low, y);
    };
    for (const auto& arrow : lane.arrows) {
        take(arrow.from.y);
        take(arrow.tip.y);
    }
    for (const auto& card : lane.cards)
        for (const auto& area : {card.area, card.deliver.area, card.drop.area})
            if (!area.empty()) {
                take(area.top);
                take(area.bottom());
            }
    const double share = (low - top) / places.lane.height;
    if (share < 0.7)
        faults.add("the lane is empty", QString::number(share));
}

void noScrollBar(const PaintedWindow& painted, Faults& faults) {
    if (painted.scrollBars > 0)
        faults.add("a scroll bar", QString::number(painted.scrollBars));
}

}  // namespace rules
}  // namespace tests::gui
