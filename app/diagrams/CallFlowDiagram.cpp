#include "app/diagrams/CallFlowDiagram.h"

#include <algorithm>

#include "app/diagrams/Canvas.h"
#include "app/diagrams/FlagNames.h"
#include "model/report/CallResult.h"

namespace app::diagrams {

using namespace model::layout;

namespace {

std::shared_ptr<LadderLayout> updated(const DiagramInputs& in, std::shared_ptr<LadderLayout> rows) {
    if (!rows)
        rows = std::make_shared<LadderLayout>();
    rows->update(*in.trace);
    return rows;
}

}  // namespace

CallFlowDiagram::CallFlowDiagram(const DiagramInputs& inputs, std::shared_ptr<LadderLayout> rows)
    : m_in(inputs), m_rows(updated(inputs, std::move(rows))), m_flow(*inputs.trace, *m_rows, inputs.scene->position) {
    m_order = m_rows->parties().order();
    // Processes that joined later than the position are not there yet.
    std::erase_if(m_order, [&](std::uint32_t lane) { return !inputs.scene->actor(m_rows->lanes()[lane].name); });
    m_plan = CallFlowPlan({inputs.width, inputs.height, inputs.theme.b}, m_order, m_flow.rows(), narrowest());
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

QStringList CallFlowDiagram::textsOf(const FlowCall& call) const {
    const auto* entered =
        std::get_if<model::trace::CallEntered>(&m_in.trace->events()[m_rows->calls()[call.call].entered].what);
    return entered ? callForms(*entered) : QStringList(QString());
}

QString CallFlowDiagram::laneName(std::uint32_t lane) const {
    return actorTitle(m_in, m_rows->lanes()[lane].name);
}

// nullptr, nullptr: the call has not returned yet.
CallFlowDiagram::Outcome CallFlowDiagram::outcomeOf(const FlowCall& call) const {
    const auto& placed = m_rows->calls()[call.call];
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

QColor CallFlowDiagram::ink(const FlowCall& call) const {
    const auto& theme = m_in.theme;
    return call.running   ? theme.held.ink
           : failed(call) ? theme.bad.ink
                          : theme.side(m_rows->lanes()[call.lane].side).ink;
}

void CallFlowDiagram::paint(QPainter& painter, const QRectF& visible) const {
    const auto& theme = m_in.theme;
    Canvas canvas(painter, theme);
    painter.fillRect(visible, theme.background);
    for (const std::uint32_t lane : m_order) {
        const double middle = m_plan.columnMiddle(lane);
        canvas.line({middle, m_plan.headBottom()}, {middle, m_plan.size().height - 0.5 * theme.b}, theme.rule, 1);
    }
    for (std::size_t i = 0; i < m_flow.calls().size(); ++i) {
        if (qt(m_plan.box(m_flow.calls()[i])).intersects(visible))
            paintCall(canvas, i);
    }
    for (const FlowArrow& arrow : m_flow.arrows())
        paintArrow(canvas, arrow);
    paintHeads(canvas, visible);
}

void CallFlowDiagram::paintHeads(Canvas& canvas, const QRectF& visible) const {
    const auto& theme = m_in.theme;
    const double top = std::max(0.0, visible.top());
    canvas.painter().fillRect(qt(m_plan.headArea(top, visible.left(), visible.width())), theme.background);
    for (const std::uint32_t lane : m_order) {
        const Lane& l = m_rows->lanes()[lane];
        const QString name = laneName(lane);
        const QRectF head = qt(m_plan.headName(lane, top));
        QFont font = theme.font(1.4, QFont::Bold, name);
        if (Canvas::widthOf(name, font) > head.width())
            font = theme.font(1.0, QFont::Bold, name);
        canvas.text(head, Qt::AlignCenter, name, font, theme.side(l.side).ink);
        if (l.pid != 0)
            canvas.text(qt(m_plan.headPid(lane, top)), Qt::AlignCenter, tr("pid %1").arg(l.pid), theme.font(1.0),
                        theme.secondary);
    }
}

void CallFlowDiagram::paintCall(Canvas& canvas, std::size_t index) const {
    const auto& theme = m_in.theme;
    const double b = theme.b;
    const FlowCall& call = m_flow.calls()[index];
    const bool lit = this->lit(index), oneRow = call.lastRow == call.row;
    const QColor ink = this->ink(call);
    canvas.pill(qt(m_plan.box(call)),
                call.running ? theme.held.tint
                : lit        ? theme.side(m_rows->lanes()[call.lane].side).tint
                             : theme.chrome,
                ink, lit ? theme.line * 1.25 : 1, 6);
    const QString tail = call.running ? tr("blocked") : resultOf(call);
    QFont tailFont = call.running ? theme.font(1.0, QFont::Bold, tail) : theme.mono(1.0, QFont::Bold, tail);
    const QStringList texts = textsOf(call);
    QFont font = theme.mono(m_plan.tight() ? 1.0 : 1.1, lit ? QFont::Bold : QFont::Normal, texts.front());
    const auto roomFor = [&] {
        return qt(m_plan.callLine(call)).adjusted(0, 0, oneRow ? -Canvas::widthOf(tail, tailFont) - 0.6 * b : 0, 0);
    };
    if (theme.line < 4 &&
        Canvas::widthOf(texts.back(), font) > roomFor().width()) {  // small rather than cut off, but not for a class
        font.setPixelSize(static_cast<int>(0.85 * b));
        tailFont.setPixelSize(static_cast<int>(0.85 * b));
    }
    const QRectF room = roomFor();
    canvas.text(room, Qt::AlignLeft | Qt::AlignVCenter, Canvas::fitting(texts, font, room.width()), font, theme.text);
    canvas.text(qt(m_plan.resultLine(call)), Qt::AlignRight | Qt::AlignVCenter, tail, tailFont, ink);
    if (!oneRow)
        paintSleep(canvas, call, Canvas::widthOf(tail, tailFont));
}

// The time it slept, hatched; and what woke it.
void CallFlowDiagram::paintSleep(Canvas& canvas, const FlowCall& call, double tailWidth) const {
    const auto& theme = m_in.theme;
    const double b = theme.b;
    canvas.hatch(qt(m_plan.sleep(call)), theme.held.ink, 1.2, 0.5 * b);
    const QString word = tr("blocked");
    if (const Rect area = m_plan.sleepWord(call); !area.empty() && !call.running)
        canvas.text(qt(area), Qt::AlignLeft | Qt::AlignVCenter, word, theme.font(1.0, QFont::Normal, word),
                    theme.held.ink);
    if (call.wokenBy == Wake::None)
        return;
    const QString by = wakeText(call.wokenBy, call.bytes), woken = theme::spaced(tr("woken by %1").arg(by));
    const QRectF area = qt(m_plan.resultLine(call)).adjusted(0.6 * b, 0, -tailWidth - 0.4 * b, 0);
    const QFont plain = theme.font(1.0, QFont::Normal, woken);
    const QString said = Canvas::fitting({woken, by, QString()}, plain, area.width());
    if (!said.isEmpty())
        canvas.text(area, Qt::AlignLeft | Qt::AlignVCenter, said, plain, theme.good.ink);
}

void CallFlowDiagram::paintArrow(Canvas& canvas, const FlowArrow& arrow) const {
    const auto& theme = m_in.theme;
    const double b = theme.b;
    const FlowCall &from = m_flow.calls()[arrow.from], &to = m_flow.calls()[arrow.to];
    if (from.lane == to.lane)
        return;
    const CallFlowPlan::Arrow way = m_plan.arrow(from, to);
    const QColor ink = theme.side(m_rows->lanes()[from.lane].side).ink;
    const Stroke stroke = arrow.kind == Wake::End         ? Stroke::Fin
                          : arrow.kind == Wake::Handshake ? Stroke::Syn
                          : arrow.kind == Wake::Datagram  ? Stroke::Datagram
                                                          : Stroke::Data;
    canvas.arrow(qt(way.from), qt(way.to), stroke, false, ink, theme.line);
    const QString text = wakeText(arrow.kind, arrow.bytes);
    const QFont font = theme.font(1.0, QFont::DemiBold, text);
    const double width = Canvas::widthOf(text, font) + 0.8 * b;
    if (width > m_plan.between())
        return;  // it would stand on the calls; the one that was woken says it
    const QPointF middle = (qt(way.from) + qt(way.to)) / 2;
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
        out.push_back({qt(m_plan.box(call)), name, spot::Call{m_rows->calls()[call.call].entered}});
    }
    return out;
}

QRectF CallFlowDiagram::focus() const {
    return m_flow.calls().empty() ? QRectF() : qt(m_plan.focus(m_flow.calls().back()));
}

}  // namespace app::diagrams
