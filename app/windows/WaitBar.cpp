#include "app/windows/WaitBar.h"

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

WaitBar::WaitBar(const QString& name, QWidget* window, const QWidget* under) : QFrame(window), m_under(under) {
    setObjectName(name);
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
    connect(m_cancel, &QPushButton::clicked, this, &WaitBar::cancelled);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        show();
        raise();
        place();
    });
    hide();
}

QString WaitBar::words() const {
    return m_words->text();
}

void WaitBar::tell(const QString& words, std::optional<double> share, const QString& cancel) {
    if (!isVisible() && !m_patience.isActive())
        m_patience.start();
    m_words->setText(words);
    m_progress->setRange(0, share ? 1000 : 0);
    m_progress->setValue(share ? static_cast<int>(std::lround(*share * 1000)) : 0);
    m_progress->setAccessibleName(words);
    m_progress->setFixedHeight(static_cast<int>(m_base));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel: %1").arg(words));
    m_cancel->setToolTip(cancel);
    place();
}

void WaitBar::finish() {
    m_patience.stop();
    hide();
}

void WaitBar::place() {
    if (!isVisible())
        return;
    const QWidget* window = parentWidget();
    setFixedWidth(std::min(window->width() - 80, static_cast<int>(m_base * 52)));
    setFixedHeight(layout()->hasHeightForWidth() ? layout()->heightForWidth(width()) : sizeHint().height());
    const int below = m_under && m_under->isVisible() ? m_under->geometry().bottom() + 8 : 0;
    move((window->width() - width()) / 2, std::max(below, static_cast<int>(m_base * 5)));
}

}  // namespace app::windows
