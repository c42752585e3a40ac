// The one registry of what a person can order the window to do: words, keys, icon, when it is allowed, what it does.
// Menus, buttons, the keyboard of both windows and the page of keys come from it. Keys are not QShortcuts: a scroll
// area or a list would get them first (Keyboard). GUI thread.
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <functional>
#include <map>
#include <vector>

#include "app/panels/ActionId.h"
#include "app/theme/Theme.h"

class QPushButton;

namespace app::windows {

using panels::ActionId;

// When an action may be run, and whether it is checked.
struct Rules {
    std::function<bool()> allowed = nullptr;  // always, when there is none
    std::function<bool()> checked = nullptr;  // cannot be checked, when there is none
};

class Actions : public QObject {
    Q_OBJECT
public:
    // As the page of keys tells it.
    struct Told {
        QString words, keys;
    };

    explicit Actions(QObject* parent);

    [[nodiscard]] QAction* action(ActionId id) const { return m_actions.at(id); }
    void handle(ActionId id, std::function<void()> run, Rules rules = {});
    // Name, tooltip, icon and state of the button are the action's; pressed it runs it, unless it opens a menu.
    void bind(ActionId id, QPushButton* button);
    // Runs the action of the key; action()->data() is which of its keys it was. False: no action has it now.
    bool press(QKeyCombination key);

    [[nodiscard]] static std::vector<QKeyCombination> keys(ActionId id);
    [[nodiscard]] QString tip(ActionId id) const;  // "Next (Space, Page Down, →)"
    [[nodiscard]] static std::vector<Told> told();

    // Other words and another icon than those of its row, until they are others again.
    void become(ActionId id, const char* words, const char* icon);
    void update();  // what is allowed and checked now
    void retranslate();
    void setTheme(const theme::Theme& theme);

private:
    struct Shown {
        const char *words, *icon;
    };
    std::map<ActionId, QAction*> m_actions;
    std::map<ActionId, Rules> m_rules;
    std::map<ActionId, Shown> m_shown;
    theme::Theme m_theme;

    void update(ActionId id);
    void showIcon(ActionId id);
};

}  // namespace app::windows
