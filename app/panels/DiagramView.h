// Shows one Diagram in a scroll area: paints only what is visible, tells spots by tooltip, click, keyboard and screen
// reader. Owns nothing of what it shows but the diagram; GUI thread.
#pragma once

#include <QAbstractScrollArea>
#include <functional>
#include <memory>
#include <optional>

#include "app/panels/SpotsInSight.h"

namespace app::panels {

class DiagramView : public QAbstractScrollArea {
    Q_OBJECT
public:
    // Width: as wide as the view, scrolled downwards. Whole: all of it visible. Natural: its own size.
    enum class Fit { Width, Whole, Natural };

    explicit DiagramView(QWidget* parent = nullptr);
    ~DiagramView() override;

    void setDiagram(std::shared_ptr<const diagrams::Diagram> diagram);
    // The same but for some areas of what is in sight, in the diagram's coordinates.
    void renewDiagram(std::shared_ptr<const diagrams::Diagram> diagram,
                      const std::function<std::vector<QRectF>(const QRectF& inSight)>& areas);
    [[nodiscard]] const diagrams::Diagram* diagram() const { return m_diagram.get(); }
    void setFit(Fit fit);
    // Never larger than its own size times this (1: never enlarged); 0: no limit.
    void setLargestScale(double scale);
    // As wide as the view, but scrolled rather than smaller than its own size times this; 0: whatever fits.
    void setSmallestScale(double scale);
    void setBackground(const QColor& color, const QColor& focus);
    // For a diagram that is laid out for a width: what is left beside a scroll bar, shown or not.
    [[nodiscard]] int roomWidth() const;
    [[nodiscard]] double zoom() const { return m_zoom; }
    void setZoom(double zoom);
    // Scrolls so that the area, in the diagram's coordinates, is visible.
    void showArea(const QRectF& area);

    // The diagram changed its looks, not its geometry.
    void repaintArea(const QRectF& area);  // in the diagram's coordinates

    // Those in sight, so that a diagram of any length is quick to point at.
    [[nodiscard]] const std::vector<diagrams::Spot>& spots() const { return m_spots.all(); }
    [[nodiscard]] int focusedSpot() const { return m_spots.focused(); }
    void focusSpot(int index);
    void activateSpot(int index);
    // In the viewport's coordinates.
    [[nodiscard]] QRect spotRect(int index) const;
    [[nodiscard]] int spotAt(const QPointF& viewportPosition) const;

signals:
    void spotActivated(const app::diagrams::Spot& spot);
    // The right button or the menu key, on a spot or beside all of them.
    void menuWanted(const std::optional<app::diagrams::Spot>& spot, const QPoint& globalPosition);
    void spotHovered(const app::diagrams::Spot& spot);  // or reached by the keys
    void hoverLeft();
    // The room for the diagram changed: one that is laid out for a width has to be made anew.
    void roomChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    std::shared_ptr<const diagrams::Diagram> m_diagram;
    SpotsInSight m_spots;
    QColor m_background = Qt::white, m_focusColor = Qt::blue;
    Fit m_fit = Fit::Width;
    double m_zoom = 1, m_largest = 0, m_smallest = 0;
    bool m_ring = false;  // the focus came by keyboard
    int m_hovered = -1, m_pressed = -1;

    [[nodiscard]] double scale() const;
    [[nodiscard]] QPointF origin() const;  // of the diagram, in the viewport
    [[nodiscard]] QRectF inSight() const;
    void paintPart(const QRect& part);
    void stepSpot(int by);
    void updateScrollBars();
    void readSpots();
    void hover(int index);
};

}  // namespace app::panels
