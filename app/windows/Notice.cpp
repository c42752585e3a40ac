#include "app/windows/Notice.h"

#include <QAccessible>
#include <QLabel>
#include <QTimer>
#include <algorithm>

namespace app::windows {

namespace {
constexpr int kLeastMs = 4000, kMsForLetter = 60;
}

void showNotice(QWidget* window, const QString& sentence, const theme::Theme& theme) {
    const QString name = QStringLiteral("notice");
    delete window->findChild<QLabel*>(name);
    if (sentence.isEmpty())
        return;
    auto* label = new QLabel(sentence, window);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setAccessibleName(sentence);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setStyleSheet(QStringLiteral("background: %1; color: %2; border: 2px solid %3; border-radius: 8px; padding: 12px 16px; font-size: %4px;")
                             .arg(theme.held.tint.name(), theme.text.name(), theme.held.ink.name())
                             .arg(theme.b * 1.1));
    const int width = std::min(window->width() - 80, static_cast<int>(theme.b * 52));
    label->setFixedWidth(width);
    label->ensurePolished();  // the frame and the size of its text come with the style
    label->setFixedHeight(label->heightForWidth(width));
    label->move((window->width() - width) / 2, static_cast<int>(theme.b * 5));
    label->show();
    label->raise();
    QAccessibleEvent event(label, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    QTimer::singleShot(std::max<int>(kLeastMs, static_cast<int>(sentence.size()) * kMsForLetter), label, &QObject::deleteLater);
}

}  // namespace app::windows
