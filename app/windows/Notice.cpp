#include "app/windows/Notice.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <algorithm>

namespace app::windows {

namespace {
constexpr int kLeastMs = 4000, kMsForLetter = 60;
}

Notice::Notice(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("noticeBar"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(20, 8, 12, 8);
    row->setSpacing(16);
    m_words = new QLabel(this);
    m_words->setObjectName(QStringLiteral("notice"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close = new QPushButton(this);
    m_close->setFocusPolicy(Qt::TabFocus);
    row->addWidget(m_words, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { tell({}); });
    connect(m_close, &QPushButton::clicked, this, [this] { tell({}); });
    retranslate();
    hide();
}

void Notice::tell(const QString& sentence) {
    m_words->setText(sentence);
    setVisible(!sentence.isEmpty());
    emit changed();
    m_patience.stop();
    if (!sentence.isEmpty())
        m_patience.start(std::max<int>(kLeastMs, static_cast<int>(sentence.size()) * kMsForLetter));
}

void Notice::enterEvent(QEnterEvent* event) {
    QFrame::enterEvent(event);
    m_patience.stop();
}

void Notice::leaveEvent(QEvent* event) {
    QFrame::leaveEvent(event);
    if (isVisible())
        m_patience.start();
}

void Notice::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void Notice::retranslate() {
    m_close->setText(tr("Close"));
    m_close->setAccessibleName(tr("Close this message"));
}

}  // namespace app::windows
