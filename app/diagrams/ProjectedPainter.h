// Paints what the projected stage's plans have placed: gives tones their colours and strokes their pens, decides
// nothing. One for each paint.
#pragma once

#include "app/diagrams/Canvas.h"
#include "app/diagrams/PaintRecord.h"
#include "model/layout/GiantPlan.h"
#include "model/layout/ProjectedLane.h"
#include "model/layout/StepMarks.h"

namespace app::diagrams {

class ProjectedPainter {
public:
    // Painter and theme outlive it. The theme's base is the plan's unit.
    ProjectedPainter(QPainter& painter, const theme::Theme& theme) : m_canvas(painter, theme), m_theme(theme) {}

    void paint(const model::layout::PlacedSteps& steps);
    void paint(const model::layout::PlacedGiant& giant, const QString& actor);
    void paint(const model::layout::LanePicture& lane);  // without its cards
    // glow: 0 to 1.
    void paint(const model::layout::LaneCard& card, double glow);
    void paintMoving(const model::layout::LaneCard& card);
    // It is let in, or falls off the wire: how far, 0 to 1.
    void paintEntering(const model::layout::LaneCard& card, double share);
    void paintFalling(const model::layout::LaneCard& card, double share);
    void paintDragged(const model::layout::LaneCard& card, QPointF by, bool overDoor);
    void paintPassed(const model::layout::LaneCard& card);  // another in somebody's hand goes past it
    void paintBin(const QRectF& area, bool under);
    void write(const model::layout::Written& text, TextRole role);

private:
    Canvas m_canvas;
    const theme::Theme& m_theme;

    [[nodiscard]] double u() const { return m_theme.b; }
    [[nodiscard]] QColor ink(model::layout::Tone tone) const;
    void write(const model::layout::Written& text, TextRole role, const QColor& ink);
    void paint(const model::layout::PlacedGiant::Row& row);
    void paint(const model::layout::PlacedStack& layers);
    void paintGlass(const model::layout::Rect& area);
    void paint(const model::layout::LaneArrow& arrow);
    void paint(const model::layout::TurnedText& text, TextRole role);
    void paintFace(const model::layout::LaneCard& card);
    void paintDoor(const model::layout::LaneCard& card, bool open = false);
    void paint(const model::layout::LanePicture::Head& head);
};

}  // namespace app::diagrams
