#include "app/windows/Actions.h"

#include <QCoreApplication>
#include <QPushButton>
#include <algorithm>
#include <utility>

#include "app/panels/Icons.h"
#include "app/panels/Spoken.h"
#include "app/panels/StyleSheet.h"

namespace app::windows {
namespace {

using Key = QKeyCombination;

struct Row {
    ActionId id;
    const char* words;                    // in a menu, on the page of keys
    std::vector<QKeyCombination> keys{};  // each of them
    const char* icon = nullptr;
    const char* told = nullptr;  // the keys as they are told; else the first
    const char* name = nullptr;  // of its button, when that is not the words
};

constexpr Key ctrl(Qt::Key key) {
    return Key(Qt::ControlModifier, key);
}

std::vector<Key> digits() {
    std::vector<Key> keys;
    for (int key = Qt::Key_1; key <= Qt::Key_9; ++key)
        keys.emplace_back(static_cast<Qt::Key>(key));
    return keys;
}

const std::vector<Row> kRows = {
    {ActionId::Next,
     QT_TRANSLATE_NOOP("Actions", "Next"),
     {Qt::Key_Space, Qt::Key_PageDown, Qt::Key_Right, Qt::Key_Down},
     "next",
     QT_TRANSLATE_NOOP("Actions", "Space, Page Down, →")},
    {ActionId::Back,
     QT_TRANSLATE_NOOP("Actions", "Back"),
     {Qt::Key_PageUp, Qt::Key_Left, Qt::Key_Up},
     "back",
     QT_TRANSLATE_NOOP("Actions", "Page Up, ←")},
    {ActionId::First,
     QT_TRANSLATE_NOOP("Actions", "First step"),
     {Qt::Key_Home},
     "first",
     QT_TRANSLATE_NOOP("Actions", "Home")},
    {ActionId::Last,
     QT_TRANSLATE_NOOP("Actions", "Last step, or back to live"),
     {Qt::Key_End},
     nullptr,
     QT_TRANSLATE_NOOP("Actions", "End")},
    {ActionId::Play, QT_TRANSLATE_NOOP("Actions", "Play"), {Qt::Key_P}, "play"},
    {ActionId::Speed, QT_TRANSLATE_NOOP("Actions", "Speed"), {}, "speed"},
    {ActionId::Answer, QT_TRANSLATE_NOOP("Actions", "Answer the question"), digits(), nullptr,
     QT_TRANSLATE_NOOP("Actions", "1 to 9")},
    {ActionId::Hands, QT_TRANSLATE_NOOP("Actions", "Count a show of hands"), {Qt::Key_H}},
    {ActionId::Deliver, QT_TRANSLATE_NOOP("Actions", "Deliver segment"), {Qt::Key_D}},
    {ActionId::Drop, QT_TRANSLATE_NOOP("Actions", "Drop segment"), {Qt::Key_X}, "drop"},
    {ActionId::Keep, QT_TRANSLATE_NOOP("Actions", "Keep segment on the wire"), {Qt::Key_K}},
    {ActionId::BringBack, QT_TRANSLATE_NOOP("Actions", "Bring it back here"), {Qt::Key_R}},
    {ActionId::Why, QT_TRANSLATE_NOOP("Actions", "The rule behind this step"), {Qt::Key_Y}},
    {ActionId::Jump, QT_TRANSLATE_NOOP("Actions", "Jump to a step, a state or a call"), {Qt::Key_J}},
    {ActionId::Connection, QT_TRANSLATE_NOOP("Actions", "One connection, or all"), {Qt::Key_C}},
    {ActionId::Whole, QT_TRANSLATE_NOOP("Actions", "Whole connection, or what happens now"), {Qt::Key_O}},
    {ActionId::Numbers, QT_TRANSLATE_NOOP("Actions", "Sequence numbers"), {Qt::Key_N}, "sequence"},
    {ActionId::Rail, QT_TRANSLATE_NOOP("Actions", "Show the demos"), {ctrl(Qt::Key_D)}, "rail"},
    {ActionId::Search, QT_TRANSLATE_NOOP("Actions", "Search the demos"), {ctrl(Qt::Key_F)}},
    {ActionId::OpenFile, QT_TRANSLATE_NOOP("Actions", "Open file…"), {ctrl(Qt::Key_O)}},
    {ActionId::Restart, QT_TRANSLATE_NOOP("Actions", "Start the demo anew"), {ctrl(Qt::Key_R)}},
    {ActionId::SaveSession, QT_TRANSLATE_NOOP("Actions", "Save the session…"), {ctrl(Qt::Key_S)}},
    {ActionId::Print, QT_TRANSLATE_NOOP("Actions", "Print the ladder…"), {ctrl(Qt::Key_P)}},
    {ActionId::Exports, QT_TRANSLATE_NOOP("Actions", "Export"), {ctrl(Qt::Key_E)}, "export"},
    {ActionId::PresentFromBeginning, QT_TRANSLATE_NOOP("Actions", "Present from the beginning"), {Qt::Key_F5}},
    {ActionId::Present,
     QT_TRANSLATE_NOOP("Actions", "Present from here"),
     {Key(Qt::SHIFT, Qt::Key_F5)},
     "present",
     nullptr,
     QT_TRANSLATE_NOOP("Actions", "Present")},
    {ActionId::Presenter, QT_TRANSLATE_NOOP("Actions", "Presenter window")},
    {ActionId::Predict, QT_TRANSLATE_NOOP("Actions", "Predict mode"), {Qt::Key_Q}},
    {ActionId::SwapScreens, QT_TRANSLATE_NOOP("Actions", "Swap the screens"), {Qt::Key_S}},
    {ActionId::Laser,
     QT_TRANSLATE_NOOP("Actions", "Laser pointer"),
     {Qt::Key_V},
     nullptr,
     QT_TRANSLATE_NOOP("Actions", "V, held")},
    {ActionId::Spotlight, QT_TRANSLATE_NOOP("Actions", "Spotlight"), {Qt::Key_T}},
    {ActionId::Magnifier, QT_TRANSLATE_NOOP("Actions", "Magnifier"), {Qt::Key_M}},
    {ActionId::Pen, QT_TRANSLATE_NOOP("Actions", "Pen"), {Qt::Key_I}},
    {ActionId::Eraser, QT_TRANSLATE_NOOP("Actions", "Eraser"), {Qt::Key_E}},
    {ActionId::UndoMark, QT_TRANSLATE_NOOP("Actions", "Take the last mark back"), {Qt::Key_U}},
    {ActionId::Black, QT_TRANSLATE_NOOP("Actions", "Black screen"), {Qt::Key_B, Qt::Key_Period}, nullptr, "B, ."},
    {ActionId::White, QT_TRANSLATE_NOOP("Actions", "White screen"), {Qt::Key_W}},
    {ActionId::Leave, QT_TRANSLATE_NOOP("Actions", "Leave what covers the desk"), {Qt::Key_Escape}},
    {ActionId::FullScreen, QT_TRANSLATE_NOOP("Actions", "Full screen"), {Qt::Key_F11}},
    {ActionId::Dock, QT_TRANSLATE_NOOP("Actions", "Panels at the right"), {Qt::Key_A}},
    {ActionId::Dark, QT_TRANSLATE_NOOP("Actions", "Dark theme")},
    {ActionId::ReducedMotion, QT_TRANSLATE_NOOP("Actions", "Reduced motion")},
    {ActionId::Language, QT_TRANSLATE_NOOP("Actions", "Language"), {Qt::Key_L}, "language"},
    {ActionId::Larger, QT_TRANSLATE_NOOP("Actions", "Larger text"), {ctrl(Qt::Key_Plus), ctrl(Qt::Key_Equal)}},
    {ActionId::Smaller, QT_TRANSLATE_NOOP("Actions", "Smaller text"), {ctrl(Qt::Key_Minus)}},
    {ActionId::NormalSize, QT_TRANSLATE_NOOP("Actions", "Normal text"), {ctrl(Qt::Key_0)}},
    {ActionId::More, QT_TRANSLATE_NOOP("Actions", "More"), {Qt::Key_F10}, "more"},
    {ActionId::Help, QT_TRANSLATE_NOOP("Actions", "Keys and signs"), {Qt::Key_F1, Qt::Key_Question}, nullptr, "F1, ?"},
};

const Row& rowOf(ActionId id) {
    return *std::ranges::find(kRows, id, &Row::id);
}

QString translated(const char* words) {
    return words ? QCoreApplication::translate("Actions", words) : QString();
}

QString toldKeys(const Row& row) {
    if (row.told || row.keys.empty())
        return translated(row.told);
    return QKeySequence(row.keys.front()).toString(QKeySequence::PortableText);
}

}  // namespace

Actions::Actions(QObject* parent) : QObject(parent), m_theme(theme::Theme::make(theme::Look::Light)) {
    for (const Row& row : kRows) {
        auto* action = new QAction(this);
        action->setIconVisibleInMenu(false);
        m_actions[row.id] = action;
        m_shown[row.id] = {row.name ? row.name : row.words, row.icon};
    }
    retranslate();
}

void Actions::handle(ActionId id, std::function<void()> run, Rules rules) {
    QAction* to = action(id);
    to->setCheckable(static_cast<bool>(rules.checked));
    m_rules[id] = std::move(rules);
    connect(to, &QAction::triggered, this, [this, run = std::move(run)] {
        run();
        update();
    });
}

void Actions::bind(ActionId id, QPushButton* button) {
    QAction* to = action(id);
    button->setCheckable(to->isCheckable());
    connect(button, &QPushButton::clicked, to, [to, button] {
        if (!button->menu())
            to->trigger();
    });
    const auto follow = [this, id, to, button] {
        button->setEnabled(to->isEnabled());
        button->setChecked(to->isChecked());
        button->setIcon(to->icon());
        panels::setSpoken(button, translated(m_shown.at(id).words));
        button->setToolTip(tip(id));
    };
    connect(to, &QAction::changed, button, follow);
    follow();
}

bool Actions::press(QKeyCombination key) {
    for (const Row& row : kRows) {
        const auto found = std::ranges::find(row.keys, key);
        if (found == row.keys.end())
            continue;
        update(row.id);
        QAction* to = action(row.id);
        to->setData(static_cast<int>(found - row.keys.begin()));
        to->trigger();
        // Digits are for the page when nothing is asked; the other keys have no second meaning.
        return to->isEnabled() || row.id != ActionId::Answer;
    }
    const bool shifted = key.keyboardModifiers() == Qt::ShiftModifier;
    return shifted && press(QKeyCombination(key.key()));
}

std::vector<QKeyCombination> Actions::keys(ActionId id) {
    return rowOf(id).keys;
}

QString Actions::tip(ActionId id) const {
    const QString words = translated(m_shown.at(id).words), keys = toldKeys(rowOf(id));
    return keys.isEmpty() ? words : QStringLiteral("%1 (%2)").arg(words, keys);
}

std::vector<Actions::Told> Actions::told() {
    std::vector<Told> told;
    for (const Row& row : kRows)
        if (!row.keys.empty())
            told.push_back({translated(row.words), toldKeys(row)});
    return told;
}

void Actions::become(ActionId id, const char* words, const char* icon) {
    m_shown[id] = {words, icon};
    showIcon(id);
    retranslate();
}

void Actions::update() {
    for (const auto& [id, rules] : m_rules)
        update(id);
}

void Actions::update(ActionId id) {
    const auto rules = m_rules.find(id);
    if (rules == m_rules.end())
        return;
    if (rules->second.allowed)
        action(id)->setEnabled(rules->second.allowed());
    if (rules->second.checked)
        action(id)->setChecked(rules->second.checked());
}

void Actions::retranslate() {
    for (const Row& row : kRows) {
        const QString keys = toldKeys(row);
        action(row.id)->setText(keys.isEmpty() ? translated(row.words)
                                               : translated(row.words) + QLatin1Char('\t') + keys);
        emit action(row.id)->changed();  // the name of its button may be another than its words
    }
}

void Actions::setTheme(const theme::Theme& theme) {
    m_theme = theme;
    for (const Row& row : kRows)
        showIcon(row.id);
}

void Actions::showIcon(ActionId id) {
    const char* name = m_shown.at(id).icon;
    if (!name)
        return;
    const QColor ink = id == ActionId::Next   ? panels::onInk(m_theme)
                       : id == ActionId::Drop ? m_theme.bad.ink
                                              : m_theme.text;
    action(id)->setIcon(panels::icon(QString::fromLatin1(name), ink, m_theme.secondary));
}

}  // namespace app::windows
