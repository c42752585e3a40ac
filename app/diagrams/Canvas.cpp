#include "app/diagrams/Canvas.h"

#include <QFontMetricsF>
#include <QLineF>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <vector>

namespace app::diagrams {

namespace {
thread_local const std::atomic<bool>* stopOfThisThread = nullptr;
}

StopDrawing::StopDrawing(const std::atomic<bool>& stop) {
    stopOfThisThread = &stop;
}

StopDrawing::~StopDrawing() {
    stopOfThisThread = nullptr;
}

Canvas::Canvas(QPainter& painter, const theme::Theme& theme)
    : m_painter(painter), m_theme(theme), m_stop(stopOfThisThread) {
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setRenderHint(QPainter::TextAntialiasing);
}

namespace {

// A piece of a text in one font.
struct Run {
    QString text;
    QFont font;
};

bool isHan(QChar c) {
    return theme::hasHan(QString(c));
}

// Chinese characters in the Chinese family, all else in the other: one look of digits and Latin letters everywhere, and
// no variant glyphs of a Chinese font that a PDF's reader cannot turn back into digits.
std::vector<Run> runsOf(const QString& text, const QFont& font) {
    QStringList families = font.families();
    if (families.size() < 2 || !theme::hasHan(text))
        return {{text, font}};
    std::vector<Run> runs;
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i + 1;
        while (end < text.size() && isHan(text[end]) == isHan(text[i]))
            ++end;
        Run run{text.mid(i, end - i), font};
        if (!isHan(text[i])) {
            std::rotate(families.begin(), families.begin() + 1, families.end());
            run.font.setFamilies(families);
            std::rotate(families.begin(), families.begin() + 1, families.end());
        }
        runs.push_back(std::move(run));
        i = end;
    }
    return runs;
}

// Of the family that is not Chinese, whatever the text: rows of both languages share their base line.
QFontMetricsF metricsOf(const QString& text, const QFont& font) {
    QFont plain = font;
    if (const QStringList families = font.families(); families.size() > 1 && theme::hasHan(text))
        plain.setFamilies({families[1], families[0]});
    return QFontMetricsF(plain);
}

}  // namespace

double Canvas::widthOf(const QString& text, const QFont& font) {
    double width = 0;
    for (const Run& run : runsOf(text, font))
        width += QFontMetricsF(run.font).horizontalAdvance(run.text);
    return width;
}

QString Canvas::fitting(const QStringList& texts, const QFont& font, double width) {
    const auto fits = [&](const QString& text) { return widthOf(text, font) <= width; };
    const auto first = std::find_if(texts.begin(), texts.end(), fits);
    return first == texts.end() ? texts.value(texts.size() - 1) : *first;
}

void Canvas::text(const QRectF& area, Qt::Alignment alignment, const QString& text, const QFont& font,
                  const QColor& ink) {
    if (unwanted())
        return;
    // Shaping costs the most, also of text that the clip cuts off.
    if (m_painter.hasClipping() &&
        !m_painter.clipBoundingRect().intersects(area.adjusted(-4, -area.height(), 4, area.height())))
        return;
    QString shown = text;
    double width = widthOf(shown, font);
    if (width > area.width() + 0.5) {
        qsizetype fits = 0, least = 0, most = text.size();
        while (least < most) {
            fits = (least + most + 1) / 2;
            if (widthOf(text.left(fits) + QChar(0x2026), font) <= area.width())
                least = fits;
            else
                most = fits - 1;
        }
        shown = least == 0 && text.size() > 1 ? QString() : text.left(least).trimmed() + QChar(0x2026);
        width = widthOf(shown, font);
    }
    double x = area.left();
    if (alignment & Qt::AlignRight)
        x = area.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = area.center().x() - width / 2;
    const QFontMetricsF metrics = metricsOf(text, font);
    double y = area.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    if (alignment & Qt::AlignTop)
        y = area.top() + metrics.ascent();
    else if (alignment & Qt::AlignBottom)
        y = area.bottom() - metrics.descent();
    m_painter.setPen(ink);
    for (const Run& run : runsOf(shown, font)) {
        m_painter.setFont(run.font);
        m_painter.drawText(QPointF(x, y), run.text);
        x += QFontMetricsF(run.font).horizontalAdvance(run.text);
    }
}

void Canvas::pill(const QRectF& area, const QColor& fill, const QColor& border, double width, double radius) {
    if (unwanted())
        return;
    if (radius < 0)
        radius = std::min(8.0, area.height() / 2);
    m_painter.setPen(width > 0 ? QPen(border, width) : QPen(Qt::NoPen));
    m_painter.setBrush(fill);
    m_painter.drawRoundedRect(area, radius, radius);
    m_painter.setBrush(Qt::NoBrush);
}

void Canvas::line(QPointF from, QPointF to, const QColor& ink, double width, Qt::PenStyle style) {
    if (unwanted())
        return;
    QPen pen(ink, width, style);
    pen.setCapStyle(Qt::FlatCap);
    m_painter.setPen(pen);
    m_painter.drawLine(from, to);
}

