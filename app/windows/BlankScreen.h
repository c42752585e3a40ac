// Black or white over the whole window, so that the class looks at the teacher (B or . and W).
#pragma once

#include <QWidget>

namespace app::windows {

class BlankScreen : public QWidget {
    Q_OBJECT
public:
    explicit BlankScreen(QWidget* parent);
    void cover(const QColor& color);
    [[nodiscard]] QColor color() const { return m_color; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    QColor m_color = Qt::black;
};

}  // namespace app::windows
