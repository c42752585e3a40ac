// What a presenter points with, over the stage and whatever stands there: laser, spotlight, magnifier, pen and eraser.
// Takes the mouse only for pen and eraser, never the keyboard. GUI thread.
#pragma once

#include <QTimer>
#include <QWidget>

#include "app/windows/Marks.h"

namespace app::windows {

enum class Tool { None, Laser, Spotlight, Magnifier, Pen, Eraser };

class PointerOverlay : public QWidget {
    Q_OBJECT
public:
    // under: what is pointed at, of the same window.
    explicit PointerOverlay(QWidget* under);

    void setTool(Tool tool);
    [[nodiscard]] Tool tool() const { return m_tool; }
    void setStep(const QString& demo, int step);
    void undo();
    [[nodiscard]] const Marks& marks() const { return m_marks; }
    // Marks stay hidden outside of a presentation.
    void setPresenting(bool presenting);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    QWidget* m_under;
    Tool m_tool = Tool::None;
    Marks m_marks;
    QTimer m_follow;  // the pointer, which stays with the widgets below
    QPointF m_at;
    bool m_presenting = false;

    void look();  // where the pointer is
    void showOrHide();
    [[nodiscard]] double unit() const;
    [[nodiscard]] QPointF share(QPointF at) const { return {at.x() / width(), at.y() / height()}; }
    void paintMarks(QPainter& painter) const;
    void paintLaser(QPainter& painter) const;
    void paintSpotlight(QPainter& painter) const;
    void paintMagnifier(QPainter& painter) const;
};

}  // namespace app::windows
