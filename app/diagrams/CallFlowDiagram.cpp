#include "app/diagrams/CallFlowDiagram.h"

#include <algorithm>
#include <cmath>

#include "app/diagrams/FlagNames.h"
#include "model/report/CallResult.h"

namespace app::diagrams {

using namespace model::layout;

namespace {

std::shared_ptr<LadderMemory> remembered(const DiagramInputs& in, std::shared_ptr<LadderMemory> memory) {
    if (!memory)
        memory = std::make_shared<LadderMemory>();
    memory->layout.update(*in.trace);
    return memory;
}

}  // namespace

CallFlowDiagram::CallFlowDiagram(const DiagramInputs& inputs, std::shared_ptr<LadderMemory> memory)
    : m_in(inputs),
      m_memory(remembered(inputs, std::move(memory))),
      m_flow(*inputs.trace, m_memory->layout, inputs.scene->position) {
    const double b = m_in.theme.b;
    m_order = m_memory->layout.order();
    // Processes that joined later than the position are not there yet.
    std::erase_if(m_order,
                  [&](std::uint32_t lane) { return !inputs.scene->actor(m_memory->layout.lanes()[lane].name); });
    const double count = std::max<double>(1, static_cast<double>(m_order.size()));
    // Where even short calls and narrow ways do not fit it scrolls.
    const auto wide = [&](double column, double way) { return count * column * b + (count - 1) * way * b + b; };
    const double least = narrowest() / b;
    constexpr double kTightWay = 3, kEasy = 17, kEasyWay = 6.3, kAmple = 25, kAmpleWay = 9, kMostWay = 16;
    const double tight = wide(least, kTightWay), easy = wide(std::max(kEasy, least), kEasyWay);
    const double width = std::max(inputs.width > 0 ? inputs.width : wide(kAmple, kAmpleWay) - b, tight);
    m_between = width < easy
                    ? std::lerp(kTightWay * b, kEasyWay * b, (width - tight) / (easy - tight))
                    : std::clamp((width - count * kAmple * b) / std::max(1.0, count - 1), kEasyWay * b, kMostWay * b);
    m_inset = width < easy ? 0.45 * b : 0.8 * b;
    m_column = (width - b - m_between * (count - 1)) / count;
    m_left.assign(m_memory->layout.lanes().size(), 0);
    for (std::size_t i = 0; i < m_order.size(); ++i)
        m_left[m_order[i]] = 0.5 * b + static_cast<double>(i) * (m_column + m_between);
    m_head = 3.8 * b;
    m_row = 2.9 * b;
    m_size = QSizeF(width, m_head + std::max<double>(1, m_flow.rows()) * m_row + b);
}

// Of a column: the shortest form of every call beside its result.
double CallFlowDiagram::narrowest() const {
    const auto& theme = m_in.theme;
    double widest = 0;
    for (const FlowCall& call : m_flow.calls()) {
        const QString name = textsOf(call).back(), tail = call.running ? tr("blocked") : resultOf(call);
        const double first = Canvas::widthOf(name, theme.mono(1.0, QFont::Bold, name)),
                     last = Canvas::widthOf(tail, theme.mono(1.0, QFont::Bold, tail));
        widest = std::max(widest, call.lastRow == call.row ? first + 0.6 * theme.b + last : std::max(first, last));
    }
    return widest + 1.0 * theme.b;
}

QString CallFlowDiagram::title() const {
    return tr("Call flow");
}

QRectF CallFlowDiagram::boxOf(const FlowCall& call) const {
    const double gap = 0.5 * m_in.theme.b;
    return {m_left[call.lane], m_head + call.row * m_row, m_column, (call.lastRow - call.row + 1) * m_row - gap};
}

QStringList CallFlowDiagram::textsOf(const FlowCall& call) const {
    const auto* entered =
        std::get_if<model::trace::CallEntered>(&m_in.trace->events()[m_memory->layout.calls()[call.call].entered].what);
    return entered ? callForms(*entered) : QStringList(QString());
}

QString CallFlowDiagram::laneName(std::uint32_t lane) const {
    return actorTitle(m_in, m_memory->layout.lanes()[lane].name);
}

// nullptr, nullptr: the call has not returned yet.
CallFlowDiagram::Outcome CallFlowDiagram::outcomeOf(const FlowCall& call) const {
    const auto& placed = m_memory->layout.calls()[call.call];
    if (call.running || placed.returned >= m_in.scene->position)
        return {};
    const auto& events = m_in.trace->events();
    return {std::get_if<model::trace::CallEntered>(&events[placed.entered].what),
            std::get_if<model::trace::CallReturned>(&events[placed.returned].what)};
}

QString CallFlowDiagram::resultOf(const FlowCall& call) const {
    const auto [entered, back] = outcomeOf(call);
    return entered && back ? QStringLiteral("→ ") + QString::fromStdString(model::report::callResult(*entered, *back))
                           : QString();
}

bool CallFlowDiagram::failed(const FlowCall& call) const {
    const auto [entered, back] = outcomeOf(call);
    return entered && back && (back->error != 0 || model::report::bringsAnError(*entered, *back));
}

QString CallFlowDiagram::wakeText(Wake wake, std::uint32_t bytes) const {
    switch (wake) {
        case Wake::None:
            return {};
        case Wake::Handshake:
            return tr("handshake");
        case Wake::SynAck:
            return flagsDrawn(model::packet::flag::Syn | model::packet::flag::Ack);
        case Wake::Data:
            return tr("%1 bytes").arg(bytes);
        case Wake::Datagram:
            return tr("datagram");
        case Wake::End:
            return QStringLiteral("FIN");
        case Wake::Reset:
            return QStringLiteral("RST");
    }
    return {};
}

bool CallFlowDiagram::lit(std::size_t index) const {
    return m_flow.calls()[index].running || index + 1 == m_flow.calls().size();
}

void CallFlowDiagram::paint(QPainter& painter, const QRectF& visible) const {
    const auto& theme = m_in.theme;
    Canvas canvas(painter, theme);
    painter.fillRect(visible, theme.background);
    for (const std::uint32_t lane : m_order) {
        const double middle = m_left[lane] + m_column / 2;
        canvas.line({middle, m_head}, {middle, m_size.height() - 0.5 * theme.b}, theme.rule, 1);
    }
    for (std::size_t i = 0; i < m_flow.calls().size(); ++i) {
        if (boxOf(m_flow.calls()[i]).intersects(visible))
            paintCall(canvas, i);
    }
    for (const FlowArrow& arrow : m_flow.arrows())
        paintArrow(canvas, arrow);
    const double top = std::max(0.0, visible.top());
    painter.fillRect(QRectF(visible.left(), top, visible.width(), m_head - 0.4 * theme.b), theme.background);
    for (const std::uint32_t lane : m_order) {
        const Lane& l = m_memory->layout.lanes()[lane];
        const QString name = laneName(lane);
        const double above = 0.4 * m_between;  // on either side of the column
        const QRectF head(m_left[lane] - above, top + 0.3 * theme.b, m_column + 2 * above, 1.9 * theme.b);
        QFont font = theme.font(1.4, QFont::Bold, name);
        if (Canvas::widthOf(name, font) > head.width())
            font = theme.font(1.0, QFont::Bold, name);
        canvas.text(head, Qt::AlignCenter, name, font, theme.side(l.side).ink);
        if (l.pid != 0)
            canvas.text({m_left[lane], top + 1.9 * theme.b, m_column, 1.4 * theme.b}, Qt::AlignCenter,
                        tr("pid %1").arg(l.pid), theme.font(1.0), theme.secondary);
    }
}

void CallFlowDiagram::paintCall(Canvas& canvas, std::size_t index) const {
    const auto& theme = m_in.theme;
    const double b = theme.b;
    const FlowCall& call = m_flow.calls()[index];
    const theme::Role& role = theme.side(m_memory->layout.lanes()[call.lane].side);
    const QRectF box = boxOf(call);
    const QString result = resultOf(call);
    const bool failed = this->failed(call);
    const QColor border = call.running ? theme.held.ink : failed ? theme.bad.ink : role.ink;
    canvas.pill(box,
                call.running ? theme.held.tint
                : lit(index) ? role.tint
                             : theme.chrome,
                border, lit(index) ? theme.line * 1.25 : 1, 6);
    const bool waited = call.lastRow > call.row || call.running;
    const QRectF first(box.left() + m_inset, box.top(), box.width() - 2 * m_inset,
                       std::min(box.height(), m_row - 0.5 * b));
    const QString tail = call.running ? tr("blocked") : result;
    QFont tailFont = call.running ? theme.font(1.0, QFont::Bold, tail) : theme.mono(1.0, QFont::Bold, tail);
    const bool oneRow = call.lastRow == call.row;
    const QStringList texts = textsOf(call);
    QFont font = theme.mono(m_inset < 0.5 * b ? 1.0 : 1.1, lit(index) ? QFont::Bold : QFont::Normal, texts.front());
    const auto roomFor = [&] {
        return first.adjusted(0, 0, oneRow ? -Canvas::widthOf(tail, tailFont) - 0.6 * b : 0, 0);
    };
    if (m_in.theme.line < 4 &&
        Canvas::widthOf(texts.back(), font) > roomFor().width()) {  // small rather than cut off, but not for a class
        font.setPixelSize(static_cast<int>(0.85 * b));
        tailFont.setPixelSize(static_cast<int>(0.85 * b));
    }
    const double tailWidth = Canvas::widthOf(tail, tailFont);
    const QRectF room = roomFor();
    canvas.text(room, Qt::AlignLeft | Qt::AlignVCenter, Canvas::fitting(texts, font, room.width()), font, theme.text);
    const QRectF last(first.left(), box.bottom() - first.height(), first.width(), first.height());
    canvas.text(last, Qt::AlignRight | Qt::AlignVCenter, tail, tailFont,
                call.running ? theme.held.ink
                : failed     ? theme.bad.ink
                             : role.ink);
    if (!waited || oneRow)
        return;
    // The time it slept, hatched; and what woke it.
    canvas.hatch({box.left() + 1, first.bottom() - 0.2 * b, 0.7 * b,
                  last.top() - first.bottom() + 0.4 * b + (call.running ? first.height() : 0)},
                 theme.held.ink, 1.2, 0.5 * b);
    if (call.lastRow > call.row + 1) {
        const QString word = tr("blocked");
        if (!call.running)
            canvas.text(
                {first.left() + 0.6 * b, first.bottom(), first.width(), std::min(1.6 * b, last.top() - first.bottom())},
                Qt::AlignLeft | Qt::AlignVCenter, word, theme.font(1.0, QFont::Normal, word), theme.held.ink);
    }
    if (call.wokenBy != Wake::None) {
        const QString woken = theme::spaced(tr("woken by %1").arg(wakeText(call.wokenBy, call.bytes)));
        const QRectF area = last.adjusted(0.6 * b, 0, -tailWidth - 0.4 * b, 0);
        const QFont plain = theme.font(1.0, QFont::Normal, woken);
        const QString said =
            Canvas::fitting({woken, wakeText(call.wokenBy, call.bytes), QString()}, plain, area.width());
        if (!said.isEmpty())
            canvas.text(area, Qt::AlignLeft | Qt::AlignVCenter, said, plain, theme.good.ink);
    }
}

void CallFlowDiagram::paintArrow(Canvas& canvas, const FlowArrow& arrow) const {
    const auto& theme = m_in.theme;
    const double b = theme.b;
    const FlowCall &from = m_flow.calls()[arrow.from], &to = m_flow.calls()[arrow.to];
    if (from.lane == to.lane)
        return;
    const QRectF a = boxOf(from), z = boxOf(to);
    const bool right = z.left() > a.left();
    const QPointF start(right ? a.right() : a.left(), a.top() + (m_row - 0.5 * b) / 2);
    const QPointF end(right ? z.left() : z.right(), z.bottom() - (m_row - 0.5 * b) / 2);
    const QColor ink = theme.side(m_memory->layout.lanes()[from.lane].side).ink;
    const Stroke stroke = arrow.kind == Wake::End         ? Stroke::Fin
                          : arrow.kind == Wake::Handshake ? Stroke::Syn
                          : arrow.kind == Wake::Datagram  ? Stroke::Datagram
                                                          : Stroke::Data;
    canvas.arrow(start, end, stroke, false, ink, theme.line);
    const QString text = wakeText(arrow.kind, arrow.bytes);
    const QFont font = theme.font(1.0, QFont::DemiBold, text);
    const double width = Canvas::widthOf(text, font) + 0.8 * b;
    if (width > m_between)
        return;  // it would stand on the calls; the one that was woken says it
    const QPointF middle = (start + end) / 2;
    const QRectF area(middle.x() - width / 2, middle.y() - 0.8 * b, width, 1.6 * b);
    canvas.pill(area, theme.background, ink, 1, 4);
    canvas.text(area, Qt::AlignCenter, text, font, ink);
}

std::vector<Spot> CallFlowDiagram::spots() const {
    std::vector<Spot> out;
    for (const FlowCall& call : m_flow.calls()) {
        QString name = tr("%1: %2").arg(laneName(call.lane), textsOf(call).front());
        if (call.running)
            name += QStringLiteral(", ") + tr("blocked");
        else
            name += QStringLiteral(" ") + resultOf(call);
        if (call.wokenBy != Wake::None)
            name += QStringLiteral(", ") + theme::spaced(tr("woken by %1").arg(wakeText(call.wokenBy, call.bytes)));
        out.push_back({boxOf(call), name, spot::Call{m_memory->layout.calls()[call.call].entered}});
    }
    return out;
}

QRectF CallFlowDiagram::focus() const {
    if (m_flow.calls().empty())
        return {};
    const QRectF last = boxOf(m_flow.calls().back());
    return {last.left() - m_in.theme.b, last.top() - m_head, last.width() + 2 * m_in.theme.b,
            last.height() + m_head + m_in.theme.b};
}

}  // namespace app::diagrams
