#include "app/windows/Thumbnail.h"

#include <QPainter>
#include <algorithm>

#include "app/diagrams/Diagram.h"
#include "app/exporting/DiagramFactory.h"
#include "app/panels/Spoken.h"

namespace app::windows {

namespace {
constexpr double kLaidFor = 560;  // pixels: of the desk's ladder
}

Thumbnail::Thumbnail(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMinimumSize(120, 80);
}

Thumbnail::~Thumbnail() = default;

void Thumbnail::show(diagrams::DiagramInputs inputs, std::shared_ptr<const void> held) {
    inputs.theme = theme::Theme::make(inputs.theme.look);
    inputs.width = kLaidFor;
    inputs.height = kLaidFor * height() / std::max(1, width());
    inputs.pressable = false;
    m_background = inputs.theme.background;
    m_border = inputs.theme.rule;
    m_diagram = exporting::makeDiagram(exporting::View::Ladder, inputs);
    m_held = std::move(held);
    panels::setSpoken(this, m_diagram->title(), m_diagram->sentence());
    update();
}

void Thumbnail::clear() {
    m_diagram.reset();
    m_held.reset();
    update();
}

void Thumbnail::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_diagram)
        return;
    painter.setPen(m_border);
    painter.setBrush(m_background);
    painter.drawRoundedRect(rect().adjusted(0, 0, -1, -1), 8, 8);
    painter.setClipRect(rect().adjusted(2, 2, -2, -2));
    const QSizeF size = m_diagram->size();
    const double scale = width() / std::max(size.width(), kLaidFor), seen = height() / scale;
    const double lowest = std::max(0.0, size.height() - seen);
    const double top = std::clamp(m_diagram->focus().bottom() - seen * 0.85, 0.0, lowest);
    painter.scale(scale, scale);
    painter.translate((width() / scale - size.width()) / 2, -top);
    m_diagram->paint(painter, QRectF(0, top, size.width(), seen));
}

}  // namespace app::windows
