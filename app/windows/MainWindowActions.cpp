// MainWindow: menus, jumping.
#include <QActionGroup>
#include <QMenu>
#include <QPushButton>
#include <algorithm>

#include "app/diagrams/ShownMessage.h"
#include "app/panels/LadderPanel.h"
#include "app/panels/NarrationStrip.h"
#include "app/panels/PanelDock.h"
#include "app/panels/TransportBar.h"
#include "app/panels/Words.h"
#include "app/windows/JumpMenu.h"
#include "app/windows/MainWindow.h"
#include "app/windows/PresenterWindow.h"

namespace app::windows {

using namespace panels;

namespace {

// The button's menu, made anew in the language that is spoken now.
QMenu* freshMenu(QPushButton* button) {
    delete button->menu();
    auto* menu = new QMenu(button);
    button->setMenu(menu);
    menu->setAccessibleName(button->accessibleName());
    return menu;
}

}  // namespace

void MainWindow::setConnection(std::optional<model::ConnectionId> connection) {
    m_connection = connection;
    refresh();
}

void MainWindow::fillConnectionMenu(QMenu* menu) {
    menu->clear();
    const auto add = [&](const QString& words, std::optional<model::ConnectionId> connection) {
        QAction* action = menu->addAction(words);
        action->setData(QVariant::fromValue<qulonglong>(connection ? connection->value : 0));
        action->setCheckable(true);
        action->setChecked(connection == m_connection);
        connect(action, &QAction::triggered, this, [this, connection] { setConnection(connection); });
    };
    add(tr("All connections") + QStringLiteral("\tC"), std::nullopt);
    constexpr std::size_t kMost = 30;
    const auto& connections = m_stage->scene().connections;
    for (std::size_t i = 0; i < std::min(connections.size(), kMost); ++i)
        add(connectionText(connections[i]), connections[i].id);
}

std::optional<model::ConnectionId> MainWindow::connectionOf(model::PacketId packet) const {
    const auto* record = m_stage->trace().packet(packet);
    const bool known = record && record->segment && record->segment->connection != 0;
    return known ? std::optional(model::ConnectionId{record->segment->connection}) : std::nullopt;
}

// Of a segment, or of the socket whose state begins there.
std::optional<model::ConnectionId> MainWindow::connectionOf(const diagrams::Spot& spot) const {
    using namespace diagrams::spot;
    if (const auto* packet = spot.as<model::PacketId>())
        return connectionOf(*packet);
    if (const auto* deliver = spot.as<Deliver>())
        return connectionOf(deliver->packet);
    if (const auto* drop = spot.as<Drop>())
        return connectionOf(drop->packet);
    const auto& events = m_stage->trace().events();
    const auto* position = spot.as<Position>();
    if (!position || position->events == 0 || position->events > events.size())
        return std::nullopt;
    const auto& what = events[position->events - 1].what;
    if (const auto* seen = std::get_if<model::trace::PacketSeen>(&what))
        return connectionOf(seen->packet);
    if (const auto* verdict = std::get_if<model::trace::PacketVerdict>(&what))
        return connectionOf(verdict->packet);
    const auto* changed = std::get_if<model::trace::SocketChanged>(&what);
    for (const auto& connection : m_stage->scene().connections)
        for (const auto& end : connection.ends)
            if (changed && end.socket == changed->socket)
                return connection.id;
    return std::nullopt;
}

// On its own connection first, so that one click is enough.
void MainWindow::showConnectionMenu(const std::optional<diagrams::Spot>& spot, const QPoint& at) {
    if (m_stage->scene().connections.empty())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Connection"));
    fillConnectionMenu(menu);
    const auto connection = spot ? connectionOf(*spot) : std::nullopt;
    for (QAction* action : menu->actions())
        if (connection && action->data().toULongLong() == connection->value)
            menu->setActiveAction(action);
    menu->popup(at, menu->activeAction());
}

void MainWindow::toggleConnection() {
    if (m_connection)
        return setConnection(std::nullopt);
    if (const auto shown = diagrams::shownMessage(frame().inputs))
        setConnection(connectionOf(shown->packet));
}

void MainWindow::fillMenus() {
    using model::layout::Numbers;
    QMenu* speed = freshMenu(m_transport->speed);
    for (const double factor : {0.3, 0.5, 1.0, 1.5, 3.0}) {
        QAction* action = speed->addAction(QStringLiteral("%1×").arg(factor));
        action->setCheckable(true);
        action->setChecked(qFuzzyCompare(factor, m_speed));
        connect(action, &QAction::triggered, this, [this, factor] {
            m_speed = factor;
            m_ladder->setTravelMs(static_cast<int>(900 / factor));
            fillMenus();
        });
    }
    m_transport->setSpeedText(QStringLiteral("%1×").arg(m_speed));

    QMenu* numbers = freshMenu(m_transport->numbers);
    const struct {
        Numbers mode;
        QString words, brief;
    } modes[] = {
        {Numbers::Symbols, tr("As symbols: x, y, u, v, w"), tr("seq: x, y")},
        {Numbers::Relative, tr("Relative: from 0"), tr("seq: relative")},
        {Numbers::Absolute, tr("Absolute: the kernel's own"), tr("seq: absolute")},
    };
    for (const auto& mode : modes) {
        QAction* action = numbers->addAction(mode.words);
        action->setCheckable(true);
        action->setChecked(mode.mode == m_numbers);
        connect(action, &QAction::triggered, this, [this, chosen = mode.mode] { setNumbers(chosen); });
        if (mode.mode == m_numbers)
            m_transport->setNumbersText(mode.brief);
    }

    QMenu* exports = freshMenu(m_transport->exports);
    fillExportMenu(exports);

    QMenu* more = freshMenu(m_transport->more);
    const auto add = [&](const QString& words, const QString& key, auto&& run) {
        QAction* action = more->addAction(key.isEmpty() ? words : words + QLatin1Char('\t') + key);
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    const auto check = [&](const QString& words, const QString& key, bool on, auto&& run) {
        QAction* action = add(words, key, run);
        action->setCheckable(true);
        action->setChecked(on);
    };
    add(tr("Open file…"), QStringLiteral("Ctrl+O"), [this] { openFileDialog(); });
    add(tr("Start the demo anew"), QStringLiteral("Ctrl+R"), [this] { m_stage->restart(); });
    QMenu* connections = more->addMenu(tr("Connection"));
    connect(connections, &QMenu::aboutToShow, this, [this, connections] { fillConnectionMenu(connections); });
    more->addSeparator();
    add(tr("Present from the beginning"), QStringLiteral("F5"), [this] { present(Start::FromBeginning); });
    add(tr("Present from here"), QStringLiteral("Shift+F5"), [this] { present(Start::FromHere); });
    check(tr("Presenter window"), {}, m_presenter && m_presenter->isVisible(), [this](bool on) { showPresenter(on); });
    check(tr("Predict mode"), QStringLiteral("Q"), m_predicting, [this](bool on) { setPredicting(on); });
    more->addSeparator();
    check(tr("Panels at the right"), {}, !m_dock->isHidden(), [this](bool on) {
        m_dock->setVisible(on);
        arrange();
        refresh();
    });
    check(tr("Dark theme"), {}, m_look == theme::Look::Dark, [this](bool on) {
        setThemeName(on ? QStringLiteral("dark") : QStringLiteral("light"));
        fillMenus();
    });
    check(tr("Reduced motion"), {}, m_reduced, [this](bool on) {
        setReducedMotion(on);
        fillMenus();
    });
    more->addSeparator();
    add(tr("Larger text"), QStringLiteral("Ctrl++"), [this] { resizeText(1); });
    add(tr("Smaller text"), QStringLiteral("Ctrl+-"), [this] { resizeText(-1); });
    add(tr("Normal text"), QStringLiteral("Ctrl+0"), [this] { resizeText(0); });

    QMenu* jump = freshMenu(m_narration->jumpButton());
    connect(jump, &QMenu::aboutToShow, this, [this, jump] { fillJumpMenu(jump); });
}

void MainWindow::fillJumpMenu(QMenu* menu) {
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
