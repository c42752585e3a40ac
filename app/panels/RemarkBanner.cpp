#include "app/panels/RemarkBanner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <cmath>
#include <utility>

namespace app::panels {

using Kind = model::scenario::Remark::Kind;

namespace {

const theme::Role& roleOf(Kind kind, const theme::Theme& theme) {
    switch (kind) {
        case Kind::Failed:
            return theme.bad;
        case Kind::RanOut:
        case Kind::RunsOut:
            return theme.timeWait;
        case Kind::ByHand:
        case Kind::Waits:
            return theme.held;
    }
    return theme.held;
}

}  // namespace

RemarkBanner::RemarkBanner(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("remark"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(16);
    m_sign = new QLabel(this);
    m_sign->setAlignment(Qt::AlignCenter);
    m_words = new QLabel(this);
    m_words->setObjectName(QStringLiteral("remarkWords"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::RichText);
    m_return = new QPushButton(this);
    m_return->setFocusPolicy(Qt::TabFocus);
    row->addWidget(m_sign);
    row->addWidget(m_words, 1);
    row->addWidget(m_return);
    hide();
}

QString RemarkBanner::text() const {
    return isHidden() ? QString() : m_said;
}

void RemarkBanner::tell(const std::optional<RemarkWords>& words, const theme::Theme& theme) {
    const QString sign = !words ? QString() : words->seconds ? QString::number(*words->seconds) : QStringLiteral("!");
    const QString html =
        !words ? QString()
               : QStringLiteral("<b>%1</b> %2").arg(words->what.toHtmlEscaped(), words->coming.toHtmlEscaped());
    const QString shown = QStringLiteral("%1|%2|%3|%4").arg(sign, html).arg(theme.b).arg(theme.background.name());
    if (std::exchange(m_shown, shown) == shown)
        return;
    setVisible(words.has_value());
    if (words) {
        const theme::Role& role = roleOf(words->kind, theme);
        const auto px = [&](double factor) { return QString::number(std::lround(theme.b * factor)); };
        setStyleSheet(QStringLiteral("QFrame#remark { background: %1; border: 3px solid %2; border-radius: 8px; } "
                                     "QFrame#remark QLabel { color: %3; font-size: %4px; background: transparent; }")
                          .arg(role.tint.name(), role.ink.name(), theme.text.name(), px(1.4)));
        m_sign->setStyleSheet(QStringLiteral("color: %1; font-size: %2px; font-weight: 700;")
                                  .arg(role.ink.name(), px(words->seconds ? 3 : 2)));
        m_sign->setMinimumWidth(static_cast<int>(theme.b * 3));
        m_sign->setText(sign);
        m_words->setText(html);
        m_return->setText(tr("Bring it back here · R"));
        m_return->setVisible(words->offersReturn);
    }
    emit changed();
    const QString told = words ? QStringList{words->what, words->coming}.join(QLatin1Char(' ')).trimmed() : QString();
    // A countdown is said when it begins.
    const bool counts = words && words->seconds && !m_said.isEmpty();
    if (std::exchange(m_said, told) != told && !told.isEmpty() && !counts)
        emit said(told);
}

}  // namespace app::panels
