#include "app/panels/NarrationText.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextDocument>
#include <algorithm>

#include "app/panels/Spoken.h"
#include "app/panels/StyleSheet.h"

namespace app::panels {

namespace {
constexpr double kLineHeight = 1.4, kTight = 1.26;
constexpr int kMostCharacters = 84;
constexpr double kLeast = 0.5;  // rather small than cut off
}  // namespace

NarrationText::NarrationText(int lines, Qt::Alignment vertical, QWidget* parent)
    : QWidget(parent), m_lines(lines), m_vertical(vertical), m_theme(theme::Theme::make(theme::Look::Light)) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void NarrationText::setContent(const QString& html, const QString& plain, const theme::Theme& theme, double factor) {
    m_html = html;
    m_plain = plain;
    m_theme = theme;
    m_factor = factor;
    restate(this, plain);
}

QSize NarrationText::sizeHint() const {
    return {static_cast<int>(m_theme.b * 40), static_cast<int>(m_theme.b * m_factor * kLineHeight * m_lines + 4)};
}

QSize NarrationText::minimumSizeHint() const {
    return {static_cast<int>(m_theme.b * 12), sizeHint().height()};
}

void NarrationText::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const StripColors colors = stripColors(m_theme);
    QTextDocument document;
    document.setDocumentMargin(0);
    for (double factor = m_factor;; factor -= 0.05) {
        const QFont font = m_theme.font(factor, QFont::Normal, m_plain);
        document.setDefaultFont(font);
        document.setHtml(QStringLiteral("<div style=\"line-height:%1; color:%2\">%3</div>")
                             .arg(onProjector(m_theme) ? QStringLiteral("%1px").arg(font.pixelSize() * kTight)
                                                       : QStringLiteral("128%"),
                                  colors.text.name(), m_html));
        const double readable = QFontMetricsF(font).averageCharWidth() * kMostCharacters;
        document.setTextWidth(std::min<double>(width(), readable));
        if (document.size().height() <= height() + 2)
            break;
        // Before it gets small it may get wide.
        document.setTextWidth(width());
        if (document.size().height() <= height() + 2 || factor <= kLeast)
            break;
    }
    if (m_vertical != Qt::AlignTop)
        painter.translate(0, std::max(0.0, (height() - document.size().height()) / 2));
    document.drawContents(&painter);
}

}  // namespace app::panels
