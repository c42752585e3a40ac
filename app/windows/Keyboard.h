// The keyboard, the teacher's clicker included: keys pressed in the window or in the presenter's are looked at before
// the focused widget gets them, because a scroll area would take Page Down and a list the arrows.
#pragma once

#include <QObject>
#include <functional>
#include <vector>

class QKeyEvent;
class QWidget;

namespace app::windows {

class Actions;

class Keyboard : public QObject {
    Q_OBJECT
public:
    // window: whose focus decides; the others have none of their own. presenting: every key is for the stage.
    Keyboard(QWidget* window, std::vector<const QWidget*> others, Actions& actions, std::function<bool()> presenting);
    ~Keyboard() override;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    QWidget* m_window;
    std::vector<const QWidget*> m_others;
    Actions& m_actions;
    std::function<bool()> m_presenting;

    bool handle(const QKeyEvent& event);
    enum class Owner { Stage, Widget, Nobody };
    [[nodiscard]] Owner ownerOnTheDesk(int key) const;
};

}  // namespace app::windows