void Canvas::hatch(const QRectF& area, const QColor& ink, double width, double step) {
    if (unwanted())
        return;
    QPen pen(ink, width);
    pen.setCapStyle(Qt::FlatCap);
    m_painter.setPen(pen);
    // Lines x + y = c, cut to the area.
    const double first = std::ceil((area.left() + area.top()) / step) * step;
    for (double c = first; c < area.right() + area.bottom(); c += step) {
        const double y1 = std::min(area.bottom(), c - area.left());
        const double y2 = std::max(area.top(), c - area.right());
        if (y1 > y2)
            m_painter.drawLine(QPointF(c - y1, y1), QPointF(c - y2, y2));
    }
}

void Canvas::cross(QPointF centre, double radius, const QColor& ink, double width) {
    line(centre + QPointF(-radius, -radius), centre + QPointF(radius, radius), ink, width);
    line(centre + QPointF(-radius, radius), centre + QPointF(radius, -radius), ink, width);
}

void Canvas::head(QPointF tip, QPointF from, Stroke stroke, const QColor& ink, double size) {
    if (unwanted())
        return;
    const QLineF way(tip, from);
    if (way.length() < 0.01)
        return;
    const QPointF along((from.x() - tip.x()) / way.length(), (from.y() - tip.y()) / way.length());
    const QPointF across(-along.y(), along.x());
    const QPointF left = tip + along * size + across * size * 0.42, right = tip + along * size - across * size * 0.42;
    QPen pen(ink, std::max(1.5, size / 7));
    pen.setJoinStyle(Qt::MiterJoin);
    m_painter.setPen(pen);
    switch (stroke) {
        case Stroke::Ack:  // open
            m_painter.drawPolyline(QPolygonF{left, tip, right});
            return;
        case Stroke::Datagram: {  // diamond
            m_painter.setBrush(ink);
            m_painter.drawPolygon(QPolygonF{tip, tip + along * size * 0.6 + across * size * 0.36,
                                            tip + along * size * 1.2, tip + along * size * 0.6 - across * size * 0.36});
            break;
        }
        case Stroke::Fin:  // filled, and a bar behind: the last of its side
            m_painter.setBrush(ink);
            m_painter.drawPolygon(QPolygonF{tip, left, right});
            m_painter.drawLine(left + along * size * 0.3, right + along * size * 0.3);
            break;
        case Stroke::Rst:  // two open heads, one behind the other: it breaks through; a cross means dropped
            for (const double behind : {0.0, 0.6}) {
                const QPointF by = along * size * behind;
                m_painter.drawPolyline(QPolygonF{left + by, tip + by, right + by});
            }
            return;
        case Stroke::Syn:
        case Stroke::Data:
            m_painter.setBrush(ink);
            m_painter.drawPolygon(QPolygonF{tip, left, right});
            break;
        case Stroke::Icmp:  // hollow
            m_painter.setBrush(m_theme.background);
            m_painter.drawPolygon(QPolygonF{tip, left, right});
            break;
    }
    m_painter.setBrush(Qt::NoBrush);
}

void Canvas::shaft(QPointF from, QPointF to, Stroke stroke, bool copy, const QColor& ink, double width) {
    if (unwanted())
        return;
    QPen pen(ink, stroke == Stroke::Data ? width * 1.5 : stroke == Stroke::Ack ? width * 0.75 : width);
    pen.setCapStyle(Qt::FlatCap);
    if (copy)
        pen.setDashPattern({4, 2.5});
    else if (stroke == Stroke::Fin)
        pen.setDashPattern({9, 2, 2, 2});
    else if (stroke == Stroke::Datagram || stroke == Stroke::Icmp)
        pen.setDashPattern({2, 1.5});
    m_painter.setPen(pen);
    m_painter.drawLine(from, to);
}

void Canvas::arrow(QPointF from, QPointF to, Stroke stroke, bool copy, const QColor& ink, double width, double large) {
    const double size = large > 0 ? large : std::max(m_theme.b * 0.9, width * 3.5);
    const QLineF way(to, from);
    QPointF neck = to;
    if (stroke != Stroke::Ack && stroke != Stroke::Rst && way.length() > size)
        neck = way.pointAt(size * 0.8 / way.length());
    shaft(from, neck, stroke, copy, ink, width);
    head(to, from, stroke, ink, size);
}

void Canvas::stateBar(const QRectF& area, model::State state, model::Side side, double step) {
    if (unwanted() || area.isEmpty())
        return;
    const theme::Role& role = m_theme.state(state, side);
    m_painter.fillRect(area, role.tint);
    if (side == model::Side::Client) {
        QColor solid = role.ink;
        if (state == model::State::Closed)
            solid.setAlphaF(0.25f);
        const double edge = area.width() * 0.18;
        m_painter.fillRect(area.adjusted(edge, 0, -edge, 0), solid);
    } else {
        hatch(area, role.ink, std::max(1.2, step * 0.16), step);
    }
    m_painter.setPen(QPen(role.ink, 1));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRect(area);
}

}  // namespace app::diagrams
