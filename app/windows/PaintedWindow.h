// What a window really paints: every text that is in sight with its place, and what its painters tell of arrows, cards
// and processes. Read by a paint device that draws nothing, in logical pixels. GUI thread.
#pragma once

#include <QPolygonF>
#include <QString>
#include <functional>
#include <vector>

#include "app/diagrams/Diagram.h"
#include "app/diagrams/PaintRecord.h"

class QWidget;

namespace app::windows {

struct PaintedText {
    QString text;
    diagrams::TextRole role = diagrams::TextRole::Other;
    QPolygonF outline;  // turned as the text is
    double pixels = 0;  // of its font
    double capHeight = 0;
    [[nodiscard]] QRectF box() const { return outline.boundingRect(); }
};

struct PaintedWindow {
    QSize size;
    int scrollBars = 0;
    std::vector<PaintedText> texts;
    std::vector<diagrams::PaintRecord::Arrow> arrows;
    std::vector<diagrams::PaintRecord::Card> cards;
    std::vector<diagrams::PaintRecord::Process> processes;

    [[nodiscard]] static PaintedWindow of(QWidget& window);
    [[nodiscard]] static PaintedWindow of(const diagrams::Diagram& diagram);
    // Share of the arrow's length under no text.
    [[nodiscard]] double free(const diagrams::PaintRecord::Arrow& arrow) const;
    // As --measure writes it.
    [[nodiscard]] QByteArray json(double scale) const;

private:
    void read(const diagrams::PaintRecord& record, const QSize& whole, const std::function<void(QPainter&)>& paint);
};

}  // namespace app::windows
