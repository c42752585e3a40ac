#include "app/windows/Menus.h"

#include <QMenu>
#include <QPushButton>
#include <algorithm>

#include "app/panels/NarrationStrip.h"
#include "app/panels/TransportBar.h"
#include "app/panels/Words.h"
#include "app/session/Stage.h"
#include "app/windows/Actions.h"
#include "app/windows/HoverPreview.h"
#include "app/windows/JumpList.h"
#include "app/windows/Lectern.h"
#include "app/windows/Viewpoint.h"
#include "app/windows/WayForward.h"

namespace app::windows {

Menus::Menus(session::Stage* stage, Actions& actions, Appearance& appearance, Viewpoint& viewpoint, QObject* parent)
    : QObject(parent), m_stage(stage), m_actions(actions), m_appearance(appearance), m_viewpoint(viewpoint) {
    connect(&appearance, &Appearance::motionChanged, this, &Menus::showSpeed);
    connect(&appearance, &Appearance::numbersChanged, this, &Menus::showNumbers);
}

void Menus::attach(Lectern& lectern) {
    connect(m_screens, &QMenu::aboutToShow, this, [this, &lectern] { lectern.fillScreens(m_screens); });
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
    new HoverPreview(m_stage, &m_viewpoint, narration->timeLine());
    m_jumps = new JumpList(narration->window());
    connect(narration->jumpButton(), &QPushButton::clicked, this, &Menus::showJumps);
    connect(m_jumps, &JumpList::chosen, this, [this, way = new WayForward(m_stage, this)](const Jump& jump) {
        jump.position ? m_stage->seek(*jump.position) : way->goTo(jump.step);
    });
    showSpeed();
    retranslate();
}

void Menus::makeMore(QMenu* menu) {
    const auto add = [&](QMenu* to, std::initializer_list<ActionId> ids) {
        for (const ActionId id : ids)
            to->addAction(m_actions.action(id));
    };
    const auto submenu = [menu](QMenu*& made) { return made = menu->addMenu(QString()); };
    add(menu, {ActionId::OpenFile, ActionId::SaveSession, ActionId::Print, ActionId::Restart, ActionId::BringBack});
    menu->addSeparator();
    add(submenu(m_lesson), {ActionId::First, ActionId::Back, ActionId::Next, ActionId::Last, ActionId::Play,
                            ActionId::Deliver, ActionId::Drop, ActionId::Keep, ActionId::Why, ActionId::Jump});
    connect(submenu(m_connections), &QMenu::aboutToShow, this, [this] { fillConnections(m_connections); });
    menu->addSeparator();
    add(menu, {ActionId::PresentFromBeginning, ActionId::Present, ActionId::Presenter, ActionId::Predict,
               ActionId::Hands, ActionId::Whole, ActionId::Black, ActionId::White});
    add(submenu(m_pointer), {ActionId::Laser, ActionId::Spotlight, ActionId::Magnifier, ActionId::Pen, ActionId::Eraser,
                             ActionId::UndoMark});
    submenu(m_screens);
    menu->addSeparator();
    add(menu, {ActionId::Rail, ActionId::Search, ActionId::Dock, ActionId::FullScreen, ActionId::Dark,
               ActionId::ReducedMotion, ActionId::Language});
    menu->addSeparator();
    add(menu, {ActionId::Larger, ActionId::Smaller, ActionId::NormalSize});
    menu->addSeparator();
    add(menu, {ActionId::Help});
}

void Menus::retranslate() {
    m_connections->setTitle(tr("Connection"));
    m_lesson->setTitle(tr("Lesson"));
    m_pointer->setTitle(tr("Pointer"));
    m_screens->setTitle(tr("Screens"));
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

void Menus::showJumps() {
    m_jumps->offer(jumpsOf(*m_stage), m_stage->position(), m_appearance.theme().b);
}

}  // namespace app::windows
