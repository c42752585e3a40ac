#include "app/windows/OpeningBar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <algorithm>
#include <cmath>

namespace app::windows {

namespace {
constexpr int kPatienceMs = 250;
}

OpeningBar::OpeningBar(QWidget* window) : QFrame(window) {
    setObjectName(QStringLiteral("opening"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(16);
    m_words = new QLabel(this);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_cancel = new QPushButton(this);
    m_cancel->setFocusPolicy(Qt::TabFocus);
    row->addWidget(m_words, 2);
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, &OpeningBar::cancelled);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        show();
        raise();
        place();
    });
    hide();
}

QString OpeningBar::words() const {
    return m_words->text();
}

void OpeningBar::tell(const QString& words, std::optional<double> share, double base) {
    if (!isVisible() && !m_patience.isActive())
        m_patience.start();
    m_base = base;
    m_words->setText(words);
    m_progress->setRange(0, share ? 1000 : 0);
    m_progress->setValue(share ? static_cast<int>(std::lround(*share * 1000)) : 0);
    m_progress->setAccessibleName(words);
    m_progress->setFixedHeight(static_cast<int>(m_base));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel: %1").arg(words));
    m_cancel->setToolTip(tr("What is on the stage stays (Esc)"));
    place();
}

void OpeningBar::finish() {
    m_patience.stop();
    hide();
}

void OpeningBar::place() {
    if (!isVisible())
        return;
    const QWidget* window = parentWidget();
    setFixedWidth(std::min(window->width() - 80, static_cast<int>(m_base * 52)));
    setFixedHeight(layout()->hasHeightForWidth() ? layout()->heightForWidth(width()) : sizeHint().height());
    move((window->width() - width()) / 2, static_cast<int>(m_base * 5));
}

}  // namespace app::windows
