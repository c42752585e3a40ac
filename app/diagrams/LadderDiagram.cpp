#include "app/diagrams/LadderDiagram.h"

#include <algorithm>

#include "app/diagrams/Geometry.h"
#include "app/diagrams/LadderPainter.h"
#include "app/diagrams/LadderSentences.h"
#include "app/diagrams/ShownMessage.h"

namespace app::diagrams {

using namespace model::layout;

LadderInputs ladderInputs(const DiagramInputs& from, const FontMeasure& measure, const LadderWording& words,
                          const SequenceSymbols& symbols) {
    LadderInputs in;
    in.trace = from.trace;
    in.scene = from.scene;
    in.scenario = from.scenario;
    in.symbols = &symbols;
    in.measure = &measure;
    in.words = &words;
    in.numbers = from.labels.numbers;
    in.b = from.theme.b;
    in.width = from.width;
    in.height = from.height;
    in.pressable = from.pressable;
    in.now = from.now;
    in.connection = from.connection;
    in.coming = from.coming;
    in.spokenOf = [&from]() -> std::optional<model::PacketId> {
        DiagramInputs looked = from;
        looked.packet.reset();  // a packet that somebody looks at stays while the lesson goes on
        const auto message = shownMessage(looked);
        return message && message->ofStep ? std::optional(message->packet) : std::nullopt;
    };
    return in;
}

LadderDiagram::LadderDiagram(const DiagramInputs& given, std::shared_ptr<LadderLayout> rows)
    : m_in(given),
      m_symbols(symbolsOf(m_in)),
      m_measure(m_in.theme),
      m_words(m_in),
      m_geometry(inputs(), std::move(rows)) {}

LadderInputs LadderDiagram::inputs() const {
    return ladderInputs(m_in, m_measure, m_words, *m_symbols);
}

void LadderDiagram::setTravel(model::PacketId packet, double travel) {
    m_moving = packet;
    m_travel = std::clamp(travel, 0.0, 1.0);
    m_geometry.setMoving(m_travel < 1 ? m_moving : std::nullopt);
}

QRectF LadderDiagram::travelArea(model::PacketId packet) const {
    return qt(m_geometry.travelArea(packet));
}

std::vector<QRectF> LadderDiagram::timerAreas(const QRectF& visible) const {
    std::vector<QRectF> areas;
    for (const BarName& name : m_geometry.picture(layoutRect(visible)).names) {
        if (!name.countdown)
            continue;
        QRectF area = qt(name.countdown->track);
        for (const Written& told : name.below)
            area |= qt(told.area);
        areas.push_back(area);
    }
    return areas;
}

QSizeF LadderDiagram::size() const {
    return {m_geometry.size().width, m_geometry.size().height};
}

QRectF LadderDiagram::focus() const {
    return qt(m_geometry.focus());
}

QString LadderDiagram::title() const {
    QStringList names;
    for (const std::uint32_t lane : m_geometry.ground().columns.order())
        names += QString::fromStdString(m_geometry.ground().nameOf(lane));
    return tr("Ladder: %1").arg(names.join(QStringLiteral(", ")));
}

QStringList LadderDiagram::told(std::size_t from) const {
    return LadderSentences(m_geometry).told(from);
}

void LadderDiagram::paint(QPainter& painter, const QRectF& visible) const {
    LadderPainter(painter, m_in.theme, m_travel, m_glow).paint(m_geometry.picture(layoutRect(visible)), visible);
}

std::vector<Spot> LadderDiagram::spots() const {
    const double most = 2000 * m_in.theme.b, height = size().height();
    return spotsIn(QRectF(0, std::max(0.0, height - most), size().width(), most));
}

std::vector<Spot> LadderDiagram::spotsIn(const QRectF& visible) const {
    const LadderGround& ground = m_geometry.ground();
    const LadderSentences sentences(m_geometry);
    // In the order of events, as the keys walk through them.
    std::vector<std::pair<std::uint32_t, Spot>> found;
    const auto add = [&](std::uint32_t event, const Rect& area, const QString& name, Spot::What what) {
        found.push_back({event, {qt(area), name, what}});
    };
    for (const std::uint32_t lane : ground.columns.order())
        for (const BarBox& bar : barsOf(ground, lane, layoutRect(visible)))
            if (qt(bar.area).intersects(visible))
                add(bar.span->event, bar.area, sentences.of(bar), spot::Position{bar.span->event + 1u});
    m_geometry.visit(layoutRect(visible), [&](const LadderItem& item) {
        if (item.kind == LadderItem::Kind::Call) {
            const LadderCall& call = ground.layout().calls()[item.index];
            for (const CallRow& row : CallPlacer(ground).place(call).rows)
                add(item.event, row.area, sentences.of(row, call.lane),
                    spot::Call{row.isReturn ? call.returned : call.entered});
        }
        const auto p = item.kind == LadderItem::Kind::Segment ? SegmentPlacer(ground).place(item) : std::nullopt;
        if (!p)
            return;
        const model::PacketId id = p->record->seen.packet;
        add(item.event, p->label.area, sentences.of(*p), id);
        if (!p->again.area.empty())
            add(item.event, p->again.area, sentences.of(*p), id);
        if (!p->deliver.area.empty()) {
            add(item.event, p->deliver.area, tr("Deliver %1").arg(QString::fromStdString(p->label.said)),
                spot::Deliver{id});
            add(item.event, p->drop.area, tr("Drop %1").arg(QString::fromStdString(p->label.said)), spot::Drop{id});
        }
    });
    std::ranges::stable_sort(found, {}, &std::pair<std::uint32_t, Spot>::first);
    std::vector<Spot> out;
    for (auto& [event, spot] : found)
        out.push_back(std::move(spot));
    for (const ComingArrow& coming : m_geometry.coming())
        if (const QRectF area = qt(between(coming.from, coming.to)); area.intersects(visible))
            out.push_back({area, sentences.of(coming), spot::Told{}});
    return out;
}

}  // namespace app::diagrams
