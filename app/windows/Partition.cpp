#include "app/windows/Partition.h"

#include <QCoreApplication>
#include <QSettings>
#include <QSplitter>
#include <algorithm>
#include <utility>

#include "app/panels/DemoRail.h"
#include "app/panels/PanelDock.h"
#include "app/windows/StageArea.h"

namespace app::windows {

namespace {
constexpr int kHandle = 5;  // pixels
}

Partition::Partition(QSplitter* splitter, const Parts& parts)
    : QObject(splitter), m_splitter(splitter), m_parts(parts) {
    m_splitter->setHandleWidth(kHandle);
    m_splitter->setChildrenCollapsible(false);
    const std::initializer_list<QWidget*> columns{parts.rail, parts.stage, parts.dock};
    for (QWidget* part : columns)
        m_splitter->addWidget(part);
    for (int i = 0; i < m_splitter->count(); ++i)
        m_splitter->setStretchFactor(i, m_splitter->widget(i) == parts.stage ? 1 : 0);
    connect(parts.dock, &panels::PanelDock::panelShown, this, &Partition::wanted);
    connect(parts.stage, &StageArea::castChanged, this, &Partition::wanted);
}

void Partition::arrange(const QSize& window, double base, bool presenting) {
    Room room;
    room.width = window.width();
    room.height = window.height();
    room.base = base;
    room.presenting = presenting;
    room.rail = m_railWanted;
    room.dock = !m_parts.dock->isHidden();  // the window itself may not be shown yet
    room.page = m_parts.dock->current();
    room.cards = m_parts.stage->cardCount();
    const Division division = divide(room);
    m_railShown = division.rail > 0;
    m_parts.rail->setVisible(m_railShown);
    m_parts.rail->setFixedWidth(railWidth(base));
    m_parts.stage->setVisible(division.stage);
    const int dock = room.dock ? arrangeDock(division, room.width) : 0;
    m_parts.stage->arrange(stageIn(room, room.width - division.rail - dock));
    orderTabs();
}

// Returns the width that the dock has then.
int Partition::arrangeDock(const Division& division, int width) {
    int wanted = m_splitter->sizes().at(2);
    // A wide page gives its room back when another page comes.
    if (division.widePage && !m_dockWidthBeforeWidePage)
        m_dockWidthBeforeWidePage = wanted;
    else if (!division.widePage && m_dockWidthBeforeWidePage)
        wanted = *std::exchange(m_dockWidthBeforeWidePage, std::nullopt);
    const int given = division.stage ? std::clamp(wanted, division.dockLeast, division.dockMost) : width;
    m_parts.dock->setMinimumWidth(division.dockLeast);
    // Not a maximum width: a splitter leaves a gap beside a page that may not grow.
    if (m_splitter->sizes().at(2) != given)
        m_splitter->setSizes({division.rail, std::max(1, width - division.rail - given), given});
    return given;
}

// Tab goes through the page as it is read. Parts come and go, so that the order of their making says little.
void Partition::orderTabs() {
    std::vector<QWidget*> parts = m_parts.above;
    parts.push_back(m_parts.rail);
    for (QWidget* part : m_parts.stage->inReadingOrder())
        parts.push_back(part);
    parts.insert(parts.end(), {m_parts.dock, m_parts.below});
    QWidget* last = nullptr;
    for (QWidget* part : parts)
        for (QWidget* widget : part->findChildren<QWidget*>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus))
                continue;
            if (last)
                QWidget::setTabOrder(last, widget);
            last = widget;
        }
}

void Partition::toggleRail() {
    m_railWanted = !m_railShown;
    emit wanted();
}

void Partition::restore(const QSettings& settings, int width, double base) {
    const QByteArray split = settings.value(QStringLiteral("splitter")).toByteArray();
    if (split.isEmpty() || !m_splitter->restoreState(split))
        m_splitter->setSizes({railWidth(base), width, static_cast<int>(base * 30)});
    m_splitter->setHandleWidth(kHandle);
}

void Partition::save(QSettings& settings) const {
    settings.setValue(QStringLiteral("splitter"), m_splitter->saveState());
}

void settle() {
    constexpr int kRounds = 6;
    for (int round = 0; round < kRounds; ++round) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
    }
}

}  // namespace app::windows
