#include "app/panels/StyleSheet.h"

#include <QHash>
#include <cmath>

namespace app::panels {

StripColors stripColors(const theme::Theme& theme) {
    if (theme.look == theme::Look::Dark)
        return {QColor(0x0B0E13), QColor(0xF4F6F9), QColor(0xA9B3C1), QColor(0xFFC857), QColor(0x3A4454)};
    return {QColor(0x111827), QColor(0xF4F6F9), QColor(0xB4BECC), QColor(0xFFD479), QColor(0x3B475C)};
}

QColor onInk(const theme::Theme& theme) {
    return theme.look == theme::Look::Dark ? QColor(0x10141A) : QColor(Qt::white);
}

bool onProjector(const theme::Theme& theme) {
    return theme.line > 3;
}
double small(const theme::Theme& theme) {
    return onProjector(theme) ? 1 : 0.9;
}

QColor hairline(const theme::Theme& theme) {
    return theme.look == theme::Look::Dark ? QColor(0x323B49) : QColor(0xDDE2E9);
}

namespace {

// @names are values of the theme.
constexpr char kSheet[] = R"(
* { outline: none; }
QMainWindow, QDialog, QWidget#stageArea { background: @chrome; color: @text; }
QWidget { color: @text; font-size: @b; }
QToolTip { background: @text; color: @background; border: none; padding: 6px 8px; font-size: @small; }

QWidget#transport { background: @background; border-bottom: 1px solid @hair; }
QLabel#brand { font-size: @t12; font-weight: 700; }
QLabel#demoTitle, QLabel#quietLabel { color: @secondary; }
QPushButton, QToolButton { background: @background; color: @text; border: 1px solid @rule; border-radius: 8px;
    padding: @padV @padH; }
QPushButton:hover, QToolButton:hover { background: @chrome; border-color: @text; }
QPushButton:pressed, QToolButton:pressed { background: @clientTint; }
QPushButton:focus, QToolButton:focus { border: 2px solid @client; padding: @padVf @padHf; }
QPushButton:disabled, QToolButton:disabled { color: @secondary; border-color: @hair; background: @background; }
QPushButton:checked, QToolButton:checked { background: @clientTint; color: @client; border-color: @client; }
QPushButton#next { background: @client; color: @onInk; border: 1px solid @client; font-weight: 700; }
QPushButton#next:hover { background: @clientHover; }
QPushButton#next:focus { border: 2px solid @text; }
QPushButton#next:disabled { background: @chrome; color: @secondary; border-color: @hair; }
QPushButton#drop { color: @bad; border-color: @bad; }
QPushButton#drop:disabled { color: @secondary; border-color: @hair; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton::menu-indicator { image: none; width: 0; }
QMenu { background: @background; border: 1px solid @rule; padding: 6px; }
QMenu::item { padding: 6px 24px 6px 24px; border-radius: 6px; }
QMenu::item:selected { background: @clientTint; color: @text; }
QMenu::item:disabled { color: @secondary; }
QFrame#jumps, QFrame#hover { background: @background; border: 1px solid @rule; }
QListWidget#jumpList { background: @background; border: none; }
QListWidget#jumpList::item { padding: 4px 12px; border-radius: 6px; color: @text; }
QListWidget#jumpList::item:selected { background: @clientTint; color: @text; }
QListWidget#jumpList::item:hover { background: @chrome; }
QMenu::separator { height: 1px; background: @hair; margin: 6px 8px; }

QWidget#rail { background: @background; border-right: 1px solid @hair; }
QLineEdit { background: @chrome; color: @text; border: 1px solid @rule; border-radius: 8px; padding: @padV 8px;
    selection-background-color: @client; selection-color: @onInk; }
QLineEdit:focus { border: 2px solid @client; }
QListWidget#demos { background: @background; border: none; }
QListWidget#demos::item { border-radius: 8px; }
QWidget#dock { background: @background; border-left: 1px solid @hair; }
QToolButton#panelTab { border: none; border-radius: 8px; padding: 5px 8px; background: transparent; color: @secondary; }
QToolButton#panelTab:hover { background: @chrome; color: @text; }
QToolButton#panelTab:checked { background: @clientTint; color: @client; font-weight: 700; }
QToolButton#panelTab:focus { border: 2px solid @client; padding: 3px 6px; }
QFrame#ladderCard { background: @background; border: 1px solid @hair; border-radius: 8px; }
QFrame#card { background: @background; border: 1px solid @hair; border-radius: 8px; }
QLabel#cardTitle { font-size: @t11; font-weight: 700; }
QLabel#section { color: @secondary; font-size: @small; font-weight: 700; }
QScrollArea { border: none; background: transparent; }
QScrollArea:focus { border: 2px solid @client; border-radius: 8px; }
QScrollArea > QWidget > QWidget { background: transparent; }
QWidget#helpPage { background: @background; }
QLabel#kernelCommand { color: @secondary; font-family: "@mono"; font-size: @small; }
QTableView#kernelTable { background: @background; border: none; }
QTableView#kernelTable QHeaderView { background: @background; }
QTableView#kernelTable QHeaderView::section { background: @background; color: @secondary; border: none;
    border-bottom: 1px solid @hair; padding: 4px 6px; font-size: @small; font-weight: 700; }
QPlainTextEdit, QTextEdit, QTextBrowser { background: @background; color: @text; border: none; }
QSplitter::handle { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @rule; border-radius: 3px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: @secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QWidget#narration { background: @stripBg; }
QWidget#narration QLabel { color: @stripText; background: transparent; }
QWidget#narration QLabel#stepLabel, QWidget#narration QLabel#timeLabel { color: @stripSecondary; font-size: @small; }
QWidget#narration QPushButton { background: transparent; color: @stripText; border: 1px solid @stripSecondary; }
QWidget#narration QPushButton:hover { background: @stripLine; }
QWidget#narration QPushButton:checked { background: @stripLine; color: @stripAccent; border-color: @stripAccent; }
QWidget#narration QPushButton:disabled { color: @stripSecondary; border-color: @stripLine; }
QWidget#narration QPushButton:focus { border: 2px solid @stripAccent; }
QWidget#narration QPushButton#backToLive {
    background: @stripAccent; color: #111827; border-color: @stripAccent; font-weight: 700;
}
QFrame#noticeBar { background: @heldTint; border: 2px solid @held; border-radius: 8px; }
QFrame#noticeBar QLabel { font-size: @t11; background: transparent; }
QFrame#noticeBar QPushButton { background: transparent; }
QFrame#guide { background: @heldTint; border: 2px solid @held; border-radius: 8px; }
QFrame#guide QLabel { background: transparent; }
QFrame#guide QLabel { font-size: @t11; }
QFrame#guide QLabel#guideHead { font-size: @t15; font-weight: 700; }
QFrame#opening, QFrame#exporting { background: @background; border: 2px solid @client; border-radius: 8px; }
QFrame#opening QLabel, QFrame#exporting QLabel { font-size: @t11; }
QProgressBar { background: @chrome; border: 1px solid @rule; border-radius: 4px; }
QProgressBar::chunk { background: @client; border-radius: 3px; }
QWidget#presenterRoot { background: @chrome; }
)";

}  // namespace

