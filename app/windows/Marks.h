// What was drawn over the stage while presenting: strokes that belong to a step, and how to take one back. Points are
// shares of the stage's width and height, so that they stay where they belong when its size changes.
#pragma once

#include <QPointF>
#include <QPolygonF>
#include <QString>
#include <map>
#include <utility>
#include <vector>

namespace app::windows {

class Marks {
public:
    using Strokes = std::vector<QPolygonF>;

    // Whose marks are shown and drawn from now on.
    void setStep(const QString& demo, int step) { m_key = {demo, step}; }
    [[nodiscard]] const Strokes& strokes() const;

    void begin(QPointF at);
    void draw(QPointF to);
    // Every stroke that comes as near as this.
    void erase(QPointF at, double near);
    void undo();  // the last stroke or what was erased last, of this step
    [[nodiscard]] bool canUndo() const;

private:
    struct Page {
        Strokes strokes;
        std::vector<Strokes> before;
    };
    std::pair<QString, int> m_key;
    std::map<std::pair<QString, int>, Page> m_pages;
};

}  // namespace app::windows
