// A diagram in small, at the place where something happens: what the presenter's window shows of the stage, now and
// after the next step. Owns what it shows.
#pragma once

#include <QWidget>
#include <memory>

#include "app/diagrams/DiagramInputs.h"

namespace app::diagrams {
class Diagram;
}

namespace app::windows {

class Thumbnail : public QWidget {
    Q_OBJECT
public:
    explicit Thumbnail(QWidget* parent);
    ~Thumbnail() override;
    // What the inputs point to lives as long as `held`.
    void show(diagrams::DiagramInputs inputs, std::shared_ptr<const void> held);
    using QWidget::show;
    void clear();
    [[nodiscard]] const diagrams::Diagram* diagram() const { return m_diagram.get(); }
    [[nodiscard]] QSize sizeHint() const override { return {360, 240}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::shared_ptr<const void> m_held;
    std::unique_ptr<const diagrams::Diagram> m_diagram;
    QColor m_background, m_border;
};

}  // namespace app::windows