QString styleSheet(const theme::Theme& theme) {
    const StripColors strip = stripColors(theme);
    const auto px = [&](double factor) { return QStringLiteral("%1px").arg(std::lround(theme.b * factor)); };
    QString sheet = QString::fromLatin1(kSheet);

    const QHash<QString, QString> values{
        {"@background", theme.background.name()},
        {"@chrome", theme.chrome.name()},
        {"@text", theme.text.name()},
        {"@secondary", theme.secondary.name()},
        {"@rule", theme.rule.name()},
        {"@hair", hairline(theme).name()},
        {"@clientTint", theme.client.tint.name()},
        {"@clientHover",
         (theme.look == theme::Look::Dark ? theme.client.ink.lighter(112) : theme.client.ink.darker(118)).name()},
        {"@client", theme.client.ink.name()},
        {"@held", theme.held.ink.name()},
        {"@heldTint", theme.held.tint.name()},
        {"@bad", theme.bad.ink.name()},
        {"@onInk", onInk(theme).name()},
        {"@small", px(small(theme))},
        {"@t11", px(1.1)},
        {"@t12", px(1.2)},
        {"@t15", px(1.5)},
        {"@padVf", QStringLiteral("%1px").arg(std::lround(theme.b * 0.42) - 1)},
        {"@padHf", QStringLiteral("%1px").arg(std::lround(theme.b * 0.8) - 1)},
        {"@padV", px(0.42)},
        {"@padH", px(0.8)},
        {"@stripBg", strip.background.name()},
        {"@stripText", strip.text.name()},
        {"@stripSecondary", strip.secondary.name()},
        {"@stripAccent", strip.accent.name()},
        {"@stripLine", strip.line.name()},
        {"@mono", theme.mono(1).families().first()},
        {"@b", px(1)},
    };
    // Longest names first: "@b" is the beginning of others.
    QStringList names = values.keys();
    std::sort(names.begin(), names.end(), [](const QString& a, const QString& b) { return a.size() > b.size(); });
    for (const QString& name : names)
        sheet.replace(name, values[name]);
    return sheet;
}

}  // namespace app::panels
