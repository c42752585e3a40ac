#include "app/diagrams/StateTableDiagram.h"

#include <QRegularExpression>
#include <algorithm>
#include <cmath>

#include "app/diagrams/FlagNames.h"
#include "app/diagrams/StateNames.h"

namespace app::diagrams {

namespace {
// Where a narrow column ends a name: "Client (A)", "A: 127.0.0.1:9000".
const QRegularExpression kLess(QStringLiteral("\\s*[(（:]"));
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
    const double b = theme.b, pad = 1.0 * b;
    const double state = Canvas::widthOf(QStringLiteral("SYN-RECEIVED"), theme.font(1.1, QFont::Bold));
    const double halfState = Canvas::widthOf(QStringLiteral("RECEIVED"), theme.font(1.0, QFont::Bold));
    double seq = 4 * b, ack = 4 * b, flags = 6 * b;
    // Numbers of one kind are alike in width: the first rows tell enough.
    for (std::size_t i = 0; i < std::min<std::size_t>(m_rows.size(), 200); ++i) {
        seq = std::max(seq, Canvas::widthOf(cell(m_rows[i], i, kSeq), theme.font(1.1)));
        ack = std::max(ack, Canvas::widthOf(cell(m_rows[i], i, kAck), theme.font(1.1)));
        flags = std::max(flags, Canvas::widthOf(cell(m_rows[i], i, kFlags), theme.font(1.1, QFont::Bold)));
    }
    std::array<double, kColumns> width{
        2.4 * b,
        std::max(4.4 * b, Canvas::widthOf(tr("segment"), theme.font(1.0, QFont::DemiBold, tr("segment"))) + 0.7 * b),
        flags + pad,
        seq + pad,
        ack + pad,
        state + 2 * pad,
        state + 2 * pad};
    auto sum = [&] {
        double s = 0;
        for (const double w : width)
            s += w;
        return s;
    };
    m_tight = m_in.width > 0 && sum() > m_in.width;
    if (m_tight) {
        width[kStep] = 1.7 * b;
        for (const Column column : {kFlags, kSeq, kAck})
            width[column] -= 0.4 * b;
        width[kStateA] = width[kStateB] = halfState + 0.8 * b;
    }
    const double spare = m_in.width > sum() ? (m_in.width - sum()) / static_cast<double>(kColumns) : 0;
    m_x[0] = 0;
    for (std::size_t i = 0; i < kColumns; ++i)
        m_x[i + 1] = m_x[i] + width[i] + spare;
    m_head = (m_tight ? 3.2 : 3.2) * b;
    m_row = (m_tight ? 3.2 : 2.6) * b;
    m_size = QSizeF(m_x[kColumns], m_head + m_row * static_cast<double>(std::max<std::size_t>(1, m_rows.size())));
}

QString StateTableDiagram::title() const {
    return tr("State table: %1, %2").arg(m_names[0], m_names[1]);
}

QString StateTableDiagram::cell(const StateTableRow& row, std::size_t index, Column column) const {
    const bool first = index == 0;
    if (row.packet == StateTableRow::kNoPacket) {
        if (column == kStep && first)
            return QStringLiteral("0");
        return column == kFlags ? (first ? tr("before") : tr("timer")) : QString();
    }
    const auto& packet = m_in.trace->packets()[row.packet];
    switch (column) {
        case kStep:
            return QString::number(index);
        case kSegment:
            return packet.segment->from == 0 ? QStringLiteral("A → B") : QStringLiteral("A ← B");
        case kFlags: {
            QString text = flagsDrawn(packet.segment->flags);
            if (packet.payloadLength > 0)
                text += QStringLiteral(" · ") + tr("%1 B").arg(QString::fromStdString(grouped(packet.payloadLength)));
            return text;
        }
        case kSeq:
            return QString::fromStdString(m_in.symbols->seq(packet, m_in.labels.numbers));
        case kAck:
            return QString::fromStdString(m_in.symbols->ack(packet, m_in.labels.numbers));
        case kStateA:
            return stateName(row.state[0]);
        case kStateB:
            return stateName(row.state[1]);
        case kColumns:
            break;
    }
    return {};
}

std::pair<std::size_t, std::size_t> StateTableDiagram::range(const QRectF& visible) const {
    const auto first = static_cast<std::size_t>(std::max(0.0, std::floor((visible.top() - m_head) / m_row)));
    const auto last = static_cast<std::size_t>(std::max(0.0, std::ceil((visible.bottom() - m_head) / m_row)));
    return {std::min(first, m_rows.size()), std::min(last, m_rows.size())};
}

void StateTableDiagram::paint(QPainter& painter, const QRectF& visible) const {
    const auto& theme = m_in.theme;
    const double b = theme.b;
    Canvas canvas(painter, theme);
    painter.fillRect(visible, theme.background);
    if (m_rows.empty()) {
        const QString none = tr("No TCP connection yet");
        canvas.text({0, m_head, m_size.width(), m_row}, Qt::AlignCenter, none, theme.font(1.1, QFont::Normal, none),
                    theme.secondary);
    }
    const auto [first, last] = range(visible);
    for (std::size_t i = first; i < last; ++i)
        paintRow(canvas, i);

    // The head stays while rows scroll under it.
    const double top = std::max(0.0, visible.top());
    painter.fillRect(QRectF(0, top, m_size.width(), m_head), theme.chrome);
    const QString heads[] = {QStringLiteral("#"), tr("segment"), tr("flags"), QStringLiteral("seq"),
                             QStringLiteral("ack")};
    for (int column = 0; column < kStateA; ++column)
        canvas.text({m_x[column] + 0.5 * b, top, m_x[column + 1] - m_x[column] - 0.5 * b, m_head},
                    Qt::AlignLeft | Qt::AlignVCenter, heads[column], theme.font(1.0, QFont::DemiBold, heads[column]),
                    theme.secondary);
    bool full = true;  // both names, or none of them
    for (int side = 0; side < 2; ++side)
        full = full && Canvas::widthOf(m_names[side], theme.font(1.0, QFont::Bold, m_names[side])) <=
                           m_x[kStateA + side + 1] - m_x[kStateA + side] - 0.6 * b;
    for (int side = 0; side < 2; ++side) {
        const auto column = static_cast<std::size_t>(kStateA + side);
        const QRectF area(m_x[column] + 0.3 * b, top + 0.15 * b, m_x[column + 1] - m_x[column] - 0.6 * b, m_head / 2);
        const QString state = tr("state of");
        canvas.text(area, Qt::AlignCenter, state, theme.font(1.0, QFont::Normal, state), theme.secondary);
        const QFont font = theme.font(1.0, QFont::Bold, m_names[side]);
        const QString name =
            full ? m_names[side] : Canvas::fitting({m_names[side].section(kLess, 0, 0)}, font, area.width());
        canvas.text(area.translated(0, m_head / 2 - 0.3 * b), Qt::AlignCenter, name, font,
                    theme.side(static_cast<Side>(side)).ink);
    }
    canvas.line({0, top + m_head}, {m_size.width(), top + m_head}, theme.rule, theme.line);
}

void StateTableDiagram::paintRow(Canvas& canvas, std::size_t index) const {
    const auto& theme = m_in.theme;
    const double b = theme.b;
    const StateTableRow& row = m_rows[index];
    const QRectF area(0, m_head + m_row * static_cast<double>(index), m_size.width(), m_row);
    const bool held = row.packet != StateTableRow::kNoPacket && row.verdict == Verdict::Held;
    const bool dropped = row.packet != StateTableRow::kNoPacket && row.verdict == Verdict::Dropped;
    const bool picked = m_in.packet && row.packet != StateTableRow::kNoPacket &&
                        m_in.trace->packets()[row.packet].seen.packet == *m_in.packet;
    const bool current = picked || (!m_in.packet && index + 1 == m_rows.size() && m_rows.size() > 1);
    if (held || dropped || current)
        canvas.painter().fillRect(area, dropped ? theme.bad.tint : held ? theme.held.tint : theme.chrome);
    if (current)
        canvas.painter().fillRect(QRectF(0, area.top(), 0.3 * b, m_row), held ? theme.held.ink : theme.text);
    canvas.line(area.bottomLeft(), area.bottomRight(), theme.rule, 0.75);
    const QColor from = row.packet == StateTableRow::kNoPacket
                            ? theme.secondary
                            : theme.side(static_cast<Side>(m_in.trace->packets()[row.packet].segment->from)).ink;
    for (int column = 0; column < kStateA; ++column) {
        const QRectF box(m_x[column] + 0.5 * b, area.top(), m_x[column + 1] - m_x[column] - 0.5 * b, m_row);
        const QString text = cell(row, index, static_cast<Column>(column));
        const QFont font = column == kFlags || column == kSegment ? theme.font(1.1, QFont::Bold, text)
                                                                  : theme.font(1.1, QFont::Normal, text);
        const QColor ink = dropped                                  ? theme.bad.ink
                           : column == kFlags || column == kSegment ? from
                           : column == kStep                        ? theme.secondary
                                                                    : theme.text;
        canvas.text(box, Qt::AlignLeft | Qt::AlignVCenter, text, font, ink);
        if (column == kFlags && dropped)
            canvas.line({box.left(), box.center().y()}, {box.left() + Canvas::widthOf(text, font), box.center().y()},
                        theme.bad.ink, theme.line);
    }
    for (int side = 0; side < 2; ++side) {
        const auto column = static_cast<std::size_t>(kStateA + side);
        paintState(canvas, {m_x[column], area.top(), m_x[column + 1] - m_x[column], m_row}, row, side);
    }
}

void StateTableDiagram::paintState(Canvas& canvas, const QRectF& area, const StateTableRow& row, int side) const {
    const auto& theme = m_in.theme;
    const auto& role = theme.state(row.state[side], static_cast<Side>(side));
    if (row.changed[side])
        canvas.pill(area.adjusted(0.25 * theme.b, 0.25 * theme.b, -0.25 * theme.b, -0.25 * theme.b), role.tint,
                    role.ink, theme.line * 0.75);
    QFont font = theme.font(m_tight ? 1.0 : 1.1, row.changed[side] ? QFont::Bold : QFont::Normal);
    bool kernel = false;
    if (m_connection.value != 0 && m_connection.value <= m_in.scene->connections.size()) {
        const auto& states = m_in.scene->connections[m_connection.value - 1].ends[side].kernelStates;
        kernel = std::find(states.begin(), states.end(), row.state[side]) != states.end();
    }
    font.setItalic(!kernel);
    const QColor ink = row.changed[side] ? role.ink : theme.secondary;
    QStringList lines{stateName(row.state[side])};
    if (m_tight && lines.front().size() > 8)
        lines = stateNameLines(row.state[side]);
    if (!row.certain[side])
        lines.back() += QStringLiteral("?");
    const double height = 1.4 * theme.b, top = area.center().y() - height * static_cast<double>(lines.size()) / 2;
    for (int i = 0; i < lines.size(); ++i)
        canvas.text({area.left(), top + height * i, area.width(), height}, Qt::AlignCenter, lines[i], font, ink);
}

std::vector<Spot> StateTableDiagram::spotsIn(const QRectF& visible) const {
    std::vector<Spot> out;
    const auto [first, last] = range(visible);
    for (std::size_t i = first; i < last; ++i) {
        const StateTableRow& row = m_rows[i];
        if (row.packet == StateTableRow::kNoPacket)
            continue;
        QStringList parts{cell(row, i, kSegment), cell(row, i, kFlags), QStringLiteral("seq = ") + cell(row, i, kSeq)};
        if (const QString ack = cell(row, i, kAck); !ack.isEmpty())
            parts += QStringLiteral("ack = ") + ack;
        parts += tr("then A is %1 and B is %2").arg(stateName(row.state[0]), stateName(row.state[1]));
        out.push_back({QRectF(0, m_head + m_row * static_cast<double>(i), m_size.width(), m_row),
                       tr("Step %1: %2").arg(i).arg(parts.join(QStringLiteral(", "))),
                       spot::Row{m_in.trace->packets()[row.packet].seen.packet}});
    }
    return out;
}

QRectF StateTableDiagram::focus() const {
    std::size_t row = m_rows.empty() ? 0 : m_rows.size() - 1;
    for (std::size_t i = 0; m_in.packet && i < m_rows.size(); ++i) {
        if (m_rows[i].packet != StateTableRow::kNoPacket &&
            m_in.trace->packets()[m_rows[i].packet].seen.packet == *m_in.packet)
            row = i;
    }
    return {0, m_head + m_row * static_cast<double>(row) - m_head, m_size.width(), m_row + m_head};
}

}  // namespace app::diagrams
