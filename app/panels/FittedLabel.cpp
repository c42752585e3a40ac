#include "app/panels/FittedLabel.h"

#include <QPainter>
#include <algorithm>

#include "app/panels/Spoken.h"

namespace app::panels {

namespace {
constexpr int kSmallest = 9;  // pixels
}

FittedLabel::FittedLabel(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FittedLabel::setContent(const QString& text, const theme::Theme& theme, double factor, QFont::Weight weight,
                             const QColor& color) {
    const QFont font = theme.font(factor, weight, text);
    if (text == m_text && font == m_font && color == m_color)
        return;
    m_text = text;
    m_font = font;
    m_color = color;
    restate(this, text);
}

void FittedLabel::setAlignment(Qt::Alignment alignment) {
    m_alignment = alignment;
    update();
}

QSize FittedLabel::sizeHint() const {
    const QFontMetrics metrics(m_font);
    return {metrics.horizontalAdvance(m_text) + 2, metrics.height()};
}

QSize FittedLabel::minimumSizeHint() const {
    return {20, QFontMetrics(m_font).height()};
}

void FittedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    QFont font = m_font;
    const int wanted = QFontMetrics(font).horizontalAdvance(m_text) + 2;
    if (wanted > width())
        font.setPixelSize(std::max(std::min(kSmallest, font.pixelSize()), font.pixelSize() * width() / wanted));
    painter.setFont(font);
    painter.setPen(m_color);
    const QFontMetrics metrics(font);
    const bool fits = metrics.horizontalAdvance(m_text) <= width() + 1;
    painter.drawText(rect(), m_alignment | Qt::TextSingleLine,
                     fits ? m_text : metrics.elidedText(m_text, Qt::ElideRight, width()));
}

}  // namespace app::panels
