// Where the stage stands: a slider over the trace with a mark for each step. Steps are spaced evenly, what has not
// been played yet is hollow. Owns no position: it asks for one.
#pragma once

#include <QSlider>
#include <vector>

#include "app/theme/Theme.h"
#include "model/layout/StepMarks.h"

namespace app::panels {

class TimeLine : public QSlider {
    Q_OBJECT
public:
    explicit TimeLine(QWidget* parent = nullptr);
    // stepPositions[i]: the event after which step i was done. stepNames: one for every step, done or not.
    void setPlaces(std::size_t position, std::size_t end, const std::vector<std::size_t>& stepPositions,
                   const QStringList& stepNames);
    // Of the steps done, in their order: how each is marked.
    void setMarks(const std::vector<model::layout::StepMark>& marks);
    void setTheme(const theme::Theme& theme);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    // Of a position, in the widget's coordinates.
    [[nodiscard]] double xOf(std::size_t position) const;
    [[nodiscard]] std::size_t positionAt(double x) const;

    // The step whose mark is nearest; -1: none.
    [[nodiscard]] int stepNear(double x) const;
    // Of a step, when the pointer rests on it.
    [[nodiscard]] QString hint(int step) const;

signals:
    void positionWanted(std::size_t position);
    void stepWanted(int step);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool event(QEvent* event) override;

private:
    theme::Theme m_theme;
    std::vector<std::size_t> m_steps;
    QStringList m_names;
    std::vector<model::layout::StepMark> m_marks;
    std::size_t m_position = 0, m_end = 0;

    void paintStep(QPainter& painter, std::size_t step, QPointF centre) const;
    [[nodiscard]] double units() const;
    [[nodiscard]] double unitOf(std::size_t position) const;
    [[nodiscard]] int stepAt() const;
    [[nodiscard]] double left() const { return 8; }
    [[nodiscard]] double length() const { return std::max(1.0, width() - 16.0); }
};

}  // namespace app::panels
