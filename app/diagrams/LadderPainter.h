// Paints what a ladder's geometry has laid out: gives tones their colours and strokes their pens, decides nothing. One
// for each paint.
#pragma once

#include "app/diagrams/Canvas.h"
#include "app/diagrams/PaintRecord.h"
#include "model/layout/LadderGeometry.h"

namespace app::diagrams {

class LadderPainter {
public:
    // travel: of the segment on its way, 0 to 1. glow: of a held one, 0 to 1. Painter and theme outlive it.
    LadderPainter(QPainter& painter, const theme::Theme& theme, double travel, double glow)
        : m_canvas(painter, theme), m_theme(theme), m_travel(travel), m_glow(glow) {}

    void paint(const model::layout::LadderPicture& picture, const QRectF& visible);

private:
    Canvas m_canvas;
    const theme::Theme& m_theme;
    double m_travel, m_glow;

    [[nodiscard]] QColor ink(model::layout::Tone tone) const;
    void write(const model::layout::Written& written);
    void write(const model::layout::Written& written, const QColor& ink);
    void line(const model::layout::Line& line, const QColor& ink, double width, Qt::PenStyle style = Qt::SolidLine);
    void fill(const model::layout::Rect& area);
    void paint(const model::layout::BarBox& bar, const QRectF& visible);
    void paint(const model::layout::BarName& name);
    void paintLeader(const model::layout::Line& leader, const QColor& ink);
    void paint(const model::layout::PlacedNote& note);
    void paint(const model::layout::CallRow& row);
    void paint(const model::layout::PlacedSegment& segment);
    void paintHeld(const model::layout::PlacedSegment& segment);
    void paintLabel(const model::layout::PlacedSegment& segment);
    void tellCard(const model::layout::PlacedSegment& segment);
    void paint(const model::layout::ComingArrow& arrow);
    void paintHeader(const model::layout::LadderPicture& picture, const QRectF& visible);
};

}  // namespace app::diagrams
