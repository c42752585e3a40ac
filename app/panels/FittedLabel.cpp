#include "app/panels/FittedLabel.h"

#include <QPainter>
#include <algorithm>

namespace app::panels {

FittedLabel::FittedLabel(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void FittedLabel::setContent(const QString& text, const theme::Theme& theme, double factor, QFont::Weight weight,
                             const QColor& color) {
    const QFont font = theme.font(factor, weight, text);
    if (text == m_text && font == m_font && color == m_color)
        return;
    m_text = text;
    m_font = font;
    m_color = color;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void FittedLabel::setAlignment(Qt::Alignment alignment) {
    m_alignment = alignment;
    update();
}

QSize FittedLabel::sizeHint() const {
    const QFontMetrics metrics(m_font);
    return {metrics.horizontalAdvance(m_text) + 2, metrics.height()};
}

QSize FittedLabel::minimumSizeHint() const { return {20, QFontMetrics(m_font).height()}; }

void FittedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    QFont font = m_font;
    const int wanted = QFontMetrics(font).horizontalAdvance(m_text) + 2;
    if (wanted > width())
        font.setPixelSize(std::max(9, font.pixelSize() * width() / wanted));
    painter.setFont(font);
    painter.setPen(m_color);
    painter.drawText(rect(), m_alignment | Qt::TextSingleLine, m_text);
}

}  // namespace app::panels
