#include "app/diagrams/StateTableDiagram.h"

#include <QRegularExpression>
#include <algorithm>

#include "app/diagrams/FlagNames.h"
#include "app/diagrams/StateNames.h"

namespace app::diagrams {

namespace {
// Where a narrow column ends a name: "Client (A)", "A: 127.0.0.1:9000".
const QRegularExpression kLess(QStringLiteral("\\s*[(（:]"));
constexpr model::layout::TableColumn kStates[] = {model::layout::TableColumn::StateA,
                                                  model::layout::TableColumn::StateB};  // [Side]
}  // namespace

using namespace model::layout;
using model::Side;
using model::trace::Verdict;

StateTableDiagram::StateTableDiagram(const DiagramInputs& inputs)
    : m_in(inputs), m_connection(inputs.connection.value_or(shownConnection(*inputs.scene))) {
    m_in.symbols = symbolsOf(inputs);
    m_rows = stateTable(*inputs.trace, *inputs.scene, m_connection);
    for (int side = 0; side < 2; ++side) {
        m_names[side] = side == 0 ? QStringLiteral("A") : QStringLiteral("B");
        if (m_connection.value == 0 || m_connection.value > inputs.scene->connections.size())
            continue;
        const auto& end = inputs.scene->connections[m_connection.value - 1].ends[side];
        // The titles of some demos call them A and B already.
        const QString name =
            end.actor.empty() ? QString::fromStdString(end.address.text()) : actorTitle(inputs, end.actor);
        m_names[side] = name.contains(m_names[side]) ? name : m_names[side] + QStringLiteral(": ") + name;
    }
    arrange();
}

void StateTableDiagram::arrange() {
    const auto& theme = m_in.theme;
    const QString head = tr("segment");
    StateTablePlan::Texts texts;
    texts.segmentHead = Canvas::widthOf(head, theme.font(1.0, QFont::DemiBold, head));
    texts.state = Canvas::widthOf(QStringLiteral("SYN-RECEIVED"), theme.font(1.1, QFont::Bold));
    texts.halfState = Canvas::widthOf(QStringLiteral("RECEIVED"), theme.font(1.0, QFont::Bold));
    // Numbers of one kind are alike in width: the first rows tell enough.
    for (std::size_t i = 0; i < std::min<std::size_t>(m_rows.size(), 200); ++i) {
        const auto widthOf = [&](Column column, QFont::Weight weight) {
            return Canvas::widthOf(cell(m_rows[i], i, column), theme.font(1.1, weight));
        };
        texts.seq = std::max(texts.seq, widthOf(Column::Seq, QFont::Normal));
        texts.ack = std::max(texts.ack, widthOf(Column::Ack, QFont::Normal));
        texts.flags = std::max(texts.flags, widthOf(Column::Flags, QFont::Bold));
    }
    m_plan = StateTablePlan({m_in.width, m_in.height, theme.b}, texts, m_rows.size());
}

QString StateTableDiagram::title() const {
    return tr("State table: %1, %2").arg(m_names[0], m_names[1]);
}

QString StateTableDiagram::cell(const StateTableRow& row, std::size_t index, Column column) const {
    const bool first = index == 0;
    if (row.packet == StateTableRow::kNoPacket) {
        if (column == Column::Step && first)
            return QStringLiteral("0");
        return column == Column::Flags ? (first ? tr("before") : tr("timer")) : QString();
    }
    const auto& packet = m_in.trace->packets()[row.packet];
    switch (column) {
        case Column::Step:
            return QString::number(index);
        case Column::Segment:
            return packet.segment->from == 0 ? QStringLiteral("A → B") : QStringLiteral("A ← B");
        case Column::Flags: {
            QString text = flagsDrawn(packet.segment->flags);
            if (packet.payloadLength > 0)
                text += QStringLiteral(" · ") + tr("%1 B").arg(QString::fromStdString(grouped(packet.payloadLength)));
            return text;
        }
        case Column::Seq:
            return QString::fromStdString(m_in.symbols->seq(packet, m_in.labels.numbers));
        case Column::Ack:
            return QString::fromStdString(m_in.symbols->ack(packet, m_in.labels.numbers));
        case Column::StateA:
            return stateName(row.state[0]);
        case Column::StateB:
            return stateName(row.state[1]);
    }
    return {};
}

void StateTableDiagram::paint(QPainter& painter, const QRectF& visible) const {
    const auto& theme = m_in.theme;
    Canvas canvas(painter, theme);
    painter.fillRect(visible, theme.background);
    if (m_rows.empty()) {
        const QString none = tr("No TCP connection yet");
        canvas.text(qt(m_plan.row(0)), Qt::AlignCenter, none, theme.font(1.1, QFont::Normal, none), theme.secondary);
    }
    const auto [first, last] = m_plan.range(visible.top(), visible.bottom());
    for (std::size_t i = first; i < last; ++i)
        paintRow(canvas, i);
    paintHead(canvas, std::max(0.0, visible.top()));
}

// The head stays while rows scroll under it.
void StateTableDiagram::paintHead(Canvas& canvas, double top) const {
    const auto& theme = m_in.theme;
    const double b = theme.b;
    const Rect head{0, top, m_plan.size().width, m_plan.headHeight()};
    canvas.painter().fillRect(qt(head), theme.chrome);
    const std::pair<Column, QString> heads[] = {{Column::Step, QStringLiteral("#")},
                                                {Column::Segment, tr("segment")},
                                                {Column::Flags, tr("flags")},
                                                {Column::Seq, QStringLiteral("seq")},
                                                {Column::Ack, QStringLiteral("ack")}};
    for (const auto& [column, words] : heads)
        canvas.text(qt(m_plan.textCell(column, head)), Qt::AlignLeft | Qt::AlignVCenter, words,
                    theme.font(1.0, QFont::DemiBold, words), theme.secondary);
    const auto cellOf = [&](int side) { return m_plan.cell(kStates[side], head); };
    const auto fontOf = [&](int side) { return theme.font(1.0, QFont::Bold, m_names[side]); };
    bool full = true;  // both names, or none of them
    for (int side = 0; side < 2; ++side)
        full = full && Canvas::widthOf(m_names[side], fontOf(side)) <= cellOf(side).width - 0.6 * b;
    for (int side = 0; side < 2; ++side) {
        const Rect cell = cellOf(side);
        const QRectF area(cell.left + 0.3 * b, top + 0.15 * b, cell.width - 0.6 * b, head.height / 2);
        const QString state = tr("state of");
        canvas.text(area, Qt::AlignCenter, state, theme.font(1.0, QFont::Normal, state), theme.secondary);
        const QString name =
            full ? m_names[side] : Canvas::fitting({m_names[side].section(kLess, 0, 0)}, fontOf(side), area.width());
        canvas.text(area.translated(0, head.height / 2 - 0.3 * b), Qt::AlignCenter, name, fontOf(side),
                    theme.side(static_cast<Side>(side)).ink);
    }
    canvas.line({0, head.bottom()}, {head.width, head.bottom()}, theme.rule, theme.line);
}

std::optional<std::size_t> StateTableDiagram::pickedRow() const {
    for (std::size_t i = 0; m_in.packet && i < m_rows.size(); ++i)
        if (m_rows[i].packet != StateTableRow::kNoPacket &&
            m_in.trace->packets()[m_rows[i].packet].seen.packet == *m_in.packet)
            return i;
    return std::nullopt;
}

void StateTableDiagram::paintRow(Canvas& canvas, std::size_t index) const {
    const auto& theme = m_in.theme;
    const StateTableRow& row = m_rows[index];
    const Rect place = m_plan.row(index);
    const QRectF area = qt(place);
    const auto* packet = row.packet == StateTableRow::kNoPacket ? nullptr : &m_in.trace->packets()[row.packet];
    const bool held = packet && row.verdict == Verdict::Held, dropped = packet && row.verdict == Verdict::Dropped;
    const bool picked = packet && m_in.packet == packet->seen.packet;
    const bool current = picked || (!m_in.packet && index + 1 == m_rows.size() && m_rows.size() > 1);
    if (held || dropped || current)
        canvas.painter().fillRect(area, dropped ? theme.bad.tint : held ? theme.held.tint : theme.chrome);
    if (current)
        canvas.painter().fillRect(QRectF(0, area.top(), 0.3 * theme.b, area.height()),
                                  held ? theme.held.ink : theme.text);
    canvas.line(area.bottomLeft(), area.bottomRight(), theme.rule, 0.75);
    const QColor from = packet ? theme.side(static_cast<Side>(packet->segment->from)).ink : theme.secondary;
    for (const Column column : {Column::Step, Column::Segment, Column::Flags, Column::Seq, Column::Ack}) {
        const QRectF box = qt(m_plan.textCell(column, place));
        const QString text = cell(row, index, column);
        const bool name = column == Column::Flags || column == Column::Segment;
        const QFont font = theme.font(1.1, name ? QFont::Bold : QFont::Normal, text);
        const QColor ink = dropped                  ? theme.bad.ink
                           : name                   ? from
                           : column == Column::Step ? theme.secondary
                                                    : theme.text;
        canvas.text(box, Qt::AlignLeft | Qt::AlignVCenter, text, font, ink);
        if (column == Column::Flags && dropped)
            canvas.line({box.left(), box.center().y()}, {box.left() + Canvas::widthOf(text, font), box.center().y()},
                        theme.bad.ink, theme.line);
    }
    for (int side = 0; side < 2; ++side)
        paintState(canvas, qt(m_plan.cell(kStates[side], place)), row, side);
}

bool StateTableDiagram::kernelHad(int side, model::State state) const {
    if (m_connection.value == 0 || m_connection.value > m_in.scene->connections.size())
        return false;
    const auto& states = m_in.scene->connections[m_connection.value - 1].ends[side].kernelStates;
    return std::ranges::find(states, state) != states.end();
}

void StateTableDiagram::paintState(Canvas& canvas, const QRectF& area, const StateTableRow& row, int side) const {
    const auto& theme = m_in.theme;
    const auto& role = theme.state(row.state[side], static_cast<Side>(side));
    if (row.changed[side])
        canvas.pill(area.adjusted(0.25 * theme.b, 0.25 * theme.b, -0.25 * theme.b, -0.25 * theme.b), role.tint,
                    role.ink, theme.line * 0.75);
    QFont font = theme.font(m_plan.tight() ? 1.0 : 1.1, row.changed[side] ? QFont::Bold : QFont::Normal);
    font.setItalic(!kernelHad(side, row.state[side]));
    const QColor ink = row.changed[side] ? role.ink : theme.secondary;
    QStringList lines{stateName(row.state[side])};
    if (m_plan.tight() && lines.front().size() > 8)
        lines = stateNameLines(row.state[side]);
    if (!row.certain[side])
        lines.back() += QStringLiteral("?");
    const double height = 1.4 * theme.b, top = area.center().y() - height * static_cast<double>(lines.size()) / 2;
    for (int i = 0; i < lines.size(); ++i)
        canvas.text({area.left(), top + height * i, area.width(), height}, Qt::AlignCenter, lines[i], font, ink);
}

std::vector<Spot> StateTableDiagram::spotsIn(const QRectF& visible) const {
    std::vector<Spot> out;
    const auto [first, last] = m_plan.range(visible.top(), visible.bottom());
    for (std::size_t i = first; i < last; ++i) {
        const StateTableRow& row = m_rows[i];
        if (row.packet == StateTableRow::kNoPacket)
            continue;
        QStringList parts{cell(row, i, Column::Segment), cell(row, i, Column::Flags),
                          QStringLiteral("seq = ") + cell(row, i, Column::Seq)};
        if (const QString ack = cell(row, i, Column::Ack); !ack.isEmpty())
            parts += QStringLiteral("ack = ") + ack;
        parts += tr("then A is %1 and B is %2").arg(stateName(row.state[0]), stateName(row.state[1]));
        out.push_back({qt(m_plan.row(i)), tr("Step %1: %2").arg(i).arg(parts.join(QStringLiteral(", "))),
                       spot::Row{m_in.trace->packets()[row.packet].seen.packet}});
    }
    return out;
}

QRectF StateTableDiagram::focus() const {
    return qt(m_plan.focus(pickedRow().value_or(m_rows.empty() ? 0 : m_rows.size() - 1)));
}

}  // namespace app::diagrams
