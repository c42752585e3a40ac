// The strokes all diagrams share: text that is elided rather than cut, pills, hatching, arrows with one head and line
// style for each kind of segment. Wraps a painter for one paint() call; draws nothing by pattern brush or clip, which
// SVG files would lose.
#pragma once

#include <QPainter>
#include <QString>
#include <atomic>

#include "app/theme/Theme.h"
#include "model/base/Side.h"
#include "model/base/State.h"
#include "model/layout/Stroke.h"

namespace app::diagrams {

using model::layout::Stroke;

// While it lives, every canvas of this thread draws nothing once the flag is set: what is being painted is no longer
// wanted, and is thrown away.
class StopDrawing {
public:
    explicit StopDrawing(const std::atomic<bool>& stop);
    ~StopDrawing();
    StopDrawing(const StopDrawing&) = delete;
    StopDrawing& operator=(const StopDrawing&) = delete;
};

class Canvas {
public:
    Canvas(QPainter& painter, const theme::Theme& theme);

    [[nodiscard]] QPainter& painter() { return m_painter; }
    [[nodiscard]] const theme::Theme& theme() const { return m_theme; }

    // The first of the texts that fits the width, else the last.
    [[nodiscard]] static QString fitting(const QStringList& texts, const QFont& font, double width);
    // One line. Elided at the end when it does not fit the width.
    void text(const QRectF& area, Qt::Alignment alignment, const QString& text, const QFont& font, const QColor& ink);
    void pill(const QRectF& area, const QColor& fill, const QColor& border, double width, double radius = -1);
    void line(QPointF from, QPointF to, const QColor& ink, double width, Qt::PenStyle style = Qt::SolidLine);
    // Diagonal strokes inside the area, anchored to the diagram and not to the visible part.
    void hatch(const QRectF& area, const QColor& ink, double width, double step);
    void cross(QPointF centre, double radius, const QColor& ink, double width);
    void head(QPointF tip, QPointF from, Stroke stroke, const QColor& ink, double size);
    // Its line alone. copy: a retransmission, drawn with gaps.
    void shaft(QPointF from, QPointF to, Stroke stroke, bool copy, const QColor& ink, double width);
    // Line and head; the head as large as the text, or as asked for.
    void arrow(QPointF from, QPointF to, Stroke stroke, bool copy, const QColor& ink, double width, double head = 0);
    // A life line's state: solid for a client, hatched for a server.
    void stateBar(const QRectF& area, model::State state, model::Side side, double step);

    [[nodiscard]] static double widthOf(const QString& text, const QFont& font);

private:
    QPainter& m_painter;
    const theme::Theme& m_theme;
    const std::atomic<bool>* m_stop;  // nullptr: whatever is painted is wanted

    [[nodiscard]] bool unwanted() const { return m_stop && *m_stop; }
};

}  // namespace app::diagrams
