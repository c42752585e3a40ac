#include "app/windows/Partition.h"

#include <QCoreApplication>
#include <QSettings>
#include <QSplitter>
#include <algorithm>

#include "app/panels/DemoRail.h"
#include "app/panels/PanelDock.h"
#include "app/windows/StageArea.h"

namespace app::windows {

namespace {
constexpr int kHandle = 5;         // pixels
constexpr double kDockWidth = 30;  // of the text's size, until the user drags it
}  // namespace

Partition::Partition(QSplitter* splitter, const Parts& parts)
    : QObject(splitter), m_splitter(splitter), m_parts(parts) {
    m_splitter->setHandleWidth(kHandle);
    m_splitter->setChildrenCollapsible(false);
    const std::initializer_list<QWidget*> columns{parts.rail, parts.stage, parts.dock};
    for (QWidget* part : columns)
        m_splitter->addWidget(part);
    for (int i = 0; i < m_splitter->count(); ++i)
        m_splitter->setStretchFactor(i, m_splitter->widget(i) == parts.stage ? 1 : 0);
    connect(splitter, &QSplitter::splitterMoved, this, [this] {
        if (!m_parts.dock->isHidden())
            m_dockWidth = m_splitter->sizes().at(2);
    });
    connect(parts.dock, &panels::PanelDock::panelShown, this, &Partition::wanted);
    connect(parts.stage, &StageArea::castChanged, this, &Partition::wanted);
}

void Partition::arrange(const QSize& window, double base) {
    Room room;
    room.width = window.width();
    room.height = window.height();
    room.base = base;
    room.rail = m_railWanted;
    room.dock = !m_parts.dock->isHidden();  // the window itself may not be shown yet
    room.page = m_parts.dock->current();
    room.cards = m_parts.stage->cardCount();
    room.dockInsisted = m_dockInsisted;
    const Division division = divide(room);
    foldDock(division, room);
    m_railShown = division.rail > 0;
    m_parts.rail->setVisible(m_railShown);
    m_parts.rail->setFixedWidth(railWidth(base));
    const int dock = room.dock ? arrangeDock(division, room) : 0;
    m_parts.stage->arrange(stageIn(room, room.width - division.rail - dock));
    orderTabs();
}

void Partition::foldDock(const Division& division, Room& room) {
    if (room.dock == division.dock || (!room.dock && !m_dockFoldedAway))
        return;
    room.dock = division.dock;
    m_dockFoldedAway = !division.dock;
    m_parts.dock->setVisible(division.dock);
}

void Partition::showDock(bool shown) {
    m_dockInsisted = shown;
    m_dockFoldedAway = false;
    m_parts.dock->setVisible(shown);
    emit wanted();
}

// Returns the width that the dock has then. It is what the user chose wherever that fits: a wide page, or large text,
// takes more only while it is there.
int Partition::arrangeDock(const Division& division, const Room& room) {
    const int wanted = m_dockWidth.value_or(static_cast<int>(kDockWidth * room.base));
    const int given = std::clamp(wanted, division.dockLeast, division.dockMost);
    m_parts.dock->setMinimumWidth(division.dockLeast);
    // Not a maximum width: a splitter leaves a gap beside a page that may not grow.
    if (m_splitter->sizes().at(2) != given)
        m_splitter->setSizes({division.rail, std::max(1, room.width - division.rail - given), given});
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

void Partition::restore(const QSettings& settings) {
    bool known = false;
    const int width = settings.value(QStringLiteral("dockWidth")).toInt(&known);
    if (known && width > 0)
        m_dockWidth = width;
}

void Partition::save(QSettings& settings) const {
    if (m_dockWidth)
        settings.setValue(QStringLiteral("dockWidth"), *m_dockWidth);
}

void settle() {
    constexpr int kRounds = 6;
    for (int round = 0; round < kRounds; ++round) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
    }
}

}  // namespace app::windows
