#include "app/windows/BlankScreen.h"

#include <QPainter>

namespace app::windows {

BlankScreen::BlankScreen(QWidget* parent) : QWidget(parent) {
    hide();
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void BlankScreen::cover(const QColor& color) {
    m_color = color;
    setAccessibleName(tr("Blank screen"));
    setGeometry(parentWidget()->rect());
    show();
    raise();
    update();
}

void BlankScreen::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), m_color);
}
void BlankScreen::mousePressEvent(QMouseEvent*) {
    hide();
}

}  // namespace app::windows
