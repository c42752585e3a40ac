#include "app/panels/PanelDock.h"

#include <QButtonGroup>
#include <QEvent>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/panels/FlowLayout.h"

namespace app::panels {

void keepTabOnChecked(const QButtonGroup& group) {
    for (QAbstractButton* button : group.buttons())
        button->setFocusPolicy(button->isChecked() ? Qt::TabFocus : Qt::NoFocus);
}

PanelDock::PanelDock(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("dock"));
    setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* tabs = new QWidget(this);
    m_tabs = new FlowLayout(tabs, 2);
    m_tabs->setContentsMargins(8, 8, 8, 4);
    m_stack = new QStackedWidget(this);
    m_group = new QButtonGroup(this);
    m_group->setExclusive(true);
    column->addWidget(tabs);
    column->addWidget(m_stack, 1);
}

void PanelDock::add(const QString& key, Panel* panel) {
    auto* tab = new QToolButton(this);
    tab->setObjectName(QStringLiteral("panelTab"));
    tab->setCheckable(true);
    tab->setFocusPolicy(Qt::TabFocus);
    tab->installEventFilter(this);
    m_group->addButton(tab);
    m_tabs->addWidget(tab);
    m_stack->addWidget(panel);
    m_pages.push_back({key, panel, tab});
    connect(tab, &QToolButton::clicked, this, [this, key] { showPanel(key); });
    if (m_pages.size() == 1)
        tab->setChecked(true);
    keepTabOnChecked(*m_group);
    retranslate();
}

QStringList PanelDock::keys() const {
    QStringList keys;
    for (const Page& page : m_pages)
        keys << page.key;
    return keys;
}

Panel* PanelDock::panel(const QString& key) const {
    for (const Page& page : m_pages)
        if (page.key == key)
            return page.panel;
    return nullptr;
}

QString PanelDock::titleOf(const QString& key) const {
    const Panel* found = panel(key);
    return found ? found->title() : key;
}

bool PanelDock::showPanel(const QString& key) {
    for (const Page& page : m_pages) {
        if (page.key != key)
            continue;
        page.tab->setChecked(true);
        keepTabOnChecked(*m_group);
        m_stack->setCurrentWidget(page.panel);
        if (m_frame)
            page.panel->show(*m_frame);
        emit panelShown(key);
        return true;
    }
    return false;
}

QString PanelDock::current() const {
    for (const Page& page : m_pages)
        if (page.panel == m_stack->currentWidget())
            return page.key;
    return {};
}

void PanelDock::show(const Frame& frame) {
    m_frame = frame;
    if (isVisible() && m_stack->currentWidget())
        static_cast<Panel*>(m_stack->currentWidget())->show(frame);
}

void PanelDock::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_frame)
        show(*m_frame);
}

void PanelDock::clear() {
    m_frame.reset();
    for (const Page& page : m_pages)
        page.panel->clear();
}

bool PanelDock::eventFilter(QObject* object, QEvent* event) {
    const int key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent*>(event)->key() : 0;
    const auto at = std::ranges::find(m_pages, object, &Page::tab);
    if ((key != Qt::Key_Left && key != Qt::Key_Right) || at == m_pages.end())
        return QWidget::eventFilter(object, event);
    const std::size_t count = m_pages.size(), here = static_cast<std::size_t>(at - m_pages.begin());
    const Page& next = m_pages[(here + (key == Qt::Key_Right ? 1 : count - 1)) % count];
    showPanel(next.key);
    next.tab->setFocus(Qt::TabFocusReason);
    return true;
}

void PanelDock::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PanelDock::retranslate() {
    for (const Page& page : m_pages) {
        page.tab->setText(page.panel->title());
        page.tab->setAccessibleName(tr("Panel: %1").arg(page.panel->title()));
        page.panel->setAccessibleName(page.panel->title());
    }
}

}  // namespace app::panels
