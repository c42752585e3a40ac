#include "app/windows/Menus.h"

#include <QMenu>
#include <QPushButton>
#include <algorithm>

#include "app/panels/NarrationStrip.h"
#include "app/panels/TransportBar.h"
#include "app/panels/Words.h"
#include "app/session/Stage.h"
#include "app/windows/Actions.h"
#include "app/windows/JumpMenu.h"
#include "app/windows/Viewpoint.h"

namespace app::windows {

Menus::Menus(session::Stage* stage, Actions& actions, Appearance& appearance, Viewpoint& viewpoint, QObject* parent)
    : QObject(parent), m_stage(stage), m_actions(actions), m_appearance(appearance), m_viewpoint(viewpoint) {
    connect(&appearance, &Appearance::motionChanged, this, &Menus::showSpeed);
    connect(&appearance, &Appearance::numbersChanged, this, &Menus::showNumbers);
}

QMenu* Menus::menuOf(QPushButton* button) {
    auto* menu = new QMenu(button);
    button->setMenu(menu);
    m_buttons.push_back(button);
    return menu;
}

void Menus::attach(panels::TransportBar* transport, panels::NarrationStrip* narration) {
    m_transport = transport;
    QMenu* speed = menuOf(transport->button(ActionId::Speed));
    for (const double factor : {0.3, 0.5, 1.0, 1.5, 3.0}) {
        QAction* action = speed->addAction(QStringLiteral("%1×").arg(factor));
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, factor] { m_appearance.setSpeed(factor); });
        m_speeds.emplace_back(factor, action);
    }
    QMenu* numbers = menuOf(transport->button(ActionId::Numbers));
    for (const auto mode :
         {Appearance::Numbers::Symbols, Appearance::Numbers::Relative, Appearance::Numbers::Absolute}) {
        QAction* action = numbers->addAction(QString());
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, mode] { m_appearance.setNumbers(mode); });
        m_numbers.push_back({mode, action});
    }
    menuOf(transport->button(ActionId::Exports));  // filled by Exports
    makeMore(menuOf(transport->button(ActionId::More)));
    QMenu* jump = menuOf(narration->jumpButton());
    connect(jump, &QMenu::aboutToShow, this, [this, jump] { fillJumps(jump); });
    showSpeed();
    retranslate();
}

void Menus::makeMore(QMenu* menu) {
    const auto add = [&](std::initializer_list<ActionId> ids) {
        for (const ActionId id : ids)
            menu->addAction(m_actions.action(id));
    };
    add({ActionId::OpenFile, ActionId::Restart});
    m_connections = menu->addMenu(QString());
    connect(m_connections, &QMenu::aboutToShow, this, [this] { fillConnections(m_connections); });
    menu->addSeparator();
    add({ActionId::PresentFromBeginning, ActionId::Present, ActionId::Presenter, ActionId::Predict});
    menu->addSeparator();
    add({ActionId::Dock, ActionId::Dark, ActionId::ReducedMotion});
    menu->addSeparator();
    add({ActionId::Larger, ActionId::Smaller, ActionId::NormalSize});
    menu->addSeparator();
    add({ActionId::Help});
}

void Menus::retranslate() {
    m_connections->setTitle(tr("Connection"));
    showNumbers();
    for (QPushButton* button : m_buttons)
        button->menu()->setAccessibleName(button->accessibleName());
}

void Menus::showSpeed() {
    for (const auto& [factor, action] : m_speeds)
        action->setChecked(qFuzzyCompare(factor, m_appearance.speed()));
    m_transport->setSpeedText(QStringLiteral("%1×").arg(m_appearance.speed()));
}

void Menus::showNumbers() {
    const auto words = [](Appearance::Numbers mode) -> std::pair<QString, QString> {
        switch (mode) {
            case Appearance::Numbers::Symbols:
                return {tr("As symbols: x, y, u, v, w"), tr("seq: x, y")};
            case Appearance::Numbers::Relative:
                return {tr("Relative: from 0"), tr("seq: relative")};
            case Appearance::Numbers::Absolute:
                return {tr("Absolute: the kernel's own"), tr("seq: absolute")};
        }
        return {};
    };
    for (const auto& [mode, action] : m_numbers) {
        action->setText(words(mode).first);
        action->setChecked(mode == m_appearance.numbers());
    }
    m_transport->setNumbersText(words(m_appearance.numbers()).second);
}

void Menus::fillConnections(QMenu* menu) {
    menu->clear();
    const auto add = [&](const QString& words, std::optional<model::ConnectionId> connection) {
        QAction* action = menu->addAction(words);
        action->setData(QVariant::fromValue<qulonglong>(connection ? connection->value : 0));
        action->setCheckable(true);
        action->setChecked(connection == m_viewpoint.connection());
        connect(action, &QAction::triggered, this, [this, connection] { m_viewpoint.setConnection(connection); });
    };
    const QString key = QKeySequence(Actions::keys(ActionId::Connection).front()).toString();
    add(tr("All connections") + QLatin1Char('\t') + key, std::nullopt);
    constexpr std::size_t kMost = 30;
    const auto& connections = m_stage->scene().connections;
    for (std::size_t i = 0; i < std::min(connections.size(), kMost); ++i)
        add(panels::connectionText(connections[i]), connections[i].id);
}

void Menus::showConnections(const std::optional<diagrams::Spot>& spot, const QPoint& at, QWidget* parent) {
    if (m_stage->scene().connections.empty())
        return;
    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Connection"));
    fillConnections(menu);
    const auto connection = spot ? m_viewpoint.connectionOf(*spot) : std::nullopt;
    for (QAction* action : menu->actions())
        if (connection && action->data().toULongLong() == connection->value)
            menu->setActiveAction(action);
    menu->popup(at, menu->activeAction());
}

void Menus::fillJumps(QMenu* menu) {
    menu->clear();
    QString group;
    for (const Jump& jump : jumpsOf(*m_stage)) {
        if (jump.group != group) {
            group = jump.group;
            menu->addSection(group);
        }
        QAction* action = menu->addAction(jump.words);
        action->setCheckable(jump.position == m_stage->position());
        action->setChecked(jump.position == m_stage->position());
        connect(action, &QAction::triggered, this, [this, position = jump.position] { m_stage->seek(position); });
    }
    if (menu->isEmpty())
        menu->addAction(tr("Nothing has happened yet"))->setEnabled(false);
}

}  // namespace app::windows
