#include "app/diagrams/Signs.h"

#include <QCoreApplication>
#include <algorithm>

namespace app::diagrams {

namespace {

struct Row {
    Sign sign;
    const char* words;
};

constexpr Row kRows[] = {
    {Sign::ClientBar, QT_TRANSLATE_NOOP("Signs", "A state of the client: a solid bar, with the state's name")},
    {Sign::ServerBar, QT_TRANSLATE_NOOP("Signs", "A state of the server: a hatched bar")},
    {Sign::Syn, QT_TRANSLATE_NOOP("Signs", "SYN: solid line, filled head")},
    {Sign::Data, QT_TRANSLATE_NOOP("Signs", "Data: thick line, filled head")},
    {Sign::Ack, QT_TRANSLATE_NOOP("Signs", "ACK alone: thin line, open head")},
    {Sign::Fin, QT_TRANSLATE_NOOP("Signs", "FIN: a bar behind the head, the last of its side")},
    {Sign::Rst, QT_TRANSLATE_NOOP("Signs", "RST: crossed strokes behind the head")},
    {Sign::Datagram, QT_TRANSLATE_NOOP("Signs", "UDP datagram: short dashes, a diamond")},
    {Sign::Held, QT_TRANSLATE_NOOP("Signs", "Held at the receiver's door: deliver or drop it, the kernel waits")},
    {Sign::Kink, QT_TRANSLATE_NOOP("Signs", "A kink in the line: this segment was held at the door for so long")},
    {Sign::Resent, QT_TRANSLATE_NOOP("Signs", "Gaps in the line: the kernel sent it again")},
    {Sign::Dropped, QT_TRANSLATE_NOOP("Signs", "A cross at the end: dropped, it never arrives")},
    {Sign::Coming, QT_TRANSLATE_NOOP("Signs", "Dotted: what may come next")},
    {Sign::Blocked, QT_TRANSLATE_NOOP("Signs", "A bracket at the life line: the call blocks as long as that")},
    {Sign::TimeWait, QT_TRANSLATE_NOOP("Signs", "TIME-WAIT, with what is left of it")},
    {Sign::Tokens, QT_TRANSLATE_NOOP("Signs", "Where client and server stand in the state diagram")},
    {Sign::Inferred, QT_TRANSLATE_NOOP("Signs", "Inferred from the segments, the kernel has not told")},
};

void paintBar(Canvas& canvas, const QRectF& area, const theme::Role& role, bool hatched) {
    const theme::Theme& theme = canvas.theme();
    const QRectF bar(area.center().x() - 0.4 * theme.b, area.top(), 0.8 * theme.b, area.height());
    canvas.pill(bar, role.tint, role.ink, 1, 0);
    if (hatched)
        canvas.hatch(bar, role.ink, 1.2, 0.5 * theme.b);
    else
        canvas.painter().fillRect(bar.adjusted(0.15 * theme.b, 0, -0.15 * theme.b, 0), role.ink);
}

void paintHeld(Canvas& canvas, QPointF from, QPointF to) {
    const theme::Theme& theme = canvas.theme();
    canvas.arrow(from, to, Stroke::Syn, false, theme.held.ink, theme.heldLine);
    const QPointF centre = (from + to) / 2;
    const QRectF card(centre.x() - 1.6 * theme.b, centre.y() - 0.7 * theme.b, 3.2 * theme.b, 1.4 * theme.b);
    canvas.pill(card, theme.held.tint, theme.held.ink, theme.line);
    canvas.text(card, Qt::AlignCenter, QStringLiteral("SYN"), theme.font(0.9, QFont::Bold), theme.text);
}

void paintTokens(Canvas& canvas, QPointF middle) {
    const theme::Theme& theme = canvas.theme();
    const double r = 0.8 * theme.b;
    const auto at = [&](double x) { return QRectF(middle.x() + x * theme.b - r, middle.y() - r, 2 * r, 2 * r); };
    canvas.pill(at(-1.2), theme.client.ink, theme.background, 2, r);
    canvas.text(at(-1.2), Qt::AlignCenter, QStringLiteral("C"), theme.font(1, QFont::Bold), theme.background);
    canvas.pill(at(1.2), theme.background, theme.server.ink, theme.line, 0.3 * theme.b);
    canvas.text(at(1.2), Qt::AlignCenter, QStringLiteral("S"), theme.font(1, QFont::Bold), theme.server.ink);
}

}  // namespace

const std::vector<Sign>& allSigns() {
    static const std::vector<Sign> signs = [] {
        std::vector<Sign> all;
        std::ranges::transform(kRows, std::back_inserter(all), &Row::sign);
        return all;
    }();
    return signs;
}

QString signWords(Sign sign) {
    return QCoreApplication::translate("Signs", std::ranges::find(kRows, sign, &Row::sign)->words);
}

void paintSign(Canvas& canvas, Sign sign, const QRectF& area) {
    const theme::Theme& theme = canvas.theme();
    const double y = area.center().y(), width = theme.line;
    const QPointF from(area.left() + 2, y), to(area.right() - 2, y), door(to.x() - 2 * theme.b, y);
    const QColor ink = theme.client.ink;
    const auto arrow = [&](Stroke stroke, bool copy = false) { canvas.arrow(from, to, stroke, copy, ink, width); };
    switch (sign) {
        case Sign::ClientBar:
            return paintBar(canvas, area, theme.client, false);
        case Sign::ServerBar:
            return paintBar(canvas, area, theme.server, true);
        case Sign::Syn:
            return arrow(Stroke::Syn);
        case Sign::Data:
            return arrow(Stroke::Data);
        case Sign::Ack:
            return arrow(Stroke::Ack);
        case Sign::Fin:
            return arrow(Stroke::Fin);
        case Sign::Rst:
            return canvas.arrow(from, to, Stroke::Rst, false, theme.bad.ink, width);
        case Sign::Datagram:
            return arrow(Stroke::Datagram);
        case Sign::Held:
            return paintHeld(canvas, from, to);
        case Sign::Kink: {
            const QPointF below(0, 0.6 * theme.b);
            canvas.line(from - below, door - below, ink, width);
            canvas.line(door - below, door + below, ink, width, Qt::DotLine);
            return canvas.arrow(door + below, to + below, Stroke::Syn, false, ink, width);
        }
        case Sign::Resent:
            return arrow(Stroke::Data, true);
        case Sign::Dropped:
            canvas.line(from, door, theme.bad.ink, width);
            return canvas.cross(door, 0.5 * theme.b, theme.bad.ink, width * 1.6);
        case Sign::Coming:
            canvas.line(from, to, theme.rule, width, Qt::DotLine);
            return canvas.head(to, from, Stroke::Ack, theme.rule, 0.8 * theme.b);
        case Sign::Blocked:
            canvas.line({door.x(), area.top()}, {door.x(), area.bottom()}, theme.held.ink, width * 1.5);
            return canvas.text({area.left(), area.top(), door.x() - area.left() - 4, area.height()}, Qt::AlignRight,
                               QStringLiteral("read() …"), theme.mono(0.9), theme.text);
        case Sign::TimeWait: {
            const QRectF track(area.left(), y - 0.3 * theme.b, area.width(), 0.6 * theme.b);
            canvas.pill(track, theme.timeWait.tint, theme.timeWait.ink, 1);
            return canvas.pill(track.adjusted(0, 0, -0.4 * track.width(), 0), theme.timeWait.ink, {}, 0);
        }
        case Sign::Tokens:
            return paintTokens(canvas, area.center());
        case Sign::Inferred:
            return canvas.text(area, Qt::AlignCenter, QStringLiteral("LISTEN?"), theme.font(1, QFont::Bold), ink);
    }
}

}  // namespace app::diagrams
