#include "app/panels/WhySheet.h"

#include <QHBoxLayout>
#include <QLabel>
#include <cmath>
#include <utility>

#include "app/panels/Spoken.h"
#include "app/panels/StyleSheet.h"
#include "app/panels/Words.h"

namespace app::panels {

WhySheet::WhySheet(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("whySheet"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(20, 12, 20, 12);
    row->setSpacing(16);
    m_title = new QLabel(this);
    m_title->setObjectName(QStringLiteral("whyTitle"));
    m_words = new QLabel(this);
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::RichText);
    row->addWidget(m_title, 0, Qt::AlignTop);
    row->addWidget(m_words, 1);
    hide();
}

QString WhySheet::text() const {
    return isHidden() ? QString() : m_words->accessibleName();
}

void WhySheet::setWanted(bool wanted) {
    m_wanted = wanted;
    look();
}

void WhySheet::look() {
    const bool shown = m_wanted && !m_told.isEmpty();
    if (shown == isHidden()) {
        setVisible(shown);
        emit changed();
    }
}

void WhySheet::tell(const StepWords& words, const theme::Theme& theme) {
    const StripColors colors = stripColors(theme);
    const QString html = words.why.empty() ? QString() : narrationHtml(words.why, colors.accent);
    const QString title = words.rfc.isEmpty() ? tr("Why") : words.rfc;
    const QString sheet = QStringLiteral(
                              "QFrame#whySheet { background: %1; border-top: 2px solid %2; } QFrame#whySheet QLabel { "
                              "color: %3; font-size: %4px; background: transparent; } QFrame#whySheet QLabel#whyTitle "
                              "{ color: %2; font-weight: 700; }")
                              .arg(colors.background.name(), colors.accent.name(), colors.text.name())
                              .arg(std::lround(theme.b * 1.2));
    if (std::exchange(m_told, html) == html && title == m_title->text() && sheet == styleSheet())
        return look();
    setStyleSheet(sheet);
    m_title->setText(title);
    m_words->setText(html);
    setSpoken(m_words, plainNarration(words.why));
    look();
    emit changed();
}

}  // namespace app::panels
