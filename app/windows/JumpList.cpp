#include "app/windows/JumpList.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "app/panels/Spoken.h"

namespace app::windows {

namespace {
constexpr double kWidth = 52;  // of the text's size
constexpr int kFrame = 2;
}  // namespace

JumpList::JumpList(QWidget* window) : QFrame(window, Qt::Popup) {
    setObjectName(QStringLiteral("jumps"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kFrame, kFrame, kFrame, kFrame);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("jumpList"));
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setResizeMode(QListView::Adjust);
    column->addWidget(m_list);
    connect(m_list, &QListWidget::itemClicked, this, &JumpList::choose);
}

void JumpList::add(const QString& words, int jump, bool heading) {
    auto* item = new QListWidgetItem(words, m_list);
    item->setData(Qt::UserRole, jump);
    item->setFlags(heading ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    QFont font = item->font();
    font.setBold(heading);
    item->setFont(font);
}

void JumpList::offer(const std::vector<Jump>& jumps, std::size_t position, double base) {
    m_jumps = jumps;
    m_list->clear();
    setAccessibleName(tr("Jump to a step, a state or a call"));
    panels::setSpoken(m_list, accessibleName());
    QString group;
    int here = -1;
    for (std::size_t i = 0; i < jumps.size(); ++i) {
        if (jumps[i].group != group)
            add(jumps[i].group, -1, true);
        group = jumps[i].group;
        add(jumps[i].words, static_cast<int>(i), false);
        if (jumps[i].position && *jumps[i].position <= position && jumps[i].step >= 0)
            here = m_list->count() - 1;
    }
    if (jumps.empty())
        add(tr("Nothing has happened yet"), -1, true);
    m_list->setCurrentRow(here);
    place(base);
    show();
    if (here >= 0)
        m_list->scrollToItem(m_list->item(here), QAbstractItemView::PositionAtCenter);
    m_list->setFocus(Qt::PopupFocusReason);
}

// Over the window's lower right, where its button is.
void JumpList::place(double base) {
    const QWidget* window = parentWidget();
    const int width = std::min(static_cast<int>(kWidth * base), window->width() - 32);
    resize(width, window->height());
    layout()->activate();
    int height = 2 * kFrame + 4;
    for (int i = 0; i < m_list->count(); ++i)
        height += m_list->sizeHintForRow(i);
    resize(width, std::min(height, static_cast<int>(window->height() * 0.75)));
    move(window->mapToGlobal(QPoint(window->width() - width - 16, window->height() - this->height() - 16)));
}

void JumpList::choose() {
    const QListWidgetItem* item = m_list->currentItem();
    const int jump = item ? item->data(Qt::UserRole).toInt() : -1;
    if (jump < 0)
        return;
    hide();
    emit chosen(m_jumps[static_cast<std::size_t>(jump)]);
}

void JumpList::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        choose();
    else
        QFrame::keyPressEvent(event);
}

}  // namespace app::windows
